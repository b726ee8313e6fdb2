// How the parts of a package hang together: found by relationship, and added where a file lacks one.

import { declaration } from '../write/markup.ts'
import { namespaces } from './namespaces.ts'
import { type Document, type Element, elements, parseXml, serialize } from './xml.ts'

/** Parts of an opened package, to be changed. */
export type Parts = Map<string, Uint8Array>

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)

/** Name of the part that lists the relationships of a part; of the whole package for ''. */
export const relationshipsOf = (source: string): string =>
  `${folderOf(source)}_rels/${source.slice(source.lastIndexOf('/') + 1)}.rels`

/** The part that a target names, seen from the part that names it. */
function resolve(source: string, target: string): string {
  const steps = (target.startsWith('/') ? target : folderOf(source) + target).split('/')
  const out: string[] = []
  for (const step of steps) {
    if (step === '..') out.pop()
    else if (step !== '.' && step !== '') out.push(step)
  }
  return out.join('/')
}

/** Parts that a part is related to by one of these types and that the package holds. */
export function related(
  parts: ReadonlyMap<string, Uint8Array>,
  source: string,
  ...types: readonly string[]
): string[] {
  const list = relationshipsOf(source)
  const bytes = parts.get(list)
  if (!bytes) return []
  return elements(parseXml(bytes, list).documentElement!, namespaces.relationships, 'Relationship')
    .filter(
      (relationship) =>
        relationship.getAttribute('TargetMode') !== 'External' &&
        types.includes(relationship.getAttribute('Type') ?? ''),
    )
    .map((relationship) => resolve(source, relationship.getAttribute('Target') ?? ''))
    .filter((name) => parts.has(name))
}

/** Changes a part's XML in place. */
export function edit(parts: Parts, name: string, change: (document: Document) => void): void {
  const document = parseXml(parts.get(name)!, name)
  change(document)
  parts.set(name, new TextEncoder().encode(serialize(document)))
}

/** Adds a part with its content type and a relationship to it. Gives the name it got: the wish, or the next that is free. */
export function addPart(
  parts: Parts,
  source: string,
  wish: string,
  type: string,
  contentType: string,
  xml: string,
): string {
  const [stem, ending] = [wish.slice(0, wish.lastIndexOf('.')), wish.slice(wish.lastIndexOf('.'))]
  const taken = new Set([...parts.keys()].map((name) => name.toLowerCase()))
  let name = wish
  for (let index = 2; taken.has(name.toLowerCase()); index++) name = `${stem}${index}${ending}`
  parts.set(name, new TextEncoder().encode(xml))
  setContentType(parts, name, contentType)
  const list = relationshipsOf(source)
  if (!parts.has(list)) {
    parts.set(
      list,
      new TextEncoder().encode(
        `${declaration}<Relationships xmlns="${namespaces.relationships}"/>`,
      ),
    )
  }
  edit(parts, list, (document) => {
    const root = document.documentElement!
    const ids = new Set(elements(root).map((relationship) => relationship.getAttribute('Id')))
    let id = ids.size + 1
    while (ids.has(`rId${id}`)) id++
    const relationship = document.createElementNS(namespaces.relationships, 'Relationship')
    relationship.setAttribute('Id', `rId${id}`)
    relationship.setAttribute('Type', type)
    relationship.setAttribute('Target', `/${name}`)
    root.appendChild(relationship)
  })
  return name
}

/** Says of what type a part is. */
export function setContentType(parts: Parts, name: string, contentType: string): void {
  edit(parts, '[Content_Types].xml', (document) => {
    const root = document.documentElement!
    const own = elements(root, namespaces.contentTypes, 'Override').find(
      (type) => type.getAttribute('PartName')?.toLowerCase() === `/${name}`.toLowerCase(),
    )
    const type =
      own ??
      (root.appendChild(document.createElementNS(namespaces.contentTypes, 'Override')) as Element)
    type.setAttribute('PartName', `/${name}`)
    type.setAttribute('ContentType', contentType)
  })
}

/** Names of WordprocessingML declared around pieces of XML, so that they can be parsed alone. */
export const fragment = (xml: string, part: string): Document =>
  parseXml(
    `<w:body xmlns:w="${namespaces.w}" xmlns:w14="${namespaces.w14}" xmlns:w15="${namespaces.w15}" xmlns:r="${namespaces.r}" xmlns:mc="${namespaces.mc}" xmlns:wp="${namespaces.wp}" xmlns:a="${namespaces.a}" xmlns:c="${namespaces.c}">${xml}</w:body>`,
    part,
  )
