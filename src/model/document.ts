// The document tree: plain nodes that every renderer understands. Meaning stands in roles, never in ids.

import type { Audience, SupplierType } from './audience.ts'
import type { FieldNode, Text } from './text.ts'

/** Kinds of document that are drafted from a pack. A review note is drafted from a review (`draftReview`). */
export const documentKinds = [
  'tender-questions',
  'evaluator-guide',
  'contract-schedule',
  'kpi-annex',
  'brand-certificate',
  'formal-request',
  'letter-of-support',
  'diligence-plan',
  'progress-report',
  'worker-notice',
  'supplier-guide',
  'market-consultation',
  'handover-note',
  'alignment-matrix',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a contract may hand out: documents, and the workbook of the Register. */
export const papers = [...documentKinds, 'workbook'] as const
export type Paper = (typeof papers)[number]

/** For whom a document is: published, handed to suppliers, kept inside, or used once the contract runs. */
export const readerships = ['publish', 'supplier', 'internal', 'after-award'] as const
export type Readership = (typeof readerships)[number]

/** For whom `packFor` leaves out what is internal: everyone, or suppliers. */
export const outsiders = ['publish', 'supplier'] as const
export type Outsider = (typeof outsiders)[number]

/** Readerships of the documents that are for them. */
export const shownTo = {
  publish: ['publish'],
  supplier: ['publish', 'supplier'],
} as const satisfies Readonly<Record<Outsider, readonly Readership[]>>

/** How a page looks: a letter of one page, or a poster to hang up, read from a metre away. */
export const layouts = ['letter', 'poster'] as const
export type Layout = (typeof layouts)[number]

/** The whole document. Its title is the first-level heading. */
export interface DocumentNode {
  readonly type: 'document'
  readonly kind: DocumentKind | 'review-note' | 'index'
  readonly readership: Readership
  /** Absent for a text of any length. */
  readonly layout?: Layout
  /** BCP 47 code. */
  readonly language: string
  readonly title: Text
  /** For headers and the properties of a file: what is procured, and by whom. */
  readonly procurement: {
    readonly title: string
    readonly buyer: string
    readonly reference?: string
  }
  /** For a footer: which wording this is. */
  readonly stamp: { readonly catalogue: string; readonly digest: string }
  /** Words around the text of a page; they are no part of what the document says. */
  readonly furniture: Furniture
  /** Present on a reading copy: the supplier type it was made for. */
  readonly supplier?: SupplierType
  readonly children: readonly BlockNode[]
}

/** Words around the text of a page, in the language of the document. */
export interface Furniture {
  /** The link over the navigation. */
  readonly skip: string
  /** Label of the table of contents. */
  readonly contents: string
  /** Label of the list of documents that belong together. */
  readonly documents: string
  /** Label of the links from a clause to its question, condition and KPIs. */
  readonly see: string
  readonly condition: string
  readonly question: string
  readonly kpi: string
  /** Readership in words, for headers. */
  readonly readership: string
  /** `Page {{page}} of {{pages}}`. */
  readonly page: string
}

/** What a block stands for. Renderers link and tag by it. `signature`: a line to sign on. `stamp`: which wording this is. */
export const blockRoles = [
  'definition',
  'kpi',
  'question',
  'condition',
  'outcome',
  'proof',
  'notice',
  'register',
  'finding',
  'signature',
  'stamp',
] as const
export type BlockRole = (typeof blockRoles)[number]

/** A heading and what stands under it. Headings nest without gaps. */
export interface SectionNode {
  readonly type: 'section'
  readonly id: string
  readonly role?: BlockRole
  /** Clauses that a KPI measures, first the one it belongs to. */
  readonly measures?: readonly string[]
  /** Begins a page, where there are pages. */
  readonly page?: true
  /** A long document lists its contents in front of it; where no section says so, behind what introduces the document. */
  readonly contents?: true
  readonly title: Text
  readonly children: readonly BlockNode[]
}

/** One clause: like a section, with its id and revision. Prints as `TRN-01 Final production sites`. */
export interface ClauseNode {
  readonly type: 'clause'
  readonly id: string
  readonly revision: number
  /** `condition`, `question`: which half of the pair. */
  readonly role: BlockRole
  readonly title: Text
  readonly children: readonly BlockNode[]
}

/** Items that bind one audience. Their run-in headings say whom. */
export interface GroupNode {
  readonly type: 'group'
  readonly audience: Audience
  readonly children: readonly ItemNode[]
}

/** A numbered paragraph, or (without a number) a definition or a bullet. */
export interface ItemNode {
  readonly type: 'item'
  /** Unique in the document, e.g. `TRN-01.second-source`. */
  readonly id: string
  readonly role?: BlockRole
  /** Printed in front, e.g. `4.`; cited with the clause in front: `TRN-01.4`. */
  readonly number?: string
  /** Run-in heading. */
  readonly heading?: string
  readonly children: Text
  /** Sub-items, printed (1), (2), … or (a), (b), … */
  readonly items?: readonly Text[]
  /** How sub-items are counted; default `number`. */
  readonly letters?: true
  /** Only in questions: where the answer goes. */
  readonly answer?: FieldNode
}

export interface ParagraphNode {
  readonly type: 'paragraph'
  readonly id?: string
  readonly role?: BlockRole
  readonly children: Text
}

export interface ListNode {
  readonly type: 'list'
  readonly items: readonly Text[]
}

/** A table with a caption, one header row, and plain cells; the first column names the row. */
export interface TableNode {
  readonly type: 'table'
  readonly id: string
  readonly role?: BlockRole
  readonly caption: Text
  readonly columns: readonly Text[]
  readonly rows: readonly (readonly Text[])[]
}

/** A small chart. Every format prints caption and points as words; HTML and Word show bars too. */
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
  /** Highest value of the scale, e.g. 100 for per cent; default: the highest value. */
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
