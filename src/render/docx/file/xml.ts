// XML of a part, read with care: what a stranger's file may hold is bounded before the parser sees it.

import { type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'
import { HrddError, type Problem } from '../../../model/problems.ts'
import { parseDocument, type XmlFault, xmlLimits } from './parse.ts'

export type { Document, Element, Node } from '@xmldom/xmldom'
export { xmlLimits } from './parse.ts'

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
  if (source.length > xmlLimits.bytes)
    refuse(
      'too-large',
      `this part is larger than ${xmlLimits.bytes / 2 ** 20} MiB`,
      'Split the document, or take it from someone you trust.',
    )
  const text = typeof source === 'string' ? source : decode(source)
  if (text === undefined)
    return refuse(
      'bad-xml',
      'this part is not text in UTF-8 or UTF-16',
      'Open the file in Word or LibreOffice and save it again.',
    )
  try {
    return parseDocument(text)
  } catch (fault) {
    if (fault instanceof Error) throw fault
    const { code, message } = fault as XmlFault
    return refuse(
      code,
      message,
      'Open the file in Word or LibreOffice and save it again. If it comes from a stranger, do not trust it.',
    )
  }
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** An element as text. */
export const serializeElement = (element: Element): string =>
  new XMLSerializer().serializeToString(element)

/** A part as text, with the declaration that Word writes. */
export const serialize = (document: Document): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${serializeElement(document.documentElement!)}`

/** Child elements, all or those of one namespace and local name. */
export function elements(parent: Node, namespace?: string, name?: string): Element[] {
  const out: Element[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (
      child.nodeType === 1 &&
      (namespace === undefined || child.namespaceURI === namespace) &&
      (name === undefined || child.localName === name)
    )
      out.push(child as Element)
  }
  return out
}

/** Every element below, in the order of the document. */
export function* descendants(parent: Node, namespace: string, name?: string): Generator<Element> {
  let node = parent.firstChild
  while (node) {
    if (
      node.nodeType === 1 &&
      node.namespaceURI === namespace &&
      (name === undefined || node.localName === name)
    )
      yield node as Element
    let next: Node | null = node.firstChild ?? node.nextSibling
    // up until there is a way on, but not out of where it began
    for (let up: Node | null = node; !next && up && (up = up.parentNode) && up !== parent; )
      next = up.nextSibling
    node = next
  }
}
