// For the contract: KPI annex, supplier guide, handover note, alignment matrix.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { kinds } from '../../src/documents/kinds.ts'
import type { SupplierInput } from '../../src/model/audience.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { PackKpi, Pair } from '../../src/model/pack.ts'
import { findNode, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { contract } from '../support/measure.ts'

type Change = Parameters<typeof documentPack>[0]
const pack = documentPack()
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length
/** The most that the package can ask. */
const fullest = contract('high', { clauses: { set: 'full' } })
const pageOf = (supplier: SupplierInput) => {
  const text = toText(draft(pack, 'supplier-guide', { supplier }))
  return text.slice(0, text.indexOf('EACH CONDITION')).split('\n')
}
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
    expect(text).toContain('15 July 2027\tAsk each company that you do not control')
    const own = (supplier: SupplierInput) =>
      pageOf(supplier).filter((line) => line.includes('SME:'))
    expect(own('sme-reseller')).toEqual([])
    expect(own('large-brand')).toEqual([])
  })
  test('each page begins a page, and the conditions after them', () => {
    const pages = draft(pack, 'supplier-guide').children.filter((node) => node.type === 'section')
    expect(pages).toHaveLength(5)
    for (const node of pages) expect(node).toMatchObject({ page: true })
  })
  test('a page holds no more than LibreOffice prints on one', () => {
    for (const type of ['sme-reseller', 'large-reseller', 'sme-brand', 'large-brand'] as const) {
      const node = findNode(draft(fullest, 'supplier-guide', { supplier: type }), type)
      const lines = (node ? toText(node) : '').split('\n')
      expect(wordsIn(lines.join(' '))).toBeLessThanOrEqual(570)
      // two heads of tables
      expect(lines.filter((line) => line.includes('\t')).length - 2).toBeLessThanOrEqual(18)
    }
  })
  test('all that a Brand must answer stands in one row, counted', () => {
    const rows = pageOf('sme-reseller').filter((line) => line.includes('Ask each Brand once'))
    expect(rows).toEqual([expect.stringContaining('for all 3 conditions it must answer')])
  })
  test('what comes back is one row, with its rhythm', () => {
    const rows = pageOf('sme-reseller')
    expect(rows.filter((line) => line.includes('Report:'))).toEqual([
      expect.stringMatching(/^1 January 2028, then every 6 months\t/),
    ])
    expect(rows.filter((line) => line.includes('Meet the Buyer'))).toEqual([
      expect.stringMatching(/^31 July 2027, then 30 days after each report\t/),
    ])
  })
  const eventsOf = (supplier: SupplierInput, change: Change = {}) => {
    const type = typeof supplier === 'string' ? supplier : ''
    const node = findNode(
      draft(documentPack(change), 'supplier-guide', { supplier }),
      `${type}.events`,
    )
    return node ? toText(node).trim().split('\n').slice(2) : []
  }
  test('what waits for an event stands by length, in words that need no contract', () => {
    const rows = eventsOf('sme-reseller')
    expect(rows.map((row) => row.split('\t')[0])).toEqual([
      '48 hours',
      '21 days',
      '30 days',
      '30 days before',
    ])
    expect(rows[0]).toMatch(/^48 hours\tCritical harm \(.*\): tell the Buyer, .*\tCOR-01\.1$/)
  })
  const siteTime = pack.pairs.map((pair) =>
    pair.id === 'COR-01'
      ? { ...pair, parameters: { urgentHours: { ...pair.parameters.urgentHours, needs: 'site' } } }
      : pair,
  ) as Pair[]
  test('what waits for a Site binds whoever decides there, and no reseller of goods', () => {
    const critical = (supplier: SupplierInput, change: Change) =>
      eventsOf(supplier, { pairs: siteTime, ...change }).some((row) => row.startsWith('48 hours'))
    expect(critical('sme-reseller', {})).toBe(false)
    expect(critical('sme-brand', {})).toBe(true)
    expect(critical('sme-reseller', { kinds: ['goods', 'services'] })).toBe(true)
  })
  test('says what it costs, what the Buyer owes and what follows a miss, with own times', () => {
    const lines = pageOf('sme-reseller').join('\n')
    expect(lines).toMatch(/Cost: about \d+ hours a year/)
    expect(lines).toContain(
      'a notice with at least 45 days to correct, up to 10 per cent held back',
    )
    expect(pageOf('large-brand').join('\n')).toContain('at least 30 days to correct')
  })
  test('each condition is said in plain words, to each role its own', () => {
    const pairs = pack.pairs.map((pair) =>
      pair.id === 'TRN-01'
        ? { ...pair, guidance: { ...pair.guidance, reseller: [['Ask.']], brand: [['Look.']] } }
        : pair,
    )
    const wordsOf = (supplier?: SupplierInput) => {
      const tree = draft(documentPack({ pairs }), 'supplier-guide', supplier ? { supplier } : {})
      const node = findNode(tree, 'TRN-01.guide')
      return node ? toText(node) : ''
    }
    expect(wordsOf()).toContain(
      'You vouch for your question, not for the answer.\n\nReseller. Ask. Own items: TRN-01.3.\n',
    )
    expect(wordsOf()).toContain('Brand. Look. Own items: TRN-01.5.')
    expect(wordsOf('large-reseller')).not.toContain('Look.')
    expect(wordsOf('large-brand')).not.toContain('Ask.')
  })
})

