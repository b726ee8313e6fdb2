// The examples of every KPI: rows with the value and rating that they give.

import { describe, expect, test } from 'vitest'
import { speech } from '../../src/language/speech.ts'
import { contractOf } from '../../src/measure/contract.ts'
import { reportsOf, shelve } from '../../src/measure/copies.ts'
import { count } from '../../src/measure/count.ts'
import { readRegister } from '../../src/measure/read-register.ts'
import { silenceIsBroken } from '../../src/measure/silence.ts'
import { printValue } from '../../src/measure/tell.ts'
import { rateCounts } from '../../src/measure/verdict.ts'
import type { Kpi } from '../../src/model/catalogue.ts'
import { catalogue, contract, copy } from '../support/measure.ts'

const halfYear = { start: '2027-07-01', end: '2027-12-31' }
const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** Value as printed, and rating. */
function run({ id }: Kpi, example: Kpi['examples'][number]): object {
  const pack = contract(example.tier, { kpis: { set: 'high-risk', add: optionsAt(example.tier) } })
  const kpi = pack.kpis.find((each) => each.id === id)
  if (!kpi) throw new RangeError(`${id} is not in a pack at ${example.tier}`)
  const { period = halfYear, rows, before } = example
  const start = dayBefore(period.start)
  const copies = [...(before ? [copy(start, before)] : []), copy(period.end, rows)]
  const register = readRegister(pack, { copies })
  const shelf = shelve(contractOf(pack), [start, period.end], [register], '2029-01-01')
  const counted = count(kpi, reportsOf(shelf, period).at(-1)?.ledgers ?? [])
  const rated = rateCounts(kpi, counted.counts, {
    heard: silenceIsBroken(example.hearing),
    on: period.start,
  })
  return { value: printValue(rated, speech(pack.words)) || undefined, rating: rated.rating }
}
const optionsAt = (tier: string): string[] => (tier === 'low' ? [] : ['KPI-PRV-06.1'])

describe.each(Object.values(catalogue.kpis))('$id', (kpi) => {
  test.each(kpi.examples)('$shows', (example) => {
    expect(run(kpi, example)).toEqual({ value: example.value, rating: example.rating })
  })
})

test('every KPI has its examples', () => {
  const few = Object.values(catalogue.kpis).filter(({ examples }) => examples.length < 3)
  expect(few).toEqual([])
})
