// The sheets that are filled in, as data: which columns, what each takes, who fills it. Words stand in clauses/strings under `workbook.`.

import { tiers } from '../../model/audience.ts'
import { grades } from '../../model/catalogue.ts'
import { commitmentStates, entryGrounds } from '../../model/follow-up.ts'
import { absenceReasons, judgedRatings, observationStatuses } from '../../model/observation.ts'
import type {
  ChangeRow,
  CommitmentRow,
  EngagementRow,
  EvidenceRow,
  FindingRow,
  GrievanceRow,
  RequestRow,
  ShortfallRow,
  SiteRow,
} from '../../model/workbook.ts'
import { confidentialities, peopleBands } from '../../model/workbook.ts'

/** What a cell takes. `texts` and `dates` are lists, divided by semicolons. */
export type CellKind = 'text' | 'decimal' | 'date' | 'choice' | 'texts' | 'dates'

/** A column: its id stands in the hidden row, its title in the row below. */
export interface Column {
  /** Name of the field of the row. */
  readonly id: string
  readonly kind: CellKind
  /** Name of a list, for a choice. */
  readonly list?: ListId
  readonly required?: true
  /** Two rows with the same value are a mistake. */
  readonly unique?: true
  /** Table whose first column it names a row of. */
  readonly names?: TableId
  /** Filled in by the program: alone it makes no row. */
  readonly prefilled?: true
  /** Open to the Supplier in a record of the Buyer. */
  readonly bySupplier?: true
  /** Width in characters. */
  readonly width: number
}

/** A sheet with one table that is filled in. */
export interface TableSheet {
  readonly id: TableId
  readonly columns: readonly Column[]
  /** Pages beside each other when printed; default 1. */
  readonly pagesWide?: number
  /** Kept by the Buyer: the Supplier's edition shows its rows, if there are any, and locks them. */
  readonly record?: true
}

export type TableId =
  | 'sites'
  | 'findings'
  | 'grievances'
  | 'engagement'
  | 'requests'
  | 'evidence'
  | 'commitments'
  | 'shortfalls'
  | 'steps'
  | 'changes'

