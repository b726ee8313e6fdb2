// Counts lists as Word does, so that the number a reader sees in front of a paragraph is known.

import { letter } from '../../tree.ts'
import { namespaces } from '../file/namespaces.ts'
import { type Document, type Element, elements } from '../file/xml.ts'
import { attribute, child, type Place } from './reading.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
}
interface Instance {
  readonly list: string
  readonly starts: ReadonlyMap<number, number>
}
interface Style {
  readonly basedOn?: string
  readonly list?: string
  readonly level?: number
  readonly outline?: number
}

const w = namespaces.w
const number = (element: Element | undefined): number | undefined =>
  element ? Number(attribute(element, 'val') ?? 0) : undefined
const text = (element: Element | undefined): string | undefined =>
  element && attribute(element, 'val')

/** Counts paragraphs in order, by the lists and styles of a file. */
export function countLists(numbering: Document | undefined, styles: Document | undefined): Place {
  const lists = readLists(numbering)
  const instances = readInstances(numbering)
  const style = inherited(readStyles(styles))
  const counters = new Map<string, (number | undefined)[]>()
  const used = new Set<string>()
  return (paragraph) => {
    const properties = child(paragraph, 'pPr')
    const own = child(properties, 'numPr')
    const named = style(text(child(properties, 'pStyle')))
    const outline = number(child(properties, 'outlineLvl')) ?? named.outline
    const heading = outline !== undefined && outline < 9 ? { heading: outline + 1 } : {}
    const num = text(child(own, 'numId')) ?? named.list
    const at = Math.min(8, number(child(own, 'ilvl')) ?? named.level ?? 0)
    const instance = num === undefined ? undefined : instances.get(num)
    const levels = instance && lists.get(instance.list)
    if (!instance || !levels?.[at]) return heading
    const count = counters.get(instance.list) ?? []
    counters.set(instance.list, count)
    // an instance that starts anew does so where it is first used
    const starts = used.has(num!) ? new Map<number, number>() : instance.starts
    used.add(num!)
    for (let index = 0; index < at; index++)
      count[index] = starts.get(index) ?? count[index] ?? levels[index]?.start ?? 1
    count[at] = starts.get(at) ?? (count[at] === undefined ? levels[at].start : count[at]! + 1)
    count.length = at + 1
    const printed =
      levels[at].format === 'bullet'
        ? ''
        : levels[at].text
            .replace(/%(\d)/g, (_, one) =>
              show(count[Number(one) - 1] ?? 1, levels[Number(one) - 1]?.format ?? 'decimal'),
            )
            .trim()
    return { ...(printed !== '' && { number: printed }), ...heading }
  }
}

function show(value: number, format: string): string {
  if (format === 'lowerLetter') return letter(value - 1)
  if (format === 'upperLetter') return letter(value - 1).toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperRoman') return roman(value).toUpperCase()
  return format === 'none' ? '' : String(value)
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
function roman(value: number): string {
  let out = ''
  let left = Math.min(value, 3999)
  for (const [amount, numeral] of numerals) for (; left >= amount; left -= amount) out += numeral
  return out
}

function readLists(numbering: Document | undefined): Map<string, Level[]> {
  const out = new Map<string, Level[]>()
  for (const list of numbering ? elements(numbering.documentElement!, w, 'abstractNum') : []) {
    const levels: Level[] = []
    for (const level of elements(list, w, 'lvl'))
      levels[Math.min(8, Number(attribute(level, 'ilvl') ?? 0))] = {
        start: number(child(level, 'start')) ?? 0,
        format: text(child(level, 'numFmt')) ?? 'decimal',
        text: text(child(level, 'lvlText')) ?? '',
      }
    out.set(attribute(list, 'abstractNumId') ?? '', levels)
  }
  return out
}

function readInstances(numbering: Document | undefined): Map<string, Instance> {
  const out = new Map<string, Instance>()
  for (const num of numbering ? elements(numbering.documentElement!, w, 'num') : []) {
    const starts = new Map<number, number>()
    for (const override of elements(num, w, 'lvlOverride')) {
      const start = number(child(override, 'startOverride'))
      if (start !== undefined) starts.set(Number(attribute(override, 'ilvl') ?? 0), start)
    }
    out.set(attribute(num, 'numId') ?? '', {
      list: text(child(num, 'abstractNumId')) ?? '',
      starts,
    })
  }
  return out
}

function readStyles(styles: Document | undefined): Map<string, Style> {
  const out = new Map<string, Style>()
  for (const style of styles ? elements(styles.documentElement!, w, 'style') : []) {
    if (attribute(style, 'type') !== 'paragraph') continue
    const properties = child(style, 'pPr')
    const own = child(properties, 'numPr')
    const basedOn = text(child(style, 'basedOn'))
    const list = text(child(own, 'numId'))
    const level = number(child(own, 'ilvl'))
    const outline = number(child(properties, 'outlineLvl')) ?? headingOf(text(child(style, 'name')))
    out.set(attribute(style, 'styleId') ?? '', {
      ...(basedOn && { basedOn }),
      ...(list && { list }),
      ...(level !== undefined && { level }),
      ...(outline !== undefined && { outline }),
    })
  }
  return out
}

const headingOf = (name: string | undefined): number | undefined => {
  const level = name && /^heading ([1-9])$/i.exec(name)?.[1]
  return level ? Number(level) - 1 : name && /^title$/i.test(name) ? -1 : undefined
}

/** What a style says, or those that it is based on. */
function inherited(styles: ReadonlyMap<string, Style>): (id: string | undefined) => Style {
  const known = new Map<string, Style>()
  const look = (id: string, depth: number): Style => {
    const found = known.get(id)
    if (found) return found
    const own = styles.get(id) ?? {}
    // styles may be based on each other in a circle
    const whole = own.basedOn && depth < 20 ? { ...look(own.basedOn, depth + 1), ...own } : own
    known.set(id, whole)
    return whole
  }
  return (id) => (id === undefined ? {} : look(id, 0))
}
