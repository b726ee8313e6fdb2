// Counts lists as Word does, so that the number a reader sees in front of a paragraph is known.

import { namespaces } from '../../office/names.ts'
import { attribute, elements, type XmlElement } from '../../office/xml.ts'
import { counter } from '../../render/tree.ts'
import { child, childValue, type Place } from './state.ts'

const { w } = namespaces

const numberIn = (parent: XmlElement | undefined, name: string): number | undefined => {
  const value = childValue(parent, name)
  return value === undefined ? undefined : Number(value)
}

/** What is read of the elements in a part, by the value of an attribute. */
const tableOf = <Value>(
  part: XmlElement | undefined,
  name: string,
  key: string,
  read: (element: XmlElement) => Value,
): Map<string, Value> => {
  const entries = part ? elements(part, w, name) : []
  return new Map(entries.map((element) => [attribute(element, key) ?? '', read(element)]))
}

const levelsOf = (list: XmlElement) =>
  tableOf(list, 'lvl', 'ilvl', (level) => ({
    start: numberIn(level, 'start') ?? 0,
    format: childValue(level, 'numFmt') ?? 'decimal',
    text: childValue(level, 'lvlText') ?? '',
  }))

/** Counts paragraphs in order, by the lists of a file; its styles say which of them are headings. */
export function countLists(numbering?: XmlElement, styles?: XmlElement): Place {
  const lists = tableOf(numbering, 'abstractNum', 'abstractNumId', levelsOf)
  const instances = tableOf(numbering, 'num', 'numId', (num) => ({
    list: childValue(num, 'abstractNumId') ?? '',
    starts: tableOf(num, 'lvlOverride', 'ilvl', (level) => numberIn(level, 'startOverride')),
  }))
  const outlines = tableOf(styles, 'style', 'styleId', (style) => outlineOf(style))
  const counters = new Map<string, number[]>()
  const used = new Set<string>()

  const count = (num: string, depth: number): string | undefined => {
    const { list = '', starts } = instances.get(num) ?? {}
    const levels = lists.get(list)
    const level = levels?.get(String(depth))
    if (!levels || !level) return undefined
    const counts = counters.get(list) ?? []
    counters.set(list, counts)
    // an instance that starts anew does so where it is first used
    const anew = (index: number) => (used.has(num) ? undefined : starts?.get(String(index)))
    for (let upper = 0; upper < depth; upper++)
      counts[upper] = anew(upper) ?? counts[upper] ?? levels.get(String(upper))?.start ?? 1
    counts[depth] = anew(depth) ?? (counts[depth] ?? level.start - 1) + 1
    counts.length = depth + 1
    used.add(num)
    if (level.format === 'bullet') return ''
    // numbers and letters as our lists have them; a list that someone formats otherwise reads in figures
    const printed = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const value = counts[Number(digit) - 1] ?? 1
      const isLetter = levels.get(String(Number(digit) - 1))?.format === 'lowerLetter'
      return isLetter ? counter(value - 1, { letters: true }).slice(1, -1) : String(value)
    })
    return printed.trim()
  }

  return (paragraph) => {
    const properties = child(paragraph, 'pPr')
    const list = child(properties, 'numPr')
    const style = outlines.get(childValue(properties, 'pStyle') ?? '')
    const outline = numberIn(properties, 'outlineLvl') ?? style
    const number = count(childValue(list, 'numId') ?? '', Math.min(8, numberIn(list, 'ilvl') ?? 0))
    return {
      ...(number && { number }),
      ...(outline !== undefined && outline < 9 && { heading: outline + 1 }),
    }
  }
}

/** Level of a heading from 0, as the style says it or one that it is based on; the title of a document is above. */
export function outlineOf(style: XmlElement, depth = 0): number | undefined {
  const outline = numberIn(child(style, 'pPr'), 'outlineLvl')
  const name = childValue(style, 'name')?.toLowerCase() ?? ''
  const level = name === 'title' ? '0' : /^heading ([1-9])$/.exec(name)?.[1]
  if (outline !== undefined || level !== undefined) return outline ?? Number(level) - 1
  const based = childValue(style, 'basedOn')
  const above =
    style.parent &&
    elements(style.parent, w, 'style').find((other) => attribute(other, 'styleId') === based)
  // styles may be based on each other in a circle
  return above && depth < 20 ? outlineOf(above, depth + 1) : undefined
}