describe('handover note', () => {
  const promise = {
    number: 'T1',
    question: 'TRN-01',
    part: 'a',
    section: 'sites',
    asks: ['whom you ask;'],
  }
  const award = {
    role: 'reseller',
    size: 'sme',
    supplier: 'Shop',
    brands: ['A', 'B'],
    contacts: { buyer: 'Bo, 34', superior: 'Ada, 56', supplier: 'Ann, 12', channel: '+800' },
  } as const
  test('begins with people, then says what was promised and what is due', () => {
    const text = textOf('handover-note', { promises: [promise] })
    expect(text.indexOf('PEOPLE BEFORE PAPER')).toBeLessThan(text.indexOf('FACTS'))
    expect(text).toContain('T1\tTRN-01 (a)\twhom you ask;\t____\t____')
    expect(text).toContain('BUY-01.1\tAnswer requests, offers and proof, with reasons')
    // no words are there for it, as the pack lacks a value
    expect(text).toContain('BUY-01.2\tTitle of BUY-01: Time for people')
    // an item without a name stands there with its words
    expect(text).toMatch(/TRN-01\.6\tThe Buyer shall/)
    expect(text).toContain('3. Holding back up to 10 per cent for at most 6 months')
    expect(text).toContain('2. Written notice, with 30 days (SME: 45) to correct')
    expect(text).toContain('- Pay in time. (X, Article 1)')
  })
  test('after award speaks of the winner by name, with its own dates, contacts and promises', () => {
    const promises = [{ ...promise, wrote: 'The owner asks.' }]
    const text = textOf('handover-note', { promises, spec: { award } })
    expect(text).toContain(
      'Supplier: Shop\nSupplier type: an SME that is a Reseller\nBrands: A and B',
    )
    expect(text).toContain("The Supplier's contact, and stand-in: Ann, 12")
    expect(text).toContain('22 July 2027\tRequest\tShop\tREQ-01.1')
    expect(text).toContain('T1\tTRN-01 (a)\twhom you ask;\tThe owner asks.\t____')
    expect(text).toContain('2. Written notice, with 45 days to correct; before it, 15 days')
    expect(text).not.toContain('SME:')
    expect(text).not.toContain('Names, contacts and languages')
  })
  test('of the longest contract it stays within its budget after award, promises aside', () => {
    const awarded = contract('high', { clauses: { set: 'core' }, award })
    expect(wordsIn(toText(draft(awarded, 'handover-note')))).toBeLessThanOrEqual(1500)
  })
  test('says what the hours set aside do not reach, people first', () => {
    const text = textOf('handover-note', { spec: { capacity: { hoursPerYear: 3 } } })
    expect(text).toMatch(/takes about 8 hours a year; 3 are set aside/)
    expect(text).toMatch(/They do not reach for: COR-01 .*; TRN-01 /)
    expect(text).toMatch(/brackets\):\n\n- GRV-01 Title of GRV-01 \(1\.2\)/)
    expect(textOf('handover-note')).not.toContain('do not reach')
  })
})

describe('an award', () => {
  test('changes no word of what was published but names', () => {
    const award = { role: 'reseller', size: 'sme', supplier: 'Shop', brands: ['A'] } as const
    for (const kind of documentKinds.filter((each) => kinds[each].readership === 'publish')) {
      const [before, after] = [{}, { award }].map((spec) => textOf(kind, { spec }).split('\n'))
      const changed = after?.filter((line) => !before?.includes(line)) ?? []
      expect(changed.map((line) => line.replace('Shop', '____'))).toEqual(
        before?.filter((line) => !after?.includes(line)),
      )
    }
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
