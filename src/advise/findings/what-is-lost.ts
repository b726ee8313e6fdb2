// What the chosen strategy, and the chosen set of clauses, do without.

import type { Rule } from '../rule.ts'

export const strategyLoses: Rule = {
  id: 'HRDD-S01',
  severity: 'warning',
  find: ({ strategy: { title, loses } }) =>
    loses === undefined ? [] : [{ where: 'strategy', values: { title, loses } }],
}

export const setLoses: Rule = {
  id: 'HRDD-S04',
  severity: 'info',
  find: ({ spec }, { voice }) => {
    const { set } = spec.clauses
    const key = `choices.set.${set}.loses`
    if (!voice.has(key)) return []
    const values = { title: voice.say(`choices.set.${set}.title`), loses: voice.say(key) }
    return [{ where: 'clauses.set', values }]
  },
}
