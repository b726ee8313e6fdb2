// What an assessment of risk is told.

import * as z from 'zod/mini'
import { levels } from '../model/law.ts'
import { id, type Shape, tier, words } from '../model/schema.ts'

const country = () => z.string().check(z.regex(/^[A-Z]{2}$/, 'country'))
const year = () => z.int().check(z.minimum(1990), z.maximum(2200))
const level = () => z.enum(levels)

/** What is known of a purchase. `cpv` or `category` is needed; all else makes the answer surer. */
export const riskInputSchema = z.strictObject({
  /** Code of the Common Procurement Vocabulary, eight digits, with or without the check digit. */
  cpv: z.optional(z.string().check(z.regex(/^\d{8}(-\d)?$/, 'cpv-code'))),
  /** Id of a category; wins over the one that `cpv` leads to. */
  category: z.optional(id()),
  /** Estimated value over the whole time, in euro, without tax. */
  value: z.optional(z.number().check(z.positive())),
  /** Length of the contract in months, 1 to 240. */
  months: z.optional(z.int().check(z.minimum(1), z.maximum(240))),
  /** Countries in which the goods, or the parts that matter, are expected to be made: ISO 3166-1 alpha-2. */
  origins: z.optional(z.array(country())),
  /**
   * What the caller knows of a country, from a source of its own choice. The catalogue holds no such data, ranks no country
   * and excludes none: a high level asks for more care with what comes from there.
   */
  countryRisk: z.optional(
    z.record(
      country(),
      z.strictObject({
        level: level(),
        /** Where the caller read it, for example the name of an index and its edition. */
        source: words(2000),
        year: z.optional(year()),
        /** What the level rests on, in the caller's words. */
        issues: z.optional(z.array(words(2000))),
      }),
    ),
  ),
  /** How much weight the buyer has with those who make the goods, alone or together with others. */
  leverage: z.optional(level()),
  /** Harm to people known at makers of such goods or in such a contract; those of the last five years are meant. */
  knownIncidents: z.optional(
    z.array(
      z.strictObject({
        severity: z.enum(['serious', 'critical']),
        what: words(2000),
        source: words(2000),
        year: z.optional(year()),
      }),
    ),
  ),
  /** How much manual work the making takes, where the buyer knows better than the profile. */
  labourIntensity: z.optional(level()),
  /** A tier that a person decided on, with the reason that stays on record. */
  override: z.optional(
    z.strictObject({ tier: tier(), reason: words(2000), by: z.optional(words(300)) }),
  ),
})
export type RiskInput = Shape<typeof riskInputSchema>
