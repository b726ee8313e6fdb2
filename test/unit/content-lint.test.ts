import { describe, expect, test } from 'vitest'
import { rules } from '../../src/content/lint/index.ts'
import { put, said, smallFiles } from '../support/content.ts'

const words = 'clauses/disclose/TRN-01/en.md'
const item = 'The Supplier shall trace each Product.'
const route = 'The Supplier shall enter from whom it buys.'
const outcome = 'The Buyer knows where each Product was made.'
const schemes = `asOf: 2026-01-01
status: A first list.
issues: [{ id: work, label: Work, clauses: [TRN-01] }]
schemes: [{ id: x, title: X, owner: X, kind: audit, edition: "1", looksAt: all, coverage: {}, gaps: [], sources: [] }]
names: [SA8000]
`

const numbersByTier = '{ low: 9, medium: 9, high: 9 }'
const budgets = `condition: {}
classes: {}
general: ${numbersByTier}
parts: { outcome: 30 }
schedule: {}
questions: {}
documents: {}
definitions: 25
definitionWords: 32
parameters: 60
kpi: 110
ratingRules: 270
items: ${numbersByTier}
dates: ${numbersByTier}
hours: { buyer: ${numbersByTier}, supplier: ${numbersByTier} }
`

/** Rules that object once a piece of the wording reads otherwise. */
const objections = (from: string, to: string): string[] =>
  said({ [words]: put(from, to), 'clauses/knowledge/schemes.yaml': schemes }).map(
    (line) => line.split(' ')[1] ?? '',
  )

/** What each rule refuses, and how it should read. */
const examples: Readonly<
  Record<string, readonly (readonly [from: string, bad: string, good: string])[]>
> = {
  'lint-duty-holder': [
    [item, 'It shall trace each Product.', item],
    [
      item,
      'Where it buys, it shall trace each Product.',
      'Where the Supplier buys, it shall trace each Product.',
    ],
  ],
  'lint-bearer': [
    [
      item,
      'The Brand shall trace each Product.',
      'The Supplier shall have the Brand trace each Product.',
    ],
    [item, 'Whoever buys pays and shall trace it.', 'The Supplier pays and shall trace it.'],
    [item, 'The report shall trace it.', 'Both sides meet; neither side shall leave.'],
  ],
  'lint-soft': [[item, 'The Supplier should trace each Product.', item]],
  'lint-relief': [[route, 'The Supplier need not enter from whom it buys.', route]],
  'lint-outcome': [
    [outcome, 'The Buyer knows each Product. It is traced.', outcome],
    [outcome, 'The Supplier ensures that each Product is known.', outcome],
    [outcome, 'Each Brand is known.', outcome],
  ],
  'lint-sentence-length': [
    [item, `The Supplier shall trace ${'each and '.repeat(22)}every Product.`, item],
  ],
  'lint-part-length': [
    [outcome, `The Buyer knows ${'where and '.repeat(16)}when each Product was made.`, outcome],
  ],
  'lint-named-scheme': [
    [item, 'The Supplier shall show SA8000.', 'The Supplier shall show SA8000 or equivalent.'],
  ],
  'lint-capitals': [
    [item, 'The Supplier shall trace each Widget.', 'The Supplier shall trace each widget.'],
    [
      item,
      'The Supplier shall enter it, as Widgets count.',
      'The Supplier shall enter "Sites" in the Register.',
    ],
  ],
  'lint-passive': [
    [
      item,
      'The Supplier pays. Each Product shall be traced.',
      'The Supplier shall have each Product traced.',
    ],
  ],
  'lint-numbers': [
    [
      item,
      'The Supplier shall keep it for 2 years.',
      'The Supplier shall keep it for {{models}} years.',
    ],
    [
      item,
      'The Supplier shall answer six weeks after it.',
      'The Supplier shall answer items 2 and 3.',
    ],
    [item, 'The Supplier shall answer a week later.', 'The Supplier shall answer once a week.'],
  ],
  'lint-beginning': [
    [
      'Within {{siteDays}} after the start, the',
      'Within {{siteDays}}, the',
      'Until {{siteDays}} after the start, the',
    ],
  ],
  'lint-mechanics': [[item, 'No answer is a Gap.', item]],
}

describe('lint', () => {
  test('every rule has an example of what it refuses', () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ id }) => id).sort())
  })

  const cases = Object.entries(examples).flatMap(([id, list]) =>
    list.map((example) => [id, ...example] as const),
  )
  test.each(cases)('%s: %s → %s', (id, from, bad, good) => {
    const budget = { 'clauses/budgets.yaml': budgets }
    const badWords = said({
      ...budget,
      [words]: put(from, bad),
      'clauses/knowledge/schemes.yaml': schemes,
    })
    expect(badWords).toContainEqual(expect.stringMatching(new RegExp(`^${words}:\\d+ ${id}$`)))
    expect(objections(from, good)).not.toContain(id)
  })

  test('what a person let stand is not reported; an exception of nothing is', () => {
    const change = { [words]: put(item, 'The Supplier should trace each Product.') }
    const lint = (at: string, rule = 'lint-soft') => ({
      ...change,
      'clauses/lint.yaml': `exceptions: [{ rule: ${rule}, at: ${at}, reason: It is a test. }]\n`,
    })
    expect(said(lint('TRN-01#match'))).toEqual([])
    expect(said(lint('TRN-01#sites'))).toContain('clauses/lint.yaml:1 lint-exception-unused')
    expect(said(lint('TRN-01#match', 'lint-softly'))).toContain('clauses/lint.yaml:1 lint-no-rule')
  })

  test('another language is read with words of its own', () => {
    const german = put('title: Sites', 'title: Orte')
    const lines = said({
      'clauses/disclose/TRN-01/de.md': german(put(item, 'It should be.')(smallFiles[words]!)),
    })
    expect(lines.filter((line) => line.includes('lint'))).toEqual([])
  })
})
