// What a comparison of a pack with a Word file says: plain data.

import type { Finding } from '../../../check/rule.ts'
import type { SupplierType } from '../../../model/audience.ts'
import type { DocumentKind } from '../../../model/document.ts'
import type { ReadComment, TrackedChange } from '../read/read-model.ts'
import type { Unit } from './pieces.ts'
import type { DiffPiece } from './word-diff.ts'

/** What the comparison of a pack with a file found. */
export interface Comparison {
  /** True where every document found says what the pack says, and nothing more. Open comments do not change it. */
  readonly same: boolean
  /** In the order of the file. */
  readonly documents: readonly DocumentComparison[]
  /** Whether questions, conditions, KPIs and definitions still fit each other; and what to do before anyone signs. Errors first. Their ids and reasons stand in docs/word-compare.md. */
  readonly findings: readonly Finding[]
  /** Documents of a pair that are not in the file, and what could therefore not be checked. */
  readonly unchecked: readonly { readonly kind: DocumentKind; readonly why: string }[]
  /** As in the file: changes that are tracked and neither accepted nor rejected. */
  readonly tracked: readonly TrackedChange[]
  /** As in the file. */
  readonly comments: readonly ReadComment[]
}

/** One document of the file beside the one that the pack drafts. */
export interface DocumentComparison {
  readonly kind: DocumentKind
  /** Present on a reading copy. */
  readonly supplier?: SupplierType
  readonly same: boolean
  /** Every part that has an id, in the order of the pack, unchanged ones too. */
  readonly units: readonly UnitComparison[]
  /** Clauses and paragraphs that now print another number, and references that do. */
  readonly renumbered: readonly Renumbered[]
  /** What was filled in, in the order of the document. A field that is still open has no `answer`. */
  readonly answers: readonly {
    readonly field: string
    readonly label: string
    readonly answer?: string
  }[]
  /** Text before and behind the document in the same file. */
  readonly around: readonly string[]
}

/** What became of a part. */
export type Outcome =
  | 'unchanged'
  | 'wording-changed'
  | 'parameter-changed'
  | 'removed'
  | 'added'
  | 'moved'

/** A clause, definition, KPI, form or other part beside what the pack says. */
export interface UnitComparison extends Unit {
  /** `unchanged` alone, or everything else that happened, each once. */
  readonly outcomes: readonly Outcome[]
  /** In the order of the document. */
  readonly changes: readonly Change[]
}

/** Where something is. */
export interface Where {
  /** Id of the item, table or part, e.g. `TRN-01.site-list`. */
  readonly id: string
  /** As a reader finds it: `4.12 (a)`, `row 3, …`. */
  readonly label: string
  /** Its place among the paragraphs and rows of that id, from 1. */
  readonly paragraph: number
  /** Only in tables: heading of the column. */
  readonly column?: string
  /** Its place in the file, see `ReadPiece.position`; absent where it is gone. */
  readonly position?: number
}

/** One change. `reads` says it in a sentence. */
export type Change = WordingChange | ParameterChange | RemovedText | AddedText | MovedText

/** Words differ. */
export interface WordingChange {
  readonly type: 'wording-changed'
  readonly where: Where
  readonly diff: readonly DiffPiece[]
  readonly reads: string
}

/** A value of a parameter differs. */
export interface ParameterChange {
  readonly type: 'parameter-changed'
  readonly where: Where
  /** Name of the parameter, e.g. `listDays`. */
  readonly name: string
  readonly label: string
  /** As printed, e.g. `90 days (150 days for an SME)`. */
  readonly from: string
  readonly to: string
  /** Each number that differs. `for`: the supplier type it binds; absent for everyone that the paragraph binds. */
  readonly values: readonly {
    readonly for?: string
    readonly from?: number | string
    readonly to?: number | string
  }[]
  /** Of a period: its unit. */
  readonly unit?: string
  /** Lowest and highest value that the clause allows. */
  readonly min?: number
  readonly max?: number
  /** Whether all of it is allowed; absent where the new value cannot be read. */
  readonly within?: boolean
  /** Why it is not allowed, or why that cannot be said. */
  readonly why?: string
  readonly reads: string
}

/** Something is no longer there: all of the part, or (with `where`) a piece of it. */
export interface RemovedText {
  readonly type: 'removed'
  readonly where?: Where
  readonly text: string
  readonly reads: string
}

/** Something is there that the pack does not have. Paragraphs that follow each other are one. */
export interface AddedText {
  readonly type: 'added'
  /** The piece behind which it stands. */
  readonly where: Where
  /** One line a paragraph. */
  readonly text: string
  /** True where it begins with a heading: a clause or section of someone's own. */
  readonly heading?: true
  readonly reads: string
}

/** The part, or (with `where`) a piece of it, stands elsewhere. */
export interface MovedText {
  readonly type: 'moved'
  readonly where?: Where
  /** Title of the part behind which it now stands; absent where it is first. */
  readonly after?: string
  readonly reads: string
}

/** A number that differs from the pack's. */
export interface Renumbered {
  /** Id of the clause or item. */
  readonly id: string
  readonly from: string
  /** Empty where no number prints. */
  readonly to: string
  /** Present where not the paragraph but a reference to it prints another number: the text that holds the reference. */
  readonly reference?: string
}
