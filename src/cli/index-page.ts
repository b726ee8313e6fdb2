// The page that leads through a folder: for whom each paper is, whether it is sent or kept, when, and how long it takes to read.

import { paragraph, ref, section, table } from '../documents/blocks.ts'
import { type Drafting, draftingOf, joined } from '../documents/drafting.ts'
import { frame } from '../documents/frame.ts'
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
  const of = (readership: Readership): Paper[] =>
    papers.filter((paper) => paper.readership === readership)
  const folders = sent.filter((readership) => of(readership).length > 0)
  return [
    [
      'index.html',
      write(
        wholeIndex(drafting, papers),
        papers.flatMap((paper) => addressesOf(paper, true)),
      ),
    ],
    ...folders.map((readership): OutputFile => {
      const own = of(readership)
      const page = folderIndex(drafting, readership, own)
      return [
        `${readership}/index.html`,
        write(
          page,
          own.flatMap((paper) => addressesOf(paper, false)),
        ),
      ]
    }),
  ]
}

const write = (document: DocumentNode, files: readonly string[]): string =>
  toHtml(document, { files })

/** Where the files of a paper stand, from the page over all folders or from that of their own. */
const addressesOf = ({ readership, files }: Paper, fromAbove: boolean): string[] =>
  files.map(({ name }) => (fromAbove ? `${readership}/${name}` : name))

function wholeIndex(drafting: Drafting, papers: readonly Paper[]): DocumentNode {
  const { text } = drafting
  const parts = readerships.map((readership) => {
    const own = papers.filter((paper) => paper.readership === readership)
    return { readership, rows: rowsOf(drafting, readership, own, true) }
  })
  return frame(drafting, 'index', 'internal', {
    title: text('index.title'),
    children: [
      paragraph(text('index.intro')),
      ...parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ readership, rows }) => section(readership, text(`index.${readership}`), rows)),
    ],
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
      ...rowsOf(drafting, readership, papers, false),
    ],
  })

/** A table with a line for each paper. */
function rowsOf(
  drafting: Drafting,
  readership: Readership,
  papers: readonly Paper[],
  fromAbove: boolean,
): readonly BlockNode[] {
  const { text, number } = drafting
  const columns = ['paper', 'whom', 'use', 'when', 'minutes', 'files'] as const
  const rows = papers.map((paper): Text[] => [
    paper.title,
    ...(['whom', 'use', 'when'] as const).map((column) => text(`index.${column}.${paper.name}`)),
    paper.words === undefined ? [] : [number(Math.ceil(paper.words / wordsInMinute))],
    linksOf(drafting, paper, addressesOf(paper, fromAbove)),
  ])
  return table(
    `papers.${readership}`,
    columns.map((name) => text(`index.${name}`)),
    rows,
  )
}

function linksOf({ say }: Drafting, { files }: Paper, addresses: readonly string[]): Text {
  const links = files.map(({ ending, supplier }, index): Text => {
    const label = supplier === undefined ? ending : say('index.copy', { ending, supplier })
    return [ref(addresses[index] ?? '', label)]
  })
  return joined(links, ' · ')
}
