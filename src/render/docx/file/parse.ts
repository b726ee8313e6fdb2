// XML into a tree, with bounds that hold while it is read. saxes is strict, knows namespaces and expands no entities.

import { DOMImplementation, type Document, type Node } from '@xmldom/xmldom'
import { SaxesParser } from 'saxes'

/** Bounds for one part. A contract of 1,000 pages stays far below; what is above was made to hurt. */
export const xmlLimits = {
  bytes: 32 * 2 ** 20,
  elements: 400_000,
  attributes: 800_000,
  attributesOfOne: 500,
  depth: 200,
} as const

/** What is wrong with a text. */
export interface XmlFault {
  readonly code: 'bad-xml' | 'too-large' | 'too-deep' | 'doctype'
  readonly message: string
}

const fault = (code: XmlFault['code'], message: string): XmlFault => ({ code, message })
const tooLarge = (what: string): XmlFault => fault('too-large', `this part holds too many ${what}`)

/** Reads a document. Throws an `XmlFault` where the text is none. */
export function parseDocument(source: string): Document {
  const document = new DOMImplementation().createDocument(null, '')
  const parser = new SaxesParser({ xmlns: true, position: false })
  let parent: Node = document
  let nodes = 0,
    depth = 0,
    attributes = 0,
    ofOne = 0
  const append = (node: Node): void => {
    if (++nodes > xmlLimits.elements) throw tooLarge('elements')
    parent.appendChild(node)
  }
  parser.on('error', ({ message }) => {
    throw fault('bad-xml', `this part is not well-formed XML: ${message.slice(0, 200)}`)
  })
  parser.on('doctype', () => {
    throw fault(
      'doctype',
      'this part declares a document type or entities, which Word never writes',
    )
  })
  parser.on('opentagstart', () => {
    ofOne = 0
  })
  parser.on('attribute', () => {
    if (++attributes > xmlLimits.attributes || ++ofOne > xmlLimits.attributesOfOne)
      throw tooLarge('attributes')
  })
  parser.on('opentag', ({ name, uri, attributes: given }) => {
    if (++depth > xmlLimits.depth)
      throw fault('too-deep', `this part nests more than ${xmlLimits.depth} elements in each other`)
    const element = document.createElementNS(uri || null, name)
    for (const { name: key, uri: namespace, value } of Object.values(given))
      element.setAttributeNS(namespace || null, key, value)
    append(element)
    parent = element
  })
  parser.on('closetag', () => {
    depth--
    parent = parent.parentNode!
  })
  parser.on('text', (text) => {
    // between instructions before the outermost element there is only space
    if (parent !== document) append(document.createTextNode(text))
  })
  parser.on('cdata', (text) => append(document.createCDATASection(text)))
  parser.on('comment', (text) => append(document.createComment(text)))
  parser.on('processinginstruction', ({ target, body }) =>
    append(document.createProcessingInstruction(target, body)),
  )
  parser.write(source).close()
  return document
}
