// Ids and classes as they stand in the markup, each behind the prefix of its host.

import { attribute, slug } from './escape.ts'

/** What stands before every id and every class. */
export interface Prefixes {
  readonly idPrefix: string
  readonly classPrefix: string
}

/** Id of a node, as attributes and links name it. */
export const idOf = (id: string, { idPrefix }: Prefixes): string => attribute(idPrefix + slug(id))

/** The attribute `class` with a blank before it; nothing where no class is given. */
export function classOf(
  { classPrefix }: Prefixes,
  ...names: readonly (string | false | undefined)[]
): string {
  const classes = names.flatMap((name) => (name ? [classPrefix + name] : []))
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
}
