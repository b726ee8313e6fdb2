// The shape of what assessRisk is told. Meanings stand in risk.ts.

import * as z from 'zod/mini'

function createRiskSchema() {
  const text = z.string().check(z.minLength(1), z.maxLength(2000))
  const level = z.enum(['low', 'medium', 'high'])
  const country = z
    .string()
    .check(z.regex(/^[A-Z]{2}$/, 'Write two capital letters as in ISO 3166-1, for example DE.'))
  const year = z.int().check(z.minimum(1990), z.maximum(2200))
  return z.strictObject({
    cpv: z.optional(
      z
        .string()
        .check(
          z.regex(
            /^\d{8}(-\d)?$/,
            'Write the eight digits of the code, with or without the check digit, for example 30213100-6.',
          ),
        ),
    ),
    category: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
    value: z.optional(z.number().check(z.positive())),
    months: z.optional(z.int().check(z.minimum(1), z.maximum(240))),
    origins: z.optional(z.array(country)),
    countryRisk: z.optional(
      z.record(
        z.string(),
        z.strictObject({
          level,
          source: text,
          year: z.optional(year),
          issues: z.optional(z.array(text)),
        }),
      ),
    ),
    leverage: z.optional(level),
    knownIncidents: z.optional(
      z.array(
        z.strictObject({
          severity: z.enum(['serious', 'critical']),
          what: text,
          source: text,
          year: z.optional(year),
        }),
      ),
    ),
    labourIntensity: z.optional(level),
    override: z.optional(z.strictObject({ tier: level, reason: text, by: z.optional(text) })),
  })
}

export const riskSchema = /* @__PURE__ */ createRiskSchema()
