// What a Word file says: its paragraphs in order, each behind the number that Word counts for it. The table of contents is left out.

import { DOMParser, type Element } from '@xmldom/xmldom'

interface Level { readonly start: number; readonly format: string; readonly text: string }

const children = (node: Element, name?: string): Element[] => Array.from(node.childNodes).filter((child): child is Element => child.nodeType === 1 && (name === undefined || (child as Element).tagName === name))
const path = (node: Element, ...names: string[]): Element | undefined => names.reduce<Element | undefined>((at, name) => at && children(at, name)[0], node)
const value = (node: Element | undefined): string => node?.getAttribute('w:val') ?? ''
const letter = (count: number): string => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))

/** Text of a document, a line a paragraph. Only the decimal and letter formats and bullets are known; another one throws. */
export function wordsOfDocx(documentXml: string, numberingXml: string): string {
  const parser = new DOMParser()
  const numbering = parser.parseFromString(numberingXml, 'text/xml').documentElement!
  const lists = new Map(children(numbering, 'w:abstractNum').map((list) => [list.getAttribute('w:abstractNumId')!, children(list, 'w:lvl').map((level): Level => ({ start: Number(value(path(level, 'w:start'))), format: value(path(level, 'w:numFmt')), text: value(path(level, 'w:lvlText')) }))]))
  const nums = new Map(children(numbering, 'w:num').map((num) => [num.getAttribute('w:numId')!, { list: value(path(num, 'w:abstractNumId')), starts: new Map(children(num, 'w:lvlOverride').map((override) => [Number(override.getAttribute('w:ilvl')), Number(value(path(override, 'w:startOverride')))])) }]))
  // counters belong to the list; an instance used for the first time sets what it overrides
  const counters = new Map<string, (number | undefined)[]>()
  const used = new Set<string>()
  const numberOf = (numId: string, at: number): string => {
    const { list, starts } = nums.get(numId)!
    const levels = lists.get(list)!
    const counts = counters.get(list) ?? []
    counters.set(list, counts)
    const { start, format, text } = levels[at]!
    if (format === 'bullet') return ''
    const anew = !used.has(numId)
    used.add(numId)
    if (anew) for (const [level, from] of starts) if (level < at) counts[level] = from
    counts[at] = anew && starts.has(at) ? starts.get(at)! : counts[at] === undefined ? start : counts[at]! + 1
    counts.length = at + 1
    return text.replace(/%(\d)/g, (_, digit: string) => {
      const level = Number(digit) - 1
      const count = counts[level] ?? levels[level]!.start
      if (levels[level]!.format === 'decimal') return String(count)
      if (levels[level]!.format === 'lowerLetter') return letter(count)
      throw new Error(`unknown format ${levels[level]!.format}`)
    })
  }
  const runs = (node: Element): string => {
    if (node.tagName === 'w:t') return node.textContent ?? ''
    if (node.tagName === 'w:tab' || node.tagName === 'w:br') return ' '
    return ['w:pPr', 'w:rPr', 'w:sdtPr', 'w:instrText'].includes(node.tagName) ? '' : children(node).map(runs).join('')
  }
  const lines: string[] = []
  const take = (node: Element): void => {
    if (node.tagName === 'w:p') {
      const place = path(node, 'w:pPr', 'w:numPr')
      const number = place && value(path(place, 'w:numId')) !== '0' ? numberOf(value(path(place, 'w:numId')), Number(value(path(place, 'w:ilvl')))) : ''
      lines.push(`${number} ${runs(node)}`.trim())
    } else if (node.tagName !== 'w:sdt' || !path(node, 'w:sdtPr', 'w:docPartObj')) for (const child of children(node)) take(child)
  }
  take(parser.parseFromString(documentXml, 'text/xml').documentElement!)
  return lines.join('\n')
}
