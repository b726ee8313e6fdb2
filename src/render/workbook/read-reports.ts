// Reads the sheet of reports: rows of one report belong together by its id, wherever they stand.

import { show, suggest } from '../../model/issues.ts'
import type {
  AbsenceReason,
  FormalRequest,
  Observation,
  ObservationStatus,
  ObservedEvidence,
  ObservedValue,
} from '../../model/observation.ts'
import type { Problem } from '../../model/problems.ts'
import { judgementVariables } from '../../monitor/evaluate/rules/03-validate.ts'
import {
  isBlank,
  isCivil,
  type RawCell,
  type Reading,
  readChoice,
  readDate,
  readDecimal,
  readText,
  splitList,
} from './cells.ts'
import { type Found, type Grid, take } from './grid.ts'
import { companion, coverageUnit, eligible, observed, takesReason } from './items.ts'
import type { Asked, Guide } from './read-guide.ts'
import type { ReadTables } from './read-tables.ts'

/** Columns that belong to the report and not to one row: said once, or the same each time. */
const shared = [
  'kpi',
  'lot',
  'brand',
  'site',
  'product',
  'start',
  'end',
  'reportedOn',
  'reportedBy',
  'status',
  'survey',
  'supersedes',
  'reason',
] as const
type Shared = (typeof shared)[number]

/** What the rows of one report say so far. */
interface Gathered {
  readonly id: string
  readonly rows: number[]
  readonly said: Partial<Record<Shared, { readonly value: string; readonly row: number }>>
  readonly values: Record<string, ObservedValue>
  readonly extras: Partial<Record<string, string>>
  /** Rows of items left blank without a reason. */
  readonly blank: { readonly row: number; readonly item: string; readonly need: boolean }[]
  /** Whether somebody wrote an answer, a reason, or when it was reported. */
  touched: boolean
  faulty: boolean
}

/** The observations. A report with a bad cell is left out, and each bad cell is a problem. */
export function readReports(
  found: Found,
  guide: Guide,
  contract: string,
  tables: ReadTables,
  problems: Problem[],
): Observation[] {
  const grid = found.input
  if (!grid) return []
  const reports = new Map<string, Gathered>()
  for (const row of grid.rows) {
    const count = problems.length
    const report = reportOf(grid, row, reports, problems)
    if (!report) continue
    report.rows.push(row)
    for (const column of shared) readShared(grid, row, column, report, guide, problems)
    readItem(grid, row, report, guide, problems)
    if (problems.length > count) report.faulty = true
  }
  const linked = link(reports, tables, problems)
  return [...reports.values()].flatMap((report) => {
    const count = problems.length
    const observation = observationOf(grid, report, guide, contract, linked, problems)
    return observation && !report.faulty && problems.length === count ? [observation] : []
  })
}

function reportOf(
  grid: Grid,
  row: number,
  reports: Map<string, Gathered>,
  problems: Problem[],
): Gathered | undefined {
  const raw = grid.cell(row, 'report')
  if (isBlank(raw)) {
    problems.push({
      code: 'missing',
      path: grid.at(row, 'report'),
      message: 'the row has entries and no report they belong to',
      hint: 'Write the id of the report in this column, as in the rows above.',
    })
    return undefined
  }
  const id = take(grid, row, 'report', readText(raw), 'report', problems)
  if (id === undefined) return undefined
  if (id.includes(';')) {
    problems.push({
      code: 'bad-id',
      path: grid.at(row, 'report'),
      message: `${show(id)} cannot name a report`,
      hint: 'Use words without a semicolon.',
    })
    return undefined
  }
  const known = reports.get(id) ?? {
    id,
    rows: [],
    said: {},
    values: {},
    extras: {},
    blank: [],
    touched: false,
    faulty: false,
  }
  reports.set(id, known)
  return known
}

function readShared(
  grid: Grid,
  row: number,
  column: Shared,
  report: Gathered,
  guide: Guide,
  problems: Problem[],
): void {
  const raw = grid.cell(row, column)
  if (isBlank(raw)) return
  const value = take(grid, row, column, readColumn(column, raw, grid, guide), column, problems)
  if (value === undefined) return
  if (['reportedOn', 'supersedes', 'reason'].includes(column)) report.touched = true
  const said = report.said[column]
  if (said === undefined) report.said[column] = { value, row }
  else if (said.value !== value)
    problems.push({
      code: 'contradiction',
      path: grid.at(row, column),
      message: `${column}: ${show(value)} stands here and ${show(said.value)} in ${grid.at(said.row, column)}, for the same report`,
      hint: 'Make the two the same, or give one of them another report id.',
    })
}

