// An authority's own clauses on top of the standard catalogue, and what is refused.

import { describe, expect, test } from 'vitest'
import {
  loadCatalogue,
  readCatalogue,
  readFolder,
  type SourceFile,
} from '../../src/authoring/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, draft, HrddError, toText } from '../../src/core.ts'

const folder = 'docs/examples/own-clauses'
const files = await readFolder(folder)
const own = await loadCatalogue(folder, { extends: standard })
const spec = {
  title: 'Laptops 2027',
  buyer: 'North Coast Purchasing',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high' as const,
  contract: { start: '2027-07-01', months: 48 },
}
const pack = composeFrom(own, spec)
const problemsOf = (changed: readonly SourceFile[], base = standard) =>
  readCatalogue(changed, base).problems.map(
    ({ code, path, message }) => `${code} ${path}: ${message}`,
  )
const withText = (path: string, change: (text: string) => string): SourceFile[] =>
  files.map((file) =>
    file.path.endsWith(path) ? { path: file.path, text: change(file.text) } : file,
  )

describe('the worked example', () => {
  test('adds its clause, KPI and term and keeps the standard ones', () => {
    expect(Object.keys(own.clauses)).toEqual(
      expect.arrayContaining([...Object.keys(standard.clauses), 'TBK-01']),
    )
    expect(own.clauses['TBK-01']!.kpis).toEqual(['KPI-TBK-01.1'])
    expect(own.definitions['Take-back Site']).toBeDefined()
    for (const [key, digest] of Object.entries(standard.digests))
      expect(own.digests[key], key).toBe(digest)
  })
  test('names the parties in house style everywhere', () => {
    const text = toText(draft(pack, 'contract-schedule'))
    expect(text).toContain('The Contractor shall')
    expect(text).not.toMatch(/\bThe (Supplier|Buyer) shall\b/)
  })
  test('sets values within bounds, and says that the authority gave them', () => {
    const { listDays } = pack.pairs.find(({ id }) => id === 'TRN-01')!.parameters
    expect(listDays!.value).toBe(80)
    expect(listDays!.provenance.at(-1)).toEqual({ step: 'authority', value: 80 })
    const changed = composeFrom(own, { ...spec, set: { 'TRN-01': { listDays: 85 } } }).pairs.find(
      ({ id }) => id === 'TRN-01',
    )!.parameters.listDays!
    expect(changed.provenance.map(({ step }) => step).slice(-2)).toEqual(['authority', 'spec'])
  })
  test('leaves a clause out with its reason, and a buyer can take it back with another', () => {
    expect(pack.omitted).toContainEqual({
      id: 'TRN-03',
      title: standard.clauses['TRN-03']!.title,
      reason: expect.stringContaining('monitor'),
    })
    expect(
      composeFrom(own, {
        ...spec,
        include: { 'TRN-03': 'We read findings ourselves.' },
      }).pairs.some(({ id }) => id === 'TRN-03'),
    ).toBe(true)
  })
  test('is named in the stamp, and changes its digest', () => {
    expect(pack.stamp.uses).toContain('overlay:north-coast@1')
    expect(pack.stamp.uses).toContain('TBK-01@1')
    expect(pack.stamp.digest).not.toBe(composeFrom(standard, spec).stamp.digest)
  })
  test('can be extended in turn', () => {
    const town: SourceFile[] = [
      {
        path: 'clauses/overlays/town.yaml',
        text: 'id: town\ntitle: Town\nrevision: 1\nparameters:\n  TBK-01: { listDays: 15 }\n',
      },
    ]
    const { catalogue, problems } = readCatalogue(town, own)
    expect(problems).toEqual([])
    expect(
      composeFrom(catalogue, spec).pairs.find(({ id }) => id === 'TBK-01')!.parameters.listDays!
        .value,
    ).toBe(15)
  })
})

describe('what is refused', () => {
  test('two overlays that set the same parameter, naming both', () => {
    const second: SourceFile = {
      path: 'clauses/overlays/second.yaml',
      text: 'id: second\ntitle: Second\nrevision: 1\nparameters:\n  TRN-01: { listDays: 90 }\n',
    }
    const said = problemsOf([...files, second]).join('\n')
    expect(said).toMatch(
      /double-value .*TRN-01\.listDays is set by clauses\/overlays\/north-coast\.yaml and by clauses\/overlays\/second\.yaml/,
    )
    expect(problemsOf([second], own).join('\n')).toContain(
      'TRN-01.listDays is set by clauses/overlays/north-coast.yaml and by clauses/overlays/second.yaml',
    )
  })
  test.each([
    [
      'an id that the standard uses',
      withText('.md', (text) => text.replaceAll('TBK-01', 'TRN-01')).map((file) => ({
        ...file,
        path: file.path.replace('TBK-01.take', 'TRN-01.take'),
      })),
      'TRN-01 is already used by the catalogue that this folder extends',
    ],
    [
      'a term that the standard defines',
      withText('definitions.md', (text) => `${text}\n## Site List\nAnother list.\n`),
      '"Site List" is already defined by the catalogue that this folder extends',
    ],
    [
      'an unknown parameter',
      withText('north-coast.yaml', (text) => text.replace('listDays', 'listDay')),
      'TRN-01 has no parameter "listDay"',
    ],
    [
      'a value out of range',
      withText('north-coast.yaml', (text) => text.replace('replyDays: 5', 'replyDays: 50')),
      'GRV-01.replyDays: 50 is outside 1 to 15',
    ],
    [
      'a value of another type',
      withText('north-coast.yaml', (text) => text.replace('replyDays: 5', 'replyDays: five')),
      'GRV-01.replyDays expects a number',
    ],
    [
      'an omission of an unknown clause',
      withText('north-coast.yaml', (text) => text.replace('TRN-03', 'TRN-33')),
      'there is no clause TRN-33',
    ],
    [
      'an omission without a reason',
      withText('north-coast.yaml', (text) => text.replace(/TRN-03: .*/, 'TRN-03: ""')),
      'TRN-03',
    ],
    [
      'a reference to nothing',
      withText('.md', (text) => text.replace('{{clause "REQ-01"}}', '{{clause "REQ-99"}}')),
      'there is no clause REQ-99',
    ],
  ])('%s', (_name, changed, said) => {
    expect(problemsOf(changed).join('\n')).toContain(said)
  })
  test('an authority that leaves out what others need', () => {
    const { catalogue } = readCatalogue(
      withText('north-coast.yaml', (text) => text.replace('TRN-03:', 'COR-01:')),
      standard,
    )
    expect(() => composeFrom(catalogue, spec)).toThrow(
      /overlays\.north-coast\.omit\.COR-01: COR-01 cannot be left out/,
    )
  })
  test('a folder that holds nothing', async () => {
    await expect(loadCatalogue('docs/review', { extends: standard })).rejects.toThrow(HrddError)
  })
})
