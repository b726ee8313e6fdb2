// The real catalogue: it compiles, and every document of a pairwise cover of choices renders whole.

import { describe, expect, test } from 'vitest'
import { check } from '../../src/advise/index.ts'
import { deliverables, hours } from '../../src/calendar/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { printProblem, readCatalogue, readFolder } from '../../src/content/index.ts'
import { draft } from '../../src/documents/index.ts'
import { kindsOf, roles, sizes, tiers } from '../../src/model/audience.ts'
import { strategies } from '../../src/model/clause.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import type { Spec } from '../../src/model/spec.ts'
import { toText } from '../../src/render/index.ts'
import { once } from '../support/once.ts'
import { pairwise } from '../support/pairwise.ts'

const { files, problems: unread } = await readFolder('.')
const { catalogue, problems } = readCatalogue(files, { version: '0.4.0' })

test('the catalogue compiles without a problem', () => {
  expect([...unread, ...problems].map(printProblem)).toEqual([])
})

const rows = pairwise({
  jurisdiction: Object.keys(catalogue.laws),
  category: Object.keys(catalogue.goods),
  tier: tiers,
  roles: [roles, ['reseller'], ['brand']] as const,
  sizes: [sizes, ['sme'], ['large']] as const,
  strategy: strategies,
  set: catalogue.clauseSets.map(({ id }) => id),
  kpis: catalogue.kpiSets.filter(({ rated }) => !rated).map(({ id }) => id),
  mode: ['targets', 'dialogue'] as const,
})

function specOf({
  roles: bidders,
  sizes: of,
  set,
  kpis,
  mode,
  ...row
}: (typeof rows)[number]): Spec {
  const goods = catalogue.goods[row.category]?.en
  const hasGoods = goods !== undefined && kindsOf(goods.kind).includes('goods')
  // where nothing is sold, a reseller sells what the service uses
  const sells = !hasGoods && !bidders.some((role) => role === 'brand')
  const named = goods?.cpv.length === 0
  const listed = Object.values(catalogue.goods).find(
    ({ en }) => en?.kind === 'goods' && en.cpv.length > 0,
  )
  return {
    ...row,
    title: 'Purchase 2027',
    buyer: 'City of Example',
    contract: { start: '2027-07-01', months: 30 },
    bidders: { roles: [...bidders], sizes: [...of] },
    clauses: { set },
    kpis: { set: kpis, mode },
    ...(sells && { components: { categories: [listed?.en?.id ?? ''] } }),
    ...(named && !sells && { components: { add: ['a part'] } }),
  }
}

/** What a text may name: clauses, items and KPIs of the pack. */
const namesIn = (pack: Pack): string[] => [
  ...pack.kpis.map(({ id }) => id),
  ...pack.pairs.flatMap(({ id, condition }) => [
    id,
    ...condition.flatMap(({ items }) => items.map(({ number }) => `${id}.${number}`)),
  ]),
]

/** Clauses, items and KPIs that a text names. */
const namedIn = (text: string): string[] =>
  text.match(/\bKPI-[A-Z]{3}-\d{2}\.\d+|\b[A-Z]{3}-\d{2}(?:\.\d+)?\b/g) ?? []

describe.each(rows.map((row) => ({ row, name: Object.values(row).join(' ') })))(
  '$name',
  ({ row }) => {
    const packOf = once(() => composeFrom(catalogue, specOf(row)))

    test.each(documentKinds)('%s is whole', (kind) => {
      const pack = packOf()
      const text = toText(draft(pack, kind))
      expect(
        text.match(/.{0,40}(?:\{\{|\}\}|undefined|\[object|NaN|\bnull\b).{0,40}/g) ?? [],
      ).toEqual([])
      // what is left out is named where it is said to be
      const left = kind === 'alignment-matrix' ? pack.omitted.map(({ id }) => id) : []
      const known = new Set([...namesIn(pack), ...left])
      expect([...new Set(namedIn(text))].filter((name) => !known.has(name))).toEqual([])
    })

    test('is checked', () => {
      const findings = check(packOf(), { asOf: '2027-01-15' })
      expect(findings.filter(({ why, fix }) => /\{\{|undefined|\[object/.test(why + fix))).toEqual(
        [],
      )
    })

    test('keeps its budgets', () => {
      const { budgets } = catalogue
      const pack = packOf()
      const words = (kind: (typeof documentKinds)[number]): number =>
        toText(draft(pack, kind)).split(/\s+/).filter(Boolean).length
      const most = Number.POSITIVE_INFINITY
      expect(words('contract-schedule')).toBeLessThanOrEqual(
        budgets.schedule[row.set]?.[row.tier] ?? most,
      )
      expect(words('tender-questions')).toBeLessThanOrEqual(
        budgets.questions[row.set]?.[row.tier] ?? most,
      )
      expect(pack.definitions.length).toBeLessThanOrEqual(budgets.definitions)
      if (row.set !== 'core') return
      const { buyer, supplier } = hours(pack)
      expect(deliverables(pack).length).toBeLessThanOrEqual(budgets.dates[row.tier] ?? most)
      expect(buyer).toBeLessThanOrEqual(budgets.hours.buyer[row.tier] ?? most)
      expect(supplier.reseller ?? 0).toBeLessThanOrEqual(budgets.hours.supplier[row.tier] ?? most)
    })
  },
)
