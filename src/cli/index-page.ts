// The page that leads through a folder: for whom each paper is, whether it is sent or kept, when, and how long it takes to read.

import { paragraph, ref, section, table } from '../documents/blocks.ts'
import { type Drafting, draftingOf, joined } from '../documents/drafting.ts'
import { frame } from '../documents/frame.ts'
import { brandName } from '../documents/names.ts'
import {
  type BlockNode,
  type DocumentNode,
  type Readership,
  readerships,
} from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { toHtml } from '../render/html.ts'
import type { OutputFile } from './output.ts'
import type { Paper } from './papers.ts'

/** Folders that are sent on: each has a page of its own, which names no other paper. */
const sent = ['publish', 'supplier'] as const
const wordsInMinute = 200

/** The Buyer's page over all papers, and one for each folder that is sent on. */
export function indexPages(pack: Pack, papers: readonly Paper[]): OutputFile[] {
  const drafting = draftingOf(pack)
  const pages = sent.flatMap((readership): OutputFile[] => {
    const own = papers.filter((paper) => paper.readership === readership)
    return own.length === 0
      ? []
      : [[`${readership}/index.html`, write(folderIndex(drafting, readership, own), own)]]
  })
  const all = papers.map(seenFromAbove)
  return [['index.html', write(wholeIndex(drafting, all), all)], ...pages]
}

const seenFromAbove = ({ files, ...paper }: Paper): Paper => ({
  ...paper,
  files: files.map((file) => ({ ...file, name: `${paper.readership}/${file.name}` })),
})

const write = (document: DocumentNode, papers: readonly Paper[]): string =>
  toHtml(document, { files: papers.flatMap(({ files }) => files.map(({ name }) => name)) })

function wholeIndex(drafting: Drafting, papers: readonly Paper[]): DocumentNode {
  const { text } = drafting
  const parts = readerships.flatMap((readership) => {
    const own = papers.filter((paper) => paper.readership === readership)
    const title = text(`index.${readership}`)
    const rows = rowsOf(drafting, readership, own, ['whom', 'use', 'when'])
    return own.length === 0 ? [] : [section(readership, title, rows)]
  })
  return frame(drafting, 'index', 'internal', {
    title: text('index.title'),
    children: [paragraph(text('index.intro')), ...parts],
  })
}

const folderIndex = (
  drafting: Drafting,
  readership: (typeof sent)[number],
  papers: readonly Paper[],
): DocumentNode =>
  frame(drafting, 'index', readership, {
    title: drafting.text(`index.title.${readership}`),
    children: [
      paragraph(drafting.text(`index.intro.${readership}`)),
      // to send or to keep is the Buyer's matter
      ...rowsOf(drafting, readership, papers, ['whom', 'when']),
    ],
  })

/** A table with a line for each paper. */
function rowsOf(
  drafting: Drafting,
  readership: Readership,
  papers: readonly Paper[],
  said: readonly string[],
): readonly BlockNode[] {
  const { text, number } = drafting
  const rows = papers.map((paper): Text[] => [
    paper.title,
    ...said.map((column) => text(`index.${column}.${paper.name}`)),
    paper.words === undefined ? [] : [number(Math.ceil(paper.words / wordsInMinute))],
    linksOf(drafting, paper),
  ])
  return table(
    `papers.${readership}`,
    ['paper', ...said, 'minutes', 'files'].map((name) => text(`index.${name}`)),
    rows,
  )
}

/** The files for everyone, then those of each reading copy. */
function linksOf(drafting: Drafting, { files }: Paper): Text {
  const copies = new Map<string, Text[]>()
  for (const { name, ending, supplier = '' } of files)
    copies.set(supplier, [...(copies.get(supplier) ?? []), [ref(name, ending)]])
  return joined(
    [...copies].map(([supplier, own]) => {
      const links = joined(own, ' · ')
      return supplier === '' ? links : copyOf(drafting, supplier, links)
    }),
    '; ',
  )
}

function copyOf(drafting: Drafting, supplier: string, links: Text): Text {
  const brand = brandName(drafting)
  const name = drafting.say(`furniture.type.${supplier}`, { brand })
  return drafting.text('index.copy', { supplier: name, links })
}
