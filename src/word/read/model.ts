// What is found in a Word file: plain data, in the order of the file.

import type { SupplierType } from '../../model/audience.ts'

/** A Word file as it reads once every tracked change is accepted. */
export interface ReadDocx {
  /** Version of the catalogue, where the file says it. */
  readonly catalogue?: string
  /** Our documents, in order. Empty where nothing says that the file holds one. */
  readonly documents: readonly ReadDocument[]
  /** True where the footer says that `toDocx` wrote the file as a whole: nothing else belongs in it. */
  readonly standalone: boolean
  /** Every paragraph and table row with words in it, whoever wrote it, in order. */
  readonly pieces: readonly ReadPiece[]
  /** Lines of headers and footers, numbers of pages apart. */
  readonly furniture: readonly string[]
  /** Changes that are tracked and neither accepted nor rejected. The pieces read as if all were accepted. */
  readonly tracked: readonly TrackedChange[]
  readonly comments: readonly ReadComment[]
  /** What could not be read: files in the file. */
  readonly unread: readonly 'embedded'[]
}

/** One of our documents. */
export interface ReadDocument {
  /** E.g. `contract-schedule`; absent where neither the properties of the file nor its bookmarks say it. */
  readonly kind?: string
  /** Of a reading copy, and digest of the pack it was written from, where the file says them. */
  readonly supplier?: SupplierType
  readonly digest?: string
  /** Positions of its first and last piece. */
  readonly first: number
  readonly last: number
  /** Whether bookmarks or controls of ours are left in it. */
  readonly anchored: boolean
  /** What was filled into controls, by field. */
  readonly answers: readonly ReadAnswer[]
}

/** Words as accepted, and what stands in our controls among them. */
export interface ReadText {
  /** White space is one space. What fills a field is left out. */
  readonly text: string
  readonly marks: readonly ReadMark[]
}

/** A value, or the place of a field, in a control of ours. */
export interface ReadMark {
  readonly type: 'value' | 'field'
  /** Of a value: clause and parameter, e.g. `REP-01.registerDays`. Of a field: its id. */
  readonly name: string
  /** Empty for a field. */
  readonly text: string
  /** Where it begins in the text. */
  readonly at: number
}

/** One paragraph, or one row of a table. */
export interface ReadPiece extends ReadText {
  /** Its place in the file, from 0. */
  readonly position: number
  /** The number that Word prints in front of it, e.g. `4.`; it is no part of the text. */
  readonly number?: string
  /** Level of a heading, from 1; 0 is the title of a document. */
  readonly heading?: number
  /** The cells of a row. Its text joins them by ` | `. */
  readonly cells?: readonly ReadText[]
  /** Names of our bookmarks that begin in it. */
  readonly anchors: readonly string[]
  /** The clause of the catalogue that it belongs to, by control or bookmark. */
  readonly clause?: string
}

/** What stands in a field. */
export interface ReadAnswer {
  readonly field: string
  /** What was filled in or ticked; absent where it is still open. */
  readonly answer?: string
  /** Position of its piece. */
  readonly position: number
}

/** Who did something, when, and where. */
interface Noted {
  readonly author: string
  /** E.g. `2027-03-01T10:15:00Z`. */
  readonly date?: string
  readonly text: string
  /** Position of the piece it begins in, or of the one that follows where nothing of it is left. */
  readonly position: number
  /** The clause it is in. */
  readonly clause?: string
}

type Edit = 'inserted' | 'deleted'
/** A change that Word tracked. `paragraph-…` and `row-…`: a whole paragraph mark or row. */
export interface TrackedChange extends Noted {
  readonly type: Edit | `moved-${'from' | 'to'}` | `${'paragraph' | 'row'}-${Edit}`
}

/** A comment in the margin. */
export interface ReadComment extends Noted {
  /** The words it is about, at most some 300 characters; empty where it points at a place only. */
  readonly about: string
}
