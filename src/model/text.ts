// Wording as data: what a paragraph is made of, before and after it is filled in.

import * as z from 'zod/mini'
import type { Shape } from './schema.ts'

/** A defined term as it stands in a sentence. */
const term = z.strictObject({
  type: z.literal('term'),
  /** Id of the definition. */
  term: z.string(),
  /** The form used in the sentence. */
  text: z.string(),
})
/** A parameter with what is printed, e.g. "20 days (SME: 30)". */
const value = z.strictObject({
  type: z.literal('value'),
  /** Clause and parameter, e.g. `REP-01.registerDays`. */
  name: z.string(),
  text: z.string(),
})
/** A cross-reference. `to` is a clause id, `CLAUSE#anchor`, or a KPI id; `text` is what is printed, e.g. `REQ-01.3`. */
const ref = z.strictObject({ type: z.literal('ref'), to: z.string(), text: z.string() })
/** Emphasis in generated text: a label in front of a list. */
const strong = z.strictObject({ type: z.literal('strong'), text: z.string() })
/** Wording that a pack holds. */
export const textSchema = z.array(z.union([z.string(), term, value, ref, strong]))

/** How a place to fill in is filled. */
export const fieldKinds = ['yes-no', 'narrative', 'text', 'number', 'date', 'choice'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** A place that a reader of the document fills in. */
export interface FieldNode {
  readonly type: 'field'
  /** Unique in the document, e.g. `TRN-01.q.plan`. */
  readonly id: string
  readonly kind: FieldKind
  /** What is asked, in words a screen reader can say. */
  readonly label: string
  /** Words to tick: of a `choice`, or yes and no in the language of the document. */
  readonly options?: readonly string[]
  /** Most words of a `narrative` answer. */
  readonly words?: number
}

export type TermNode = Shape<typeof term>
export type ValueNode = Shape<typeof value>
export type RefNode = Shape<typeof ref>
export type StrongNode = Shape<typeof strong>
/** Wording of a pack: strings, terms, values, references. */
export type Wording = Shape<typeof textSchema>
/** Running text of a document: wording, and places to fill in. */
export type Inline = Wording[number] | FieldNode
export type Text = readonly Inline[]

/** A parameter in authored text, before a pack gives it a value. */
export interface AuthoredValue {
  readonly type: 'value'
  /** Name of a parameter of the clause, or `TRN-01.firstModels` outside it. */
  readonly name: string
}
/** A reference in authored text. */
export interface AuthoredRef {
  readonly type: 'ref'
  readonly to: string
}
/** A paragraph of the catalogue. Bold text opens a sentence of guidance. */
export type AuthoredText = readonly (string | TermNode | AuthoredValue | AuthoredRef | StrongNode)[]

/** The words of a text, terms and values included, without any mark. */
export const plainText = (text: Text | AuthoredText): string => text.map(plainInline).join('')

function plainInline(node: Text[number] | AuthoredText[number]): string {
  if (typeof node === 'string') return node
  if (node.type === 'field') return node.label
  return 'text' in node ? node.text : ''
}
