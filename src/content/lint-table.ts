// `clauses/lint.yaml`: words of each language that the lint looks for, and what a person looked at and let stand.

import * as z from 'zod/mini'
import { clauseId, id, languageCode, type Shape, some, words } from '../model/schema.ts'

const phrases = () => z.array(words(80))

const languageSchema = z.strictObject({
  /** Word that makes a duty. */
  duty: words(20),
  /** Who can bear one, as it stands before that word. */
  bearers: some(words(40)),
  /** What can stand for a bearer who was named before. */
  pronouns: some(words(20)),
  /** What may stand between bearer and duty. */
  between: phrases(),
  /** What joins two duties of one bearer. */
  coordinators: phrases(),
  /** Words that leave open whether something is a duty. */
  soft: phrases(),
  /** Words that relieve, refused where a part can only add. */
  relief: phrases(),
  /** What an outcome does not say. */
  notInOutcome: phrases(),
  /** Openings of a passive, endings of the word that follows, and what names the agent. */
  passive: z.strictObject({ openings: phrases(), endings: phrases(), agents: phrases() }),
  /** Numbers in words, articles, units of time, and what follows a period that is meant. */
  time: z.strictObject({
    numerals: phrases(),
    articles: phrases(),
    units: some(words(20)),
    following: phrases(),
    /** What a period runs from. */
    beginnings: some(words(40)),
  }),
  /** What stands before a number that counts nothing, e.g. "item", and what joins several. */
  counters: z.strictObject({ nouns: phrases(), joints: phrases() }),
  /** What follows the name of a scheme. */
  equivalent: words(40),
  /** Capitalised words that are no defined terms. */
  names: phrases(),
  /** What a general condition says once, by its clause. */
  mechanics: z.record(clauseId(), some(words(80))),
})

export const lintSchema = z.strictObject({
  /** Terms that an outcome does not name. */
  outcomeTerms: z.optional(z.array(id())),
  languages: z.optional(z.record(languageCode(), languageSchema)),
  /** At `TRN-01#sites`, `TRN-01/Plan` or `terms#brand`, by the id of the rule. */
  exceptions: z.optional(
    z.array(z.strictObject({ rule: id(), at: words(80), reason: words(300) })),
  ),
})
export type LintTable = Shape<typeof lintSchema>
export type LintWords = Shape<typeof languageSchema>
