// What was promised with the tender, and what has become of it: rows `M…` for promises `T…`.

import { rowsOf } from '../measure/conditions.ts'
import type { Row } from '../measure/rows.ts'
import type { Desk } from './desk.ts'
import { type Said, said } from './said.ts'

/** How a promise stands. `replaced`: by another measure, with the Buyer's consent. */
export type PromiseState = 'open' | 'overdue' | 'done' | 'done-late' | 'replaced'

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
}

/** What the tender promised. */
export interface PromiseReview {
  /** Sections of the Plan that came with the tender. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** Measures for promises, in their order. */
  readonly rows: readonly PromiseRow[]
  /** Said where a section was promised and no row speaks of a promise. */
  readonly nothingEntered?: Said
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
  return { sections, rows, ...(isSilent && { nothingEntered: said('due.promise.none') }) }
}

const numberIn = (row: Row): number => Number(row.text('for').slice(1))

function promiseOf({ asOf, voice }: Desk, row: Row): PromiseRow {
  const date = row.text('moved')
  const done = row.text('done')
  const state = stateOf(row, date, done, asOf)
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
  }
}

function stateOf(row: Row, date: string, done: string, asOf: string): PromiseState {
  if (row.text('replacedBy') !== '') return 'replaced'
  if (done !== '') return date !== '' && done > date ? 'done-late' : 'done'
  return date !== '' && date < asOf ? 'overdue' : 'open'
}
