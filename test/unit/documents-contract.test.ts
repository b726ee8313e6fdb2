// For the contract: KPI annex, supplier guide, handover note, alignment matrix.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import type { PackKpi } from '../../src/model/pack.ts'
import { findNode, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

type Change = Parameters<typeof documentPack>[0]
const pack = documentPack()
const textOf = (kind: Parameters<typeof draft>[1], change: Change = {}) =>
  toText(draft(documentPack(change), kind))

describe('KPI annex', () => {
  const [base] = pack.kpis
  const cardOf = (kpi: Partial<PackKpi> = {}, spec: NonNullable<Change>['spec'] = {}) => {
    if (!base) return ''
    const tree = draft(documentPack({ kpis: [{ ...base, ...kpi }], spec }), 'kpi-annex')
    const card = findNode(tree, base.id)
    return card ? toText(card) : ''
  }
  const ratingOf = (...of: Parameters<typeof cardOf>) =>
    cardOf(...of)
      .split('\n')
      .find((line) => /^(Good|From|Proof|The rating)/.test(line))

  test('a card says why, what counts, thresholds, proof, trap and talk', () => {
    expect(cardOf()).toBe(`KPI-TRN-01.1 MODELS WITH A KNOWN FINAL SITE

Why. Without an address nobody can look.
Count. Models with operator and address (REQ-01.1).
Good from 95, approaching 80, requires improvement 60 per cent. Proof E2.
Trap. A head office is entered.
Talk. Supplier: Which Model stays hidden? Buyer: What did we do?
`)
  })
  test('low prints no proof; a lower KPI, a count and nought have words of their own', () => {
    const steps = [{ good: 5, approaching: 10, requiresImprovement: 20 }]
    expect(ratingOf({}, { tier: 'low' })).toMatch(/per cent\.$/)
    expect(ratingOf({ direction: 'lower', thresholds: steps })).toBe(
      'Good up to 5, approaching 10, requires improvement 20 per cent. Proof E2.',
    )
    expect(ratingOf({ unit: 'count', thresholds: steps })).toMatch(/improvement 20\. Proof/)
    const nought = [{ good: 0, approaching: 0, requiresImprovement: 0 }]
    expect(ratingOf({ direction: 'lower', unit: 'count', thresholds: nought })).toBe(
      'Good at 0; any other number is inadequate. Proof E2.',
    )
  })
  test('thresholds that change by date say from when; what is published says so', () => {
    const { thresholds = [] } = base ?? {}
    const later = { from: '2029-07-01', good: 98, approaching: 90, requiresImprovement: 70 }
    expect(ratingOf({ thresholds: [...thresholds, later], published: true })).toBe(
      'Good from 95, approaching 80, requires improvement 60 per cent. From 1 July 2029: Good from 98, approaching 90, requires improvement 70 per cent. Proof E2. The rating is published.',
    )
  })
  test('monitored only: no thresholds', () => {
    expect(ratingOf({ thresholds: undefined })).toBe('Proof E2.')
  })
  test('the rules stand once, and name the KPI that shows whether Workers were asked', () => {
    expect(textOf('kpi-annex')).toContain('\n12. ')
    expect(textOf('kpi-annex')).toContain('7. No cases is no success: without proof')
    const hearing = base ? [{ ...base, role: 'hearing' as const }] : []
    expect(textOf('kpi-annex', { kpis: hearing })).toContain('if KPI-TRN-01.1 shows')
  })
  test('a contract that runs on dialogue has rules without ratings', () => {
    const text = textOf('kpi-annex', { spec: { kpis: { set: 'core', mode: 'dialogue' } } })
    expect(text).toContain('\n9. At the meeting')
    expect(text).not.toContain('What misses the last')
  })
  test('a contract without KPIs says so', () => {
    expect(textOf('kpi-annex', { kpis: [] })).toContain('This contract has no KPIs.')
  })
})

describe('supplier guide', () => {
  test('has one page for each supplier type, with its own dates', () => {
    const text = textOf('supplier-guide')
    expect(text.match(/^ONE PAGE FOR .*$/gm)).toEqual([
      'ONE PAGE FOR AN SME THAT IS A RESELLER',
      'ONE PAGE FOR A LARGE RESELLER',
      'ONE PAGE FOR AN SME THAT IS A BRAND',
      'ONE PAGE FOR A LARGE BRAND',
    ])
    expect(text).toContain('22 July 2027\tAsk each Brand once')
    expect(text).toContain('15 July 2027\tAsk once, in one letter, each company')
  })
  test('all that a Brand must answer stands in one row', () => {
    const rows = toText(draft(pack, 'supplier-guide', { supplier: 'sme-reseller' }))
      .split('\n')
      .filter((line) => line.includes('Ask each Brand once'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('for all it must answer: TRN-01 and COR-01.')
  })
  test('what waits for an event stands by length, shortest first', () => {
    const page = findNode(
      draft(pack, 'supplier-guide', { supplier: 'sme-reseller' }),
      'sme-reseller.events',
    )
    expect(
      page &&
        toText(page)
          .split('\n')
          .slice(2)
          .map((row) => row.split('\t')[0]),
    ).toEqual(['48 hours', '21 days', '30 days', '30 days', ''])
  })
  test('each condition is said in plain words, with the items for one audience alone', () => {
    const node = findNode(draft(pack, 'supplier-guide'), 'TRN-01.guide')
    expect(node && toText(node)).toContain(
      'You vouch for your question, not for the answer.\n\nOnly for Reseller: TRN-01.3.\n\nOnly for Brand: TRN-01.5.',
    )
  })
})

describe('handover note', () => {
  test('begins with people, then says what was promised and what is due', () => {
    const text = textOf('handover-note')
    expect(text.indexOf('PEOPLE BEFORE PAPER')).toBeLessThan(text.indexOf('FACTS'))
    expect(text).toContain('TRN-01 Title of TRN-01\tSites\t____\t____')
    expect(text).toContain('BUY-01.1\tTitle of BUY-01: Answers\t10 days')
    // an item without a name stands there with its words
    expect(text).toMatch(/TRN-01\.6\tThe Buyer shall/)
    expect(text).toContain('3. Holding back up to 10 per cent for at most 6 months')
    expect(text).toContain('- Pay in time. (X, Article 1)')
  })
  test('after award speaks of the winner, with its own dates', () => {
    const award = { role: 'reseller', size: 'sme', supplier: 'Shop', brands: ['A', 'B'] } as const
    const text = textOf('handover-note', { spec: { award } })
    expect(text).toContain('Supplier: Shop\nBrands: A, B')
    expect(text).toContain('22 July 2027\tRequest')
    expect(text).not.toContain('(SME: 22 July 2027)')
  })
  test('lays the hours that are set aside beside those that are needed', () => {
    const text = textOf('handover-note', { spec: { capacity: { hoursPerYear: 3 } } })
    expect(text).toMatch(/takes about 8 hours a year; 3 are set aside/)
  })
})

describe('alignment matrix', () => {
  test('lays tender, contract, KPIs and reason of each clause side by side', () => {
    expect(textOf('alignment-matrix')).toContain(
      'TRN-01 Title of TRN-01\tscored: 3 points, 3 per cent\t6 items: Reseller, Brand, Buyer\tKPI-TRN-01.1\tIt tells bidders apart. The sites are those of these goods.',
    )
  })
  test('says which values were changed by what, and what was left out why', () => {
    const text = textOf('alignment-matrix')
    expect(text).toContain('TRN-01 models\t10\t5\tthis procurement')
    expect(text).toContain('- INC-01 One step further: Not in the set.')
    expect(text).toContain('- screws: too many')
  })
})
