// Whatever is bought, by whom, how: the pack composes, and every document prints whole in every format.

import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, expect, test } from 'vitest'
import { check } from '../../src/advise/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft, draftReview } from '../../src/documents/index.ts'
import { roles, type SupplierInput, sizes } from '../../src/model/audience.ts'
import { type DocumentNode, documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import type { Spec } from '../../src/model/spec.ts'
import { calendar, deliverables, evaluate, hours, review, tell, toIcs } from '../../src/monitor.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { compare, readDocx, toDocx } from '../../src/word/index.ts'
import { readWorkbook, toCsv, toWorkbook } from '../../src/workbook/index.ts'
import { inTime, triesOf } from './runs.ts'
import { counts, specs } from './specs.ts'
import { faultsOf, twice, unresolved } from './tree.ts'

const tries = triesOf(import.meta.url)
const suppliers: fc.Arbitrary<SupplierInput> = fc.record(
  { role: fc.constantFrom(...roles), size: fc.constantFrom(...sizes) },
  { requiredKeys: ['role'] },
)
// a counterexample is told by its spec, and the pack is made again
const composed = (spec: Spec): Pack => composeFrom(standard, spec)

afterAll(() => console.log(`${counts.valid} of ${counts.drawn} specs were valid as drawn`))

test('every tree of every document is whole', () =>
  fc.assert(
    fc.property(specs, suppliers, (spec, supplier) => {
      const pack = composed(spec)
      for (const kind of documentKinds)
        for (const options of [{}, { supplier }])
          expect(faultsOf(draft(pack, kind, options), pack), kind).toEqual([])
      for (const { why, fix } of check(pack, { asOf: '2027-01-15' }))
        expect(`${why} ${fix}`).not.toMatch(unresolved)
    }),
    tries(),
  ))

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const elementsOf = (node: Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]

/** Faults of a page: what a validator and a screen reader stumble over. */
function pageFaults(html: string): string[] {
  const faults: string[] = []
  const page = parse(html, { onParseError: ({ code }) => faults.push(code) })
  const elements = elementsOf(page)
  const valuesOf = (name: string): string[] =>
    elements.flatMap(({ attrs }) => attrs.filter((each) => each.name === name)).map((a) => a.value)
  const ids = valuesOf('id')
  const levels = elements.flatMap(({ tagName }) =>
    /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
  )
  const gaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
  const lost = [...valuesOf('href').map((href) => href.slice(1)), ...valuesOf('for')]
  return [
    ...faults,
    ...gaps.map((level) => `h${level} follows a gap`),
    ...twice(ids).map((id) => `${id} twice`),
    ...lost.filter((id) => !ids.includes(id)).map((id) => `${id} is nowhere`),
    ...elements.map(({ tagName }) => tagName).filter((name) => /^(script|img|link)$/.test(name)),
  ]
}

const texts = (document: DocumentNode): string => toText(document) + toMarkdown(document)

test('every format prints, and nothing unresolved', () =>
  fc.assert(
    fc.asyncProperty(specs, suppliers, async (spec, supplier) => {
      const pack = composed(spec)
      for (const kind of documentKinds) {
        const document = draft(pack, kind)
        const html = toHtml(document)
        expect(texts(document)).not.toMatch(unresolved)
        expect(html).not.toMatch(/\{\{|\}\}|\bundefined\b|\[object/)
        expect(pageFaults(html), kind).toEqual([])
        expect((await inTime(10, () => toDocx(document))).length).toBeGreaterThan(1000)
      }
      const copy = draft(pack, 'contract-schedule', { supplier })
      expect(pageFaults(toHtml(copy))).toEqual([])
      expect(toIcs(calendar(pack))).not.toMatch(unresolved)
      expect(JSON.stringify([deliverables(pack), hours(pack)])).not.toMatch(/\{\{|\[object/)
    }),
    tries(0.5),
  ))

test('the contract can be followed to its end before anything was reported', () =>
  fc.assert(
    fc.asyncProperty(specs, async (spec) => {
      const pack = composed(spec)
      const asOf = pack.contractEnd
      const nothing = { copies: [] }
      for (const result of evaluate(pack, nothing, { asOf }))
        expect(tell(pack, result).join(' ')).not.toMatch(unresolved)
      const note = draftReview(pack, review(pack, nothing, { asOf }))
      expect(faultsOf(note, pack)).toEqual([])
      expect(pageFaults(toHtml(note))).toEqual([])
      const bytes = await toWorkbook(pack, { asOf })
      const { register, asked } = await readWorkbook(bytes, { pack })
      expect(asked).toEqual([])
      expect(register.copies.flatMap(({ sheets }) => Object.values(sheets).flat())).toEqual([])
      expect(Object.values(toCsv(pack)).join('')).not.toMatch(unresolved)
    }),
    tries(0.25),
  ))

test('a Word file says what its pack says', () =>
  fc.assert(
    fc.asyncProperty(specs, fc.constantFrom(...documentKinds), async (spec, kind) => {
      const pack = composed(spec)
      const read = await readDocx(await toDocx(draft(pack, kind)))
      expect(read.tracked).toEqual([])
      expect(compare(pack, read).same, kind).toBe(true)
    }),
    tries(0.5),
  ))
