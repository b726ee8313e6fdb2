// Reads a Word file as Word shows it: numbers counted from the lists of the file, words in their order.

import { namespaces } from '../../src/office/names.ts'
import { openPackage } from '../../src/office/open.ts'
import { readPart } from '../../src/office/parts.ts'
import {
  attribute,
  descendants,
  type XmlElement as Element,
  elements,
  textOf,
} from '../../src/office/xml.ts'

const { w } = namespaces
const value = (element: Element | undefined, name = 'val'): string | undefined =>
  attribute(element, name, w)
const child = (element: Element | undefined, name: string): Element | undefined =>
  element ? elements(element, w, name)[0] : undefined
const all = (element: Element, name: string): Element[] => descendants(element, w, name)

/** How programs count lists. Word counts per list; some others count each instance of a list (`w:num`) alone. */
export type Counting = 'list' | 'instance'

/** One paragraph: the number that is counted for it, and its words. */
export interface Shown {
  readonly style: string | undefined
  readonly number: string
  readonly text: string
  /** Bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
}

/** A part of a file as XML. */
export const partOf = (bytes: Uint8Array, name: string): Element =>
  readPart(openPackage(bytes, 'docx').parts, name)

const roman = (n: number): string =>
  ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][n] ?? String(n)
const formats: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  lowerLetter: (n) => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26)),
  lowerRoman: roman,
}

/** Counts the lists of a file. Gives the number of each numbered paragraph in turn. */
export function counter(
  numbering: Element,
  counting: Counting,
): (num: string, level: number) => string {
  const lists = new Map(
    elements(numbering, w, 'abstractNum').map((list) => [
      value(list, 'abstractNumId')!,
      elements(list, w, 'lvl'),
    ]),
  )
  const nums = new Map(
    elements(numbering, w, 'num').map((num) => [
      value(num, 'numId')!,
      {
        list: value(child(num, 'abstractNumId'))!,
        starts: new Map(
          elements(num, w, 'lvlOverride').map((one) => [
            Number(value(one, 'ilvl')),
            Number(value(child(one, 'startOverride'))),
          ]),
        ),
      },
    ]),
  )
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return (num, level) => {
    const { list, starts } = nums.get(num)!
    const levels = lists.get(list)!
    const key = counting === 'list' ? list : num
    const count = counts.get(key) ?? []
    counts.set(key, count)
    const startOf = (at: number) =>
      (counting === 'instance' ? starts.get(at) : undefined) ??
      Number(value(child(levels[at], 'start')) ?? 1)
    const own = starts.get(level)
    if (own !== undefined && !begun.has(`${num}/${level}`)) count[level] = own
    else count[level] = count[level] === undefined ? startOf(level) : count[level]! + 1
    begun.add(`${num}/${level}`)
    for (let upper = 0; upper < level; upper++) count[upper] ??= startOf(upper)
    count.length = level + 1
    if (value(child(levels[level], 'numFmt')) === 'bullet') return ''
    return value(child(levels[level], 'lvlText'))!.replace(/%(\d)/g, (_, one: string) =>
      formats[value(child(levels[Number(one) - 1], 'numFmt'))!]!(count[Number(one) - 1]!),
    )
  }
}

/** The document and the lists of a file, read once. */
export interface WordFile {
  readonly document: Element
  readonly numbering: Element
}
export function openWord(bytes: Uint8Array): WordFile {
  const { parts } = openPackage(bytes, 'docx')
  const read = (name: string) => readPart(parts, name)
  return { document: read('word/document.xml'), numbering: read('word/numbering.xml') }
}

/** What a file shows, paragraph by paragraph, without its table of contents. */
export function shown({ document, numbering }: WordFile, counting: Counting = 'list'): Shown[] {
  const count = counter(numbering, counting)
  const out: Shown[] = []
  const furniture = (sdt: Element) => child(child(sdt, 'sdtPr'), 'docPartObj') !== undefined
  const visit = (node: Element): void => {
    for (const one of elements(node, w)) {
      if (one.local === 'p') out.push(paragraph(one, count))
      else if (!(one.local === 'sdt' && furniture(one))) visit(one)
    }
  }
  visit(document)
  return out
}

function paragraph(p: Element, count: (num: string, level: number) => string): Shown {
  const properties = child(p, 'pPr')
  const place = child(properties, 'numPr')
  let text = ''
  const bookmarks: string[] = []
  for (const one of descendants(p, w)) {
    if (one.local === 't') text += textOf(one)
    else if (one.local === 'tab' && one.parent?.local === 'r') text += ' '
    else if (one.local === 'bookmarkStart') bookmarks.push(value(one, 'name')!)
  }
  return {
    style: value(child(properties, 'pStyle')),
    number: place ? count(value(child(place, 'numId'))!, Number(value(child(place, 'ilvl')))) : '',
    text,
    bookmarks,
  }
}

/** Fields of a file: their code and the result it shows. */
export function fields(root: Element): { readonly code: string; readonly result: string }[] {
  const out: { code: string; result: string }[] = []
  let open: { code: string; result: string; shows: boolean } | undefined
  for (const run of all(root, 'r')) {
    const type = value(child(run, 'fldChar'), 'fldCharType')
    if (type === 'begin') open = { code: '', result: '', shows: false }
    else if (type === 'separate') open!.shows = true
    else if (type === 'end') {
      out.push({ code: open!.code.trim(), result: open!.result })
      open = undefined
    } else if (open)
      open[open.shows ? 'result' : 'code'] += all(run, open.shows ? 't' : 'instrText')
        .map(textOf)
        .join('')
  }
  return out
}

export { all, child, value }
