// A filled template in LibreOffice: it opens, prints, and keeps its own furniture and numbers around ours.

import { expect, test } from 'vitest'
import { draft } from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { insertIntoDocx } from '../../src/render/docx/index.ts'
import { inlineText } from '../../src/render/tree.ts'
import { convert, pdfPages } from '../support/office.ts'
import { marked, partsOf, type TemplateName } from '../support/templates.ts'
import { program, soffice } from '../support/tools.ts'
import { packOf } from '../unit/support.ts'

const office = soffice()
const pdftotext = program(['pdftotext'], 'Install poppler-utils.')
const pack = packOf({ clauses: { set: 'starter' } })

const houses: Readonly<
  Record<
    TemplateName,
    {
      readonly header: string
      readonly footer: RegExp
      readonly first: string
      readonly headings: readonly string[]
    }
  >
> = {
  stadt: {
    header: 'STADT BEISPIEL · Zentrale Vergabestelle',
    footer: /Besondere Vertragsbedingungen · Seite (\d+) von (\d+)/,
    first: 'Rathausplatz 1',
    headings: [
      'I. Vertragsgegenstand',
      '1. Lieferung',
      'II. Menschenrechte in der Lieferkette',
      'III. Schlussbestimmungen',
    ],
  },
  county: {
    header: 'NORTHSHIRE',
    footer: /Page (\d+) of (\d+)/,
    first: 'County Hall, Northshire',
    headings: ['1 Supply', '2 Schedules', '2.1 Responsible supply chains', '3 Signatures'],
  },
}

/** Spaced letters of a logo print as words of one letter. */
const tight = (text: string): string => text.replaceAll(' ', '')

test.skipIf(!office || !pdftotext).each(Object.entries(houses))(
  '%s prints as it should',
  async (name, { header, footer, first, headings }) => {
    for (const kind of documentKinds) {
      const bytes = await insertIntoDocx(marked(name as TemplateName, kind), pack)
      const pages = pdfPages(pdftotext!, convert(office!, bytes, 'docx', 'pdf'))
      const text = pages.join(' ')
      // the furniture of every page, and another on the first
      expect(pages[0]).toContain(first)
      expect(
        pages
          .slice(1)
          .filter((page) => !tight(page).startsWith(tight(header)) || !footer.test(page)),
        kind,
      ).toEqual([])
      // the template's numbers go on around ours, in this order
      const tree = draft(pack, kind)
      const title = inlineText(tree.title)
      const order = [...headings.slice(0, -1), title, ...headings.slice(-1)].map((heading) =>
        text.indexOf(heading),
      )
      expect(
        order.every((at, index) => at >= 0 && (index === 0 || at > order[index - 1]!)),
        `${kind}: ${order}`,
      ).toBe(true)
      // our headings print our numbers alone
      const clauses: string[] = []
      const collect = (blocks: typeof tree.children): void =>
        blocks.forEach((block) => {
          if (block.type === 'clause') clauses.push(`${block.number}. ${inlineText(block.title)}`)
          if (block.type === 'section' || block.type === 'clause') collect(block.children)
        })
      collect(tree.children)
      expect(
        clauses.filter((clause) => !text.includes(clause)),
        kind,
      ).toEqual([])
      const before = clauses.map((clause) =>
        text.slice(text.indexOf(clause) - 4, text.indexOf(clause)),
      )
      expect(
        before.filter((words) => /(^| )[IVX\d]+[.)]? $/.test(words) && !footer.test(words)),
        kind,
      ).toEqual([])
      expect(text).not.toMatch(/\{\{|Reference source not found|Verweis nicht gefunden/)
      // saved again, it still holds both
      const again = partsOf(convert(office!, bytes, 'docx', 'docx'))
      expect([...again.values()].some((part) => part.includes(header.split(' ')[0]!))).toBe(true)
      expect(again.get('docProps/custom.xml')).toContain('hrdd.documents')
    }
  },
)