/** Codes that a choice may take, in the order of the drop-down. */
export const lists = {
  absence: absenceReasons,
  answer: ['complete', 'partial', 'refused'],
  asked: ['yes', 'no'],
  change: ['restatement', 'threshold', 'version', 'note'],
  confidentiality: confidentialities,
  grade: grades,
  ground: entryGrounds,
  independence: ['own', 'third-party', 'workers'],
  level: ['final', 'component', 'material', 'other'],
  people: peopleBands,
  kept: commitmentStates,
  proven: ['yes', 'no', 'open'],
  rating: judgedRatings,
  scope: ['contract-specific', 'brand-wide'],
  severity: ['critical', 'serious', 'other'],
  state: ['open', 'in-progress', 'closed', 'reopened'],
  status: observationStatuses,
  tier: tiers,
  told: ['yes', 'no', 'unknown'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type FixedListId = keyof typeof lists

/** Lists of what a pack holds: its clauses, their paragraphs, the steps of its ladder. */
export const packLists = ['clause', 'anchor', 'rung'] as const
export type PackListId = (typeof packLists)[number]
export type ListId = FixedListId | PackListId
export const isPackList = (list: string): list is PackListId =>
  (packLists as readonly string[]).includes(list)

/** A shortfall as it stands in cells: yes and no for true and false, its steps in a table of their own. */
export interface ShortfallLine
  extends Omit<
    ShortfallRow,
    'steps' | 'severeHarm' | 'retaliation' | 'reportedBySupplier' | 'begins'
  > {
  readonly severeHarm?: string
  readonly retaliation?: string
  readonly reportedBySupplier?: string
  readonly beginsStep?: string
  readonly beginsGround?: string
}

/** A step of a shortfall as it stands in cells. */
export interface StepLine {
  readonly shortfall: string
  readonly step: string
  readonly on: string
  readonly due?: string
}

/** A column whose id is a field of the row. */
type ColumnOf<Row> = Column & { readonly id: keyof Row & string }
const table = <Row>(id: TableId, columns: readonly ColumnOf<Row>[], pagesWide = 1): TableSheet => ({
  id,
  columns,
  pagesWide,
})
const record = <Row>(id: TableId, columns: readonly ColumnOf<Row>[]): TableSheet => ({
  id,
  columns,
  record: true,
})

const confidentiality = {
  id: 'confidentiality',
  kind: 'choice',
  list: 'confidentiality',
  width: 13,
} as const
const reports = { id: 'reports', kind: 'texts', width: 24 } as const

/** The tables, in the order of their sheets. */
export const tables: readonly TableSheet[] = [
  table<SiteRow>('sites', [
    { id: 'id', kind: 'text', required: true, unique: true, width: 14 },
    { id: 'name', kind: 'text', width: 24 },
    { id: 'address', kind: 'text', width: 26 },
    { id: 'country', kind: 'text', width: 10 },
    { id: 'level', kind: 'choice', list: 'level', width: 12 },
    { id: 'models', kind: 'texts', width: 16 },
    { id: 'component', kind: 'text', width: 14 },
    { id: 'brand', kind: 'text', width: 12 },
    { id: 'since', kind: 'date', width: 11 },
    { id: 'source', kind: 'text', width: 18 },
    { id: 'confirmed', kind: 'date', width: 11 },
    confidentiality,
  ]),
  table<FindingRow>(
    'findings',
    [
      { id: 'id', kind: 'text', required: true, unique: true, width: 12 },
      { id: 'site', kind: 'text', width: 14 },
      { id: 'issue', kind: 'text', width: 22 },
      { id: 'severity', kind: 'choice', list: 'severity', width: 10 },
      { id: 'severityBy', kind: 'text', width: 14 },
      { id: 'found', kind: 'date', width: 11 },
      { id: 'grade', kind: 'choice', list: 'grade', width: 8 },
      { id: 'due', kind: 'date', width: 11 },
      { id: 'movedTo', kind: 'date', width: 11 },
      { id: 'status', kind: 'choice', list: 'state', width: 11 },
      { id: 'closed', kind: 'date', width: 11 },
      { id: 'verifiedBy', kind: 'text', width: 16 },
      { id: 'cause', kind: 'text', width: 26 },
      { id: 'buyingPart', kind: 'text', width: 26 },
      { id: 'recurrenceOf', kind: 'text', width: 12 },
      { id: 'people', kind: 'choice', list: 'people', width: 14 },
      confidentiality,
    ],
    2,
  ),
  table<GrievanceRow>('grievances', [
    { id: 'id', kind: 'text', required: true, unique: true, width: 14 },
    { id: 'issue', kind: 'text', width: 24 },
    { id: 'received', kind: 'date', width: 11 },
    { id: 'substantiated', kind: 'choice', list: 'proven', width: 12 },
    { id: 'remedy', kind: 'text', width: 28 },
    { id: 'agreed', kind: 'date', width: 11 },
    { id: 'delivered', kind: 'date', width: 11 },
    { id: 'owed', kind: 'decimal', width: 12 },
    { id: 'paid', kind: 'decimal', width: 12 },
    { id: 'people', kind: 'choice', list: 'people', width: 14 },
    { id: 'confirmedByWorkers', kind: 'choice', list: 'told', width: 12 },
    { id: 'retaliationChecks', kind: 'dates', width: 22 },
    confidentiality,
  ]),
  table<EngagementRow>(
    'engagement',
    [
      { id: 'id', kind: 'text', required: true, unique: true, width: 12 },
      { id: 'stage', kind: 'text', width: 14 },
      { id: 'site', kind: 'text', width: 14 },
      { id: 'heldOn', kind: 'date', width: 11 },
      { id: 'groupsHeard', kind: 'text', width: 18 },
      { id: 'peopleHeard', kind: 'choice', list: 'people', width: 14 },
      { id: 'groupsAtWork', kind: 'text', width: 22 },
      { id: 'howChosen', kind: 'text', width: 20 },
      { id: 'hosts', kind: 'text', width: 18 },
      { id: 'place', kind: 'text', width: 14 },
      { id: 'language', kind: 'text', width: 12 },
      { id: 'safeguards', kind: 'text', width: 20 },
      { id: 'consent', kind: 'text', width: 16 },
      { id: 'whatWasSaid', kind: 'text', width: 30 },
      { id: 'decision', kind: 'text', width: 22 },
      { id: 'decisionDate', kind: 'date', width: 11 },
      { id: 'whatChanged', kind: 'text', width: 28 },
      { id: 'answerReturned', kind: 'date', width: 11 },
      { id: 'proposals', kind: 'text', width: 26 },
      { id: 'proxyDanger', kind: 'text', width: 18 },
      { id: 'proxyReview', kind: 'date', width: 11 },
      confidentiality,
    ],
    2,
  ),
  table<RequestRow>('requests', [
    reports,
    { id: 'to', kind: 'text', required: true, width: 24 },
    { id: 'template', kind: 'text', width: 20 },
    { id: 'on', kind: 'date', required: true, width: 12 },
    { id: 'due', kind: 'date', width: 12 },
    { id: 'answer', kind: 'choice', list: 'answer', width: 12 },
    { id: 'answeredOn', kind: 'date', width: 12 },
    confidentiality,
  ]),
  table<EvidenceRow>('evidence', [
    { id: 'id', kind: 'text', unique: true, width: 12 },
    reports,
    { id: 'grade', kind: 'choice', list: 'grade', required: true, width: 9 },
    { id: 'share', kind: 'decimal', width: 9 },
    { id: 'date', kind: 'date', required: true, width: 11 },
    { id: 'scheme', kind: 'text', width: 16 },
    { id: 'scope', kind: 'choice', list: 'scope', width: 13 },
    { id: 'ref', kind: 'text', width: 22 },
    { id: 'type', kind: 'text', width: 16 },
    { id: 'issuer', kind: 'text', width: 18 },
    { id: 'independence', kind: 'choice', list: 'independence', width: 14 },
    { id: 'sites', kind: 'texts', width: 16 },
    { id: 'validUntil', kind: 'date', width: 11 },
    confidentiality,
  ]),
  record<CommitmentRow>('commitments', [
    { id: 'clause', kind: 'choice', list: 'clause', required: true, prefilled: true, width: 32 },
    { id: 'anchor', kind: 'choice', list: 'anchor', prefilled: true, width: 24 },
    { id: 'promise', kind: 'text', width: 44 },
    { id: 'due', kind: 'date', width: 11 },
    { id: 'state', kind: 'choice', list: 'kept', required: true, width: 20 },
    { id: 'on', kind: 'date', width: 12 },
    { id: 'note', kind: 'text', width: 40 },
    confidentiality,
  ]),
  record<ShortfallLine>('shortfalls', [
    { id: 'id', kind: 'text', required: true, unique: true, width: 10 },
    { id: 'clause', kind: 'choice', list: 'clause', required: true, width: 26 },
    { id: 'what', kind: 'text', required: true, width: 40 },
    { id: 'learnedOn', kind: 'date', required: true, width: 12 },
    { id: 'reportedBySupplier', kind: 'choice', list: 'asked', width: 11 },
    { id: 'severeHarm', kind: 'choice', list: 'asked', width: 10 },
    { id: 'retaliation', kind: 'choice', list: 'asked', width: 11 },
    { id: 'beginsStep', kind: 'choice', list: 'rung', width: 16 },
    { id: 'beginsGround', kind: 'choice', list: 'ground', width: 20 },
    { id: 'correctedOn', kind: 'date', width: 12 },
    { id: 'closedOn', kind: 'date', width: 12 },
    { id: 'statement', kind: 'text', bySupplier: true, width: 36 },
    confidentiality,
  ]),
  record<StepLine>('steps', [
    { id: 'shortfall', kind: 'text', required: true, names: 'shortfalls', width: 14 },
    { id: 'step', kind: 'choice', list: 'rung', required: true, width: 34 },
    { id: 'on', kind: 'date', required: true, width: 14 },
    { id: 'due', kind: 'date', width: 20 },
  ]),
  table<ChangeRow>('changes', [
    { id: 'on', kind: 'date', required: true, width: 12 },
    { id: 'kind', kind: 'choice', list: 'change', required: true, width: 14 },
    { id: 'what', kind: 'text', required: true, width: 40 },
    { id: 'from', kind: 'text', width: 20 },
    { id: 'to', kind: 'text', width: 20 },
    { id: 'reason', kind: 'text', width: 40 },
    { id: 'by', kind: 'text', width: 20 },
    confidentiality,
  ]),
]

/** Columns of the sheet of reports: one row asks one thing. What is seldom needed stands at the right, outside the printed page. */
export const inputColumns = [
  { id: 'report', kind: 'text', width: 21 },
  { id: 'title', kind: 'text', width: 26 },
  { id: 'brand', kind: 'text', width: 11 },
  { id: 'start', kind: 'date', width: 11 },
  { id: 'end', kind: 'date', width: 11 },
  { id: 'due', kind: 'date', width: 11 },
  { id: 'question', kind: 'text', width: 52 },
  { id: 'how', kind: 'text', width: 18 },
  { id: 'answer', kind: 'text', width: 22 },
  { id: 'absent', kind: 'choice', list: 'absence', width: 13 },
  { id: 'share', kind: 'text', width: 8 },
  { id: 'reportedOn', kind: 'date', width: 12 },
  { id: 'reportedBy', kind: 'text', width: 11 },
  { id: 'status', kind: 'choice', list: 'status', width: 10 },
  { id: 'survey', kind: 'choice', list: 'asked', width: 8 },
  { id: 'lot', kind: 'text', width: 10 },
  { id: 'site', kind: 'text', width: 12 },
  { id: 'product', kind: 'text', width: 12 },
  { id: 'supersedes', kind: 'text', width: 18 },
  { id: 'reason', kind: 'text', width: 24 },
  { id: 'kpi', kind: 'text', width: 20 },
  { id: 'item', kind: 'text', width: 20 },
  { id: 'check', kind: 'text', width: 7 },
] as const satisfies readonly Column[]
export type InputColumn = (typeof inputColumns)[number]['id']

/** Columns of the sheet of the contract and its thresholds. */
export const setupColumns = [
  { id: 'label', kind: 'text', width: 46 },
  { id: 'value', kind: 'text', width: 36 },
  { id: 'unit', kind: 'text', width: 12 },
  { id: 'direction', kind: 'text', width: 18 },
  { id: 'target', kind: 'decimal', width: 12 },
  { id: 'approaching', kind: 'decimal', width: 12 },
  { id: 'requiresImprovement', kind: 'decimal', width: 14 },
  { id: 'key', kind: 'text', width: 24 },
] as const satisfies readonly Column[]

/** Columns of the hidden sheet: what the drop-downs offer, and what each KPI asks. */
export const listColumns = [
  { id: 'list', kind: 'text', width: 16 },
  { id: 'code', kind: 'text', width: 20 },
  { id: 'label', kind: 'text', width: 30 },
  { id: 'kpi', kind: 'text', width: 22 },
  { id: 'item', kind: 'text', width: 20 },
  { id: 'form', kind: 'text', width: 12 },
  { id: 'need', kind: 'text', width: 10 },
] as const satisfies readonly Column[]
