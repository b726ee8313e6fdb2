// Headings and columns of a clause file: the same in every language, since they are keys and no words of the clause.

import type { Audience } from '../model/audience.ts'

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

/** Headings of parts that are for one audience alone. */
export const audienceHeadings: Readonly<Record<string, Audience>> = {
  Reseller: 'reseller',
  Brand: 'brand',
  SME: 'sme',
  Large: 'large',
  Buyer: 'buyer',
}

/** Columns of the tables. */
export const columns = {
  scoring: ['Points', 'What earns them'],
  evidence: ['Proof', 'Grade', 'Proves', 'Does not show'],
  words: ['For', 'Words'],
} as const

/** Guidance binds nobody. */
export const isGuidance = (heading: string): boolean =>
  heading === headings.buyer || heading === headings.supplier
