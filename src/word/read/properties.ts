// Which documents a file says that it holds. Whoever saved it again may have lost or changed that.

import { readSupplier, type SupplierType } from '../../model/audience.ts'
import type { Parts } from '../../office/parts.ts'
import { readCustom } from '../../office/properties.ts'
import { propertyNames } from '../write/parts.ts'

/** A document that a file says it holds. */
export interface Listed {
  readonly kind: string
  readonly supplier?: SupplierType
  readonly digest?: string
}

/** A list in JSON; empty where someone wrote something else there. */
export function listedIn(parts: Parts): readonly Listed[] {
  try {
    const list: unknown = JSON.parse(readCustom(parts).values.get(propertyNames.documents) ?? '[]')
    return Array.isArray(list) ? list.flatMap(readEntry) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function readEntry(entry: unknown): Listed[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { kind, supplier: type, digest } = Object.fromEntries(Object.entries(entry))
  if (typeof kind !== 'string') return []
  const supplier = readSupplier(type)
  return [{ kind, ...(supplier && { supplier }), ...(typeof digest === 'string' && { digest }) }]
}
