// One talk: who waits, since when, whose decision, next date.

import type { Row } from '../measure/rows.ts'
import type { Desk } from './desk.ts'
import { isHidden, peopleOf } from './people.ts'
import { type Said, said } from './said.ts'
import { type Late, labelIn, labelOf, nextMeasure } from './waiting.ts'

/**
 * Why a talk is worth having. `critical`: grave harm past its date. `people`: people wait for what they are owed. `buyer`: the
 * Buyer's own part. `silence`: nobody was asked. `missing`: no report. `open`: what is open longest under the lowest rating.
 */
export const talkReasons = ['critical', 'people', 'buyer', 'silence', 'missing', 'open'] as const
export type TalkReason = (typeof talkReasons)[number]

/** A talk worth having. */
export interface Talk {
  readonly reason: TalkReason
  /** Numbers of the rows it is about, the first one first. */
  readonly rows: readonly string[]
  /** KPI whose questions help; absent where none counts these rows. */
  readonly kpi?: string
  /** Since when it waits, YYYY-MM-DD. */
  readonly since?: string
  /** Date of the next step in the Register, YYYY-MM-DD. */
  readonly next?: string
  /** Who waits, since when, whose decision, next date. */
  readonly sentences: readonly Said[]
}

/** A talk about rows, the first of them in full. What the reader may not know is only said to be there. */
export function talkOfRows(desk: Desk, reason: TalkReason, all: readonly Late[]): Talk | undefined {
  const rows = all.filter(({ row }) => !isHidden(desk, row))
  const [first] = rows
  const [hidden] = all.filter(({ row }) => isHidden(desk, row))
  const kpi = kpiWith(desk, (first ?? hidden)?.row.no)
  const withheld = hidden ? [said(`talk.${reason}.withheld`)] : []
  if (!first) return hidden && { reason, rows: [], ...kpi, sentences: withheld }
  const [told, others] = [rows.slice(0, mostTold), rows.slice(mostTold)]
  const lateRows = rows.map(({ row }) => row)
  return {
    reason,
    rows: lateRows.map(({ no }) => no),
    ...kpi,
    since: first.since,
    ...nextOf(desk, lateRows),
    sentences: [
      ...told.flatMap((late) => [who(desk, reason, late.row), waits(desk, reason, late)]),
      ...(others.length > 0 ? [said('talk.also', { rows: others.map(({ row }) => row.no) })] : []),
      ...withheld,
      ...stepsAhead(desk, lateRows, reason === 'buyer' ? theBuyer : undefined),
    ],
  }
}

/** Rows of which a talk says who waits and since when; the others are named. */
const mostTold = 2
const theBuyer = '@review.talk.party.buyer'

/** Since when. */
function waits({ voice }: Desk, reason: TalkReason, { since, done, days }: Late): Said {
  const values = { since: voice.date(since), count: days }
  return done === undefined
    ? said(`talk.${reason}.open`, values)
    : said(`talk.${reason}.late`, { ...values, done: voice.date(done) })
}

/** Who waits. What was found stays with those who are named. */
function who(desk: Desk, reason: TalkReason, row: Row): Said {
  const place = row.text('site') || row.text('about') || row.text('place')
  const what = (row.text('what') || row.text('owed')).replace(/[.\s]+$/, '')
  const kind = labelIn(desk, row, 'class') || labelIn(desk, row, 'kind') || what || row.no
  const values = {
    row: row.no,
    kind,
    place: place || '@review.talk.no-place',
    what,
    people: peopleOf(desk, row),
  }
  if (reason === 'buyer') return said(place ? 'talk.buyer.about' : 'talk.buyer', values)
  return said(desk.named && what ? `talk.${reason}.named` : `talk.${reason}`, values)
}

/** Whose decision, and the next date. */
export function stepsAhead(desk: Desk, rows: readonly Row[], party?: string): readonly Said[] {
  const [first] = rows
  if (!first) return []
  const measure = nextMeasure(desk, rows)
  const decides = said('talk.decides', { party: party ?? decider(desk, first, measure) })
  if (!measure) return [decides, said('talk.no-next')]
  const day = measure.text('moved')
  const date = { row: measure.no, date: desk.voice.date(day) }
  return [decides, said(day < desk.asOf ? 'talk.next-passed' : 'talk.next', date)]
}

/** Who does the next measure, who was asked, who caused it. */
function decider(desk: Desk, row: Row, measure: Row | undefined): string {
  const about = desk.ledger?.with('findings', 'no', row.text('about'))[0]
  const parties = [
    measure && labelIn(desk, measure, 'who'),
    labelIn(desk, row, 'to'),
    labelIn(desk, row, 'who'),
    causer(desk, row),
    about && causer(desk, about),
    row.text('turnTo'),
  ]
  return parties.find(Boolean) ?? '@review.talk.party.supplier'
}

const nobody: readonly string[] = ['none-found', 'not-known']

/** Whose price, order, payment or premises it was: the party before the kind of cause. */
function causer(desk: Desk, row: Row): string {
  const cause = row.text('cause')
  if (cause === '' || nobody.includes(cause)) return ''
  const [party = ''] = cause.split('-')
  const name = labelOf(desk, 'risks', 'who', party)
  return name === party ? labelIn(desk, row, 'cause') : name
}

export function nextOf(desk: Desk, rows: readonly Row[]): { readonly next?: string } {
  const next = nextMeasure(desk, rows)?.text('moved')
  return next ? { next } : {}
}

const kpiWith = ({ results }: Desk, number?: string): { readonly kpi?: string } => {
  const kpi = results.find(({ open }) => open.some(({ row }) => row === number))?.kpi
  return kpi === undefined ? {} : { kpi }
}
