// Styles of an authority's own template: which of them our headings, text and tables take, and which of ours it lacks.

import { namespaces } from '../file/namespaces.ts'
import { type Document, descendants, type Element, elements } from '../file/xml.ts'
import { styleXml, wordLanguage } from '../write/styles.ts'
import type { Styles } from '../write/writing.ts'

const { w } = namespaces

interface HouseStyle {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly basedOn?: string
  /** Level of a heading, from 1. */
  readonly level?: number
  /** Paragraphs of this style get a number or bullet from it. */
  readonly numbered: boolean
  /** Size of letters in half points. */
  readonly size?: number
}

/** What a template gives us to write with. */
export interface HouseStyles {
  readonly styles: ReadonlyMap<string, HouseStyle>
  /** Default style of paragraphs. */
  readonly paragraph?: string
  /** Default style of tables, which others are based on. */
  readonly plainTable?: string
  /** Heading styles by level, from 1; gaps where the template has none. */
  readonly headings: ReadonlyMap<number, string>
  readonly caption?: string
  readonly placeholder?: string
  readonly table?: string
  /** Language of text that says nothing else. */
  readonly language?: string
}

/** The value of a child element, e.g. of `w:pStyle`. */
export const valueOf = (parent: Element | undefined, name: string): string | undefined =>
  (parent && elements(parent, w, name)[0]?.getAttributeNS(w, 'val')) ?? undefined
/** A child element of WordprocessingML. */
export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent && elements(parent, w, name)[0]

/** Id of the style that a paragraph names. */
export const styleOf = (paragraph: Element): string | undefined =>
  valueOf(child(paragraph, 'pPr'), 'pStyle')

// names of built-in headings as programs in these languages write them
const headingName =
  /^(?:heading|überschrift|titre|titolo|título|titulo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|naslov|címsor|titlu|pealkiri|virsraksts|antraštė|επικεφαλίδα|заглавие)\s*([1-9])$/i

function levelByName(name: string, aliases: string): number | undefined {
  for (const each of [name, ...aliases.split(',')]) {
    const found = headingName.exec(each.trim())
    if (found) return Number(found[1])
  }
  return undefined
}

/** Reads the styles of a template. The body says which of several it uses. */
export function readHouseStyles(styles: Document | undefined, body: Element): HouseStyles {
  const own = styles ? elements(styles.documentElement!, w, 'style') : []
  const byId = new Map(own.map((style) => [style.getAttributeNS(w, 'styleId') ?? '', style]))
  const inherited = (
    style: Element | undefined,
    read: (style: Element) => string | undefined,
    left = 20,
  ): string | undefined =>
    style && left > 0
      ? (read(style) ?? inherited(byId.get(valueOf(style, 'basedOn') ?? ''), read, left - 1))
      : undefined
  const defaults = child(child(styles?.documentElement ?? undefined, 'docDefaults'), 'rPrDefault')
  const defaultSize = valueOf(child(defaults, 'rPr'), 'sz')
  const known = new Map<string, HouseStyle>()
  for (const [id, style] of byId) {
    const type = style.getAttributeNS(w, 'type') ?? ''
    const name = valueOf(style, 'name') ?? ''
    const basedOn = valueOf(style, 'basedOn')
    const outline = inherited(style, (each) => valueOf(child(each, 'pPr'), 'outlineLvl'))
    const level =
      type !== 'paragraph'
        ? undefined
        : (levelByName(name, valueOf(style, 'aliases') ?? '') ??
          (outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : undefined))
    const numId = inherited(style, (each) => valueOf(child(child(each, 'pPr'), 'numPr'), 'numId'))
    const size = Number(
      inherited(style, (each) => valueOf(child(each, 'rPr'), 'sz')) ?? defaultSize,
    )
    known.set(id, {
      id,
      type,
      name,
      numbered: numId !== undefined && numId !== '0',
      ...(basedOn !== undefined && { basedOn }),
      ...(level !== undefined && { level }),
      ...(size > 0 && { size }),
    })
  }
  const isDefault = (type: string) =>
    own
      .find(
        (style) =>
          style.getAttributeNS(w, 'type') === type &&
          /^(1|true|on)$/.test(style.getAttributeNS(w, 'default') ?? ''),
      )
      ?.getAttributeNS(w, 'styleId') ?? undefined
  const named = (type: string, name: string) =>
    [...known.values()].find((style) => style.type === type && style.name.toLowerCase() === name)
      ?.id
  const paragraph = isDefault('paragraph') ?? named('paragraph', 'normal')
  const plainTable = isDefault('table') ?? named('table', 'normal table')
  const caption = named('paragraph', 'caption')
  const placeholder = named('character', 'placeholder text')
  const table =
    mostUsed(
      [...descendants(body, w, 'tbl')]
        .map((each) => valueOf(child(each, 'tblPr'), 'tblStyle'))
        .filter((id) => id !== undefined && id !== plainTable && known.get(id)?.type === 'table'),
    ) ?? named('table', 'table grid')
  const language = inherited(byId.get(paragraph ?? ''), langOf) ?? langOf(defaults)
  return {
    styles: known,
    headings: headingsOf(known, body),
    ...(paragraph && { paragraph }),
    ...(plainTable && { plainTable }),
    ...(caption && { caption }),
    ...(placeholder && { placeholder }),
    ...(table && { table }),
    ...(language && { language }),
  }
}

