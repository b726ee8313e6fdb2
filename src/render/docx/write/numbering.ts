// Numbers that Word counts itself and that come out as the tree has them, also where a reading copy skips some.

import { letter } from '../../tree.ts'
import { escape } from './markup.ts'

/** Where a paragraph stands in a list. */
export interface Place {
  readonly num: number
  readonly level: number
}

/** A multilevel list, with what Word's counters show after the paragraphs so far. */
interface List {
  readonly id: number
  /** XML of its levels. */
  readonly levels: readonly string[]
  readonly counters: number[]
  /** The instance that counts on, and the one that began anew for items after a gap. */
  num?: number
  itemNum?: number
}

/** All lists of one file. */
export interface Numbering {
  readonly lists: Map<string, List>
  readonly nums: { readonly id: number; readonly list: number }[]
  readonly first: { readonly list: number; readonly num: number }
  /** The clause whose items are being numbered. */
  clause?: { readonly list: List; readonly number: number }
}

/** An empty numbering. A file that already has lists says which ids are free. */
export const startNumbering = (first = { list: 1, num: 1 }): Numbering => ({
  lists: new Map(),
  nums: [],
  first,
})

const level = (
  index: number,
  format: string,
  text: string,
  indent: number,
  hanging: number,
  suffix: 'tab' | 'space' = 'tab',
): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="${suffix}"/><w:lvlText w:val="${escape(text)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="${hanging}"/></w:pPr></w:lvl>`
const bullet = (index: number, indent: number): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="tab"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="284"/></w:pPr></w:lvl>`

function list(numbering: Numbering, key: string, levels: () => readonly string[]): List {
  let found = numbering.lists.get(key)
  if (!found)
    numbering.lists.set(
      key,
      (found = { id: numbering.first.list + numbering.lists.size, levels: levels(), counters: [] }),
    )
  return found
}

/**
 * An instance of a list. One that begins elsewhere gets a list of its own, with its starts written into the levels: an override of
 * the starts is lost where LibreOffice writes OpenDocument, and 8.2 would become 1.2.
 */
function newNum(
  numbering: Numbering,
  { id, levels }: List,
  starts: readonly (readonly [level: number, start: number])[],
): number {
  const num = numbering.first.num + numbering.nums.length
  const startsAt = (xml: string, at: number) =>
    xml.replace(
      /<w:start w:val="\d+"\/>/,
      (all) =>
        starts
          .filter(([index]) => index === at)
          .map(([, start]) => `<w:start w:val="${start}"/>`)[0] ?? all,
    )
  const own =
    starts.length === 0 ? id : list(numbering, `num:${num}`, () => levels.map(startsAt)).id
  numbering.nums.push({ id: num, list: own })
  return num
}

/** `Question 5` → what stands before the number, and the number. Word's text of a level gives `%` a meaning. */
function parts(number: string): { readonly prefix: string; readonly value: number } | undefined {
  const found = /^([^%]*?)([1-9]\d{0,3})$/.exec(number)
  return found ? { prefix: found[1]!, value: Number(found[2]) } : undefined
}

/** Place of a clause's heading, printed as its number and a full stop. Undefined where Word cannot count to it. */
export function numberClause(numbering: Numbering, number: string): Place | undefined {
  delete numbering.clause
  const own = parts(number)
  if (!own) return undefined
  const { prefix, value } = own
  const heading =
    prefix === ''
      ? level(0, 'decimal', '%1.', 567, 567)
      : level(0, 'decimal', `${prefix}%1.`, 0, 0, 'space')
  const clauses = list(numbering, `clause:${prefix}`, () => [
    heading,
    level(1, 'decimal', '%1.%2', 851, 851),
    level(2, 'lowerLetter', '(%3)', 1418, 567),
  ])
  if (clauses.num === undefined || value !== clauses.counters[0]! + 1)
    clauses.num = newNum(
      numbering,
      clauses,
      clauses.num === undefined && value === 1 ? [] : [[0, value]],
    )
  clauses.itemNum = clauses.num
  clauses.counters.splice(0, 3, value, 0, 0)
  numbering.clause = { list: clauses, number: value }
  return { num: clauses.num, level: 0 }
}

/** Place of a numbered item: `4.12` in clause 4, otherwise in a list of its own prefix. */
export function numberItem(numbering: Numbering, number: string): Place | undefined {
  const own = parts(number)
  if (!own) return undefined
  const { prefix, value } = own
  const { clause } = numbering
  if (clause && prefix === `${clause.number}.`) {
    const { list: clauses } = clause
    if (value !== clauses.counters[1]! + 1)
      clauses.itemNum = newNum(numbering, clauses, [
        [0, clause.number],
        [1, value],
      ])
    clauses.counters.splice(1, 2, value, 0)
    return { num: clauses.itemNum!, level: 1 }
  }
  const items = list(numbering, `item:${prefix}`, () => [
    level(0, 'decimal', `${prefix}%1`, 851, 851),
    level(1, 'lowerLetter', '(%2)', 1418, 567),
  ])
  if (items.num === undefined || value !== items.counters[0]! + 1)
    items.num = newNum(numbering, items, items.num === undefined && value === 1 ? [] : [[0, value]])
  items.counters.splice(0, 2, value, 0)
  return { num: items.num, level: 0 }
}

/** Places of the sub-items (a), (b), … below an item; undefined where letters run past what Word counts alike. */
export function numberSubItems(
  numbering: Numbering,
  count: number,
  item: Place | undefined,
): Place | undefined {
  if (count > 27) return undefined
  if (item) return { num: item.num, level: item.level + 1 }
  const subs = list(numbering, 'sub-items', () => [level(0, 'lowerLetter', '(%1)', 1418, 567)])
  return { num: newNum(numbering, subs, [[0, 1]]), level: 0 }
}

/** Place of a bullet: 0 in running text, 1 among the items of a clause. */
export function bulletPlace(numbering: Numbering, depth: 0 | 1): Place {
  const bullets = list(numbering, 'bullets', () => [bullet(0, 425), bullet(1, 1135)])
  bullets.num ??= newNum(numbering, bullets, [])
  return { num: bullets.num, level: depth }
}

/** The letter that is printed where Word does not count. */
export const subItemLetter = (index: number): string => `(${letter(index)})`

/** XML of the lists (`w:abstractNum`) and of their instances (`w:num`): a file has all of the first before the second. */
export function numberingXml(numbering: Numbering): {
  readonly lists: string
  readonly nums: string
} {
  const lists = [...numbering.lists.values()].map(
    ({ id, levels }) =>
      `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`,
  )
  const nums = numbering.nums.map(
    ({ id, list: of }) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`,
  )
  return { lists: lists.join(''), nums: nums.join('') }
}
