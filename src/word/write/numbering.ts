// Numbers that Word counts itself and that come out as the tree has them, also where some are left out.

import { escapeXml } from '../../office/markup.ts'
import { readNumber } from '../names.ts'
import type { Place } from './markup.ts'

/** Lists of one file. Ids count on from the first. */
export interface Numbering {
  readonly first: { readonly list: number; readonly num: number }
  /** XML of the levels of each list. */
  readonly lists: string[]
  /** The list that counts on: what it prints next. */
  run?: { readonly num: number; readonly before: string; readonly after: string; next: number }
  /** The list of the sub-items that are being numbered, and that of bullets. */
  sub?: number
  bullets?: number
}

/** An empty numbering. A file that already has lists says which ids are free. */
export const startNumbering = (first = { list: 1, num: 1 }): Numbering => ({ first, lists: [] })

/** Indent of a level, in twentieths of a point. */
const indent = 567

const level = (index: number, format: string, text: string, depth: number, start = 1): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:suff w:val="tab"/><w:lvlText w:val="${escapeXml(text)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${depth * indent}" w:hanging="${indent}"/></w:pPr></w:lvl>`

/**
 * A list of its own, with its start written into the level: an override of the start is lost where LibreOffice writes
 * OpenDocument, and 8.2 would become 1.2.
 */
const newList = ({ lists, first }: Numbering, levels: string): number =>
  first.num + lists.push(levels) - 1

function itemList(numbering: Numbering, before: string, start: number, after: string): number {
  const items = level(0, 'decimal', `${before}%1${after}`, 1, start)
  const subItems = level(1, 'decimal', '(%2)', 2) + level(2, 'lowerLetter', '(%3)', 2)
  return newList(numbering, items + subItems)
}

/** Ends the list that counts on: what follows belongs to another part. */
export function endList(numbering: Numbering): void {
  delete numbering.run
}

/** Place of an item printed `4.`. Undefined where Word cannot count to it: then it stands as text. */
export function numberItem(numbering: Numbering, number: string): Place | undefined {
  const parts = readNumber(number)
  const { run } = numbering
  endList(numbering)
  if (!parts) return undefined
  const { before, value, after } = parts
  const goesOn = run?.before === before && run.after === after && run.next === value
  const num = goesOn ? run.num : itemList(numbering, before, value, after)
  numbering.run = { num, before, after, next: value + 1 }
  return { num, level: 0 }
}

/** Letters in a list of Word go on from (z) with (aa) and (bb). */
const mostLetters = 27

/** Place of a sub-item of the last item; undefined where Word would count otherwise. */
export function numberSubItem(numbering: Numbering, index: number, letters: boolean) {
  if (index === 0) numbering.sub = numbering.run?.num ?? itemList(numbering, '', 1, '')
  if (numbering.sub === undefined || (letters && index >= mostLetters)) return undefined
  return { num: numbering.sub, level: letters ? 2 : 1 }
}

/** Place of a bullet. */
export function bulletPlace(numbering: Numbering): Place {
  numbering.bullets ??= newList(numbering, level(0, 'bullet', '•', 1))
  return { num: numbering.bullets, level: 0 }
}

/** XML of the lists and of their instances: a file has all of the first before the second. */
export function numberingXml({ lists, first }: Numbering): { lists: string; nums: string } {
  const written = lists.map(
    (levels, index) =>
      `<w:abstractNum w:abstractNumId="${first.list + index}"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum>`,
  )
  const nums = lists.map(
    (_, index) =>
      `<w:num w:numId="${first.num + index}"><w:abstractNumId w:val="${first.list + index}"/></w:num>`,
  )
  return { lists: written.join(''), nums: nums.join('') }
}
