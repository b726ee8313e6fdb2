// Inserted paragraphs made to fit a template: free ids, no numbers of the template on top of ours, its ranges kept.

import { namespaces, relationshipTypes } from '../file/namespaces.ts'
import { type Parts, related } from '../file/relations.ts'
import {
  type Document,
  descendants,
  type Element,
  elements,
  type Node,
  parseXml,
  serializeElement,
} from '../file/xml.ts'
import { escape } from '../write/markup.ts'
import { child, type HouseStyles, numbersItself } from './house-styles.ts'
import type { Mark } from './marks.ts'

const { w, wp } = namespaces

/** Ids that no part of the template uses; counters move on while documents are written. */
export interface FreeIds {
  readonly next: { bookmark: number; control: number }
  drawing: number
}

/** Looks through everything that shares ids with the text: headers, footers, notes, comments. */
export function freeIds(parts: Parts, main: string, document: Document): FreeIds {
  const { header, footer, footnotes, endnotes, comments } = relationshipTypes
  const stories = [
    document,
    ...related(parts, main, header, footer, footnotes, endnotes, comments).map((name) =>
      parseXml(parts.get(name)!, name),
    ),
  ]
  const annotations: number[] = []
  const controls: number[] = []
  const drawings: number[] = []
  for (const story of stories) {
    for (const element of descendants(story, w)) {
      if (element.localName === 'id') controls.push(Number(element.getAttributeNS(w, 'val')))
      else if (element.hasAttributeNS(w, 'id'))
        annotations.push(Number(element.getAttributeNS(w, 'id')))
    }
    for (const properties of descendants(story, wp, 'docPr'))
      drawings.push(Number(properties.getAttribute('id')))
  }
  return {
    next: { bookmark: freeRange(annotations), control: freeRange(controls) },
    drawing: freeRange(drawings),
  }
}

// more than any document of a pack needs
const room = 200_000

/** Begin of the first range of ids that is wide enough. A template may use the highest id there is. */
export function freeRange(used: readonly number[]): number {
  let start = 1
  for (const id of [...new Set(used)].filter((each) => each > 0).sort((a, b) => a - b)) {
    if (id - start >= room) break
    start = id + 1
  }
  return start
}

