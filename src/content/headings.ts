// Headings and columns of a clause file: the same in every language, since they are keys and no words of the clause.

export const headings = {
  purpose: 'Purpose',
  question: 'Question',
  scoring: 'Scoring',
  condition: 'Condition',
  plan: 'Plan',
  evidence: 'Evidence',
  exceptions: 'Exceptions',
  sheet: 'Sheet',
  buyer: 'For the buyer',
  supplier: 'For the supplier',
  words: 'Words',
} as const

/** Columns of the tables. */
export const columns = {
  scoring: ['Points', 'What earns them'],
  evidence: ['Proof', 'Grade', 'Proves', 'Does not show'],
  words: ['For', 'Words'],
} as const

/** Guidance binds nobody. */
export const isGuidance = (heading: string): boolean =>
  heading === headings.buyer || heading === headings.supplier
