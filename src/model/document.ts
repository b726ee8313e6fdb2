// The document tree: plain nodes that every renderer understands.

import type { Audience, SupplierType } from './audience.ts'
import type { FieldNode, Text } from './text.ts'

/** Kinds of document that are drafted from a pack. A review note is drafted from a review (`draftReview`). */
export type DocumentKind =
  | 'tender-questions'
  | 'evaluator-guide'
  | 'contract-schedule'
  | 'kpi-annex'
  | 'brand-certificate'
  | 'supplier-guide'
  | 'market-consultation'
  | 'handover-note'
  | 'alignment-matrix'
export const documentKinds: readonly DocumentKind[] = [
  'tender-questions',
  'evaluator-guide',
  'contract-schedule',
  'kpi-annex',
  'brand-certificate',
  'supplier-guide',
  'market-consultation',
  'handover-note',
  'alignment-matrix',
]

/** The whole document. Its title is the first-level heading. */
export interface DocumentNode {
  readonly type: 'document'
  readonly kind: DocumentKind | 'review-note'
  /** BCP 47 code. */
  readonly language: string
  readonly title: Text
  /** For the properties of a file: what is procured, and by whom. */
  readonly procurement: {
    readonly title: string
    readonly buyer: string
    readonly reference?: string
  }
  /** For a footer: which wording this is. */
  readonly stamp: { readonly catalogue: string; readonly digest: string }
  /** Words around the text of a page; absent where the pack was composed before there were any. */
  readonly furniture?: Furniture
  /** Present on a reading copy: the supplier type it was made for. */
  readonly supplier?: SupplierType
  readonly children: readonly BlockNode[]
}

/** Words around the text of a page, in the language of the document. They are no part of what the document says. */
export interface Furniture {
  /** The link over the navigation. */
  readonly skip: string
  /** Label of the table of contents. */
  readonly contents: string
  /** Label of the list of documents that belong together. */
  readonly documents: string
  /** Label of the links from a clause to its question, condition and KPIs. */
  readonly see: string
  /** What a condition is called here. */
  readonly condition: string
  /** What a question is called here. */
  readonly question: string
}

/** A heading and what stands under it. Headings nest without gaps. */
export interface SectionNode {
  readonly type: 'section'
  readonly id: string
  readonly title: Text
  readonly children: readonly BlockNode[]
}

/** One clause: like a section, with its number, id and revision. */
export interface ClauseNode {
  readonly type: 'clause'
  /** Clause id; in a document of questions too. */
  readonly id: string
  readonly revision: number
  /** Printed in front of the title: `5`, or `Question 5`. */
  readonly number: string
  readonly title: Text
  readonly children: readonly BlockNode[]
}

/** Items that bind one audience, with the sentence that says whom. */
export interface GroupNode {
  readonly type: 'group'
  readonly audience: Audience
  readonly leadIn?: Text
  readonly children: readonly ItemNode[]
}

/** A numbered paragraph, or (without a number) a bullet or a definition. */
export interface ItemNode {
  readonly type: 'item'
  /** Unique in the document, e.g. `TRN-01.site-list`. */
  readonly id: string
  readonly number?: string
  /** A `-` bullet: it permits a form and has no number. */
  readonly bullet?: true
  readonly heading?: string
  readonly children: Text
  /** Sub-items, printed (a), (b), … */
  readonly items?: readonly Text[]
  /** Only in questions: where the answer goes. */
  readonly answer?: FieldNode
}

export interface ParagraphNode {
  readonly type: 'paragraph'
  readonly children: Text
  /** `notice`: speaks about this copy of the document, not in it. */
  readonly role?: 'notice'
}

export interface ListNode {
  readonly type: 'list'
  readonly items: readonly Text[]
}

/** A table with a caption, one header row, and plain cells; the first column names the row. */
export interface TableNode {
  readonly type: 'table'
  readonly id: string
  readonly caption: Text
  readonly columns: readonly Text[]
  readonly rows: readonly (readonly Text[])[]
}

/** A small chart. Every format prints caption and points as words; HTML and Word draw it too. */
export interface ChartNode {
  readonly type: 'chart'
  readonly id: string
  readonly caption: Text
  /** In order of time. `value` is a decimal as shown, absent where there is none; `note` says why, or how it was rated. */
  readonly points: readonly {
    readonly label: string
    readonly value?: string
    readonly note?: string
  }[]
  /** Drawn as a line, in the same unit. */
  readonly target?: number
  /** Highest value of the scale, e.g. 100 for per cent; default: the highest value or target. */
  readonly max?: number
}

export type BlockNode =
  | SectionNode
  | ClauseNode
  | GroupNode
  | ItemNode
  | ParagraphNode
  | ListNode
  | TableNode
  | ChartNode
export type DocumentTree = DocumentNode | BlockNode