/** Adapts what was written to the template, and notes the styles it uses. `body` is the style that our own are based on. */
export function fitIn(
  xml: string,
  house: HouseStyles,
  body: string | undefined,
  language: string | undefined,
  ids: FreeIds,
  used: Set<string>,
): string {
  for (const [, id] of xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)) used.add(id!)
  return xml
    .replace(
      /<w:pPr>(?:<w:pStyle w:val="([^"]*)"\/>)?(.*?)<\/w:pPr>/gs,
      (_, style: string | undefined, rest: string) =>
        `<w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${fitProperties(style, rest, house, body)}</w:pPr>`,
    )
    .replace(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?/gs, (run: string, properties = '') =>
      language === undefined
        ? run
        : `<w:r><w:rPr>${properties}<w:lang w:val="${escape(language)}"/></w:rPr>`,
    )
    .replace(/(<wp:docPr [^>]*?\bid=")\d+/g, (_, before: string) => `${before}${ids.drawing++}`)
}

const has = (properties: string, name: string): boolean =>
  new RegExp(`<w:${name}[ />]`).test(properties)

/** Properties of a paragraph behind its style: what the format wants in this order. */
function fitProperties(
  style: string | undefined,
  properties: string,
  house: HouseStyles,
  body: string | undefined,
): string {
  let out = properties
  if (numbersItself(style, house, body) && !has(out, 'numPr')) {
    // a heading whose style numbers it would print the template's number before ours, in the room left free for it
    out = before(
      out,
      [
        'suppressLineNumbers',
        'pBdr',
        'shd',
        'tabs',
        'suppressAutoHyphens',
        'spacing',
        ...afterIndent,
      ],
      '<w:numPr><w:numId w:val="0"/></w:numPr>',
    )
    if (!has(out, 'ind')) out = before(out, afterIndent, '<w:ind w:left="0" w:firstLine="0"/>')
  }
  const keeps =
    style !== undefined && (style === house.caption || house.styles.get(style)?.level !== undefined)
  return keeps && !has(out, 'keepNext') ? `<w:keepNext/>${out}` : out
}

const afterIndent = ['contextualSpacing', 'mirrorIndents', 'jc', 'outlineLvl', 'rPr']

function before(properties: string, names: readonly string[], addition: string): string {
  const at = properties.search(new RegExp(`<w:(?:${names.join('|')})[ />]`))
  return at < 0 ? properties + addition : properties.slice(0, at) + addition + properties.slice(at)
}

/**
 * Takes a mark out and leaves a sign in its place, to be replaced by the returned text once the template is text too. What else is tied
 * to that place stays: bookmarks, comments, a page or section break.
 */
export function putInPlace(
  { element, paragraph }: Mark,
  blocks: readonly string[],
  sign: Node,
): string {
  const parent = element.parentNode!
  const kept = keptRanges(element)
  const inTitle = (nodes: readonly Element[]) =>
    nodes.map((node) => serializeElement(node)).join('')
  const starts = inTitle(kept.filter((node) => !isEnd(node)))
  const ends = inTitle(kept.filter(isEnd))
  const breaks =
    [...descendants(element, w, 'br')].some((each) => each.getAttributeNS(w, 'type') === 'page') ||
    child(child(paragraph, 'pPr'), 'pageBreakBefore') !== undefined
  const [title, ...rest] = blocks
  let first = starts === '' ? title! : title!.replace('</w:pPr>', () => `</w:pPr>${starts}`)
  if (ends !== '') first = `${first.slice(0, -'</w:p>'.length)}${ends}</w:p>`
  if (breaks)
    first = first.replace(
      /(<w:pPr>(?:<w:pStyle [^>]*>)?(?:<w:keep(?:Next|Lines)\/>)*)/,
      '$1<w:pageBreakBefore/>',
    )
  const section = child(child(paragraph, 'pPr'), 'sectPr')
  parent.insertBefore(sign, element)
  // two tables in a row would become one, and a text has to end with a paragraph
  const closing = section
    ? `<w:p><w:pPr>${serializeElement(section)}</w:pPr></w:p>`
    : blocks.at(-1)!.endsWith('</w:p>') || isParagraph(element.nextSibling)
      ? ''
      : '<w:p/>'
  parent.removeChild(element)
  return first + rest.join('') + closing
}

const isEnd = (node: Element): boolean => /End$/.test(node.localName!) || node.localName === 'r'

function isParagraph(node: Node | null): boolean {
  let next = node
  while (next && (next.nodeType !== 1 || isEnd(next as Element))) next = next.nextSibling
  return next?.localName === 'p'
}

const ranges = [
  'bookmarkStart',
  'bookmarkEnd',
  'commentRangeStart',
  'commentRangeEnd',
  'permStart',
  'permEnd',
]

/** Begins and ends of ranges in what is taken out, and the signs of comments; not the mark's own bookmark. */
function keptRanges(element: Element): Element[] {
  const all = [...descendants(element, w)]
  const own = new Set(
    all
      .filter(
        (each) =>
          each.localName === 'bookmarkStart' &&
          /^hrdd_insert/i.test(each.getAttributeNS(w, 'name') ?? ''),
      )
      .map((each) => each.getAttributeNS(w, 'id')),
  )
  return all.filter(
    (each) =>
      (ranges.includes(each.localName ?? '') &&
        !(each.localName?.startsWith('bookmark') && own.has(each.getAttributeNS(w, 'id')))) ||
      (each.localName === 'r' && elements(each, w, 'commentReference').length > 0),
  )
}
