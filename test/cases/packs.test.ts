// A pack that an earlier release composed is read and gives the same words, whatever the catalogue holds today.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check, type DocumentKind, draft, readPack, toHtml, toMarkdown, toText } from '../../src/index.ts'

const folder = new URL('packs/', import.meta.url)
const kinds: readonly DocumentKind[] = ['tender-questions', 'contract-schedule', 'alignment-matrix']
const versions = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''))

test.each(versions)('a pack of %s gives the same text as then', (version) => {
  const pack = readPack(JSON.parse(readFileSync(new URL(`${version}.json`, folder), 'utf8')))
  expect(pack.stamp.catalogue).toBe(version)
  expect(kinds.map((kind) => toText(draft(pack, kind))).join('\n=====\n')).toBe(readFileSync(new URL(`${version}.txt`, folder), 'utf8'))
  for (const kind of kinds) {
    expect(toHtml(draft(pack, kind))).toContain('<')
    expect(toMarkdown(draft(pack, kind, { supplier: 'sme-reseller' }))).not.toContain('undefined')
  }
  expect(() => check(pack)).not.toThrow()
})