function readColumn(column: Shared, raw: RawCell, grid: Grid, guide: Guide): Reading<string> {
  switch (column) {
    case 'start':
    case 'end':
    case 'reportedOn':
      return readDate(raw, grid.from1904)
    case 'status':
      return readChoice(raw, guide.labels('status'))
    case 'survey':
      return readChoice(raw, guide.labels('asked'))
    case 'kpi': {
      const read = readText(raw)
      return 'refused' in read || guide.kpis.has(read.value)
        ? read
        : {
            refused: {
              code: 'unknown-kpi',
              message: `the contract does not measure ${show(read.value)}`,
              hint: suggest(read.value, guide.kpis.keys()) || 'Put the id back as it was.',
            },
          }
    }
    default:
      return readText(raw)
  }
}

function readItem(
  grid: Grid,
  row: number,
  report: Gathered,
  guide: Guide,
  problems: Problem[],
): void {
  const rawAnswer = grid.cell(row, 'answer')
  const rawAbsent = grid.cell(row, 'absent')
  const rawItem = grid.cell(row, 'item')
  const add = (column: string, code: string, message: string, hint: string): void =>
    void problems.push({ code, path: grid.at(row, column), message, hint })
  if (!isBlank(rawAnswer) || !isBlank(rawAbsent)) report.touched = true
  if (isBlank(rawItem)) {
    if (!isBlank(rawAnswer) || !isBlank(rawAbsent))
      add(
        'item',
        'missing',
        'the row has an answer, and nothing says to what',
        'Choose the item from the list of the cell.',
      )
    return
  }
  const item = take(grid, row, 'item', readText(rawItem), 'item', problems)
  const kpi = report.said.kpi?.value
  if (item === undefined || kpi === undefined) {
    // a bad id of the KPI was reported where it stands; without any, the report is asked for it later
    return
  }
  const items = guide.kpis.get(kpi)!
  const asked = items.get(item)
  if (!asked)
    return add(
      'item',
      'unknown-item',
      `${kpi} asks for no ${show(item)}`,
      suggest(item, items.keys()),
    )
  const extra = item.includes('.')
  if (isBlank(rawAnswer) && isBlank(rawAbsent)) {
    report.blank.push({ row, item, need: asked.need })
    return
  }
  if (!isBlank(rawAbsent)) {
    const absent = take(
      grid,
      row,
      'absent',
      readChoice(rawAbsent, guide.labels('absence')),
      'absent',
      problems,
    )
    if (absent === undefined) return
    if (!isBlank(rawAnswer))
      return add(
        'absent',
        'answer-and-reason',
        'there is an answer and a reason why there is none',
        'Keep one of the two.',
      )
    if (!takesReason(item, asked.need))
      return add(
        'absent',
        'no-reason-here',
        'a reason is asked for numbers of the KPI only',
        'Empty this cell.',
      )
    if (report.values[item] !== undefined)
      return add(
        'absent',
        'twice',
        `${item} stands twice in this report`,
        'Delete one of the rows.',
      )
    report.values[item] = { absent: absent as AbsenceReason }
    return
  }
  const answer = take(
    grid,
    row,
    'answer',
    readAnswer(rawAnswer, asked, grid, guide),
    item,
    problems,
  )
  if (answer === undefined) return
  if (extra) {
    if (report.extras[item] !== undefined)
      return add(
        'answer',
        'twice',
        `${item} stands twice in this report`,
        'Delete one of the rows.',
      )
    report.extras[item] = answer as string
    return
  }
  const before = report.values[item]
  // a list may go on in further rows
  if (Array.isArray(before) && Array.isArray(answer))
    report.values[item] = [...(before as readonly string[]), ...(answer as readonly string[])]
  else if (before !== undefined)
    add(
      'answer',
      'twice',
      `${item} stands twice in this report`,
      'Delete one of the rows, or write both as lists.',
    )
  else report.values[item] = answer
}

