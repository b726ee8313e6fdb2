// LibreOffice prints the supplier guide: the page for a supplier type is one page, and the conditions take at most five more.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { draft } from '../../src/documents/index.ts'
import { compose } from '../../src/index.ts'
import { findNode, toText } from '../../src/render/index.ts'
import { toDocx } from '../../src/word/index.ts'
import { convert, pdfPages } from '../support/office.ts'
import { program, soffice } from '../support/tools.ts'

const office = soffice()
const pdftotext = program(['pdftotext'], 'Install poppler-utils.')

// whether a gap is a space is a guess of whoever reads a PDF
const close = (words: string) => words.replace(/\s/g, '').toLowerCase()

/** The fullest guide that can be composed, and one that is short. */
const fullest = (name: string) => {
  const spec = parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8'))
  return compose({ ...spec, tier: 'high', clauses: { set: 'full' } })
}
const packs = {
  'ict hardware': fullest('laptops'),
  cleaning: fullest('irish-cleaning'),
  low: compose(parse(readFileSync('docs/examples/swiss-monitors.yaml', 'utf8'))),
}

test.skipIf(!(office && pdftotext)).each(Object.entries(packs))(
  'each type has one page of its own (%s)',
  async (_name, pack) => {
    if (!(office && pdftotext)) return
    const guide = draft(pack, 'supplier-guide')
    const { roles, sizes } = pack.spec.bidders
    const types = roles.flatMap((role) => sizes.map((size) => `${size}-${role}`))
    const pdf = convert(office, await toDocx(guide), 'docx', 'pdf')
    const pages = pdfPages(pdftotext, pdf).map(close)
    const found = types.map((type) => {
      const node = findNode(guide, type)
      const lines = (node ? toText(node) : '').trim().split('\n')
      const [heading = '', last = ''] = [lines[0], lines.at(-1)].map((line) => close(line ?? ''))
      // the list of contents names it too
      const at = pages.findLastIndex((page) => page.includes(heading))
      expect(pages[at]).toContain(last.slice(-60))
      return at
    })
    expect(new Set(found).size).toBe(types.length)
    const conditions = pages.findLastIndex((page) => page.includes('eachconditioninplainwords'))
    expect(conditions).toBeGreaterThan(found.at(-1) ?? 0)
    expect(pages.length - conditions).toBeLessThanOrEqual(5)
  },
  300_000,
)
