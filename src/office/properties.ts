// What a file says of itself: title, buyer and language for people, custom properties for programs; and the lists of its parts.

import { declaration, escapeXml } from './markup.ts'
import {
  type ContentType,
  contentTypes,
  namespaces,
  type RelationshipType,
  relationshipTypes,
} from './names.ts'
import { type Parts, readPart, related } from './parts.ts'
import { attribute, elements, textOf } from './xml.ts'

/** One custom property. `id` counts from 2. */
export const customProperty = (id: number, name: string, value: string): string =>
  `<property xmlns="${namespaces.customProperties}" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${id}" name="${escapeXml(name)}"><vt:lpwstr xmlns:vt="${namespaces.variantTypes}">${escapeXml(value)}</vt:lpwstr></property>`

/** The part `docProps/custom.xml`. */
export const customPart = (properties: string): string =>
  `${declaration}<Properties xmlns="${namespaces.customProperties}">${properties}</Properties>`

/** Custom properties of a file by name, and the name of their part, where there is one. */
export function readCustom(parts: Parts): {
  part: string | undefined
  values: Map<string, string>
} {
  const [part] = related(parts, '', 'customProperties')
  const root = part === undefined ? undefined : readPart(parts, part)
  const all = root ? elements(root, namespaces.customProperties, 'property') : []
  return { part, values: new Map(all.map((each) => [attribute(each, 'name') ?? '', textOf(each)])) }
}

/** What `docProps/core.xml` says. Without a date it names none, so that same input gives same bytes. */
export interface CoreProperties {
  readonly title: string
  readonly subject?: string
  readonly creator: string
  readonly language: string
  readonly date?: string | undefined
}

export function corePart({ title, subject, creator, language, date }: CoreProperties): string {
  const moment = date && `${date}T00:00:00Z`
  const values = [
    ['dc:title', title],
    ['dc:subject', subject],
    ['dc:creator', creator],
    ['dcterms:created', moment],
    ['dcterms:modified', moment],
    ['dc:language', language],
  ] as const
  const spaces = ['dc', 'dcterms', 'xsi'] as const
  const names = spaces.map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`).join('')
  const properties = values.map(([name, value]) => {
    const type = value === moment ? ' xsi:type="dcterms:W3CDTF"' : ''
    return value === undefined ? '' : `<${name}${type}>${escapeXml(value)}</${name}>`
  })
  return `${declaration}<cp:coreProperties xmlns:cp="${namespaces.coreProperties}"${names}>${properties.join('')}</cp:coreProperties>`
}

/** Parts by name, with their type. */
export type TypedParts = Readonly<Record<string, ContentType & RelationshipType>>

/** Id of the relationship to the one part of a type. */
export const partId = (type: RelationshipType): string => `rId${type}`

/** The part `[Content_Types].xml`, for the main part and others. */
export function typesPart(
  main: readonly [name: string, type: ContentType],
  parts: TypedParts,
): string {
  const lines = [main, ...Object.entries(parts)].map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${contentTypes[type]}"/>`,
  )
  return `${declaration}<Types xmlns="${namespaces.contentTypes}"><Default Extension="rels" ContentType="${contentTypes.relationships}"/><Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`
}

/** A list of relationships, as seen from a folder. */
export const relationshipsPart = (
  folder: string,
  parts: readonly (readonly [name: string, type: RelationshipType])[],
): string =>
  `${declaration}<Relationships xmlns="${namespaces.relationships}">${parts
    .map(
      ([name, type]) =>
        `<Relationship Id="${partId(type)}" Type="${relationshipTypes[type]}" Target="${name.replace(folder, '')}"/>`,
    )
    .join('')}</Relationships>`
