// A jurisdiction with what it takes over from the one that it extends: lists are joined, its own fields win.

import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import type { Law } from '../model/law.ts'

/** The law of a jurisdiction and of those that it extends, and their ids, its own first. */
export function lawFor(
  laws: Catalogue['laws'],
  id: string,
  language: string,
  below: readonly string[] = [],
): { readonly law: Law; readonly under: readonly string[] } | undefined {
  const versions = laws[id]
  if (!versions) return undefined
  const law = inLanguage(versions, language)
  const under = [...below, id]
  const parent =
    law.extends === undefined || under.includes(law.extends)
      ? undefined
      : lawFor(laws, law.extends, language, under)
  return parent ? { law: joined(parent.law, law), under: parent.under } : { law, under }
}

const joined = (parent: Law, child: Law): Law => {
  const terms = { ...parent.terms, ...child.terms }
  const parameters = { ...parent.parameters }
  for (const [clause, values] of Object.entries(child.parameters ?? {})) {
    parameters[clause] = { ...parameters[clause], ...values }
  }
  const law = {
    ...parent,
    ...child,
    covers: child.covers,
    laws: [...child.laws, ...parent.laws],
    terms,
    parameters,
  }
  const lists = ['needs', 'sheet', 'exclusion', 'buyerDuties', 'notes'] as const
  const together = lists.flatMap((field) => {
    const all = [...(child[field] ?? []), ...(parent[field] ?? [])]
    return all.length > 0 ? [[field, all] as const] : []
  })
  return { ...law, ...Object.fromEntries(together) }
}