/** An answer in the form that the item asks for. */
function readAnswer(
  raw: RawCell,
  { form }: Asked,
  grid: Grid,
  guide: Guide,
): Reading<string | readonly string[]> {
  if (form === 'words') return readText(raw)
  if (form === 'rating') return readChoice(raw, guide.labels('rating'))
  if (form === 'date') return readDate(raw, grid.from1904)
  const isList = typeof raw === 'string' && /(?<!\\);/.test(raw)
  if (form === 'cases') return readCases(raw, isList, grid)
  if (form === 'level') {
    const level = readDecimal(raw)
    return 'value' in level && !/^\d$/.test(level.value)
      ? {
          refused: {
            code: 'bad-level',
            message: `${show(level.value)} is no level`,
            hint: 'Write a whole number: one of the levels of the KPI.',
          },
        }
      : level
  }
  if (!isList) return readDecimal(raw)
  if (form === 'number')
    return {
      refused: {
        code: 'not-a-number',
        message: 'is a list where one number is asked',
        hint: 'Write the sum.',
      },
    }
  const text = readText(raw)
  return 'refused' in text ? text : { value: splitList(text.value) }
}

function readCases(raw: RawCell, isList: boolean, grid: Grid): Reading<string | readonly string[]> {
  if (raw instanceof Date) {
    const open = readDate(raw, grid.from1904)
    return 'value' in open ? { value: [open.value] } : open
  }
  if (typeof raw === 'string' && (isList || /^\d{4}-\d{2}-\d{2}(\/|$)/.test(raw.trim()))) {
    const parts: string[] = []
    for (const part of splitList(raw)) {
      const days = /^\d+([.,]\d+)?$/.test(part) ? readDecimal(part) : undefined
      const dates = part.split('/').map((date) => date.trim())
      if (days && 'refused' in days) return days
      if (!days && !(dates.length <= 2 && dates.every(isCivil)))
        return {
          refused: {
            code: 'bad-case',
            message: `${show(part)} is no case`,
            hint: 'Write days (14), an open case (2027-03-01), or a closed one (2027-03-01/2027-03-15), divided by semicolons.',
          },
        }
      if (dates.length === 2 && dates[1]! < dates[0]!)
        return {
          refused: {
            code: 'bad-case',
            message: `${show(part)} ends before it begins`,
            hint: 'Write the earlier date first.',
          },
        }
      parts.push(days && 'value' in days ? days.value : dates.join('/'))
    }
    return { value: parts }
  }
  const number = readDecimal(raw)
  if ('refused' in number || number.value === '0') return number
  return {
    refused: {
      code: 'case-or-count',
      message: `${show(number.value)} can mean so many cases, or one case of so many days`,
      hint: `Write the days of each case, with a semicolon after each (${number.value};), or 0 where there was none.`,
    },
  }
}

/** Proofs and requests by report; what names a report that is not there is a problem. */
interface Linked {
  readonly evidence: ReadonlyMap<string, readonly ObservedEvidence[]>
  readonly requests: ReadonlyMap<string, readonly FormalRequest[]>
}

function link(
  reports: ReadonlyMap<string, Gathered>,
  { rows, places }: ReadTables,
  problems: Problem[],
): Linked {
  const by = <Row extends { readonly reports?: readonly string[] }, Kept>(
    list: readonly Row[],
    where: readonly string[],
    keep: (row: Row) => Kept,
  ): Map<string, Kept[]> => {
    const map = new Map<string, Kept[]>()
    for (const [index, row] of list.entries()) {
      for (const id of row.reports ?? []) {
        if (!reports.has(id))
          problems.push({
            code: 'unknown-report',
            path: where[index]!,
            message: `names the report ${show(id)}, which is not there`,
            hint: suggest(id, reports.keys()) || 'Write the id as it stands with the reports.',
          })
        else map.set(id, [...(map.get(id) ?? []), keep(row)])
      }
    }
    return map
  }
  return {
    evidence: by(rows.evidence, places.evidence, ({ grade, share, date, scheme, scope, ref }) => ({
      grade,
      ...(share !== undefined && { share }),
      date,
      ...(scheme !== undefined && { scheme }),
      ...(scope !== undefined && { scope }),
      ...(ref !== undefined && { ref }),
    })),
    requests: by(rows.requests, places.requests, ({ to, on, answer, answeredOn }) => ({
      to,
      on,
      ...(answer !== undefined && { answer }),
      ...(answeredOn !== undefined && { answeredOn }),
    })),
  }
}

