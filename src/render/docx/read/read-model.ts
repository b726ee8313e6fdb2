// What is found in a Word file: plain data, in the order of the file.

import type { SupplierType } from '../../../model/audience.ts'

/** A Word file as it reads once every tracked change is accepted. */
export interface ReadDocx {
  /** Version of the catalogue, where the file says it. */
  readonly catalogue?: string
  /** Our documents in the file, in its order. Empty where it holds none. */
  readonly documents: readonly ReadDocument[]
  /** True where the footer says that the file as a whole was written by `toDocx`: nothing else belongs in it. */
  readonly standalone: boolean
  /** Every paragraph and table row with words in it, whoever wrote it, in order. */
  readonly pieces: readonly ReadPiece[]
  /** Changes that someone tracked and nobody has accepted or rejected yet. The pieces read as if all were accepted. */
  readonly tracked: readonly TrackedChange[]
  readonly comments: readonly ReadComment[]
  /** Parts of the text that could not be read, e.g. an embedded file. */
  readonly unread: readonly string[]
}

/** One of our documents. */
export interface ReadDocument {
  /** `tender-questions`, `contract-schedule`, …; absent where neither the properties of the file nor its bookmarks say it. */
  readonly kind?: string
  /** Present on a reading copy, where the file says it. */
  readonly supplier?: SupplierType
  /** Digest of the pack it was written from, where the file says it. */
  readonly digest?: string
  /** Positions of its first and last piece. */
  readonly first: number
  readonly last: number
  /** Its clauses in the order of the file. */
  readonly clauses: readonly ReadClause[]
  /** What was filled in, by field. */
  readonly answers: readonly ReadAnswer[]
}

/** A clause of the catalogue, found again. */
export interface ReadClause {
  /** E.g. `TRN-01`. */
  readonly id: string
  /** Revision of its wording; absent where only the bookmark is left. */
  readonly revision?: number
  /** What it was recognised by. */
  readonly found: 'control' | 'bookmark' | 'both'
  readonly pieces: readonly ReadPiece[]
  /** Values as they print, by parameter, each way of writing once. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** One paragraph, or one row of a table. */
export interface ReadPiece {
  /** Its place in the file, from 0. */
  readonly position: number
  /** As accepted, without its number; white space is one space. Answers are left out. Cells of a row are joined by ` | `. */
  readonly text: string
  /** The number that Word prints in front of it, e.g. `4.12`. */
  readonly number?: string
  /** Level of a heading, from 1; 0 is the title of a document. */
  readonly heading?: number
  /** Only in tables: the cells of the row. */
  readonly cells?: readonly string[]
  /** Names of our bookmarks around it, the outermost first. */
  readonly anchors: readonly string[]
  /** Tags of our content controls around it, the outermost first. */
  readonly tags: readonly string[]
  /** Values in content controls. */
  readonly values: readonly ReadValue[]
  /** Ids of the fields that stand in it. */
  readonly fields: readonly string[]
}

/** A value of a parameter. */
export interface ReadValue {
  /** Clause id. */
  readonly clause: string
  /** Name of the parameter. */
  readonly name: string
  readonly text: string
  /** Where it begins in the text of its piece. */
  readonly at: number
}

/** What stands in a field. */
export interface ReadAnswer {
  /** Id of the field, e.g. `TRN-01.q.accept`. */
  readonly field: string
  /** What was filled in or ticked; absent where it is still open. */
  readonly answer?: string
  /** Position of its piece. */
  readonly position: number
}

/** A change that Word tracked. */
export interface TrackedChange {
  /** `paragraph-…` and `row-…`: a whole paragraph mark or row; `text` is what stood in the row. */
  readonly type:
    | 'inserted'
    | 'deleted'
    | 'moved-from'
    | 'moved-to'
    | 'paragraph-inserted'
    | 'paragraph-deleted'
    | 'row-inserted'
    | 'row-deleted'
  readonly author: string
  /** As the file says it, e.g. `2027-03-01T10:15:00Z`; absent where it does not. */
  readonly date?: string
  readonly text: string
  /** Position of the piece it is in, or of the one that follows where nothing of it is left. */
  readonly position: number
  /** The clause it is in. */
  readonly clause?: string
}

/** A comment in the margin. */
export interface ReadComment {
  readonly author: string
  readonly date?: string
  readonly text: string
  /** The words it is about; empty where it points at a place only. */
  readonly about: string
  /** Position of the piece it begins in. */
  readonly position: number
  /** The clause it is in. */
  readonly clause?: string
}
