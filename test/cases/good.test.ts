// Good specs of very different shape: each composes, drafts in every kind and format, and comes back from JSON.

import { readdir, readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCatalogue } from '../../src/authoring/catalogue.ts'
import { readFolder } from '../../src/authoring/source.ts'
import { check, compose, type DocumentKind, draft, type Pack, readPack, readSpec, type Spec, toHtml, toMarkdown, toText } from '../../src/index.ts'

const folder = new URL('good/', import.meta.url)
const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
const kinds: DocumentKind[] = ['tender-questions', 'contract-schedule', 'alignment-matrix']
const suppliers = ['reseller', 'brand', 'sme', 'large', 'sme-reseller', 'sme-brand', 'large-reseller', 'large-brand'] as const
const facts: string[] = []
afterAll(() => console.log(`good input: ${names.length} specs\n${facts.join('\n')}`))

it('there are six', () => expect(names).toHaveLength(6))

for (const name of names) {
  describe(name, async () => {
    const spec = parse(await readFile(new URL(name, folder), 'utf8')) as Spec
    let pack: Pack
    it('composes, and leaves the spec as it was', () => {
      const before = structuredClone(spec)
      pack = compose(spec)
      expect(spec).toEqual(before)
      expect(pack.pairs.length).toBeGreaterThan(0)
      expect(pack.contractEnd).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(pack.contractEnd > spec.contract.start).toBe(true)
      expect(pack.pairs.map(({ number }) => number)).toEqual(pack.pairs.map((_, index) => index + 1))
      facts.push(`${name}: ${pack.pairs.length} clauses, ${pack.kpis.length} KPIs, ${pack.definitions.length} definitions, until ${pack.contractEnd}, ${check(pack).length} findings`)
    })
    it('gives the same pack again, and from the spec as JSON', () => {
      expect(compose(spec)).toEqual(pack)
      expect(compose(readSpec(JSON.parse(JSON.stringify(spec))) as Spec)).toEqual(pack)
    })
    it('comes back from JSON', () => expect(readPack(JSON.parse(JSON.stringify(pack)))).toEqual(pack))
    it('holds what was chosen', () => {
      const pair = (id: string) => pack.pairs.find((one) => one.id === id)
      for (const id of Object.keys(spec.include ?? {})) expect(pair(id), id).toBeDefined()
      for (const id of Object.keys(spec.omit ?? {})) expect(pair(id), id).toBeUndefined()
      for (const [id, values] of Object.entries(spec.set ?? {})) for (const [key, value] of Object.entries(values as object)) expect(pair(id)?.parameters[key]?.value).toBe(typeof value === 'object' ? value.all : value)
      for (const [id, weight] of Object.entries(spec.weights ?? {})) expect(pair(id)?.placement.weight).toBe(weight)
      for (const [id, { tender }] of Object.entries(spec.place ?? {})) if (tender) expect(pair(id)?.placement.tender).toBe(tender)
      for (const id of spec.kpis?.remove ?? []) expect(pack.kpis.map((kpi) => kpi.id)).not.toContain(id)
      for (const id of spec.kpis?.add ?? []) expect(pack.kpis.map((kpi) => kpi.id)).toContain(id)
    })
    for (const kind of kinds) {
      it(`drafts ${kind}, whole and for each supplier type`, () => {
        const documents = [draft(pack, kind), ...suppliers.map((supplier) => draft(pack, kind, { supplier }))]
        for (const document of documents) {
          for (const printed of [toText(document), toMarkdown(document), toHtml(document)]) {
            expect(printed.length).toBeGreaterThan(500)
            expect(printed).not.toMatch(/undefined|\[object |NaN|\{\{|\}\}/)
          }
        }
      })
    }
  })
}

it('the small catalogue has no problem and shares no text with the real one', async () => {
  const { problems, catalogue } = readCatalogue(await readFolder(new URL('small', folder).pathname))
  expect(problems).toEqual([])
  expect(Object.keys(catalogue.clauses)).toEqual(['TRN-01', 'REQ-01'])
})
