// The sheet of reports: one row asks one thing. Reports at hand first where they are due first; then those the contract asks for; then empty rows.

import type { Observation, ObservedValue, Period, Subject } from '../../model/observation.ts'
import type { PackKpi } from '../../model/pack.ts'
import { joinList, numberOf } from './cells.ts'
import { type InputColumn, inputColumns } from './columns.ts'
import {
  canBeSurvey,
  companion,
  coverageUnit,
  eligible,
  type Item,
  isJudgementOf,
  itemsOf,
  judgementItems,
  kpiKey,
  observed,
  shareOf,
  takesReason,
} from './items.ts'
import {
  type Cell,
  cell,
  dateCell,
  letters,
  type SheetModel,
  spareRows,
  type Validation,
} from './sheet.ts'
import { type Labels, stepWord, type Words } from './words.ts'

/** A report to write: one that was made, or one that the contract asks for. */
export interface Report {
  readonly id: string
  readonly kpi: PackKpi
  readonly subject: Omit<Subject, 'contract'>
  readonly period: Period
  readonly due?: string
  /** Who is expected to report, where none was made yet. */
  readonly reporter?: string
  readonly observation?: Observation
}

const at = Object.fromEntries(inputColumns.map(({ id }, index) => [id, index])) as Readonly<
  Record<InputColumn, number>
>
/** A cell has room for 32,767 characters. */
const room = 32_000
const ratioRows = 5_000

/** The rows of one report. */
interface ItemRow {
  readonly item: Item
  readonly answer: Cell
  readonly absent?: string
  readonly check?: 'part' | 'date'
}

/** The sheet. `judging`: the Buyer is asked for its rating where a person rates the KPI. */
export function reportSheet(
  words: Words,
  labels: Labels,
  reports: readonly Report[],
  judging: boolean,
): SheetModel {
  const judgements: number[] = []
  const rows: (Cell | undefined)[][] = [
    inputColumns.map(({ id }) => cell(`input.${id}`, 'id')),
    inputColumns.map(({ id }) => cell(words(`column.input.${id}`), 'head')),
  ]
  for (const report of reports) {
    const items = itemRows(words, labels, report, judging)
    const first = rows.length
    const formula = rows.length < ratioRows ? shareFormula(report, items, first) : undefined
    for (const [index, { item, answer, absent, check }] of items.entries()) {
      const row: (Cell | undefined)[] = []
      const set = (column: InputColumn, value: Cell): void => void (row[at[column]] = value)
      set('report', cell(report.id, 'locked'))
      set('kpi', cell(kpiKey(report.kpi), 'id'))
      set('item', cell(item.name, 'id'))
      if (check) set('check', cell(check, 'id'))
      set('question', cell(labelOf(words, report.kpi, item), 'locked'))
      set('how', cell(words(`how.${item.form}`), 'locked'))
      set('answer', answer)
      if (item.form === 'rating') judgements.push(rows.length)
      if (takesReason(item.name, item.need === 'yes'))
        set(
          'absent',
          cell(absent === undefined ? null : (labels.absence.get(absent) ?? absent), 'input'),
        )
      if (formula && index === formula.row)
        set('share', { value: formula.result, look: 'share', formula: formula.text })
      if (index === 0) firstRow(words, set, report, labels)
      rows.push(row)
    }
  }
  const spare = rows.length
  for (let row = 0; row < spareRows; row++)
    rows.push(
      inputColumns.map(({ id, kind }) =>
        ['title', 'due', 'question', 'how', 'share', 'check'].includes(id)
          ? cell(null, 'locked')
          : kind === 'date'
            ? dateCell(undefined, 'inputDate')
            : cell(null, 'input'),
      ),
    )
  return {
    id: 'input',
    name: words('sheet.input'),
    widths: inputColumns.map(({ width }) => width),
    rows,
    ids: true,
    printedColumns: at.lot,
    frozenColumns: 2,
    filter: true,
    validations: validationsOf(words, spare, rows.length - 1, judgements),
    conditions: [
      {
        columns: [at.answer, at.answer],
        rows: [2, rows.length - 1],
        formula: `LEN($${letters(at.absent)}3)>0`,
        tone: 'quiet',
      },
    ],
  }
}

