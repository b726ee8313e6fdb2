// A catalogue that extends no other has every table that composing needs.

import { type Check, english, type Tables } from '../authored.ts'

const needed: readonly (readonly [keyof Tables, string])[] = [
  ['stages', 'clauses/stages.yaml'],
  ['planSections', 'clauses/plan.yaml'],
  ['clauseSets', 'clauses/sets.yaml'],
  ['strategies', 'clauses/strategies.yaml'],
  ['register', 'clauses/register.yaml'],
  ['sources', 'clauses/sources.yaml'],
]

export const whole: Check = ({ shelf, base, report, faulty }) => {
  if (base) return
  const missing = needed.filter(([key, path]) => !shelf.tables[key] && !faulty.has(path))
  const paths = [
    ...missing.map(([, path]) => path),
    ...(shelf.terms.has(english) ? [] : ['clauses/terms/en.md']),
    ...(shelf.words.get(english)?.has('language') ? [] : ['clauses/words/language/en.yaml']),
    ...(shelf.kpis.size > 0 && !shelf.tables.kpiSets ? ['kpis/sets.yaml'] : []),
  ]
  for (const path of paths)
    if (!faulty.has(path)) report.error('table-missing', { file: { path, text: '' } })
}
