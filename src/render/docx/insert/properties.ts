// Which documents a file says that it holds, in its custom properties.

import { namespaces, relationshipTypes } from '../file/namespaces.ts'
import { related } from '../file/relations.ts'
import { elements, parseXml } from '../file/xml.ts'

/** The part with the custom properties, if there is one, and what it says under `hrdd.documents`. */
export function propertiesOf(parts: ReadonlyMap<string, Uint8Array>): {
  readonly part?: string
  readonly documents: readonly { readonly kind?: unknown }[]
} {
  const [part] = related(parts, '', relationshipTypes.customProperties)
  if (part === undefined) return { documents: [] }
  const property = elements(
    parseXml(parts.get(part)!, part).documentElement!,
    namespaces.customProperties,
    'property',
  ).find((each) => each.getAttribute('name') === 'hrdd.documents')
  return { part, documents: listIn(property?.textContent ?? '') }
}

/** A list in JSON; empty where someone wrote something else there. */
function listIn(text: string): readonly { readonly kind?: unknown }[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value)
      ? value.filter((each) => each !== null && typeof each === 'object')
      : []
  } catch {
    return []
  }
}
