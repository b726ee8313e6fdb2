// LibreOffice opens our Word files, counts their numbers to what the tree says, and finds the targets of references.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, draft } from '../../src/index.ts'
import { type BlockNode, type DocumentNode, documentKinds } from '../../src/model/document.ts'
import type { Text } from '../../src/model/text.ts'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { zipParts } from '../../src/render/docx/file/zip-parts.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { convert, pdfPages } from '../support/office.ts'
import { program, soffice } from '../support/tools.ts'
import { fields, openWord } from '../support/word.ts'
import { wordsOfTree } from '../support/words.ts'

const office = soffice()
const pdftotext = program(['pdftotext'], 'Install poppler-utils.')
const pack = compose(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')))

/** The file with every shown number of a reference made wrong, so that what LibreOffice prints is what it counted. */
function stale(bytes: Uint8Array): Uint8Array {
  const parts = Object.fromEntries(openPackage(bytes))
  const document = new TextDecoder()
    .decode(parts['word/document.xml'])
    .replace(
      /( REF \S+ \\n \\h <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t xml:space="preserve">)[^<]*/g,
      '$1WRONG',
    )
  return zipParts({ ...parts, 'word/document.xml': document })
}

/** The begin of each numbered paragraph, in order. */
function numbered(block: DocumentNode | BlockNode): string[] {
  const begin = (text: Text) =>
    wordsOfTree({ type: 'paragraph', children: text }).slice(0, 3).join(' ')
  if (block.type === 'clause')
    return [`${block.number}. ${begin(block.title)}`, ...block.children.flatMap(numbered)]
  if (block.type === 'item')
    return block.number === undefined
      ? []
      : [`${block.number} ${begin(block.heading ? [`${block.heading}.`] : block.children)}`]
  return block.type === 'document' || block.type === 'section' || block.type === 'group'
    ? block.children.flatMap(numbered)
    : []
}

const copies = documentKinds.flatMap((kind) =>
  ([undefined, 'sme-reseller'] as const).map((supplier) => [kind, supplier] as const),
)

test.skipIf(!office || !pdftotext).each(copies)(
  '%s (copy for %s) prints from LibreOffice with its own numbers and no empty page',
  async (kind, supplier) => {
    const tree = draft(pack, kind, supplier && { supplier })
    const bytes = await toDocx(tree)
    const pdf = convert(office!, stale(bytes), 'docx', 'pdf')
    const pages = pdfPages(pdftotext!, pdf)
    // the footer alone has fewer
    for (const [index, page] of pages.entries())
      expect(page.length, `page ${index + 1}`).toBeGreaterThan(120)
    expect(pages.at(-1)).toMatch(new RegExp(`${pages.length} ?/ ?${pages.length}$`))
    // whether a gap is a space is a guess of whoever reads a PDF
    const close = (words: string) => words.replaceAll(' ', '')
    const print = close(pages.join(''))
    // behind the table of contents, which holds the numbers too
    let at = print.indexOf(
      close(wordsOfTree({ type: 'paragraph', children: tree.title }).slice(-2).join('')),
    )
    for (const begin of numbered(tree)) {
      const found = print.indexOf(close(begin), at)
      expect(found, `${begin} after ${print.slice(at, at + 60)}`).toBeGreaterThan(-1)
      at = found
    }
    expect(print).not.toContain('WRONG')
    const references = fields(openWord(bytes).document).filter(({ code }) =>
      code.startsWith('REF '),
    )
    // a reference may be broken over two lines of a cell, or over two pages with a footer between
    const footer = new RegExp(
      `hrdd-clauses${tree.stamp.catalogue}·${tree.stamp.digest.slice(0, 12)}\\d+/${pages.length}`,
      'g',
    )
    const cells = close(pdfPages(pdftotext!, pdf, '-raw').join('')).replace(footer, '')
    for (const { result } of references) expect(cells).toContain(`Condition${result}`)
  },
)
