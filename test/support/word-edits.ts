// Edits a Word file as people do, in its XML: for tests that read it back.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The parts of a file changed by name; what is not named stays. */
export function editParts(
  bytes: Uint8Array,
  edit: (parts: Record<string, string>) => void,
): Uint8Array {
  const packed = unzipSync(bytes)
  const parts = Object.fromEntries(
    Object.entries(packed).map(([name, part]) => [name, strFromU8(part)]),
  )
  edit(parts)
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])),
    { level: 1 },
  )
}

/** A file with its main text changed. */
export const editText = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  editParts(bytes, (parts) => {
    const before = parts['word/document.xml']!
    parts['word/document.xml'] = edit(before)
    if (parts['word/document.xml'] === before) throw new Error('the edit changed nothing')
  })

/** Replaces what must be there, once, from a place on. */
export function replaceOnce(text: string, from: string, to: string, start = 0): string {
  const at = text.indexOf(from, start)
  if (at < 0) throw new Error(`not there: ${from}`)
  return text.slice(0, at) + to + text.slice(at + from.length)
}

interface Span {
  readonly start: number
  readonly end: number
}

/** The element that begins last before a place, up to its end. Elements of one name may nest. */
function elementAround(xml: string, name: string, at: number): Span {
  const tag = new RegExp(`<(/?)w:${name}(?=[ />])[^>]*?(/?)>`, 'g')
  const open: number[] = []
  for (let match = tag.exec(xml); match; match = tag.exec(xml)) {
    if (match[2] === '/') continue
    if (match[1] === '') open.push(match.index)
    else {
      const start = open.pop()!
      const end = match.index + match[0].length
      if (start <= at && end > at) return { start, end }
    }
  }
  throw new Error(`no ${name} around ${at}`)
}

const place = (xml: string, mark: string): number => {
  const at = xml.indexOf(mark)
  if (at < 0) throw new Error(`not there: ${mark}`)
  return at
}

/** The paragraph on which a bookmark is. */
export const paragraphOf = (xml: string, bookmark: string): Span =>
  elementAround(xml, 'p', place(xml, `w:name="${bookmark}"`))
/** The content control around a bookmark: of a clause. */
export const controlOf = (xml: string, bookmark: string): Span =>
  elementAround(xml, 'sdt', place(xml, `w:name="${bookmark}"`))
/** The table row in which words stand, from a bookmark on. */
export const rowOf = (xml: string, words: string, bookmark: string): Span => {
  const at = xml.indexOf(words, place(xml, `w:name="${bookmark}"`))
  if (at < 0) throw new Error(`not there: ${words}`)
  return elementAround(xml, 'tr', at)
}

export const cut = (xml: string, { start, end }: Span): string =>
  xml.slice(0, start) + xml.slice(end)
export const insertAt = (xml: string, at: number, words: string): string =>
  xml.slice(0, at) + words + xml.slice(at)
export const inside = (xml: string, { start, end }: Span, edit: (part: string) => string): string =>
  xml.slice(0, start) + edit(xml.slice(start, end)) + xml.slice(end)

/** From the first paragraph of an item to where the next thing with a bookmark begins. */
export function itemOf(xml: string, bookmark: string, next: string): Span {
  return { start: paragraphOf(xml, bookmark).start, end: paragraphOf(xml, next).start }
}

/** A paragraph as someone types it. */
export const typed = (words: string, properties = ''): string =>
  `<w:p w:rsidR="00AB12CD"><w:pPr>${properties}</w:pPr><w:r w:rsidRPr="00AB12CD"><w:t>${words}</w:t></w:r></w:p>`

/** Words in a paragraph, replaced from a bookmark on. */
export const reword =
  (bookmark: string, from: string, to: string) =>
  (xml: string): string =>
    replaceOnce(xml, from, to, place(xml, `w:name="${bookmark}"`))

/** The value of a parameter at its first place from a bookmark on, whether or not its control still has its tag. */
export const setValue =
  (bookmark: string, name: string, from: string, to: string) =>
  (xml: string): string => {
    const start = xml.indexOf(`<w:alias w:val="${name}"/>`, place(xml, `w:name="${bookmark}"`))
    if (start < 0) throw new Error(`no value ${name}`)
    return replaceOnce(xml, `>${from}</w:t>`, `>${to}</w:t>`, start)
  }

/** A part added to a file, with its type and relationship. */
export function addPart(
  parts: Record<string, string>,
  name: string,
  type: string,
  content: string,
): void {
  parts[`word/${name}.xml`] = content
  parts['[Content_Types].xml'] = replaceOnce(
    parts['[Content_Types].xml']!,
    '</Types>',
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/></Types>`,
  )
  parts['word/_rels/document.xml.rels'] = replaceOnce(
    parts['word/_rels/document.xml.rels']!,
    '</Relationships>',
    `<Relationship Id="rIdAdded${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${name}.xml"/></Relationships>`,
  )
}
