// The contract schedule: sheet, conditions with whom they bind, proof by tier, annexes, words at the back.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { findNode, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

type Change = Parameters<typeof documentPack>[0]
const scheduleOf = (change: Change = {}, supplier?: 'reseller' | 'large-brand') =>
  draft(documentPack(change), 'contract-schedule', supplier ? { supplier } : {})
const linesOf = (change: Change = {}, supplier?: 'reseller' | 'large-brand') =>
  toText(scheduleOf(change, supplier)).split('\n')
const clauseText = (change: Change = {}, supplier?: 'reseller' | 'large-brand') => {
  const node = findNode(scheduleOf(change, supplier), 'TRN-01')
  return node ? toText(node) : ''
}

test('a condition prints id and title, outcome, items with their audience, exceptions and proof', () => {
  expect(clauseText()).toBe(`TRN-01 Title of TRN-01

Outcome. The Buyer knows where each Product was made.

1. Sites. The Supplier shall enter every Site.
2. Each unit can be traced.
   (1) by number;
   (2) by date.
3. Reseller. The Supplier shall enter from whom it buys.
4. Second source. A second record for 10 Models, under REQ-01.1.
5. Brand, makers. The Supplier shall name its makers.
6. Buyer. The Buyer shall keep addresses secret.

Exceptions. In an emergency, as soon as decided.

Proof of 1 and 2: register matched to invoices (E2); of 4 and 5: customs record (E3); of 1: photograph (E2); of 5: letter of the Brand (E1).
`)
})

describe('proof', () => {
  const proof = (change: Change = {}, supplier?: 'reseller') =>
    clauseText(change, supplier)
      .split('\n')
      .filter((line) => line.startsWith('Proof'))
  test('at medium prints grades alone, at low nothing', () => {
    expect(proof({ spec: { tier: 'medium' } })).toEqual([
      'Proof E1 for 5; E2 for 1, 2; E3 for 4, 5.',
    ])
    expect(proof({ spec: { tier: 'low' } })).toEqual([])
  })
  test('in a reading copy names the items that stand there, and keeps their numbers', () => {
    expect(proof({}, 'reseller')).toEqual([
      'Proof of 1 and 2: register matched to invoices (E2); of 4: customs record (E3); of 1: photograph (E2).',
    ])
  })
})

test('a reading copy keeps the items of the Buyer and the longer times of an SME', () => {
  const copy = clauseText({}, 'reseller')
  expect(copy).not.toContain('5. Brand')
  expect(copy).toContain('\n6. Buyer.')
  expect(linesOf({}, 'reseller')).toContain(
    '15 July 2027 (SME: 22 July 2027)\tRequest\tSupplier\tREQ-01.1',
  )
})

test('whoever controls the work is called by what is bought', () => {
  expect(clauseText({ kinds: ['services'] })).toContain('5. Performer, makers.')
  expect(clauseText({ kinds: ['works'] })).toContain('5. Performer, makers.')
  expect(clauseText({ kinds: ['goods', 'services'] })).toContain('5. Brand, Performer, makers.')
})

describe('the contract sheet', () => {
  test('says who, when, how much, which annexes, what is due in the Plan, which KPIs', () => {
    const lines = linesOf({
      spec: { contract: { start: '2027-07-01', months: 48, framework: true, extensions: [12, 6] } },
    })
    expect(lines).toEqual(
      expect.arrayContaining([
        'Parties. Buyer: City of Example. Supplier: ____.',
        'Time. Start Date: 1 July 2027; end: 30 June 2031. Options to extend: 12 months and 6 months. A framework: orders follow this schedule.',
        'Printed for. Reseller and Brand; SME and Large.',
        'Figures. time (6 months); time (10 per cent).',
        'Annexes. Workbook of the Register; component list; Worker Notice; Diligence Plan; KPIs.',
        '- Sites (TRN-01), in the tender: who asks whom.',
        '- Channel (GRV-01), 30 days (SME: 45): who answers.',
        'By law. Councils record the reason.',
        'KPIs. KPI-TRN-01.1 Models with a known final site.',
      ]),
    )
    expect(lines.some((line) => line.startsWith('Subcontracting.'))).toBe(false)
  })
  test('asks in services how many steps of subcontracting are allowed', () => {
    expect(
      linesOf({ kinds: ['services'] }).some((line) => line.startsWith('Subcontracting.')),
    ).toBe(true)
  })
  test('names the supplier once it is known', () => {
    const award = { role: 'reseller', size: 'sme', supplier: 'Shop & Co' } as const
    expect(linesOf({ spec: { award } })).toContain(
      'Parties. Buyer: City of Example. Supplier: Shop & Co.',
    )
  })
})

test('component list, Register and definitions stand behind the conditions', () => {
  const lines = linesOf()
  expect(lines).toEqual(
    expect.arrayContaining([
      'ICT hardware. Marked as first: circuit boards. Then cables. Materials: tin. Final Sites: unit with a serial number.',
      'Not on the list. screws (too many).',
      'Look first. For fees; peak: year end; hazards: solvents.',
      'Sites. Site; Operator.',
      'How to read. Days are calendar days.',
      'Site. A place of work.',
    ]),
  )
  expect(lines.indexOf('WORDS USED')).toBeGreaterThan(lines.indexOf('TRN-01 Title of TRN-01'))
})

test('says which conditions a lawyer has read for this law', () => {
  const pack = documentPack()
  const review = { by: 'A lawyer', on: '2026-11-01', jurisdiction: 'eu' }
  const read = (count: number) =>
    toText(
      draft(
        {
          ...pack,
          pairs: pack.pairs.map((pair, at) =>
            at < count ? { ...pair, reviewed: [review] } : pair,
          ),
        },
        'contract-schedule',
      ),
    )
  expect(read(0)).toContain('No lawyer has reviewed this wording: European Union.')
  expect(read(1)).toContain(
    'A lawyer has reviewed for this law (European Union): REQ-01. The others',
  )
  expect(read(99)).toContain('A lawyer has reviewed every condition for this law: European Union.')
})

test('no line holds a ruler or a box that counts as a word', () => {
  const odd = toText(scheduleOf())
    .split(/\s+/)
    .filter((word) => /^[-=|+*#[\]]+$/.test(word))
  expect(new Set(odd)).toEqual(new Set(['-']))
})
