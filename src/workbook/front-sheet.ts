// The sheet in front: what is due in this period, in at most ten lines.

import { calendar } from '../calendar/calendar.ts'
import { daysBetween } from '../calendar/dates.ts'
import type { ReportPeriod } from '../calendar/periods.ts'
import type { Speech } from '../language/speech.ts'
import { fits, rowsOf } from '../measure/conditions.ts'
import { dayOf } from '../measure/moments.ts'
import type { Ledger, Row } from '../measure/rows.ts'
import { proofColumns } from '../measure/rules.ts'
import type { Pack } from '../model/pack.ts'
import { listOf, type Query } from '../model/query.ts'
import type { Register } from '../model/register.ts'
import type { Writing } from './register-sheets.ts'
import { serialOf } from './serial.ts'
import { cells, type SheetModel } from './sheet.ts'
import { frontName } from './sheet-names.ts'

const mostLines = 10
/** The row in which the day of the Register stands, from 0; in the second column. */
export const dateRow = 2

/** Something that has to be done by a day. */
type Line = Readonly<Record<'what' | 'who' | 'until', string>>

/** What the sheet is made from. */
export interface FrontInput extends Writing {
  readonly register: Register
  readonly asOf: string
  /** The one in which `asOf` lies: the first before the start, the last after the end. */
  readonly period: ReportPeriod | undefined
}

/** The sheet in front. */
export function frontSheet(input: FrontInput): SheetModel {
  const { pack, voice, asOf, period } = input
  const { say, date } = voice
  const { title, buyer, reference } = pack.spec
  const lines = [...calendarLines(input), ...rowLines(input)].sort((a, b) =>
    a.until.localeCompare(b.until, 'en'),
  )
  const { index: number = 0, ...days } = period ?? {}
  const dates = Object.entries(days).map(([name, day]) => [name, date(day)] as const)
  const lineCells = ({ what, who, until }: Line) => [
    ...cells('told', what, who),
    ...cells('toldDate', serialOf(until)),
    ...cells('told', until < asOf ? daysBetween(until, asOf) : undefined),
  ]
  const more = lines.length - mostLines
  return {
    name: frontName(pack),
    columns: [64, 30, 14, 20].map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('title', title),
      cells('plain', [buyer, reference].filter(Boolean).join(' · ')),
      [...cells('label', say('workbook.date')), ...cells('date', serialOf(asOf))],
      cells('plain', period && say('workbook.period', { number, ...Object.fromEntries(dates) })),
      [],
      cells('head', ...['what', 'who', 'until', 'overdue'].map((head) => say(`workbook.${head}`))),
      ...lines.slice(0, mostLines).map(lineCells),
      more > 0 ? cells('plain', say('workbook.more', { count: more })) : [],
    ],
  }
}

/** What the contract dates: what is still to come, and reports of which there is no copy. */
function calendarLines({ pack, register: { copies }, asOf, period: current }: FrontInput): Line[] {
  const horizon = current?.due ?? pack.contractEnd
  const [last] = copies
    .map(({ periodEnd }) => periodEnd)
    .sort()
    .reverse()
  return calendar(pack)
    .filter(({ kind, date, period }) => {
      if (kind === 'tender' || kind === 'contract' || date > horizon) return false
      if (kind !== 'report' || !period) return date >= asOf
      // without any copy nobody knows here what was handed over
      return last === undefined ? date >= asOf : last < period.end
    })
    .map(({ heading, cite, party: who, date: until }) => ({
      what: cite ? `${heading} (${cite})` : heading,
      who,
      until,
    }))
}

/** Rows whose date the KPIs of the pack look at, and that are not done. */
function rowLines({ pack, voice, ledger, period }: FrontInput): Line[] {
  const horizon = period?.due ?? pack.contractEnd
  const open = pack.kpis
    .flatMap(({ measure }) => listOf(measure.rows))
    .flatMap((query) => openRows(query, ledger))
    .filter(([, until]) => until !== '' && until <= horizon)
  const once = new Map(open.map((entry) => [`${entry[0].sheet} ${entry[0].no}`, entry]))
  return [...once.values()].map(([row, until]) => ({ ...wordsOf(row, pack, voice), until }))
}

function openRows(query: Query, ledger: Ledger): (readonly [row: Row, until: string])[] {
  const { sheet, letter, where, leaveOut } = query
  const { due, done } = query.book ?? query.overdue ?? {}
  if (due === undefined) return []
  return rowsOf(ledger, sheet, letter, where)
    .filter((row) => !(leaveOut && fits(row, leaveOut.where)) && !(done && row.text(done)))
    .map((row) => [row, dayOf(row.text(due))])
}

/** Number and first words of a row, and whose turn it is. */
function wordsOf(row: Row, { register }: Pack, { say }: Speech): Omit<Line, 'until'> {
  const [, ...columns] = register.find(({ id }) => id === row.sheet)?.columns ?? []
  const party = columns.find(({ options }) => options?.some(({ id }) => id === 'buyer'))
  const printed = ({ id, options }: (typeof columns)[number]): string => {
    const cell = row.text(id)
    return options?.find((option) => option.id === cell)?.label ?? cell
  }
  const words = columns
    .filter(({ id }) => id !== proofColumns.strength)
    .filter((column) => column !== party && ['choice', 'ref', 'text'].includes(column.type))
    .map((column) => printed(column).slice(0, 60))
    .filter(Boolean)
  return {
    what: [row.no, ...words.slice(0, 3)].join(' · '),
    who: (party && printed(party)) || say('calendar.who.supplier'),
  }
}
