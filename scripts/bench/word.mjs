// A Word file against the library `docx`, with the same text: a paragraph for each of ours, headings as headings.

import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { readDocx, toDocx } from '../../dist/docx.js'
import { compose, draft } from '../../dist/index.js'
import { medianOf } from './median.mjs'

const levels = Object.values(HeadingLevel)

/** How many times as fast as `docx` a schedule of a high contract is written. */
export async function word() {
  const document = draft(
    compose({
      title: 'Laptops and monitors 2027',
      buyer: 'Example',
      jurisdiction: 'eu',
      category: 'ict-hardware',
      tier: 'high',
      contract: { start: '2027-07-01', months: 48 },
    }),
    'contract-schedule',
  )
  const { pieces } = await readDocx(await toDocx(document))
  const theirs = () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: pieces.map(
              ({ text, heading }) =>
                new Paragraph({
                  children: [new TextRun(text)],
                  ...(heading !== undefined && { heading: levels[heading] }),
                }),
            ),
          },
        ],
      }),
    )
  const [ours, other] = await medianOf([() => toDocx(document), theirs], 25)
  return { 'Word written, of docx': other / ours }
}
