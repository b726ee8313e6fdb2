// An authority's own template: which of its styles our headings, text and tables take, and which of ours it lacks.

import { namespaces } from '../../office/names.ts'
import { type Parts, readPart, related } from '../../office/parts.ts'
import { attribute, descendants, elements, type XmlElement } from '../../office/xml.ts'
import { outlineOf } from '../read/list-numbers.ts'
import { child, childValue } from '../read/state.ts'
import { ownStyles, type Styles, styleXml } from '../write/styles.ts'

const { w } = namespaces

/** What a template gives us to write with. */
export type House = ReturnType<typeof readHouse>

/** Reads the styles of a template. */
export function readHouse(parts: Parts, main: string, body: XmlElement) {
  const [root] = related(parts, main, 'styles').map((name) => readPart(parts, name))
  const all = root ? elements(root, w, 'style') : []
  const styles = new Map(all.map((style) => [attribute(style, 'styleId') ?? '', style]))
  const idOf = (type: string, test: (style: XmlElement) => boolean): string | undefined =>
    [...styles].find(([, style]) => attribute(style, 'type') === type && test(style))?.[0]
  const isDefault = (style: XmlElement | undefined): boolean =>
    /^(1|true|on)$/.test(attribute(style, 'default') ?? '')
  const isNamed = (name: string) => (style: XmlElement) =>
    childValue(style, 'name')?.toLowerCase() === name
  const headings = new Map<number, string>()
  for (const [id, style] of styles) {
    const level = (outlineOf(style) ?? -1) + 1
    if (level > 0 && level < 10 && !headings.has(level)) headings.set(level, id)
  }
  const tables = descendants(body, w, 'tblStyle').map((style) => attribute(style, 'val') ?? '')
  return {
    root,
    /** By id. */
    styles,
    paragraph: idOf('paragraph', isDefault),
    /** The first heading style of each level, from 1; gaps where it has none. */
    headings,
    caption: idOf('paragraph', isNamed('caption')),
    placeholder: idOf('character', isNamed('placeholder text')),
    /** The first table style that the text uses, or else a plain grid. */
    table:
      tables.find((id) => styles.has(id) && !isDefault(styles.get(id))) ??
      idOf('table', isNamed('table grid')),
  }
}

/** Id of the style that a paragraph names. */
export const styleOf = (paragraph: XmlElement): string | undefined =>
  childValue(child(paragraph, 'pPr'), 'pStyle')

/** Styles to write a document with whose title is a heading of this level. `running` is the style of its text. */
export function stylesAt(house: House, level: number, running: string | undefined): Styles {
  const levels = [...house.headings.keys()].sort()
  const headings = Array.from({ length: 10 - level }, (_, index) => {
    const wanted = level + index
    // where the template has no such level: the nearest above, with an outline of its own
    const nearest = levels.findLast((known) => known <= wanted)
    const id = house.headings.get(nearest ?? 0) ?? `Heading${Math.min(wanted, 6)}`
    const outline = nearest === wanted ? undefined : wanted - 1
    // a heading whose style numbers it would print the template's number
    return { id, look: { place: { num: 0, level: 0 }, outline } }
  })
  const { caption, placeholder, table } = ownStyles
  return {
    ...ownStyles,
    headings,
    ...(running !== undefined && { paragraph: running, item: running, definition: running }),
    caption: house.caption ?? caption,
    placeholder: house.placeholder ?? placeholder,
    table: house.table ?? table,
  }
}

/** Whether a style can be that of running text: it is no heading and does not number its paragraphs. */
export function isRunning(id: string, house: House, depth = 0): boolean {
  const style = house.styles.get(id)
  if (!style || outlineOf(style) !== undefined) return depth > 0 && !style
  const num = childValue(child(child(style, 'pPr'), 'numPr'), 'numId')
  const based = childValue(style, 'basedOn')
  if (num !== undefined || based === undefined || depth > 20) return (num ?? '0') === '0'
  return isRunning(based, house, depth + 1)
}

/** Our styles among these that the template lacks, as XML, with those they are based on. They follow the template's own. */
export function missingStyles(ids: Iterable<string>, { styles, paragraph = '' }: House): string {
  const missing = new Map<string, string>()
  const add = (id: string): void => {
    const xml = styles.has(id) || missing.has(id) ? undefined : styleXml(id)
    if (xml === undefined) return
    const base = /<w:basedOn w:val="([^"]*)"\/>/.exec(xml)?.[1] ?? ''
    const above = base === 'Normal' ? paragraph : base
    const isThere = styles.has(above) || styleXml(above) !== undefined
    const basedOn = isThere ? `<w:basedOn w:val="${above}"/>` : ''
    missing.set(id, xml.replace(/<w:basedOn [^>]*>/, basedOn))
    add(above)
  }
  for (const id of ids) add(id)
  return [...missing.values()].join('')
}