const langOf = (style: Element | undefined): string | undefined =>
  valueOf(child(style, 'rPr'), 'lang')

function mostUsed(ids: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** For each level: the heading style that the body uses most, else the built-in one, else any with that outline level. */
function headingsOf(styles: ReadonlyMap<string, HouseStyle>, body: Element): Map<number, string> {
  const used = [...descendants(body, w, 'p')].map(styleOf)
  const out = new Map<number, string>()
  for (let level = 1; level <= 9; level++) {
    const candidates = [...styles.values()].filter((style) => style.level === level)
    const ids = new Set(candidates.map((style) => style.id))
    const found =
      mostUsed(used.filter((id) => id !== undefined && ids.has(id))) ??
      (candidates.find((style) => headingName.test(style.name)) ?? candidates[0])?.id
    if (found !== undefined) out.set(level, found)
  }
  return out
}

/** Level of a heading paragraph, from 1; undefined for running text. */
export function headingLevel(paragraph: Element, { styles }: HouseStyles): number | undefined {
  const direct = valueOf(child(paragraph, 'pPr'), 'outlineLvl')
  if (direct !== undefined) return Number(direct) < 9 ? Number(direct) + 1 : undefined
  return styles.get(styleOf(paragraph) ?? '')?.level
}

/** Styles to write a document with whose title is a heading of this level. `body` is the style of its running text. */
export function stylesAt(
  house: HouseStyles,
  level: number,
  body: string | undefined,
  own: Styles,
): Styles {
  const heading = (at: number): string =>
    house.headings.get(at) ??
    (house.headings.size > 0 ? `HrddHeading${at}` : (own.headings[at - 1] ?? own.headings.at(-1)!))
  const deepest = 9
  return {
    ...own,
    title: heading(Math.min(level, deepest)),
    headings: Array.from({ length: Math.max(1, deepest - level) }, (_, index) =>
      heading(Math.min(level + 1 + index, deepest)),
    ),
    ...(body !== undefined && { paragraph: body, item: body }),
    caption: house.caption ?? own.caption,
    placeholder: house.placeholder ?? own.placeholder,
    table: house.table ?? own.table,
  }
}

/** Our styles among these that the template lacks, as XML, with those they are based on. They follow the template's own. */
export function missingStyles(
  ids: Iterable<string>,
  house: HouseStyles,
  body: string | undefined,
): string[] {
  const out = new Map<string, string>()
  const add = (id: string): void => {
    if (house.styles.has(id) || out.has(id)) return
    const level = /^HrddHeading([1-9])$/.exec(id)?.[1]
    const xml = level !== undefined ? deeperHeading(Number(level), house) : styleXml(id)
    if (xml === undefined) return
    const base = /<w:basedOn w:val="([^"]*)"\/>/.exec(xml)?.[1]
    // cells and captions are not running text: an indent, a number or justified lines of it would hurt there
    const follow =
      base === 'TableNormal'
        ? house.plainTable
        : base === 'Normal'
          ? /Cell|Caption|Heading/.test(id)
            ? house.paragraph
            : (body ?? house.paragraph)
          : base
    const basedOn = follow === undefined ? '' : `<w:basedOn w:val="${follow}"/>`
    const next = body ?? house.paragraph
    const plain =
      id === 'HrddCell'
        ? xml.replace(
            '</w:pPr>',
            '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>',
          )
        : xml
    out.set(
      id,
      plain
        .replace(/<w:basedOn [^>]*>/, basedOn)
        .replace(/<w:next [^>]*>/, next === undefined ? '' : `<w:next w:val="${next}"/>`),
    )
    if (follow !== undefined) add(follow)
  }
  for (const id of ids) add(id)
  return [...out.values()]
}

/** A heading below those that the template has: like the deepest one above it, a little smaller a level, and slanted from the second on. */
function deeperHeading(level: number, { headings, styles, paragraph }: HouseStyles): string {
  const levels = [...headings.keys()]
  const nearest = levels.filter((each) => each < level).at(-1) ?? levels[0]!
  const above = styles.get(headings.get(nearest)!)!
  const size =
    above.size === undefined
      ? undefined
      : Math.max(
          above.size - 2 * (level - nearest),
          Math.min(above.size, styles.get(paragraph ?? '')?.size ?? above.size),
        )
  const look = `${level - nearest > 1 ? '<w:i/><w:iCs/>' : ''}${size === undefined || level < nearest ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="HrddHeading${level}"><w:name w:val="Hrdd heading ${level}"/><w:basedOn w:val="${above.id}"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>${look && `<w:rPr>${look}</w:rPr>`}</w:style>`
}

/** Whether a style numbers its paragraphs, also where it is ours and based on one that does. */
export function numbersItself(
  id: string | undefined,
  house: HouseStyles,
  body: string | undefined,
): boolean {
  if (id === undefined) return false
  const own = house.styles.get(id)
  if (own) return own.numbered
  return !/^HrddHeading/.test(id) && numbersItself(body, house, undefined)
}

/** Language to set on inserted text; undefined where the template's own will do. */
export function languageFor({ language }: HouseStyles, ours: string): string | undefined {
  return language?.split('-')[0]?.toLowerCase() === ours.split('-')[0]!.toLowerCase()
    ? undefined
    : wordLanguage(ours)
}
