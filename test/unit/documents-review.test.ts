// The review note, drafted from a review made by hand.

import { expect, test } from 'vitest'
import { draftReview } from '../../src/documents/index.ts'
import { findNode, toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import type { KpiReview, Review } from '../../src/review/index.ts'
import { documentPack } from '../support/document-pack.ts'

const pack = documentPack()
const period = { index: 2, start: '2028-01-01', end: '2028-06-30', due: '2028-07-01' }
const earlier = (end: string, value?: string) => ({
  period: { start: end, end },
  rating: 'approaching' as const,
  ...(value && { value }),
})
const result: KpiReview = {
  kpi: 'KPI-TRN-01.1',
  title: 'Models with a known final site',
  question: 'Do we know?',
  clause: 'TRN-01',
  trend: 'better',
  result: {
    kpi: 'KPI-TRN-01.1',
    version: '2.0.0',
    period,
    due: period.due,
    value: '66.7',
    numerator: 4,
    denominator: 6,
    rating: 'requires-improvement',
    small: false,
    unproven: true,
    trace: [],
    leftOut: [],
    open: [],
    oldestOpen: { labels: ['Laptop A'], since: '2028-02-01' },
    parts: [],
    previous: [earlier('2027-12-31', '50'), earlier('2027-06-30')],
    people: false,
  },
}
const stand = { code: 'review.note.talks.none', values: {} }
const review: Review = {
  asOf: '2028-08-15',
  contract: { title: 'x', buyer: 'y', start: '2027-07-01', end: '2031-06-30', year: 2 },
  period,
  named: false,
  results: [result],
  withheld: [],
  talks: [{ reason: 'open', rows: ['S1'], kpi: 'KPI-TRN-01.1', sentences: [stand, stand] }],
  ladder: [{ about: 'F1', phase: 'last', taken: [], sentences: [stand] }],
  promises: {
    sections: [],
    rows: [
      {
        promise: 'T1',
        row: 'M1',
        what: 'Ask the maker',
        date: '2028-01-01',
        state: 'open',
        sentence: stand,
        promised: { code: 'review.due.promise.wrote', values: { text: 'We ask.' } },
      },
    ],
    missing: { code: 'review.due.promise.missing', values: { list: 'T2' } },
  },
  due: [],
}
const linesOf = (change: Partial<Review> = {}) =>
  toText(draftReview(pack, { ...review, ...change })).split('\n')

test('the talks come first, then values, steps, promises, and room for what is agreed', () => {
  const said = 'Nothing waits. Ask what would have to be different.'
  const lines = linesOf()
  expect(lines.filter((line) => /^[A-Z0-9 ]+$/.test(line))).toEqual([
    'REVIEW AS OF 15 AUGUST 2028',
    'WHAT TO TALK ABOUT',
    'VALUES',
    'STEPS',
    'PROMISES OF THE TENDER',
    'AGREED',
  ])
  expect(lines).toEqual(
    expect.arrayContaining([
      'Contract year 2. Progress Report 2 is about 1 January 2028 to 30 June 2028 and was due on 1 July 2028.',
      `1. ${said} ${said} KPI-TRN-01.1 asks the Supplier: Which Model stays hidden? The Buyer: What did we do?`,
      'KPI-TRN-01.1 Models with a known final site\t66.7 (4 of 6)\trequires improvement, unproven\tbetter\tLaptop A since 1 February 2028',
      `- ${said}`,
      `- Ask the maker: ${said} Promised: “We ask.”`,
      '- No measure stands in the Register for T2.',
      '1\t____\t____\t____',
    ]),
  )
})

test('values over time are a chart, those without a value left out', () => {
  const note = draftReview(pack, review)
  expect(findNode(note, 'chart.KPI-TRN-01.1')).toMatchObject({
    max: 100,
    points: [
      { label: '31 December 2027', value: '50', note: 'approaching' },
      { label: '30 June 2028', value: '66.7', note: 'requires improvement' },
    ],
  })
  const withheld = { ...result, result: { ...result.result, withheld: true as const } }
  const secret = draftReview(pack, { ...review, results: [withheld], withheld: [result.kpi] })
  expect(findNode(secret, 'chart.KPI-TRN-01.1')).toBeUndefined()
  expect(toText(secret)).toContain('not named in writing: KPI-TRN-01.1.')
  expect(toText(secret)).not.toContain('66.7')
})

test('before the first report there is little to say, and it is said', () => {
  const { period: _period, ...early } = review
  const note = draftReview(pack, {
    ...early,
    results: [],
    talks: [],
    ladder: [],
    promises: { sections: [], rows: [] },
  })
  expect(toText(note)).toContain('No Progress Report has been due yet.')
  expect(toText(note)).toContain('Nothing waits.')
})

test('prints in every format, for those who follow up', () => {
  const note = draftReview(pack, review)
  expect(note).toMatchObject({ kind: 'review-note', readership: 'after-award' })
  for (const printed of [toText(note), toMarkdown(note), toHtml(note)])
    expect(printed).not.toMatch(/undefined|\{\{|\[object/)
})
