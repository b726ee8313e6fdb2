// Wording as data: what a paragraph of a clause is made of, before and after it is filled in.

/** A defined term as it stands in a sentence. `term` names the definition; `text` is the form used. */
export interface TermNode {
  readonly type: 'term'
  readonly term: string
  readonly text: string
}

/** A parameter of the clause. In a pack, `text` is what is printed, e.g. "90 days (150 days for an SME)". */
export interface ValueNode {
  readonly type: 'value'
  readonly name: string
  readonly text: string
}

/** A cross-reference. `to` is a clause id, `CLAUSE#anchor`, or a KPI id. In a pack, `text` is what is printed. */
export interface RefNode {
  readonly type: 'ref'
  readonly to: string
  readonly text: string
}

/** Emphasis in generated text: a defined term at its definition, a label in front of a list. */
export interface StrongNode {
  readonly type: 'strong'
  readonly text: string
}

/** A place that a reader of the document fills in. */
export interface FieldNode {
  readonly type: 'field'
  /** Unique in the document, e.g. `TRN-01.q.accept`. */
  readonly id: string
  readonly kind: AnswerKind
  /** What is asked, in words a screen reader can say. */
  readonly label: string
  /** Choices of a `choice` field. */
  readonly options?: readonly string[]
  /** Most words of a `narrative` answer. */
  readonly words?: number
}

/** How a question is answered. */
export type AnswerKind = 'yes-no' | 'narrative' | 'table' | 'number' | 'date' | 'choice' | 'file'
export const answerKinds: readonly AnswerKind[] = [
  'yes-no',
  'narrative',
  'table',
  'number',
  'date',
  'choice',
  'file',
]

/** Running text: a plain string, or a node that a renderer may treat specially. Every node has a printable `text` (a field has a `label`). */
export type Inline = string | TermNode | ValueNode | RefNode | StrongNode | FieldNode

/** A parameter in authored text, before a pack gives it a value. */
export type AuthoredValue = Omit<ValueNode, 'text'>

/** A reference in authored text. `inBrackets`: it stands inside round brackets and prints without its own. */
export interface AuthoredRef {
  readonly type: 'ref'
  readonly to: string
  readonly inBrackets?: true
}

/** Running text of the catalogue. */
export type AuthoredInline = string | TermNode | AuthoredValue | AuthoredRef

/** A paragraph of the catalogue. */
export type AuthoredText = readonly AuthoredInline[]

/** A paragraph of a pack or document. */
export type Text = readonly Inline[]
