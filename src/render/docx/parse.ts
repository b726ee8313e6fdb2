// A strict parser of XML with namespaces that stops at its bounds while it reads. The parser of xmldom compiles an expression for each end tag, which takes twice as long.

import { type Document, DOMImplementation, type Element, type Node } from '@xmldom/xmldom'

/** Bounds for one part. A contract of 1,000 pages stays far below; what is above was made to hurt. */
export const xmlLimits = { bytes: 32 * 2 ** 20, elements: 400_000, attributes: 800_000, attributesOfOne: 500, depth: 200 } as const

/** What is wrong with a text. */
export interface XmlFault {
  readonly code: 'bad-xml' | 'too-large' | 'too-deep' | 'doctype'
  readonly message: string
}

const xmlns = 'http://www.w3.org/2000/xmlns/'
const name = /[A-Za-z_\u00c0-\uffff][\w.\-\u00b7-\uffff]*(?::[A-Za-z_\u00c0-\uffff][\w.\-\u00b7-\uffff]*)?/y
const space = /\s*/y
// what XML cannot hold at all
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Namespaces by prefix; inner scopes look into outer ones. */
type Scope = Record<string, string>

/** Reads a document. Throws an `XmlFault` where the text is none. */
export function parseDocument(source: string): Document {
  const text = source.replace(/\r\n?/g, '\n')
  if (forbidden.test(text)) throw bad('a character that XML cannot hold')
  const document = new DOMImplementation().createDocument(null, '')
  const open: { readonly element: Element; readonly tag: string; readonly scope: Scope }[] = []
  let scope: Scope = Object.assign(Object.create(null) as Scope, { xml: 'http://www.w3.org/XML/1998/namespace' })
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let count = 0, attributes = 0
  const begin = at
  const parent = (): Node => open.at(-1)?.element ?? document
  const counted = (): void => {
    if (++count > xmlLimits.elements) throw tooLarge('elements')
  }
  /** Text up to a sign that has to come. */
  const until = (sign: string, from: number): string => {
    const end = text.indexOf(sign, from)
    if (end < 0) throw bad(`${sign} is missing`)
    at = end + sign.length
    return text.slice(from, end)
  }
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  const startTag = (): void => {
    counted()
    const tag = match(name)
    if (tag === '') throw bad('a tag has no name')
    const values = new Map<string, string>()
    while (true) {
      const gap = match(space)
      if (text[at] === '>' || text.startsWith('/>', at)) break
      const key = gap === '' ? '' : match(name)
      if (key === '') throw bad(`the tag ${tag} is not written well`)
      match(space)
      if (text[at] !== '=') throw bad(`the attribute ${key} has no value`)
      at++
      match(space)
      const quote = text[at]
      if (quote !== '"' && quote !== "'") throw bad(`the attribute ${key} has no quotes`)
      const value = until(quote, at + 1)
      if (value.includes('<')) throw bad(`the attribute ${key} holds a tag`)
      if (values.has(key)) throw bad(`the attribute ${key} stands twice`)
      values.set(key, resolved(value.replace(/[\t\n]/g, ' ')))
      if (++attributes > xmlLimits.attributes || values.size > xmlLimits.attributesOfOne) throw tooLarge('attributes')
    }
    const outer = scope
    for (const [key, value] of values) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      if (scope === outer) scope = Object.create(outer) as Scope
      scope[key.slice(6)] = value
    }
    const element = document.createElementNS(namespaceOf(tag, scope), tag)
    for (const [key, value] of values) {
      const namespace = key === 'xmlns' || key.startsWith('xmlns:') ? xmlns : key.includes(':') ? namespaceOf(key, scope) : null
      if (namespace !== null && namespace !== xmlns && element.hasAttributeNS(namespace, key.slice(key.indexOf(':') + 1))) throw bad(`the attribute ${key} stands twice`)
      element.setAttributeNS(namespace, key, value)
    }
    if (open.length === 0 && document.documentElement) throw bad('it has more than one outermost element')
    parent().appendChild(element)
    if (text[at] === '/') {
      at += 2
      scope = outer
      return
    }
    at++
    open.push({ element, tag, scope: outer })
    if (open.length > xmlLimits.depth) throw { code: 'too-deep', message: `this part nests more than ${xmlLimits.depth} elements in each other` } satisfies XmlFault
  }
  const endTag = (): void => {
    const tag = match(name)
    match(space)
    const last = open.pop()
    if (!last || last.tag !== tag || text[at] !== '>') throw bad(last ? `${last.tag} is not closed` : `${tag} was not open`)
    at++
    scope = last.scope
  }
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const words = text.slice(at, next < 0 ? text.length : next)
      at += words.length
      if (open.length > 0) parent().appendChild(document.createTextNode(resolved(words)))
      else if (words.trim() !== '') throw bad('it has text outside of its outermost element')
    } else if (text.startsWith('<!--', at)) {
      counted()
      parent().appendChild(document.createComment(until('-->', at + 4)))
    } else if (text.startsWith('<![CDATA[', at)) {
      if (open.length === 0) throw bad('it has text outside of its outermost element')
      counted()
      parent().appendChild(document.createCDATASection(until(']]>', at + 9)))
    } else if (text[at + 1] === '!') {
      throw /[a-z]/i.test(text[at + 2] ?? '') ? ({ code: 'doctype', message: 'this part declares a document type or entities, which Word never writes' } satisfies XmlFault) : bad('a comment is not written well')
    } else if (text[at + 1] === '?') {
      counted()
      const [, target, data] = /^([^\s?]+)\s*([^]*)$/.exec(until('?>', at + 2)) ?? []
      if (target === undefined || (target.toLowerCase() === 'xml' && (document.firstChild !== null || text.lastIndexOf('<?', at) !== begin))) throw bad('an instruction is not written well')
      if (target !== 'xml') parent().appendChild(document.createProcessingInstruction(target, data ?? ''))
    } else if (text[at + 1] === '/') {
      at += 2
      endTag()
    } else {
      at++
      startTag()
    }
  }
  if (open.length > 0) throw bad(`${open.at(-1)!.tag} is not closed`)
  if (!document.documentElement) throw bad('it holds no element')
  return document
}

const bad = (what: string): XmlFault => ({ code: 'bad-xml', message: `this part is not well-formed XML: ${what.slice(0, 200)}` })
const tooLarge = (what: string): XmlFault => ({ code: 'too-large', message: `this part holds too many ${what}` })

function namespaceOf(qualified: string, scope: Scope): string | null {
  const colon = qualified.indexOf(':')
  const prefix = colon < 0 ? '' : qualified.slice(0, colon)
  const found = scope[prefix]
  if (found === undefined && prefix !== '') throw bad(`the prefix ${prefix} is not declared`)
  return found === undefined || found === '' ? null : found
}

/** Text with its references to characters replaced; there are no others. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,12};)?/g, (_, reference: string | undefined) => {
    const body = reference?.slice(0, -1) ?? ''
    if (Object.hasOwn(named, body)) return named[body]!
    const code = /^#\d+$/.test(body) ? Number(body.slice(1)) : /^#x[\da-f]+$/i.test(body) ? Number.parseInt(body.slice(2), 16) : NaN
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    if (character === '' || forbidden.test(character)) throw bad(`it refers to "${body}", which is not declared`)
    return character
  })
}
