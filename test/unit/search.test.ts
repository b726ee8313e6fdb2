// Searching a catalogue.

import { expect, test } from 'vitest'
import { search } from '../../src/catalogue/search.ts'
import { clauseOf, tiny } from '../support/tiny-catalogue.ts'

const first = (words: string) => search(tiny, words)[0]

test('finds by keyword, title, heading and text', () => {
  expect(first('recruitment fee')?.id).toBe('PRV-04')
  expect(first('debt bondage')?.id).toBe('PRV-04')
  expect(first('TRN-01')?.id).toBe('TRN-01')
  expect(first('second source')).toMatchObject({
    id: 'TRN-01',
    part: 'condition',
    heading: 'second',
  })
})

test('finds in spite of small mistakes and other numbers of a word', () => {
  expect(first('recruitmnet')?.id).toBe('PRV-04')
  expect(first('secrets')?.id).toBe('GEN-03')
})

test('one kind, one tier, one supplier type, a few hits', () => {
  expect(search(tiny, 'step', { kind: 'clause' }).map(({ id }) => id)).toContain('INC-01')
  expect(search(tiny, 'step', { tier: 'low' }).map(({ id }) => id)).not.toContain('INC-01')
  const bought = 'enter from whom'
  expect(search(tiny, bought, { supplier: 'reseller', kind: 'clause' })[0]?.id).toBe('TRN-01')
  expect(search(tiny, bought, { supplier: 'brand' })[0]?.heading).not.toBe('reseller')
  expect(search(tiny, 'supplier', { limit: 2 })).toHaveLength(2)
})

test('words that say nothing find nothing', () => {
  expect(search(tiny, 'the of and')).toEqual([])
  expect(search(tiny, '')).toEqual([])
})

test('a long passage is cut around the words', () => {
  const long = `${'Many words stand here before it comes. '.repeat(8)}Then the zebra. ${'And more after it. '.repeat(9)}`
  const clauses = { 'ZEB-01': clauseOf('ZEB-01', { parts: [['all', 'low', { zebra: long }]] }) }
  const [hit] = search({ ...tiny, clauses }, 'zebra')
  expect(hit?.excerpt).toContain('zebra')
  expect(hit?.excerpt.length).toBeLessThan(180)
  expect(hit?.excerpt).toMatch(/^… .* …$/)
})