function firstRow(
  words: Words,
  set: (column: InputColumn, value: Cell) => void,
  { kpi, subject, period, due, reporter, observation }: Report,
  { status: statuses }: Labels,
): void {
  // what stands outside the printed page is said here as well
  const apart = [subject.lot, subject.site, subject.product]
    .filter((part) => part !== undefined)
    .join(', ')
  set('title', cell(`${kpi.number} ${kpi.title}${apart && ` (${apart})`}`, 'locked'))
  for (const field of ['lot', 'brand', 'site', 'product'] as const)
    set(field, cell(subject[field] ?? null, 'locked'))
  set('start', dateCell(period.start, 'lockedDate'))
  set('end', dateCell(period.end, 'lockedDate'))
  if (due) set('due', dateCell(due, 'lockedDate'))
  set('reportedOn', dateCell(observation?.reportedOn, 'inputDate'))
  set('reportedBy', cell(observation?.reportedBy ?? reporter ?? null, 'input'))
  const status = observation?.status ?? 'final'
  set('status', cell(statuses.get(status) ?? status, 'input'))
  const survey = observation?.survey
  set(
    'survey',
    cell(
      survey === undefined ? null : words(`list.asked.${survey ? 'yes' : 'no'}`),
      canBeSurvey(kpi) ? 'input' : 'locked',
    ),
  )
  set('supersedes', cell(observation?.supersedes ?? null, 'input'))
  set('reason', cell(observation?.reason ?? null, 'input'))
}

/** What is asked, in words. */
function labelOf(words: Words, { measure, judged }: PackKpi, { name, label }: Item): string {
  if (measure.type === 'maturity' && measure.steps.includes(name))
    return words('item.step', { step: stepWord(words, name) })
  if (judged && name === 'rating' && measure.type !== 'narrative') return words('item.rating')
  return (judged || measure.type === 'narrative') && (name === 'role' || name === 'reason')
    ? words(`item.${name}`)
    : label
}

/** What a report says, or asks: variables, coverage, the words beside the number. */
function itemRows(
  words: Words,
  labels: Labels,
  { kpi, observation }: Report,
  judging: boolean,
): ItemRow[] {
  const share = shareOf(kpi.measure)
  const rowsOf = (item: Item): ItemRow[] => {
    const value = observation?.values[item.name]
    const check =
      item.name === share?.part
        ? ({ check: 'part' } as const)
        : item.form === 'date'
          ? ({ check: 'date' } as const)
          : {}
    if (value !== undefined && typeof value === 'object' && 'absent' in value)
      return [{ item, answer: empty(item), absent: value.absent, ...check }]
    if (item.form === 'rating' && typeof value === 'string')
      return [{ item, answer: cell(labels.rating.get(value) ?? value, 'input') }]
    return answers(item, value).map((answer) => ({ item, answer, ...check }))
  }
  const extra = (
    name: string,
    form: Item['form'],
    label: string,
    value: string | undefined,
  ): ItemRow[] => {
    const item: Item = { name, form, need: 'no', label }
    return [{ item, answer: value === undefined ? empty(item) : answerCell(item, value) }]
  }
  const { coverage } = observation ?? {}
  // a report that is made says nothing more than it said; one to be made is asked for all
  const asked = observation === undefined
  const unit = coverage?.unit ?? kpi.coverage.unit
  return [
    ...(observation && isJudgementOf(kpi, observation) ? [] : itemsOf(kpi.measure).flatMap(rowsOf)),
    ...(asked || coverage
      ? [
          ...extra(eligible, 'number', words('item.eligible', { unit }), coverage?.eligible),
          ...extra(observed, 'number', words('item.observed', { unit }), coverage?.observed),
        ]
      : []),
    ...(coverage && coverage.unit !== kpi.coverage.unit
      ? extra(coverageUnit, 'words', words('item.unit'), coverage.unit)
      : []),
    ...(asked || observation?.companion !== undefined
      ? extra(companion, 'words', kpi.companion, observation?.companion)
      : []),
    // the Buyer reads all of it before it judges
    ...(judging ? judgementItems(kpi).flatMap(rowsOf) : []),
  ]
}

const empty = (item: Item): Cell =>
  item.form === 'date'
    ? dateCell(undefined, 'inputDate')
    : cell(null, item.form === 'number' ? 'inputNumber' : 'input')

/** One cell, or several where a list is longer than a cell. */
function answers(item: Item, value: ObservedValue | undefined): Cell[] {
  if (value === undefined) return [empty(item)]
  if (typeof value === 'string') return [answerCell(item, value)]
  const cells: Cell[] = []
  let part: string[] = []
  let length = 0
  for (const one of value as readonly string[]) {
    if (length + one.length * 2 + 2 > room && part.length > 0) {
      cells.push(cell(joinList(part), 'input'))
      part = []
      length = 0
    }
    part.push(one)
    length += one.length * 2 + 2
  }
  return [...cells, cell(joinList(part), 'input')]
}

function answerCell(item: Item, value: string): Cell {
  if (item.form === 'date') return dateCell(value, 'inputDate')
  return cell(
    item.form === 'words' ? value : (numberOf(value) ?? value),
    item.form === 'number' ? 'inputNumber' : 'input',
  )
}

