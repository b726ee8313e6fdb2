// What was promised with the tender, and what has become of it: rows `M…` for promises `T…`.

import { rowsOf } from '../measure/conditions.ts'
import type { Row } from '../measure/rows.ts'
import { plainText } from '../model/text.ts'
import type { Desk } from './desk.ts'
import { type Said, said } from './said.ts'

/** How a promise stands. `replaced`: by another measure, with the Buyer's consent. */
export const promiseStates = ['open', 'overdue', 'done', 'done-late', 'replaced'] as const
export type PromiseState = (typeof promiseStates)[number]

/** A measure for a promise of the tender. */
export interface PromiseRow {
  /** Number of the promise: `T2`. */
  readonly promise: string
  /** Number of the measure: `M1`. */
  readonly row: string
  readonly what: string
  /** Its first date; empty where none stands. */
  readonly date: string
  readonly done?: string
  readonly state: PromiseState
  readonly sentence: Said
  /** What the winner wrote, else what it was asked, in its first words; absent where the pack has no such promise. */
  readonly promised?: Said
}

/** What the tender promised. */
export interface PromiseReview {
  /** Sections of the Plan that came with the tender. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** Measures for promises, in their order. */
  readonly rows: readonly PromiseRow[]
  /** Said where a section was promised and no row speaks of a promise. */
  readonly nothingEntered?: Said
  /** Said where some promises have a measure and others have none. */
  readonly missing?: Said
}

/** A promise of the tender, as measures name it. */
const isPromise = (number: string): boolean => /^T\d+$/.test(number)

/** Reads what became of the promises. */
export function promisesOf(desk: Desk): PromiseReview {
  const { pack, ledger } = desk
  const sections = pack.planSections
    .filter(({ tender }) => tender)
    .map(({ id, title }) => ({ id, title }))
  const rows = (ledger ? rowsOf(ledger, 'risks', 'M') : [])
    .filter((row) => isPromise(row.text('for')))
    .sort((a, b) => numberIn(a) - numberIn(b))
    .map((row) => promiseOf(desk, row))
  const isSilent = sections.length > 0 && rows.length === 0
  const without = pack.promises
    .map(({ number }) => number)
    .filter((number) => rows.every(({ promise }) => promise !== number))
  const isPartial = rows.length > 0 && without.length > 0
  return {
    sections,
    rows,
    ...(isSilent && { nothingEntered: said('due.promise.none') }),
    ...(isPartial && { missing: said('due.promise.missing', { list: desk.voice.list(without) }) }),
  }
}

const numberIn = (row: Row): number => Number(row.text('for').slice(1))

/** Most words of a promise beside its measure: the Plan and the handover note hold the whole. */
const mostWords = 20

function shortened(text: string): string {
  const words = text.split(/\s+/)
  return words.length > mostWords ? `${words.slice(0, mostWords).join(' ')} …` : words.join(' ')
}

/** What stands behind the number of a promise. */
function promisedIn({ pack }: Desk, number: string): Said | undefined {
  const promise = pack.promises.find((candidate) => candidate.number === number)
  if (!promise) return undefined
  const { wrote, asks } = promise
  return wrote === undefined
    ? said('due.promise.asked', { text: shortened(plainText(asks)) })
    : said('due.promise.wrote', { text: shortened(wrote) })
}

function promiseOf(desk: Desk, row: Row): PromiseRow {
  const { asOf, voice } = desk
  const date = row.text('moved')
  const done = row.text('done')
  const state = stateOf(row, date, done, asOf)
  const promised = promisedIn(desk, row.text('for'))
  const values = {
    promise: row.text('for'),
    row: row.no,
    date: date === '' ? '@review.due.promise.undated' : voice.date(date),
    done: done === '' ? '' : voice.date(done),
  }
  return {
    promise: values.promise,
    row: row.no,
    what: row.text('what'),
    date,
    ...(done && { done }),
    state,
    sentence: said(`due.promise.${state}`, values),
    ...(promised && { promised }),
  }
}

function stateOf(row: Row, date: string, done: string, asOf: string): PromiseState {
  if (row.text('replacedBy') !== '') return 'replaced'
  if (done !== '') return date !== '' && done > date ? 'done-late' : 'done'
  return date !== '' && date < asOf ? 'overdue' : 'open'
}
