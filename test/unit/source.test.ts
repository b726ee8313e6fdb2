// A catalogue that is read as it is used: whole, part by part, and no more than is looked at.

import { expect, test } from 'vitest'
import { type CatalogueSource, catalogueFrom, standard } from '../../src/catalogue/index.ts'
import { partsOf } from '../../src/catalogue/source.ts'
import { composeFrom, indexOf, loadFor } from '../../src/compose/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { fixture, language, packOf, pseudo, purchase } from '../support/fixture.ts'
import { problemsOf, rejected } from '../support/problems.ts'

const laptops = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'se',
  category: 'ict-hardware',
  contract: { start: '2027-07-01', months: 48 },
}

/** A catalogue in parts, and which of them were read. */
function read(made: Catalogue, lacks?: string) {
  const parts = partsOf(made)
  const asked: string[] = []
  const source: CatalogueSource = {
    index: indexOf(made),
    keys: [...parts.keys()],
    part: (key) => {
      asked.push(key)
      return key === lacks ? undefined : structuredClone(parts.get(key))
    },
  }
  return { source, open: () => catalogueFrom(source), asked }
}

test.each([
  ['one language', fixture],
  ['two languages', () => pseudo().catalogue],
])('parts of a catalogue in %s give it back, each read once', (_name, made) => {
  const { source, open, asked } = read(made())
  const catalogue = open()
  expect({ ...catalogue, index: undefined }).toEqual(made())
  expect(asked.toSorted()).toEqual([...source.keys].toSorted())
})

test('nobody can change it, however deep', () => {
  const isFrozen = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen))
  expect(isFrozen(read(pseudo().catalogue).open())).toBe(true)
  expect(isFrozen(standard)).toBe(true)
})

test('composing reads no table that a pack does not need', () => {
  const { open, asked } = read(fixture())
  packOf({}, open())
  expect(asked).not.toContain('words/en/problems')
  expect(asked).not.toContain('crosswalk')
  expect(asked).not.toContain('releases')
})

test('what a source lacks is named', async () => {
  const { source, open } = read(fixture(), 'terms/en')
  expect(problemsOf(() => open().terms.en)).toEqual(['part-missing'])
  const [problem] = await rejected(loadFor(source, purchase))
  expect(problem).toMatchObject({ code: 'part-missing', path: 'terms/en' })
})

test.each(['low', 'medium', 'high'] as const)(
  'what a spec of %s needs is loaded, each part once',
  async (tier) => {
    const { source, asked } = read(standard)
    const spec = { ...laptops, tier }
    const slow = { ...source, part: (key: string) => Promise.resolve(source.part(key)) }
    const catalogue = await loadFor(slow, spec)
    const pack = composeFrom(catalogue, spec)
    expect(pack).toEqual(composeFrom(standard, spec))
    expect(new Set(asked).size).toBe(asked.length)
    // those of the pack, and those whose items its words count
    const clauses = asked.filter((key) => key.startsWith('clauses/'))
    expect(clauses).toEqual(expect.arrayContaining(pack.pairs.map(({ id }) => `clauses/${id}`)))
    expect(clauses.length).toBeLessThan(Object.keys(standard.clauses).length)
  },
)

test('what a spec in another language needs is loaded too', async () => {
  const { catalogue } = pseudo()
  const spec = { ...purchase, language }
  const loaded = await loadFor(read(catalogue).source, spec)
  expect(composeFrom(loaded, spec)).toEqual(composeFrom(catalogue, spec))
})