/** The visible share of a report whose numbers stand in the sheet. */
function shareFormula(
  { kpi }: Report,
  items: readonly ItemRow[],
  first: number,
): { readonly row: number; readonly text: string; readonly result: number | string } | undefined {
  const share = shareOf(kpi.measure)
  if (!share) return undefined
  const rowOf = (name: string): number => items.findIndex(({ item }) => item.name === name)
  const [part, whole] = [rowOf(share.part), rowOf(share.whole)]
  const cellOf = (row: number): string => `$${letters(at.answer)}$${first + row + 1}`
  const number = (row: number): number | undefined =>
    typeof items[row]?.answer.value === 'number' ? items[row].answer.value : undefined
  const less = share.less.map(rowOf)
  const denominator = `(${[cellOf(whole), ...less.map((row) => `N(${cellOf(row)})`)].join('-')})`
  const [top, bottom] = [number(part), number(whole)]
  const rest =
    bottom === undefined ? 0 : less.reduce((sum, row) => sum - (number(row) ?? 0), bottom)
  return {
    row: part,
    text: `IF(AND(ISNUMBER(${cellOf(part)}),ISNUMBER(${cellOf(whole)})),IF(${denominator}>0,${cellOf(part)}/${denominator},""),"")`,
    result: top !== undefined && bottom !== undefined && rest > 0 ? top / rest : '',
  }
}

/** The rows from first to last without some; there are others before and after these. */
function between(
  first: number,
  last: number,
  without: readonly number[],
): Pick<Validation, 'rows' | 'also'> {
  const edges = [first - 1, ...without, last + 1]
  const [rows = [first, last] as const, ...also] = edges
    .slice(1)
    .map((edge, index) => [edges[index]! + 1, edge - 1] as const)
    .filter(([from, to]) => from <= to)
  return { rows, ...(also.length > 0 && { also }) }
}

const runs = (rows: readonly number[]): Pick<Validation, 'rows' | 'also'> => {
  const [first, ...also] = rows.map((row) => [row, row] as const)
  return { rows: first!, ...(also.length > 0 && { also }) }
}

function validationsOf(
  words: Words,
  spare: number,
  last: number,
  judgements: readonly number[],
): Validation[] {
  const column = (id: InputColumn) => ({ columns: [at[id], at[id]] as const })
  const answer = letters(at.answer)
  const check = `$${letters(at.check)}3`
  const made: Validation[] = [
    // a part stands under its whole; words and lists are read when the file comes back
    {
      ...column('answer'),
      ...between(2, last, judgements),
      rule: {
        custom: `OR(ISTEXT(${answer}3),AND(ISNUMBER(${answer}3),${answer}3>=0,OR(${check}<>"part",NOT(ISNUMBER(${answer}2)),${answer}3<=${answer}2),OR(${check}<>"date",${answer}3>=32874)))`,
      },
      message: words('error.answer'),
      prompt: words('prompt.answer'),
    },
    ...(judgements.length > 0
      ? [
          {
            ...column('answer'),
            ...runs(judgements),
            rule: { list: 'hrdd_rating' },
            message: words('error.list'),
            prompt: words('prompt.rating'),
          },
        ]
      : []),
    {
      ...column('absent'),
      rows: [2, last],
      rule: { list: 'hrdd_absence' },
      message: words('error.list'),
      prompt: words('prompt.absent'),
    },
    {
      ...column('reportedOn'),
      rows: [2, last],
      rule: { dates: true },
      message: words('error.date'),
    },
    {
      ...column('survey'),
      rows: [2, last],
      rule: { list: 'hrdd_asked' },
      message: words('error.list'),
      prompt: words('prompt.survey'),
    },
    {
      ...column('status'),
      rows: [2, last],
      rule: { list: 'hrdd_status' },
      message: words('error.list'),
    },
    {
      ...column('reportedBy'),
      rows: [2, last],
      rule: { custom: `ISTEXT(${letters(at.reportedBy)}3)` },
      message: words('error.text'),
      prompt: words('prompt.reportedBy'),
    },
  ]
  const fresh = { rows: [spare, last] } as const
  const kpi = `$${letters(at.kpi)}${spare + 1}`
  return [
    ...made,
    { columns: [at.start, at.end], ...fresh, rule: { dates: true }, message: words('error.date') },
    { ...column('kpi'), ...fresh, rule: { list: 'hrdd_kpi' }, message: words('error.list') },
    {
      ...column('item'),
      ...fresh,
      rule: {
        list: `OFFSET(hrdd_item_kpi,MATCH(${kpi},hrdd_item_kpi,0)-1,1,COUNTIF(hrdd_item_kpi,${kpi}),1)`,
      },
      message: words('error.list'),
    },
  ]
}
