// OpenDocument by way of LibreOffice, as docs/opendocument.md describes it: what is kept, and that every number stays right.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose, type DocumentNode, draft, type SupplierInput } from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { specOf, walk } from '../property/support.ts'
import { soffice } from '../support/tools.ts'
import { openWord, shown } from '../support/word.ts'
import { wordsOf, wordsOfTree } from '../support/words.ts'

const office = soffice()
const pack = compose(specOf({ reference: 'EPC-2027-014', clauses: { set: 'core' } }))
// a reading copy skips numbers, so it is where counting goes wrong first
const documents = documentKinds.flatMap((kind) =>
  [undefined, 'sme-reseller' as SupplierInput].map((supplier) => ({
    name: `${kind}${supplier === undefined ? '' : '-copy'}`,
    document: draft(pack, kind, supplier === undefined ? {} : { supplier }),
  })),
)

/** Numbers of clauses and items in printed order. */
function numbersOf(document: DocumentNode): string[] {
  const numbers: string[] = []
  walk(document, {
    block: (block) =>
      block.type === 'clause'
        ? numbers.push(`${block.number}.`)
        : block.type === 'item' && block.number !== undefined && numbers.push(block.number),
  })
  return numbers
}

describe.skipIf(!office)('OpenDocument', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-odt-'))
  const convert = (to: string, names: readonly string[]) =>
    execFileSync(
      office!,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        ...names.map((name) => join(folder, name)),
      ],
      { stdio: 'ignore' },
    )
  const words = new Map<string, Uint8Array>()
  beforeAll(async () => {
    for (const { name, document } of documents) {
      words.set(name, await toDocx(document))
      writeFileSync(join(folder, `${name}.docx`), words.get(name)!)
    }
    convert(
      'odt',
      documents.map(({ name }) => `${name}.docx`),
    )
    convert(
      'txt:Text (encoded):UTF8',
      documents.map(({ name }) => `${name}.odt`),
    )
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const opened = (name: string) => {
    const parts = unzipSync(readFileSync(join(folder, `${name}.odt`)))
    return {
      content: strFromU8(parts['content.xml']!),
      styles: strFromU8(parts['styles.xml']!),
      meta: strFromU8(parts['meta.xml']!),
    }
  }
  const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length

  test.each(documents)(
    '$name prints the words and numbers of the tree in their order',
    ({ name, document }) => {
      const text = readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/^\uFEFF/, '')
      const found = wordsOf(text)
      // the table of contents repeats the headings of two levels before the first of them
      const headings = document.children
        .flatMap((block) => (block.type === 'section' ? [block, ...block.children] : [block]))
        .flatMap((block) =>
          block.type === 'section' || block.type === 'clause'
            ? wordsOfTree({ ...block, children: [] })
            : [],
        )
      const at = found.findIndex((_, index) =>
        headings.every((word, offset) => found[index + offset] === word),
      )
      if (at >= 0) found.splice(at, headings.length)
      expect(found).toEqual(wordsOfTree(document))
      const numbers = numbersOf(document)
      const lines = text.split('\n').map((line) => `${line.trim()} `)
      let line = 0
      const missing = numbers.filter((number) => {
        const next = lines.findIndex((one, index) => index >= line && one.startsWith(`${number} `))
        if (next >= 0) line = next + 1
        return next < 0
      })
      expect(missing).toEqual([])
      if (name.startsWith('contract-schedule')) expect(numbers.length).toBeGreaterThan(300)
    },
  )

  test.each(documents)(
    '$name keeps headings, tables, bookmarks, references, language and properties',
    ({ name }) => {
      const { content, styles, meta } = opened(name)
      const file = openWord(words.get(name)!)
      const xml = strFromU8(unzipSync(words.get(name)!)['word/document.xml']!)
      const paragraphs = shown(file)
      for (const level of [1, 2, 3, 4, 5, 6])
        expect(count(content, new RegExp(`<text:h [^>]*text:outline-level="${level}"`, 'g'))).toBe(
          paragraphs.filter(({ style }) => style === `Heading${level}`).length,
        )
      expect(count(content, /<table:table /g)).toBe(count(xml, /<w:tbl>/g))
      expect(count(content, /<table:table-header-rows>/g)).toBe(count(xml, /<w:tblHeader\b/g))
      const kept = new Set(
        [...content.matchAll(/<text:bookmark(?:-start)? text:name="([^"]*)"/g)].map(
          ([, bookmark]) => bookmark,
        ),
      )
      expect(
        [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)]
          .map(([, bookmark]) => bookmark)
          .filter((bookmark) => !kept.has(bookmark)),
      ).toEqual([])
      expect(count(content, /<text:bookmark-ref /g)).toBe(count(xml, /<w:instrText[^>]*> ?REF /g))
      expect(styles).toContain('fo:language="en"')
      for (const property of ['hrdd.catalogue', 'hrdd.documents'])
        expect(meta).toContain(`meta:name="${property}"`)
      // lost on the way, and said so in the guide: a later version that keeps them makes this fail, and the guide gets better
      expect(count(content, /hrdd:[A-Z]{3}-\d\d@\d/g)).toBe(0)
    },
  )
})
