// A catalogue that is read as it is used: whole, part by part, and no more than is looked at.

import { expect, test } from 'vitest'
import { type CatalogueSource, catalogueFrom, standard } from '../../src/catalogue/index.ts'
import { partsOf } from '../../src/catalogue/source.ts'
import { fixture, packOf, pseudo } from '../support/fixture.ts'
import { problemsOf } from '../support/problems.ts'

/** A catalogue in parts, and which of them were read. */
function read(parts: ReadonlyMap<string, unknown>) {
  const asked: string[] = []
  const source: CatalogueSource = {
    keys: [...parts.keys()],
    part: (key) => {
      asked.push(key)
      return structuredClone(parts.get(key))
    },
  }
  return { catalogue: catalogueFrom(source), asked }
}

test.each([
  ['one language', fixture],
  ['two languages', () => pseudo().catalogue],
])('parts of a catalogue in %s give it back, each read once', (_name, made) => {
  const parts = partsOf(made())
  const { catalogue, asked } = read(parts)
  expect(catalogue).toEqual(made())
  expect(asked.toSorted()).toEqual([...parts.keys()].toSorted())
})

test('nobody can change it, however deep', () => {
  const isFrozen = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen))
  expect(isFrozen(read(partsOf(pseudo().catalogue)).catalogue)).toBe(true)
  expect(isFrozen(standard)).toBe(true)
})

test('composing reads no table that a pack does not need', () => {
  const { catalogue, asked } = read(partsOf(fixture()))
  packOf({}, catalogue)
  expect(asked).not.toContain('words/en/problems')
  expect(asked).not.toContain('crosswalk')
  expect(asked).not.toContain('releases')
})

test('what a source lacks is named', () => {
  const parts = new Map(partsOf(fixture()))
  const { catalogue } = read(new Map([...parts, ['terms/en', undefined]]))
  expect(problemsOf(() => catalogue.terms.en)).toEqual(['part-missing'])
})
