// The fault of an id that does not exist, with what may have been meant.

import type { Fault } from '../model/problems.ts'
import { suggestion } from './nearest.ts'

/**
 * A fault for an unknown id.
 * @param what what it should have been: a noun of the problem words, e.g. `clause`
 * @param id as it was written
 * @param path where it stands
 * @param ids those that exist
 */
export function nearIds(what: string, id: string, path: string, ids: Iterable<string>): Fault {
  const { ending, values } = suggestion(id, ids)
  return {
    code: `unknown-id${ending}`,
    path,
    values: { what: `@problems.noun.${what}`, id, ...values },
  }
}
