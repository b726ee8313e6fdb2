// What is computed from a whole catalogue: the languages that it offers, and the digests of what binds.

import { digest } from '../language/digest.ts'
import { missingIn } from '../language/missing-in.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Draft } from './assemble.ts'
import type { Shelf } from './authored.ts'
import { bindingOf, type RevisionOf } from './released/binding.ts'

/** Adds languages and digests. */
export function finish(draft: Draft, shelf: Shelf): Catalogue {
  const digests = Object.fromEntries(
    bindingOf(draft, revisionsOf(shelf)).map(([key, value]) => [key, digest(value)]),
  )
  const catalogue: Catalogue = { ...draft, languages: [], digests }
  const languages = Object.keys(draft.terms).filter((language) => isOffered(catalogue, language))
  return { ...catalogue, languages }
}

/** Whether terms, words, the general conditions and every clause of at least one set are there. */
function isOffered(catalogue: Catalogue, language: string): boolean {
  const general = Object.values(catalogue.clauses).filter((clause) => clause.general)
  const sets = catalogue.clauseSets.map(({ goods, services, works, listed }) => [
    ...goods,
    ...services,
    ...works,
    ...listed,
  ])
  return sets.some((set) => {
    const clauses = [...general.map(({ id }) => id), ...set]
    return missingIn(catalogue, language, { clauses }).length === 0
  })
}

/** Revisions that files of terms and words name. */
const revisionsOf =
  ({ terms, words }: Shelf): RevisionOf =>
  (name) => {
    const [folder, ...steps] = name.split(/[/#]/)
    const [first = '', second = ''] = steps
    const revision =
      folder === 'terms'
        ? terms.get(first)?.revisions.get(second)
        : words.get(second)?.get(first)?.value.revision
    return revision ?? 1
  }
