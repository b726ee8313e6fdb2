// What holds for every rating, whatever is reported.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grades } from '../../src/model/clause.ts'
import type { Rating } from '../../src/model/kpi.ts'
import type { PackKpi } from '../../src/model/pack.ts'
import type { Register } from '../../src/model/register.ts'
import { evaluate, type KpiResult, plusDays, rate, readRegister } from '../../src/monitor.ts'
import { pack, register } from '../support/two-half-years.ts'
import { triesOf } from './runs.ts'

const tries = triesOf(import.meta.url)
const asOf = '2028-09-15'

const order: readonly Rating[] = ['inadequate', 'requires-improvement', 'approaching', 'good']
const shares = pack.kpis.filter(({ unit, thresholds }) => unit === 'percent' && thresholds)

/** A share of a whole, of a KPI that is rated. */
const share = fc
  .record({
    kpi: fc.constantFrom(...shares),
    denominator: fc.integer({ min: 1, max: 2000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ denominator, part, other, kpi }) => ({
    kpi,
    denominator,
    numerator: Math.round(denominator * part),
    other: Math.round(denominator * other),
  }))
const rankOf = (kpi: PackKpi, numerator: number, denominator: number): number =>
  order.indexOf(rate(kpi, { numerator, denominator, hearing: 'good' }).rating)

describe('rate', () => {
  test('says what whole numbers say, without a rounding', () =>
    fc.assert(
      fc.property(share, ({ kpi, numerator, denominator }) => {
        const [{ good, approaching, requiresImprovement } = fail()] = kpi.thresholds ?? []
        const reaches = (limit: number): boolean =>
          kpi.direction === 'higher'
            ? numerator * 100 >= limit * denominator
            : numerator * 100 <= limit * denominator
        const place = [good, approaching, requiresImprovement].findIndex(reaches)
        expect(rankOf(kpi, numerator, denominator)).toBe(place < 0 ? 0 : 3 - place)
      }),
      tries(10),
    ))

  test('gives a better number no lower rating, and reads as it rates', () =>
    fc.assert(
      fc.property(share, ({ kpi, numerator, other, denominator }) => {
        const [worse, better] = [numerator, other].sort((a, b) =>
          kpi.direction === 'higher' ? a - b : b - a,
        ) as [number, number]
        expect(rankOf(kpi, better, denominator)).toBeGreaterThanOrEqual(
          rankOf(kpi, worse, denominator),
        )
        // what missed a threshold looks missed
        const { value, rating, thresholds } = rate(kpi, { numerator, denominator, hearing: 'good' })
        const looksGood =
          kpi.direction === 'higher'
            ? Number(value) >= (thresholds?.good ?? 0)
            : Number(value) <= (thresholds?.good ?? 0)
        expect(looksGood).toBe(rating === 'good')
      }),
      tries(10),
    ))

  test('lets proof change no value, and stronger proof take no mark away', () =>
    fc.assert(
      fc.property(
        share,
        fc.dictionary(fc.constantFrom(...grades), fc.nat(50)),
        fc.constantFrom(...grades),
        fc.nat(50),
        ({ kpi, numerator, denominator }, proof, grade, more) => {
          const counts = { numerator, denominator, hearing: 'good' as const }
          const before = rate(kpi, { ...counts, proof })
          const highest = { ...proof, E5: (proof.E5 ?? 0) + more }
          const after = rate(kpi, { ...counts, proof: highest })
          expect(before.rating).toBe(rate(kpi, counts).rating)
          if (!before.unproven) expect(after.unproven, grade).toBe(false)
        },
      ),
      tries(5),
    ))
})

const fail = (): never => {
  throw new Error('no thresholds')
}
const read = readRegister(pack, register)
const figures = (results: readonly KpiResult[]) =>
  results.map(({ kpi, period, rating, value, numerator, denominator, leftOut, strength }) => ({
    kpi,
    period,
    rating,
    value,
    numerator,
    denominator,
    strength,
    leftOut: leftOut.length,
  }))
const alone = evaluate(pack, read, { asOf })
const expected = figures(alone)
const sharesOf = (results: readonly KpiResult[]) =>
  figures(results).flatMap(({ kpi, period, value, rating, denominator }) =>
    denominator === undefined ? [] : [{ kpi, period, value, rating }],
  )

/** The Register with rows and copies in another order. */
const shuffled: fc.Arbitrary<Register> = fc
  .tuple(
    ...read.copies.map(({ sheets, ...copy }) =>
      fc
        .record(
          Object.fromEntries(
            Object.entries(sheets).map(([id, rows]) => [
              id,
              fc.shuffledSubarray([...rows], { minLength: rows.length }),
            ]),
          ),
        )
        .map((turned) => ({ ...copy, sheets: turned })),
    ),
  )
  .chain((copies) => fc.shuffledSubarray(copies, { minLength: copies.length }))
  .map((copies) => ({ copies }))

describe('evaluate', () => {
  test('reads rows and copies in any order', () =>
    fc.assert(
      fc.property(shuffled, (other) => {
        expect(figures(evaluate(pack, other, { asOf }))).toEqual(expected)
      }),
      tries(2),
    ))

  test('keeps its shares where a Register is pooled with itself, or is handed over again as it was', () =>
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 30 }), (other, days) => {
        expect(sharesOf(evaluate(pack, [read, other], { asOf }))).toEqual(sharesOf(alone))
        const again = other.copies.map((copy) => ({
          ...copy,
          on: plusDays(copy.on ?? copy.periodEnd, days),
          reason: 'Sent again',
        }))
        const restated = evaluate(pack, { copies: [...read.copies, ...again] }, { asOf })
        expect(figures(restated)).toEqual(expected)
      }),
      tries(),
    ))

  test('what nobody filled in is never a success', () =>
    fc.assert(
      fc.property(fc.nat(1000), (choice) => {
        const [copy] = read.copies
        const rows = copy?.sheets.sites ?? []
        const row = rows[choice % rows.length]
        const empty = rows.map((each) => (each === row ? { ...each, cells: {} } : each))
        const less = { copies: [{ ...copy!, sheets: { ...copy!.sheets, sites: empty } }] }
        const full = { copies: [copy!] }
        const valuesOf = (input: object) =>
          evaluate(pack, input, { asOf: '2028-02-15' }).map(({ numerator = 0 }) => numerator)
        const [before, after] = [valuesOf(full), valuesOf(less)]
        for (const [index, kpi] of pack.kpis.entries())
          if (kpi.direction === 'higher')
            expect(after[index], kpi.id).toBeLessThanOrEqual(before[index] ?? 0)
      }),
      tries(),
    ))
})
