// The words of a clause are complete, and nothing in them is unused.

import type { ClauseFile } from '../../model/clause.ts'
import { type Check, placeIn, soundClauses } from '../authored.ts'

export const clauseWords: Check = (authored) => {
  for (const { clause, wording } of soundClauses(authored)) {
    const given = Object.keys(wording.wording.words)
    const needed = neededWords(clause.value)
    const allowed = new Set([
      ...needed,
      ...Object.keys(clause.value.parameters ?? {}).map((name) => `${name}, note`),
    ])
    for (const key of needed)
      if (!given.includes(key))
        authored.report.error('words-missing', placeIn(wording, 'Words', 'Words'), { key })
    for (const key of given)
      if (!allowed.has(key))
        authored.report.error('words-unused', placeIn(wording, `words.${key}`, 'Words'), { key })
  }
}

/** Keys of all words that a clause must have. */
function neededWords({ parameters = {}, placement, kpis }: ClauseFile): string[] {
  const ofParameters = Object.entries(parameters).flatMap(([name, { of = [], sme }]) => [
    name,
    ...of.map((choice) => `${name}.${choice}`),
    ...(typeof sme === 'object' ? [`${name}, sme`] : []),
  ])
  return [
    ...ofParameters,
    placement.reason,
    ...(placement.scored ? [placement.scored.reason] : []),
    'hours',
    'subject matter',
    ...(kpis === 'none' ? ['no KPI'] : []),
  ]
}
