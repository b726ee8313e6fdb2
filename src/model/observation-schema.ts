// The shape of an observation, for run time. Meanings stand in observation.ts; what only a KPI can know is checked apart.

import * as z from 'zod/mini'
import { grades } from './catalogue.ts'
import { absenceReasons, observationStatuses } from './observation.ts'

/** Built in one call, so that a bundle that never checks a shape can leave it out. */
function createObservationSchema() {
  const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
  const decimal = z
    .string()
    .check(
      z.regex(
        /^\d{1,30}(?:\.\d{1,15})?$/,
        'Write a decimal with a point and without sign, exponent or grouping, for example "1234.5".',
      ),
    )
  const date = z.iso.date()
  const key = text(200)
  const value = z.union([
    text(2000),
    z.array(key),
    z.strictObject({ absent: z.enum(absenceReasons as [string, ...string[]]) }),
  ])
  return z.strictObject({
    id: key,
    kpi: z
      .string()
      .check(
        z.maxLength(100),
        z.regex(
          /^[^@\s]+@\d{1,6}\.\d{1,6}\.\d{1,6}$/,
          'Write the id with its version, for example KPI-TRN-01.1@1.0.0.',
        ),
      ),
    subject: z.strictObject({
      contract: key,
      lot: z.optional(key),
      brand: z.optional(key),
      site: z.optional(key),
      product: z.optional(key),
    }),
    period: z.strictObject({ start: date, end: date }),
    values: z.record(text(100), value),
    coverage: z.optional(z.strictObject({ eligible: decimal, observed: decimal, unit: key })),
    evidence: z.array(
      z.strictObject({
        grade: z.enum(grades as [string, ...string[]]),
        share: z.optional(
          z
            .string()
            .check(
              z.regex(
                /^(0(\.\d{1,15})?|1(\.0{1,15})?)$/,
                'Write a share from 0 to 1, for example "0.35".',
              ),
            ),
        ),
        date,
        scheme: z.optional(key),
        scope: z.optional(z.enum(['contract-specific', 'brand-wide'])),
        ref: z.optional(text(500)),
      }),
    ),
    requests: z.optional(
      z.array(
        z.strictObject({
          to: key,
          on: date,
          answer: z.optional(z.enum(['complete', 'partial', 'refused'])),
          answeredOn: z.optional(date),
        }),
      ),
    ),
    survey: z.optional(z.boolean()),
    reportedOn: date,
    reportedBy: key,
    status: z.enum(observationStatuses as [string, ...string[]]),
    supersedes: z.optional(key),
    reason: z.optional(text(2000)),
    companion: z.optional(text(5000)),
  })
}

export const observationSchema = /* @__PURE__ */ createObservationSchema()
