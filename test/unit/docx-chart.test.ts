// Charts in Word files: a picture of the same geometry as on the web page, with the same words around it and behind it.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { unzlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  type ChartNode,
  compose,
  type DocumentNode,
  draftReview,
  type Observation,
  type Spec,
} from '../../src/index.ts'
import { type ReviewOptions, review } from '../../src/monitor/index.ts'
import { chartGeometry, chartSize } from '../../src/render/chart.ts'
import { namespaces } from '../../src/render/docx/file/namespaces.ts'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { descendants, type Element, elements } from '../../src/render/docx/file/xml.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { writeBlocks } from '../../src/render/docx/write/body.ts'
import { chartPicture } from '../../src/render/docx/write/chart.ts'
import { startNumbering } from '../../src/render/docx/write/numbering.ts'
import { pictureRun } from '../../src/render/docx/write/picture.ts'
import { ownStyles } from '../../src/render/docx/write/styles.ts'
import { targetsOf } from '../../src/render/docx/write/writing.ts'
import { openWord, partOf, shown } from '../support/word.ts'
import { wordsOf, wordsOfTree } from '../support/words.ts'

const pack = compose(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')) as Spec)
const { observations, ...options } = parse(
  readFileSync('docs/examples/laptops-follow-up.yaml', 'utf8'),
) as ReviewOptions & { observations: readonly Observation[] }
const note = draftReview(pack, review(pack, observations, options))
const chartsOf = (block: object): ChartNode[] =>
  'type' in block && block.type === 'chart'
    ? [block as ChartNode]
    : 'children' in block
      ? (block.children as object[]).flatMap((one) =>
          typeof one === 'object' ? chartsOf(one) : [],
        )
      : []
const chart = (
  values: readonly (string | undefined)[],
  more: Partial<ChartNode> = {},
): ChartNode => ({
  type: 'chart',
  id: 'chart',
  caption: ['Caption'],
  points: values.map((value, index) => ({
    label: `to 20${index + 10}-12-31`,
    ...(value !== undefined && { value }),
  })),
  ...more,
})
const alone = (...children: ChartNode[]): DocumentNode => ({
  type: 'document',
  kind: 'review-note',
  language: 'en',
  title: ['Title'],
  procurement: { title: 'Laptops', buyer: 'City' },
  stamp: { catalogue: '0.3.0', digest: 'd'.repeat(64) },
  children,
})

/** Reads a PNG of ours by the letter of its standard. `at` takes units of the drawing and gives a shade from 0, black, to 15, white. */
function decode(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  const chunks = new Map<string, Uint8Array>()
  let offset = 8
  for (let length = 0; offset < png.length; offset += length + 12) {
    length = view.getUint32(offset)
    chunks.set(
      String.fromCharCode(...png.subarray(offset + 4, offset + 8)),
      png.subarray(offset + 8, offset + 8 + length),
    )
  }
  expect(offset).toBe(png.length)
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  // 4 bits a pixel, grey: nothing can hang on a colour
  expect([...chunks.get('IHDR')!.subarray(8)]).toEqual([4, 0, 0, 0, 0])
  const rows = unzlibSync(chunks.get('IDAT')!)
  const length = 1 + Math.ceil(width / 2)
  expect(rows.length).toBe(length * height)
  const pixel = (x: number, y: number) =>
    (rows[y * length + 1 + (x >> 1)]! >> (x % 2 === 0 ? 4 : 0)) & 15
  const scale = width / chartSize.width
  return {
    width,
    height,
    pixel,
    at: (x: number, y: number) => pixel(Math.floor(x * scale), Math.floor(y * scale)),
  }
}

describe('the picture', () => {
  test('is large enough for print and gives the same bytes again', () => {
    for (const one of chartsOf(note)) {
      const picture = chartPicture(one)
      expect(picture).toEqual(chartPicture(structuredClone(one)))
      const { width, height } = decode(picture)
      expect([width, height]).toEqual([chartSize.width * 3, chartSize.height * 3])
      expect(picture.length).toBeLessThan(20_000)
    }
    expect(chartsOf(note).length).toBeGreaterThan(1)
  })
  test('has a dot where each point is, a line between neighbours, and a gap where there is no value', () => {
    const value = fc.option(
      fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10)),
      { nil: undefined },
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (values) => {
        const one = chart(values, { max: 100 })
        const { at } = decode(chartPicture(one))
        const { points, lines, plot } = chartGeometry(one, chartSize)
        for (const { x, y } of points) {
          if (y !== undefined)
            for (const [dx, dy] of [
              [0, 0],
              [2, 0],
              [-2, 0],
              [0, 2],
            ] as const)
              expect(at(x + dx, y + dy)).toBe(0)
          // halfway up to a point of no value nothing but the scale is drawn
          if (y === undefined)
            for (let up = plot.top; up < plot.bottom; up++) expect(at(x, up)).toBeGreaterThan(10)
        }
        for (const line of lines)
          for (const [index, to] of line.slice(1).entries())
            expect(at((line[index]!.x + to.x) / 2, (line[index]!.y + to.y) / 2)).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
  test('shows the target in dashes', () => {
    const one = chart(['10', '12'], { target: 70, max: 100 })
    const { plot, target } = chartGeometry(one, chartSize)
    const { at } = decode(chartPicture(one))
    const along = Array.from({ length: plot.right - plot.left }, (_, index) =>
      at(plot.left + index, target!.y),
    )
    const [dark, light] = [
      along.filter((shade) => shade < 4).length,
      along.filter((shade) => shade > 10).length,
    ]
    expect(dark / along.length).toBeGreaterThan(0.4)
    expect(light / along.length).toBeGreaterThan(0.2)
    // and marks its end
    expect(at(plot.right + 6, target!.y)).toBe(0)
    const without = decode(chartPicture(chart(['10', '12'], { max: 100 })))
    expect(without.at(plot.right + 6, target!.y)).toBe(15)
  })
  test('prints each figure differently, and no half of a number', () => {
    const pictures = Array.from({ length: 10 }, (_, digit) =>
      chartPicture(chart([undefined, undefined], { points: [{ label: String(digit) }] })).join(),
    )
    expect(new Set(pictures).size).toBe(10)
    // 1e1 is a number, but not one that can be written with figures alone
    const [{ x, y }] = chartGeometry(chart(['10']), chartSize).points as unknown as [
      { x: number; y: number },
    ]
    const inked = (value: string) => {
      const { at } = decode(chartPicture(chart([value])))
      return Array.from({ length: 30 }, (_, index) =>
        Array.from({ length: 8 }, (_, row) => at(x - 15 + index, y - 17 + row)),
      )
        .flat()
        .filter((shade) => shade < 8).length
    }
    expect(inked('10')).toBeGreaterThan(20)
    expect(inked('1e1')).toBe(0)
  })
  test('of a chart with nothing in it is a picture too', () => {
    for (const empty of [
      chart([]),
      chart([undefined]),
      chart(['-5', '-7.5']),
      chart(['1', '2'], { target: -3 }),
    ])
      decode(chartPicture(empty))
  })
})

describe('a Word file', () => {
  const { wp, pic, r, relationships, a, contentTypes } = namespaces
  const all = (root: Element, space: string, name: string) => [...descendants(root, space, name)]

  test('of a review note holds the words of the tree in their order, and the same bytes each time', async () => {
    const bytes = await toDocx(note)
    expect(bytes).toEqual(await toDocx(structuredClone(note)))
    expect(
      wordsOf(
        shown(openWord(bytes))
          .map(({ number, text }) => `${number} ${text}`)
          .join('\n'),
      ),
    ).toEqual(wordsOfTree(note))
  })
  test('shows each chart once, between caption and points, and says the same in words', async () => {
    const bytes = await toDocx(note)
    const body = partOf(bytes, 'word/document.xml')
    const drawings = all(body, wp, 'inline')
    const charts = chartsOf(note)
    const words = charts.map(
      ({ caption, points }) =>
        `${caption.map((node) => (typeof node === 'string' ? node : 'text' in node ? node.text : '')).join('')}. ${points.map(({ label, value, note: said }) => `${label}: ${value} (${said})`).join('; ')}`,
    )
    expect(drawings.map((drawing) => all(drawing, wp, 'docPr')[0]!.getAttribute('descr'))).toEqual(
      words,
    )
    for (const [index, drawing] of drawings.entries()) {
      const holder = drawing.parentNode!.parentNode!.parentNode as Element
      const [before, after] = [holder.previousSibling as Element, holder.nextSibling as Element]
      expect(`${before.textContent}. `).toBe(words[index]!.slice(0, before.textContent!.length + 2))
      expect(words[index]).toContain(`. ${after.textContent}`)
    }
  })
  test('names no drawing, relationship or part twice, and every picture is found', async () => {
    const bytes = await toDocx(alone(...['x', 'y', 'z'].map((id) => chart(['1', '2'], { id }))))
    const parts = openPackage(bytes)
    const body = partOf(bytes, 'word/document.xml')
    const list = elements(partOf(bytes, 'word/_rels/document.xml.rels'), relationships)
    const ids = list.map((one) => one.getAttribute('Id')!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [space, name] of [
      [wp, 'docPr'],
      [pic, 'cNvPr'],
    ] as const)
      expect(all(body, space, name).map((one) => one.getAttribute('id'))).toEqual(['1', '2', '3'])
    const targets = all(body, a, 'blip').map(
      (blip) =>
        list
          .find((one) => one.getAttribute('Id') === blip.getAttributeNS(r, 'embed'))!
          .getAttribute('Target')!,
    )
    expect(new Set(targets).size).toBe(3)
    for (const target of targets) decode(parts.get(`word/${target}`)!)
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual(
      targets.map((target) => `word/${target}`),
    )
    expect(
      elements(partOf(bytes, '[Content_Types].xml'), contentTypes, 'Default').map((type) =>
        type.getAttribute('Extension'),
      ),
    ).toContain('png')
  })
  test('without charts has no pictures and does not speak of them', async () => {
    const parts = openPackage(await toDocx(alone()))
    expect([...parts.keys()].filter((name) => name.includes('media'))).toEqual([])
    expect(new TextDecoder().decode(parts.get('[Content_Types].xml'))).not.toContain('png')
  })
  test('what a caller typed stays text in the words of a picture', async () => {
    const words = '"><w:p/> & \u0000]]>'
    const body = partOf(
      await toDocx(alone(chart(['1', '2'], { caption: [words] }))),
      'word/document.xml',
    )
    expect(all(body, wp, 'docPr')[0]!.getAttribute('descr')).toMatch(
      /^"><w:p\/> & \]\]>\. to 2010-12-31: 1; to 2011-12-31: 2$/,
    )
  })
  test('where nobody collects pictures, a chart is words alone', () => {
    const tree = alone(chart(['1', '2']))
    const xml = writeBlocks(
      tree.children,
      {
        kind: tree.kind,
        styles: ownStyles,
        numbering: startNumbering(),
        targets: targetsOf(tree),
        next: { bookmark: 1, control: 1 },
        width: 9638,
        lock: false,
      },
      0,
    ).join('')
    expect(xml).not.toContain('drawing')
    expect(xml).toContain('to 2011-12-31: 2')
  })
  test('a picture is no wider than its column, and keeps its proportions', () => {
    const extent = (room: number) =>
      /<wp:extent cx="(\d+)" cy="(\d+)"/
        .exec(
          pictureRun(
            { id: 'p', bytes: new Uint8Array() },
            { ...chartSize, room, drawing: 1, name: 'n', words: 'w' },
          ),
        )!
        .slice(1)
        .map(Number) as [number, number]
    expect(extent(9638)).toEqual([5_334_000, 2_095_500])
    const [wide, high] = extent(4000)
    expect(wide).toBe(4000 * 635)
    expect(high / wide).toBeCloseTo(chartSize.height / chartSize.width, 4)
  })
})
