// What a comparison of a pack with a Word file says: plain data.

import type { SupplierType } from '../../model/audience.ts'
import type { BlockRole, DocumentKind, DocumentNode } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { LineKind } from '../lines.ts'
import type { ReadComment, TrackedChange } from '../read/model.ts'

/** What the comparison of a pack with a file found. */
export interface Comparison {
  /** True where every document found says what the pack says, and nothing more. Open comments do not change it. */
  readonly same: boolean
  /** In the order of the file. */
  readonly documents: readonly DocumentComparison[]
  /** Whether what belongs together still fits, and what to do before anyone signs. Errors first. */
  readonly findings: readonly Finding[]
  /** Halves of the pair that are not in the file: whether the other half still fits is judged by the pack. */
  readonly unchecked: readonly DocumentKind[]
  /** As in the file: changes that are tracked and neither accepted nor rejected, and comments. */
  readonly tracked: readonly TrackedChange[]
  readonly comments: readonly ReadComment[]
}

/** One document of the file beside the one that the pack drafts. */
export interface DocumentComparison {
  readonly kind: DocumentNode['kind']
  /** Present on a reading copy. */
  readonly supplier?: SupplierType
  readonly same: boolean
  /** In the order of the document. Parts without a change are as the pack has them. */
  readonly changes: readonly Change[]
  /** Every field, in the order of the document. One that is still open has no `answer`. */
  readonly answers: readonly Answer[]
  /** Text before and behind the document in the same file. */
  readonly around: readonly string[]
}

/** A field. */
export interface Answer {
  readonly field: string
  readonly label: string
  readonly answer?: string
}

type Edit = 'wording-changed' | 'parameter-changed'
/** One change. */
export interface Change {
  /** `split`: the same words in several paragraphs. */
  readonly type: Edit | 'removed' | 'added' | 'moved' | 'split' | 'renumbered'
  /** Clause, definition, KPI, table or section that it belongs to: id, title and role. */
  readonly part: string
  readonly title: string
  readonly role?: BlockRole
  /** Absent where it is about the whole part; of what was added, what it stands behind. */
  readonly place?: Place
  /** Its place in the file, see `ReadPiece.position`; absent where it is gone. */
  readonly position?: number
  /** Of what was removed or added: one line a paragraph. */
  readonly text?: string
  /** Of what was added: it begins with a heading, as a part of someone's own. */
  readonly heading?: true
  /** Of wording. */
  readonly diff?: readonly DiffPiece[]
  /** Of a parameter. */
  readonly value?: ValueChange
  /** Of a number: what prints, e.g. `TRN-01.4`; `to` is empty where none does. */
  readonly from?: string
  readonly to?: string
  /** Of what was split: how many paragraphs it is now. */
  readonly count?: number
}

/** Where something is. */
export interface Place {
  /** Id of the item, table or part, e.g. `TRN-01.sites`. */
  readonly id: string
  readonly kind: LineKind
  /** What prints to find it: `TRN-01.4`, a run-in heading, the first cell of a row. */
  readonly name: string
  /** What prints in front, or its number among those of its kind, from 1. */
  readonly number: string
  /** Only in tables: heading of the column. */
  readonly column?: string
}

/** A stretch of words that stayed, went or came. */
export interface DiffPiece {
  readonly type: 'kept' | 'removed' | 'added'
  readonly text: string
}

/** A value of a parameter that differs. */
export interface ValueChange {
  /** Clause and parameter, e.g. `REP-01.registerDays`, and its label. */
  readonly name: string
  readonly label: string
  /** As printed, e.g. `20 days (SME: 30)`. */
  readonly from: string
  readonly to: string
  /** What it now is; absent where it is not written as the pack writes it. */
  readonly value?: number | string
  readonly sme?: number | string
  /** Lowest and highest value that the clause allows. */
  readonly min?: number
  readonly max?: number
  /** Absent where the new value cannot be read. `stricter`: for an SME than for others. */
  readonly judged?: 'within' | 'outside' | 'stricter'
}
