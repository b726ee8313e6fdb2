// The three talks worth having, drawn from rows: people first, one place for the Buyer, never about a percentage.

import type { KpiResult, OpenRow } from '../measure/result.ts'
import type { Row } from '../measure/rows.ts'
import type { Rating } from '../model/kpi.ts'
import type { Desk } from './desk.ts'
import { said } from './said.ts'
import { nextOf, stepsAhead, type Talk, talkOfRows } from './talk.ts'
import { type Late, lateRows, oldestFirst, type Watch } from './waiting.ts'

const most = 3

const isRepaid = { kind: { not: ['complaint'] } }
const critical: readonly Watch[] = [
  { sheet: 'findings', where: { class: ['critical'] }, due: 'moved', done: 'done' },
  { sheet: 'cases', where: { kind: ['retaliation'] }, due: 'undoDue', done: 'providedOn' },
]
const people: readonly Watch[] = [
  { sheet: 'cases', where: isRepaid, due: 'moved', done: 'providedOn' },
  { sheet: 'findings', where: { class: ['serious'] }, due: 'moved', done: 'done' },
]
/** What the Buyer owes by a date, as rows of the Register. */
export const buyers: readonly Watch[] = [
  { sheet: 'requests', where: { to: ['buyer'] }, due: 'moved', done: 'answered' },
  { sheet: 'risks', letter: 'M', where: { who: ['buyer'] }, due: 'moved', done: 'done' },
]

/** At most three, those for people first. */
export function talksOf(desk: Desk): readonly Talk[] {
  const grave = oldestFirst(inPeriod(desk, lateRows(desk, critical)))
  const waiting = withoutTold(waitingPeople(desk), grave)
  const buyer = worstOfBuyer(desk)
  const talks = [
    talkOfRows(desk, 'critical', grave),
    talkOfRows(desk, 'people', waiting),
    talkOfRows(desk, 'buyer', buyer.slice(0, 1)),
    silence(desk),
    missing(desk),
  ].flatMap((talk) => talk ?? [])
  const told = [...grave, ...waiting, ...buyer].map(({ row }) => row.no)
  return [...talks, ...openTalks(desk, told)].slice(0, most)
}

/** Open on the day of the review, or on a day of the last report's period. */
const inPeriod = ({ period }: Desk, rows: readonly Late[]): readonly Late[] =>
  rows.filter(({ done }) => done === undefined || done >= (period?.start ?? ''))

/** People whose date has come and who do not have all. A Finding speaks for people where no case does. */
function waitingPeople(desk: Desk): readonly Late[] {
  const rows = lateRows(desk, people).filter(({ row, done }) => done === undefined && !isWhole(row))
  const spokenFor = rows.map(({ row }) => row.text('about'))
  return oldestFirst(rows.filter(({ row }) => !spokenFor.includes(row.no)))
}

const isWhole = (row: Row): boolean => {
  const [all, whole] = [row.cell('people'), row.cell('provided')]
  return typeof all === 'number' && typeof whole === 'number' && whole >= all
}

const withoutTold = (rows: readonly Late[], told: readonly Late[]): readonly Late[] => {
  const numbers = told.map(({ row }) => row.no)
  return rows.filter(({ row }) => !numbers.includes(row.no))
}

/** What the Buyer has not done, or did too late in the last period: what is open first, then by days. */
function worstOfBuyer(desk: Desk): readonly Late[] {
  const from = desk.period?.start ?? ''
  return lateRows(desk, buyers)
    .filter(({ since, done }) => done === undefined || since >= from)
    .sort((a, b) => Number(a.done !== undefined) - Number(b.done !== undefined) || b.days - a.days)
}

/** No case proves nothing where nobody was asked. */
function silence({ pack, results }: Desk): Talk | undefined {
  const isSilent = results.some(({ trace }) => trace.some(({ code }) => code === 'heard-no-data'))
  const hearing = pack.kpis.find(({ role }) => role === 'hearing')
  const unheard = results.find(({ kpi }) => kpi === hearing?.id)?.open ?? []
  if (!isSilent) return undefined
  const places = shortList(unheard)
  return {
    reason: 'silence',
    rows: unheard.map(({ row }) => row),
    ...(hearing && { kpi: hearing.id }),
    sentences: [
      said(places.length > 0 ? 'talk.silence' : 'talk.silence.nowhere', { places }),
      said('talk.silence.ask'),
    ],
  }
}

function missing({ results, period, voice }: Desk): Talk | undefined {
  const isMissing = results.some(({ trace }) => trace.some(({ code }) => code === 'missing'))
  if (!isMissing || !period) return undefined
  return {
    reason: 'missing',
    rows: [],
    since: period.due,
    sentences: [said('talk.missing', { since: voice.date(period.due) })],
  }
}

/** From the lowest. Where a contract has no ratings, what is open longest. */
const fromLowest: readonly Rating[] = [
  'inadequate',
  'requires-improvement',
  'approaching',
  'not-rated',
]

/** What is open longest under each rating, from the lowest, and not spoken of yet. */
function openTalks(desk: Desk, rows: readonly string[]): readonly Talk[] {
  const told = new Set(rows.flatMap((number) => withRelated(desk, number)))
  const isNew = ({ row, done }: OpenRow) =>
    done === undefined && !withRelated(desk, row).some((number) => told.has(number))
  return fromLowest.flatMap((rating) => {
    const candidates = desk.results
      .filter(({ rating: given, people: counts }) => given === rating && (desk.named || !counts))
      .map((result) => ({ result, open: result.open.filter(isNew) }))
      .filter(({ open }) => open.length > 0)
      .sort(
        (a, b) =>
          Number(sinceOf(a.open) > sinceOf(b.open)) - Number(sinceOf(a.open) < sinceOf(b.open)),
      )
    return candidates.map(({ result, open }) => openTalk(desk, result, open))
  })
}

const sinceOf = ([first]: readonly OpenRow[]): string => first?.since ?? '9'

/** A row, with what it is about. */
function withRelated({ ledger }: Desk, number: string): readonly string[] {
  const row = ledger && sheets.flatMap((sheet) => ledger.with(sheet, numberOf(sheet), number))[0]
  return row ? [row.no, row.text('about')].filter(Boolean) : [number]
}
const sheets = ['sites', 'requests', 'risks', 'findings', 'cases'] as const
const numberOf = (sheet: string): string => (sheet === 'sites' ? 'site' : 'no')

function openTalk(desk: Desk, { kpi }: KpiResult, open: readonly OpenRow[]): Talk {
  const since = sinceOf(open)
  const oldest = open.filter((row) => sinceOf([row]) === since)
  const title = desk.pack.kpis.find(({ id }) => id === kpi)?.title ?? kpi
  const [first] = oldest
  const rows = first
    ? (desk.ledger?.with(first.sheet, numberOf(first.sheet), first.row).slice(0, 1) ?? [])
    : []
  const labels = shortList(oldest)
  const isDated = since !== '9'
  const name = isDated ? 'talk.open.since' : 'talk.open'
  return {
    reason: 'open',
    rows: oldest.map((each) => each.row),
    kpi,
    ...(isDated && { since }),
    ...nextOf(desk, rows),
    sentences: [
      labels.length === 0
        ? said('talk.open.nothing', { title })
        : said(name, { title, labels, ...(isDated && { since: desk.voice.date(since) }) }),
      ...stepsAhead(desk, rows),
    ],
  }
}

/** As many as a sentence can name. */
const mostNamed = 5
const shortList = (open: readonly OpenRow[]): readonly string[] =>
  [...new Set(open.map(({ label }) => label).filter(Boolean))].slice(0, mostNamed)
