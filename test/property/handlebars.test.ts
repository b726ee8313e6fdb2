// Handlebars itself says what a paragraph prints; lowering it to data must print the same.

import Handlebars from 'handlebars'
import { expect, test } from 'vitest'
import { readCatalogue, readFolder, type SourceFile } from '../../src/content/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import type { AuthoredText } from '../../src/model/text.ts'
import { fixtureFiles } from '../support/fixture.ts'

const read = (files: readonly SourceFile[]) => readCatalogue(files, { version: '0.4.0' })
// the fixture uses marks that the catalogue may not
const readings = [read((await readFolder('.')).files), read(fixtureFiles)]
const clauses: Catalogue['clauses'] = Object.assign(
  {},
  ...readings.map(({ catalogue }) => catalogue.clauses),
)

const handlebars = Handlebars.create()
for (const kind of ['clause', 'kpi'])
  handlebars.registerHelper(kind, (id: string) => `⟦${kind} ${id}⟧`)
const valuesOf = (id: string, prefix = ''): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(clauses[id]?.parameters ?? {}).map((name) => [name, `⟦value ${prefix}${name}⟧`]),
  )
const everywhere = Object.fromEntries(
  Object.keys(clauses).map((id) => [id, valuesOf(id, `${id}.`)]),
)

const print = (text: AuthoredText): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type === 'value') return `⟦value ${node.name}⟧`
      if (node.type === 'ref')
        return `⟦${node.to.startsWith('KPI-') ? 'kpi' : 'clause'} ${node.to}⟧`
      return node.type === 'strong' ? `**${node.text}**` : node.text
    })
    .join('')
const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

const texts = readings.flatMap(({ shelf }) => [
  ...[...shelf.clauses].flatMap(([id, { wordings }]) =>
    [...wordings.values()].flatMap(({ paragraphs }) => paragraphs.map((each) => ({ id, ...each }))),
  ),
  ...[...shelf.kpis.values()].flatMap(({ value, words }) =>
    [...words.values()].flatMap(({ paragraphs }) =>
      paragraphs.map((each) => ({ id: value.clause, ...each })),
    ),
  ),
  ...[...shelf.terms.values()].flatMap(({ lowered }) =>
    (lowered?.paragraphs ?? []).map((each) => ({ id: '', ...each })),
  ),
])

test('every paragraph prints what Handlebars prints', () => {
  const wrong = texts.flatMap(({ id, slice, text }) => {
    const template = handlebars.compile(slice.source, {
      noEscape: true,
      strict: true,
      knownHelpers: { clause: true, kpi: true },
      knownHelpersOnly: true,
    })
    const expected = collapse(template({ ...everywhere, ...valuesOf(id) }))
    const printed = collapse(print(text))
    return printed === expected && printed !== '' ? [] : [{ id, printed, expected }]
  })
  expect(wrong).toEqual([])
})

test('values, references, terms and emphasis were among them', () => {
  const nodes = texts.flatMap(({ text }) =>
    text.flatMap((node) => (typeof node === 'string' ? [] : [node.type])),
  )
  console.log(`handlebars.test.ts: ${texts.length} paragraphs, ${nodes.length} marks`)
  expect(new Set(nodes)).toEqual(new Set(['value', 'ref', 'term', 'strong']))
  expect(texts.length).toBeGreaterThan(500)
})
