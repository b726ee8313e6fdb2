// Handlebars itself says what a paragraph prints; lowering to data must print the same.

import Handlebars from 'handlebars'
import { expect, test } from 'vitest'
import { readCatalogue } from '../../src/authoring/catalogue.ts'
import { readFolder } from '../../src/authoring/source.ts'
import type { AuthoredText } from '../../src/model/text.ts'

const authored = readCatalogue(await readFolder(process.cwd()))
const handlebars = Handlebars.create()
handlebars.registerHelper('clause', (id: string) => `⟦clause ${id}⟧`)
handlebars.registerHelper('kpi', (id: string) => `⟦kpi ${id}⟧`)

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()
const print = (text: AuthoredText): string =>
  text
    .map((node) =>
      typeof node === 'string'
        ? node
        : node.type === 'term'
          ? node.text
          : node.type === 'value'
            ? `⟦value ${node.name}⟧`
            : `⟦${node.to.startsWith('KPI-') ? 'kpi' : 'clause'} ${node.to}⟧`,
    )
    .join('')

test('the wording has no problem', () => {
  expect(authored.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
})

test.each(authored.clauses.map((one) => [one.clause.id, one] as const))(
  '%s prints what Handlebars prints',
  (_, { clause, paragraphs }) => {
    const values = Object.fromEntries(
      Object.keys(clause.parameters).map((name) => [name, `⟦value ${name}⟧`]),
    )
    expect(paragraphs.length).toBeGreaterThan(10)
    for (const { slice, text } of paragraphs) {
      const oracle = handlebars.compile(slice.source, {
        noEscape: true,
        strict: true,
        knownHelpers: { clause: true, kpi: true },
        knownHelpersOnly: true,
      })(values)
      expect(collapse(print(text)), slice.source).toBe(collapse(oracle))
      expect(collapse(print(text))).not.toBe('')
    }
  },
)

test('every paragraph of the catalogue was held against Handlebars', () => {
  const all = authored.clauses.reduce((sum, one) => sum + one.paragraphs.length, 0)
  const nodes = authored.clauses.flatMap((one) =>
    one.paragraphs.flatMap(({ text }) =>
      text.filter((node) => typeof node !== 'string').map((node) => node.type),
    ),
  )
  console.log(
    `oracle: ${all} paragraphs, ${nodes.filter((type) => type === 'value').length} values, ${nodes.filter((type) => type === 'ref').length} references, ${nodes.filter((type) => type === 'term').length} terms`,
  )
  expect(new Set(nodes)).toEqual(new Set(['value', 'ref', 'term']))
})
