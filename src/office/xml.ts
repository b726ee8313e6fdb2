// XML of a part as a plain tree. Bounds hold while it is read: what a stranger's file may do is decided before it does it.

import { SaxesParser, type SaxesTagNS } from 'saxes'
import { fail } from '../language/problems.ts'
import { declaration, reference } from './markup.ts'

/** An element. Attributes and prefixes stay as they were written, so that what is not changed is written as it was read. */
export interface XmlElement {
  /** As written, e.g. `w:p`. */
  readonly name: string
  readonly local: string
  /** Namespace. */
  readonly space: string
  readonly attributes: XmlAttribute[]
  readonly children: XmlNode[]
  readonly parent: XmlElement | undefined
}
/** `name` is as written; `space` is empty where there is none. */
export interface XmlAttribute extends Pick<XmlElement, 'name' | 'local' | 'space'> {
  readonly value: string
}
/** `raw` is XML to be written as it is. */
export type XmlNode = XmlElement | { readonly raw: string } | string

/** Bounds for one part. A contract of 1,000 pages stays far below; what is above was made to hurt. */
export const xmlLimits = {
  bytes: 32 * 2 ** 20,
  nodes: 800_000,
  attributes: 800_000,
  attributesOfOne: 500,
  depth: 200,
  /** Characters of one tag or one piece of text. */
  stretch: 2 ** 21,
} as const

/**
 * Parses a part in UTF-8 or UTF-16, as the standard of these files allows. Comments and instructions are left out.
 *
 * @param part name of the part, for messages
 * @throws HrddError where it is too large, too deep, not well-formed, or declares a document type or entities
 */
export function parseXml(source: Uint8Array | string, part: string): XmlElement {
  if (source.length > xmlLimits.bytes) fail('too-large', part, { most: xmlLimits.bytes / 2 ** 20 })
  const text = typeof source === 'string' ? source : decode(source)
  return text === undefined ? fail('bad-encoding', part) : parse(text, part)
}

const byteOrders: Readonly<Record<string, string>> = {
  '255,254': 'utf-16le',
  '254,255': 'utf-16be',
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding = byteOrders[bytes.slice(0, 2).join()] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** saxes is strict, knows namespaces and expands no entities. */
function parse(text: string, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let root: XmlElement | undefined
  let open: XmlElement | undefined
  let [nodes, attributes, depth] = [0, 0, 0]
  const add = (node: XmlNode): void => {
    if (++nodes > xmlLimits.nodes) fail('too-many-nodes', part)
    open?.children.push(node)
  }
  parser.on('error', ({ message }) => fail('bad-xml', part, { reason: message.slice(0, 200) }))
  parser.on('doctype', () => fail('doctype', part))
  parser.on('opentag', (tag) => {
    if (++depth > xmlLimits.depth) fail('too-deep', part, { most: xmlLimits.depth })
    const element = elementOf(tag, open)
    attributes += element.attributes.length
    if (element.attributes.length > xmlLimits.attributesOfOne || attributes > xmlLimits.attributes)
      fail('too-many-nodes', part)
    add(element)
    root ??= element
    open = element
  })
  parser.on('closetag', () => {
    depth--
    open = open?.parent
  })
  parser.on('text', add)
  parser.on('cdata', add)
  // a listener for each attribute would double the time: what goes on without end is seen from the outside
  for (let place = 0; place < text.length; place += xmlLimits.stretch) {
    const before = nodes
    parser.write(text.slice(place, place + xmlLimits.stretch))
    if (nodes === before && place > 0) fail('too-many-nodes', part)
  }
  parser.close()
  return root ?? fail('bad-xml', part, { reason: '' })
}

/** Elements are kept small: a part may hold some hundred thousand. */
function elementOf(tag: SaxesTagNS, parent: XmlElement | undefined): XmlElement {
  const attributes: XmlAttribute[] = []
  for (const name in tag.attributes) {
    const read = tag.attributes[name]
    if (read) attributes.push({ name, local: read.local, space: read.uri, value: read.value })
  }
  const { name, local, uri: space } = tag
  return { name, local, space, attributes, children: [], parent }
}

/** Whether a node is an element. */
export const isElement = (node: XmlNode): node is XmlElement =>
  typeof node !== 'string' && 'local' in node

/** Child elements, all or those of one namespace and local name. */
export const elements = (parent: XmlElement, space?: string, local?: string): XmlElement[] =>
  parent.children.filter(
    (node): node is XmlElement =>
      isElement(node) &&
      (space === undefined || node.space === space) &&
      (local === undefined || node.local === local),
  )

/** Every element below of one namespace, in the order of the document. */
export function descendants(parent: XmlElement, space: string, local?: string): XmlElement[] {
  const below: XmlElement[] = []
  const collect = ({ children }: XmlElement): void => {
    for (const node of children) {
      if (!isElement(node)) continue
      if (node.space === space && (local === undefined || node.local === local)) below.push(node)
      collect(node)
    }
  }
  collect(parent)
  return below
}

/** Value of an attribute, by default one of the element's own vocabulary or without a namespace. */
export const attribute = (
  element: XmlElement | undefined,
  local: string,
  space = element?.space,
): string | undefined =>
  element?.attributes.find(
    (each) => each.local === local && (each.space === '' || each.space === space),
  )?.value

/** All text below an element. */
export const textOf = (element: XmlElement): string =>
  element.children
    .map((node) => {
      if (typeof node === 'string') return node
      return isElement(node) ? textOf(node) : ''
    })
    .join('')

/** An element as text. */
export function serializeElement({ name, attributes, children }: XmlElement): string {
  const named = attributes.map(({ name: key, value }) => ` ${key}="${kept(value)}"`)
  const inner = children.map(serializeNode).join('')
  const tag = `${name}${named.join('')}`
  return inner === '' ? `<${tag}/>` : `<${tag}>${inner}</${name}>`
}

function serializeNode(node: XmlNode): string {
  if (typeof node === 'string') return node.replace(/[&<>\r]/g, reference)
  return isElement(node) ? serializeElement(node) : node.raw
}

/** A value as it was read, line breaks included. */
const kept = (value: string): string => value.replace(/[&<>"\t\n\r]/g, reference)

/** A part as text, with the declaration that Word writes. */
export const serialize = (root: XmlElement): string => declaration + serializeElement(root)
