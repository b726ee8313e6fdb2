// XML of a part, read with care: what a stranger's file may hold is bounded before the parser sees it.

import { DOMParser, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom'
import { HrddError, type Problem } from '../../model/problems.ts'

export type { Document, Element, Node } from '@xmldom/xmldom'

/** Bounds for one part. A contract of 1,000 pages stays far below; what is above was made to hurt. */
export const xmlLimits = { bytes: 32 * 2 ** 20, elements: 750_000, attributes: 1_000_000, depth: 200 } as const

/**
 * Parses a part. Encodings are UTF-8 and UTF-16, as the standard of these files allows.
 *
 * @param part name of the part, for messages
 * @throws HrddError where it is too large, too deep, not well-formed, or declares a document type or entities
 */
export function parseXml(source: Uint8Array | string, part: string): Document {
  const refuse = (code: string, message: string, hint: string): never => {
    throw new HrddError([{ code, path: part, message, hint } satisfies Problem])
  }
  if (source.length > xmlLimits.bytes) refuse('too-large', `this part is larger than ${xmlLimits.bytes / 2 ** 20} MiB`, 'Split the document, or take it from someone you trust.')
  const text = typeof source === 'string' ? source : decode(source)
  if (text === undefined) return refuse('bad-xml', 'this part is not text in UTF-8 or UTF-16', 'Open the file in Word or LibreOffice and save it again.')
  const fault = judge(text)
  if (fault) return refuse(fault.code, fault.message, 'Open the file in Word or LibreOffice and save it again. If it comes from a stranger, do not trust it.')
  let wrong: string | undefined
  try {
    // the parser recovers from much; whatever it complains about is not well-formed
    const document = new DOMParser({ locator: false, onError: (level, message) => { if (level !== 'warning') wrong ??= message } }).parseFromString(text, 'text/xml')
    if (wrong === undefined && document.documentElement) return document
  } catch (error) {
    wrong ??= (error as Error).message
  }
  return refuse('bad-xml', `this part is not well-formed XML: ${firstLine(wrong ?? 'it holds no element')}`, 'Open the file in Word or LibreOffice and save it again.')
}

const firstLine = (message: string): string => message.split('\n')[0]!.slice(0, 200)

function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** One pass over the markup: counts what would cost memory, and finds declarations of document types. */
function judge(text: string): { readonly code: string; readonly message: string } | undefined {
  const tooLarge = (what: string) => ({ code: 'too-large', message: `this part holds too many ${what}` })
  let elements = 0, attributes = 0, depth = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skip = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : text.startsWith('<?', at) ? '?>' : text.startsWith('</', at) ? '>' : undefined
    if (!skip && /^<![a-z]/i.test(text.slice(at, at + 3))) return { code: 'doctype', message: 'this part declares a document type or entities, which Word never writes' }
    if (skip) {
      const end = text.indexOf(skip, at + (skip === '-->' ? 4 : 2))
      if (end < 0) break // the parser says what is wrong
      if (skip === '>') depth--
      else if (skip === '?>') elements++
      at = end + skip.length
      continue
    }
    if (++elements > xmlLimits.elements) return tooLarge('elements')
    const tag = tagEnd(text, at + 1)
    if (!tag) return { code: 'bad-xml', message: 'this part is not well-formed XML: a tag begins inside another' }
    const { end, quotes } = tag
    attributes += quotes
    if (attributes > xmlLimits.attributes) return tooLarge('attributes')
    if (text[end - 1] !== '/' && ++depth > xmlLimits.depth) return { code: 'too-deep', message: `this part nests more than ${xmlLimits.depth} elements in each other` }
    at = end + 1
  }
  return undefined
}

/** Where a start tag ends, past any `>` in quotes, and how many quoted values it has. */
function tagEnd(text: string, from: number): { readonly end: number; readonly quotes: number } | undefined {
  let quotes = 0
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '>') return { end: at, quotes }
    if (character === '<') return undefined
    if (character === '"' || character === "'") {
      quotes++
      at = text.indexOf(character, at + 1)
      if (at < 0) break
    }
  }
  return { end: text.length, quotes }
}

/** A part as text, with the declaration that Word writes. */
export function serialize(document: Document): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(document.documentElement!)}`
}

/** Child elements, all or those of one namespace and local name. */
export function elements(parent: Node, namespace?: string, name?: string): Element[] {
  const out: Element[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1 && (namespace === undefined || child.namespaceURI === namespace) && (name === undefined || child.localName === name)) out.push(child as Element)
  }
  return out
}

/** Every element below, in the order of the document. */
export function* descendants(parent: Node, namespace: string, name?: string): Generator<Element> {
  let node = parent.firstChild
  while (node) {
    if (node.nodeType === 1 && node.namespaceURI === namespace && (name === undefined || node.localName === name)) yield node as Element
    let next: Node | null = node.firstChild ?? node.nextSibling
    // up until there is a way on, but not out of where it began
    for (let up: Node | null = node; !next && up && (up = up.parentNode) && up !== parent; ) next = up.nextSibling
    node = next
  }
}