/** One observation, or nothing where the report was not begun. */
function observationOf(
  grid: Grid,
  report: Gathered,
  guide: Guide,
  contract: string,
  linked: Linked,
  problems: Problem[],
): Observation | undefined {
  const { id, said, values, extras, blank, rows } = report
  const first = rows[0]!
  const add = (row: number, column: string, code: string, message: string, hint: string): void =>
    void problems.push({ code, path: grid.at(row, column), message, hint })
  const evidence = linked.evidence.get(id) ?? []
  const requests = linked.requests.get(id)
  if (!report.touched && evidence.length === 0) return undefined
  const kpi = said.kpi?.value
  // a bad id was reported already; items of a report without one were not read
  if (kpi === undefined) {
    if (!report.faulty)
      add(
        first,
        'kpi',
        'missing',
        `nothing says which KPI the report ${show(id)} is about`,
        'Choose it from the list of the cell.',
      )
    return undefined
  }
  for (const column of ['start', 'end', 'reportedOn', 'reportedBy'] as const)
    if (said[column] === undefined && !hasProblem(grid, rows, column, problems))
      add(
        first,
        column,
        'missing',
        `the report ${show(id)} does not say ${column}`,
        column === 'reportedOn' ? 'Write the day on which it is given.' : 'Fill it in.',
      )
  const withdrawn = said.status?.value === 'entered-in-error'
  // a person's rating may be a report of its own; it has all three parts or none
  const asked = guide.kpis.get(kpi)!
  const judgement = judgementVariables.filter((name) => asked.get(name)?.need === false)
  const judged = judgement.filter((name) => values[name] !== undefined)
  const alone = judged.length > 0 && judged.length === Object.keys(values).length
  if (!withdrawn && !report.faulty && judged.length > 0)
    for (const name of judgement)
      if (values[name] === undefined)
        add(
          blank.find(({ item }) => item === name)?.row ?? first,
          'answer',
          'missing',
          `${name} is empty: a judgement has a rating, a function and a reason`,
          'Fill in all three, or none.',
        )
  if (!withdrawn && !alone) {
    for (const { row, item, need } of blank)
      if (need && values[item] === undefined)
        add(
          row,
          'answer',
          'missing',
          `${item} is empty: blank is not zero`,
          'Write the number, 0 where there is none, or choose a reason.',
        )
    const there = new Set([...Object.keys(values), ...blank.map(({ item }) => item)])
    if (!report.faulty)
      for (const [item, { need }] of asked)
        if (need && !there.has(item))
          add(
            first,
            'item',
            'missing',
            `the report ${show(id)} has no row for ${item}`,
            'Add the row, or put it back.',
          )
  }
  if (said.start && said.end && said.start.value > said.end.value)
    add(
      said.end.row,
      'end',
      'period-order',
      `the period ends on ${said.end.value}, before it begins on ${said.start.value}`,
      'Write the earlier date first.',
    )
  const parts = [extras[eligible], extras[observed]]
  if (parts.filter((part) => part === undefined).length === 1)
    add(
      first,
      'answer',
      'half-coverage',
      `the report ${show(id)} gives one of the two numbers of its coverage`,
      'Write how many there were, and how many were looked at.',
    )
  if (
    said.start === undefined ||
    said.end === undefined ||
    said.reportedOn === undefined ||
    said.reportedBy === undefined
  )
    return undefined
  const subject = Object.fromEntries(
    (['lot', 'brand', 'site', 'product'] as const).flatMap((field) =>
      said[field] ? [[field, said[field].value]] : [],
    ),
  )
  return {
    id,
    kpi,
    subject: { contract, ...subject },
    period: { start: said.start.value, end: said.end.value },
    values,
    ...(parts[0] !== undefined &&
      parts[1] !== undefined && {
        coverage: {
          eligible: parts[0],
          observed: parts[1],
          unit: extras[coverageUnit] ?? guide.coverageUnits.get(kpi) ?? '',
        },
      }),
    evidence,
    ...(requests && { requests }),
    ...(said.survey && { survey: said.survey.value === 'yes' }),
    reportedOn: said.reportedOn.value,
    reportedBy: said.reportedBy.value,
    status: (said.status?.value ?? 'final') as ObservationStatus,
    ...(said.supersedes && { supersedes: said.supersedes.value }),
    ...(said.reason && { reason: said.reason.value }),
    ...(extras[companion] !== undefined && { companion: extras[companion] }),
  } as Observation
}

/** Whether a bad cell of this report was reported in the column: then it is not missing as well. */
const hasProblem = (
  grid: Grid,
  rows: readonly number[],
  column: string,
  problems: readonly Problem[],
): boolean => {
  const places = new Set(rows.map((row) => grid.at(row, column)))
  return problems.some(({ path }) => places.has(path))
}
