// What holds for every kind of document: nothing unresolved, ids told apart, copies that only leave out.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { kinds } from '../../src/documents/kinds.ts'
import { type DocumentTree, documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

const packs: Readonly<Record<string, Pack>> = {
  high: documentPack(),
  low: documentPack({ spec: { tier: 'low' } }),
  services: documentPack({ kinds: ['services'] }),
  mixed: documentPack({ kinds: ['goods', 'services'] }),
  awarded: documentPack({
    spec: { award: { role: 'reseller', size: 'sme', supplier: 'Shop', brands: ['A', 'B'] } },
  }),
  bare: documentPack({ kpis: [], definitions: [], components: [], register: [], planSections: [] }),
}
const suppliers = ['reseller', 'brand', 'sme', 'large', 'sme-reseller', 'large-brand'] as const

const idsOf = (tree: DocumentTree): string[] => [
  ...('id' in tree && tree.id !== undefined ? [tree.id] : []),
  ...('children' in tree && tree.type !== 'item' && tree.type !== 'paragraph'
    ? tree.children.flatMap(idsOf)
    : []),
]

test('the registry holds the kinds that the model names, each under its own name', () => {
  expect(Object.keys(kinds).sort()).toEqual([...documentKinds].sort())
  for (const [name, { kind }] of Object.entries(kinds)) expect(kind).toBe(name)
})

describe.each(documentKinds)('%s', (kind) => {
  test.each(Object.entries(packs))(
    'holds nothing unresolved and no id twice (%s)',
    (_name, pack) => {
      const tree = draft(pack, kind)
      for (const printed of [toText(tree), toMarkdown(tree), toHtml(tree)])
        expect(printed).not.toMatch(/\{\{|undefined|\[object|NaN/)
      const ids = idsOf(tree)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    },
  )

  test.each(suppliers)('a reading copy for %s only leaves out, and says so', (supplier) => {
    const { high: pack } = packs
    if (!pack) throw new Error()
    const full = new Set(toText(draft(pack, kind)).split('\n'))
    const copy = draft(pack, kind, { supplier })
    expect(copy.supplier).toBeDefined()
    const added = toText(copy)
      .split('\n')
      .filter((line) => !full.has(line))
    expect(added.filter((line) => !line.startsWith('Proof '))).toHaveLength(1)
    expect(added[0]).toMatch(/^Reading copy for /)
  })

  test('is the same twice', () => {
    expect(draft(documentPack(), kind)).toEqual(draft(documentPack(), kind))
  })
})

test('names, readership and stamp stand around the text', () => {
  const tree = draft(documentPack(), 'evaluator-guide')
  expect(tree).toMatchObject({
    readership: 'internal',
    language: 'en',
    procurement: { title: 'Laptops 2027', buyer: 'City of Example', reference: 'EPC-7' },
    stamp: { catalogue: '0.4.0' },
    furniture: { readership: 'For the Buyer only', page: 'Page {{page}} of {{pages}}' },
  })
  expect(tree).not.toHaveProperty('supplier')
})

const codesOf = (run: () => unknown): string[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ code }) => code)
  }
  return []
}

test('unknown kinds and suppliers are refused, with what was meant', () => {
  const pack = documentPack()
  expect(codesOf(() => draft(pack, 'contract-shedule' as never))).toEqual(['unknown-document-near'])
  expect(codesOf(() => draft(pack, 'toString' as never))).toEqual(['unknown-document-of'])
  for (const supplier of ['broker', {}, null, []] as never[])
    expect(codesOf(() => draft(pack, 'kpi-annex', { supplier }))).toEqual(['unknown-supplier'])
})
