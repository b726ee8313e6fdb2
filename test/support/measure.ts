// Contracts on the real catalogue, and rows of a Register in short, for the tests of the measures.

import { composeFrom } from '../../src/compose/index.ts'
import { readCatalogue, readFolder } from '../../src/content/index.ts'
import { evaluate } from '../../src/measure/evaluate.ts'
import type { KpiResult } from '../../src/measure/index.ts'
import type { Tier } from '../../src/model/audience.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import type { Pack } from '../../src/model/pack.ts'
import type { Cell } from '../../src/model/register.ts'
import type { Spec } from '../../src/model/spec.ts'

const { files } = await readFolder('.')
/** The catalogue as it is authored. */
export const catalogue: Catalogue = readCatalogue(files, { version: '0.4.0' }).catalogue

const packs = new Map<string, Pack>()

/** A contract of two years from 1 July 2027, with all clauses and the widest set of KPIs. */
export function contract(tier: Tier, changes: Partial<Spec> = {}): Pack {
  const key = JSON.stringify([tier, changes])
  const known = packs.get(key)
  if (known) return known
  const pack = composeFrom(catalogue, {
    title: 'Laptops and monitors',
    buyer: 'City of Example',
    jurisdiction: 'eu',
    category: 'ict-hardware',
    tier,
    contract: { start: '2027-07-01', months: 24 },
    clauses: { set: 'full' },
    kpis: { set: 'high-risk' },
    ...changes,
  })
  packs.set(key, pack)
  return pack
}

/** A row as people write it. */
export type FlatRow = Readonly<Record<string, Cell>>
/** Rows by sheet. */
export type FlatSheets = Readonly<Record<string, readonly FlatRow[]>>

/** The last days of the first two half-years. */
export const firstEnd = '2027-12-31'
export const secondEnd = '2028-06-30'

/** A copy of the Register. */
export const copy = (periodEnd: string, sheets: object, rest: object = {}) => ({
  periodEnd,
  sheets,
  ...rest,
})

/** The result of a KPI in the period that ends on a day, from copies of one Register. */
export function resultOf(
  kpi: string,
  copies: readonly object[],
  { pack = contract('medium'), end = firstEnd, asOf = '2028-12-31' } = {},
): KpiResult {
  const result = evaluate(pack, { copies }, { asOf }).find(
    (each) => each.kpi === kpi && each.period.end === end,
  )
  if (!result) throw new RangeError(`${kpi} ${end}`)
  return result
}

/** Rating, numerator and denominator in short: `approaching 4/6`. */
export const short = ({ rating, numerator, denominator }: KpiResult): string =>
  [rating, [numerator, denominator].filter((part) => part !== undefined).join('/')]
    .filter(Boolean)
    .join(' ')
