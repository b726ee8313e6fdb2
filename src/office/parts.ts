// How the parts of a package hang together: found by relationship and type, and added where a file lacks one.

import { declaration, encode } from './markup.ts'
import {
  type ContentType,
  contentTypes,
  namespaces,
  type RelationshipType,
  relationshipTypes,
} from './names.ts'
import { attribute, elements, isElement, parseXml, serialize, type XmlElement } from './xml.ts'

/** Parts by name. */
export type Parts = Map<string, Uint8Array>
/** Parts that are only read. */
export type ReadableParts = Pick<Parts, 'get' | 'has' | 'keys'>

const typesPart = '[Content_Types].xml'
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)

/** Name of the part that lists the relationships of a part; of the whole package for ''. */
const relationshipsOf = (source: string): string =>
  `${folderOf(source)}_rels/${source.slice(source.lastIndexOf('/') + 1)}.rels`

/** The part that a target names, seen from the part that names it. */
function resolve(source: string, target: string): string {
  const path = target.startsWith('/') ? target : folderOf(source) + target
  return path.split('/').reduce((whole, step) => {
    if (step === '..') return whole.slice(0, Math.max(0, whole.lastIndexOf('/')))
    return step === '.' || step === '' ? whole : `${whole && `${whole}/`}${step}`
  }, '')
}

/** A part as XML. @throws HrddError where it is not there or cannot be read */
export const readPart = (parts: ReadableParts, name: string): XmlElement =>
  parseXml(parts.get(name) ?? '', name)

/** A relationship of a part to another one that the package holds. */
export interface Relationship {
  readonly id: string
  readonly type: string
  readonly part: string
}

/** Relationships of a part, or of the whole package for ''. */
export function relationships(parts: ReadableParts, source: string): Relationship[] {
  const list = relationshipsOf(source)
  if (!parts.has(list)) return []
  return elements(readPart(parts, list), namespaces.relationships, 'Relationship')
    .filter((element) => attribute(element, 'TargetMode') !== 'External')
    .map((element) => ({
      id: attribute(element, 'Id') ?? '',
      type: attribute(element, 'Type') ?? '',
      part: resolve(source, attribute(element, 'Target') ?? ''),
    }))
    .filter(({ part }) => parts.has(part))
}

/** Names of the parts that a part is related to by one of these types. */
export function related(
  parts: ReadableParts,
  source: string,
  ...types: RelationshipType[]
): string[] {
  const wanted: readonly string[] = types.map((type) => relationshipTypes[type])
  return relationships(parts, source)
    .filter(({ type }) => wanted.includes(type))
    .map(({ part }) => part)
}

/** Finds the content type of a part: by its own line, or by the ending of its name. */
export function typesOf(parts: ReadableParts): (name: string) => string | undefined {
  const types = new Map(
    elements(readPart(parts, typesPart), namespaces.contentTypes).map((line) => [
      (attribute(line, 'PartName') ?? attribute(line, 'Extension'))?.toLowerCase(),
      attribute(line, 'ContentType'),
    ]),
  )
  return (name) =>
    types.get(`/${name.toLowerCase()}`) ??
    types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

/** Changes a part's XML in place. */
export function editPart(parts: Parts, name: string, change: (root: XmlElement) => void): void {
  const root = readPart(parts, name)
  change(root)
  parts.set(name, encode(serialize(root)))
}

/** Adds XML at the end of an element, or before the first child of one of these names. */
export function addXml({ children }: XmlElement, raw: string, ...before: string[]): void {
  const place = children.findIndex((node) => isElement(node) && before.includes(node.local))
  children.splice(place < 0 ? children.length : place, 0, { raw })
}

/** Takes child elements out. */
export function removeXml({ children }: XmlElement, test: (element: XmlElement) => boolean): void {
  const left = children.filter((node) => !isElement(node) || !test(node))
  children.splice(0, children.length, ...left)
}

/** A part to add: the name that it gets unless it is taken, its type and its text. */
export interface NewPart {
  readonly name: string
  readonly type: RelationshipType & ContentType
  readonly xml: string
}

/** Adds a part with its content type and a relationship to it. Gives the name it got. */
export function addPart(parts: Parts, source: string, { name: wish, type, xml }: NewPart): string {
  const name = parts.has(wish) ? wish.replace('.', '-hrdd.') : wish
  parts.set(name, encode(xml))
  setContentType(parts, name, type)
  const list = relationshipsOf(source)
  const { relationships: space } = namespaces
  if (!parts.has(list))
    parts.set(list, encode(`${declaration}<Relationships xmlns="${space}"></Relationships>`))
  const target = `Type="${relationshipTypes[type]}" Target="/${name}"`
  editPart(parts, list, (root) =>
    addXml(root, `<Relationship xmlns="${space}" Id="rId${type}" ${target}/>`),
  )
  return name
}

/** Says of what type a part is. */
export function setContentType(parts: Parts, name: string, type: ContentType): void {
  const { contentTypes: space } = namespaces
  const line = `PartName="/${name}" ContentType="${contentTypes[type]}"`
  editPart(parts, typesPart, (root) => {
    removeXml(root, (element) => attribute(element, 'PartName') === `/${name}`)
    addXml(root, `<Override xmlns="${space}" ${line}/>`)
  })
}
