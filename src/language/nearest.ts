// What somebody may have meant.

import leven from 'leven'
import type { Values } from '../model/problems.ts'

/** The nearest of the candidates, where one is near enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let distance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const steps = leven(word.toLowerCase(), candidate.toLowerCase())
    if (steps < distance && steps <= mostSteps(word, candidate)) {
      best = candidate
      distance = steps
    }
  }
  return best
}

/** Letters that may differ. A short code is no slip of another: with two letters changed, it is another country. */
function mostSteps(word: string, candidate: string): number {
  // nor is a number with two other digits
  if (/\d/.test(word)) return 1
  const shorter = Math.min(word.length, candidate.length)
  return shorter < 4 ? Math.max(0, shorter - 2) : Math.max(2, Math.floor(word.length / 3))
}

/**
 * Ending of a problem's code and its values: `-near` with the likely word, `-of` with a list of what there is or,
 * where that is long, of what begins alike; or nothing.
 */
export function suggestion(
  word: string,
  candidates: Iterable<string>,
): { readonly ending: '-near' | '-of' | ''; readonly values: Values } {
  const all = [...candidates]
  const near = nearest(word, all)
  if (near !== undefined) return { ending: '-near', values: { near } }
  const alike = all.filter((each) => each.startsWith(word.slice(0, 3)))
  const shown = [all, alike].find(({ length }) => length > 0 && length <= 40)
  if (shown) return { ending: '-of', values: { all: shown } }
  return { ending: '', values: {} }
}
