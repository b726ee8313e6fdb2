// The pages that lead through a folder, and what may be sent on: nothing there names what is kept.

import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { indexPages } from '../../src/cli/index-page.ts'
import {
  namesFor,
  type Paper,
  paperEndings,
  paperNames,
  writePapers,
} from '../../src/cli/papers.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { plainText } from '../../src/model/text.ts'
import { language, packOf, pseudo, purchase } from '../support/fixture.ts'
import { once } from '../support/once.ts'
import { wordsIn } from '../support/pseudo.ts'

const packNamed = (name: string): Pack =>
  composeFrom(standard, parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8')))
const write = (pack: Pack, endings = paperEndings): Promise<Paper[]> =>
  writePapers(pack, { names: paperNames, endings, supplier: { role: 'reseller', size: 'sme' } })

const hrefsIn = (html: string): string[] =>
  [...html.matchAll(/ href="([^"#]+)/g)].map(([, href]) => href ?? '')
const textOfHtml = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
const textOfDocx = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([path]) => /^(word\/(document|header|footer)|docProps)/.test(path))
    .map(([, part]) =>
      strFromU8(part)
        .replace(/<\/w:p>/g, ' ')
        .replace(/<[^>]*>/g, ''),
    )
    .join(' ')
/** What a person, or a program that looks for links, finds in a file. */
function contentOf({ ending, content }: Paper['files'][number]): string {
  if (typeof content === 'string') return content
  return ending === 'docx' ? textOfDocx(content) : ''
}

describe.each(['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning'])('%s', (name) => {
  const papersOf = once(() => write(packNamed(name)))
  const pagesOf = once(async () => new Map(indexPages(packNamed(name), await papersOf())))

  test('the page of the Buyer leads to every file, with its title, in the folder of its readers', async () => {
    const papers = await papersOf()
    const page = String((await pagesOf()).get('index.html'))
    expect(hrefsIn(page).sort()).toEqual(
      papers
        .flatMap(({ readership, files }) => files.map((file) => `${readership}/${file.name}`))
        .sort(),
    )
    expect(papers.map((paper) => paper.name)).toEqual(paperNames)
    const sections = page.split('<section').slice(1)
    for (const { title, readership } of papers) {
      const section = sections.find((part) => part.startsWith(` id="${readership}"`))
      expect(section).toContain(`<th scope="row">${plainText(title)}</th>`)
    }
  })

  test('says how many minutes each text takes: 200 words a minute, rounded up', async () => {
    const page = String((await pagesOf()).get('index.html'))
    for (const { title, files } of await papersOf()) {
      const text = files.find(({ ending, supplier }) => ending === 'txt' && !supplier)
      const [, rest = ''] = page.split(`<th scope="row">${plainText(title)}</th>`)
      const cells = rest.split('</tr>')[0]!.split(/<td[^>]*>/)
      const words = String(text?.content ?? '')
        .split(/\s+/)
        .filter(Boolean).length
      const minutes = words === 0 ? '' : String(Math.ceil(words / 200))
      expect(`${plainText(title)}: ${cells[4]?.replace('</td>', '')}`).toBe(
        `${plainText(title)}: ${minutes}`,
      )
    }
  })

  test.each(['publish', 'supplier'] as const)(
    'the page of %s leads to its own files alone',
    async (folder) => {
      const own = (await papersOf()).filter(({ readership }) => readership === folder)
      const page = String((await pagesOf()).get(`${folder}/index.html`))
      expect(hrefsIn(page).sort()).toEqual(
        own.flatMap(({ files }) => files.map((file) => file.name)).sort(),
      )
    },
  )

  test('nothing that is published or sent names or links to what is kept', async () => {
    const papers = await papersOf()
    const isSent = ({ readership }: Paper) => readership === 'publish' || readership === 'supplier'
    const kept = papers.filter((paper) => !isSent(paper))
    const documents = kept.filter(({ words }) => words !== undefined)
    expect(documents.map((paper) => paper.name).sort()).toEqual([
      'alignment-matrix',
      'evaluator-guide',
      'handover-note',
    ])
    const names = [
      ...documents.flatMap((paper) => [paper.name, plainText(paper.title)]),
      ...kept.flatMap(({ files }) => files.map((file) => file.name)),
    ].map((text) => text.toLowerCase())
    const pages = [...(await pagesOf())].filter(([path]) => path.includes('/'))
    const texts = [
      ...papers
        .filter(isSent)
        .flatMap(({ files }) => files.map((file) => [file.name, contentOf(file)] as const)),
      ...pages.map(([path, html]) => [path, String(html)] as const),
    ]
    expect(texts.filter(([, text]) => text.length > 200).length).toBeGreaterThan(80)
    const found = texts.flatMap(([path, text]) =>
      names.filter((kept) => text.toLowerCase().includes(kept)).map((kept) => `${path}: ${kept}`),
    )
    expect(found).toEqual([])
  })
})

test('a page leads only to what was written', async () => {
  const pack = packOf()
  const papers = await writePapers(pack, {
    names: ['kpi-annex', 'calendar'],
    endings: ['txt', 'ics'],
  })
  const pages = new Map(indexPages(pack, papers))
  expect([...pages.keys()]).toEqual(['index.html', 'publish/index.html'])
  expect(hrefsIn(String(pages.get('index.html')))).toEqual([
    'publish/kpi-annex.txt',
    'after-award/calendar.ics',
  ])
})

test.each([
  ['laptops', []],
  // at low no Plan is asked for
  ['swiss-monitors', ['diligence-plan']],
  ['irish-cleaning', []],
])('where none is named, papers without a word to say are left out (%s)', (name, empty) => {
  const names = namesFor(packNamed(name))
  expect(paperNames.filter((paper) => !names.includes(paper))).toEqual(empty)
})

test('nothing is said of a paper in no words: each has whom, use and when', () => {
  const { index } = standard.words.en!
  const wanted = paperNames.flatMap((name) =>
    ['whom', 'use', 'when'].map((word) => `${word}.${name}`),
  )
  expect(wanted.filter((key) => !index?.[key])).toEqual([])
  const said = Object.keys(index ?? {}).filter((key) => /^(whom|use|when)\./.test(key))
  expect(said.sort()).toEqual(wanted.sort())
  expect(paperNames.slice(0, documentKinds.length)).toEqual(documentKinds)
})

test('speaks the language of the pack', async () => {
  const pack = composeFrom(pseudo().catalogue, { ...purchase, language })
  const pages = indexPages(pack, await write(pack, ['txt']))
  const english = new Set([...pseudo().english].map((word) => word.toLowerCase()))
  const texts = pages.map(([, html]) => textOfHtml(String(html)))
  const words = wordsIn(texts.join(' ').replace(/txt|hrdd|\b[0-9a-f]{16}\b/g, ' '))
  expect(words.filter((word) => english.has(word.toLowerCase()))).toEqual([])
  expect(texts.join(' ').length).toBeGreaterThan(3000)
})
