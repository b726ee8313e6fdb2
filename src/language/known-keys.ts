// Which keys a schema allows at a path: for suggestions, and for whoever reads a value by its schema.

import type * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** The schema behind `optional`, `nullable` and the like. */
export function bare(schema: Schema): Schema {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return 'innerType' in def ? bare(def.innerType) : schema
}

/** The schema of a field or an entry; `undefined` where there is none, or more than one. */
export function schemaOf(schema: Schema, key: PropertyKey): Schema | undefined {
  const { def } = (bare(schema) as z.core.$ZodTypes)._zod
  if (def.type === 'object')
    return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : undefined
  if (def.type === 'array') return def.element
  if (def.type === 'record') return def.valueType
  return undefined
}

/** Keys that the object at a path may have; none where it is no object of known fields. */
export function knownKeys(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  let current: Schema | undefined = schema
  for (const key of path) current = current && schemaOf(current, key)
  if (!current) return []
  const { def } = (bare(current) as z.core.$ZodTypes)._zod
  return def.type === 'object' ? Object.keys(def.shape) : []
}
