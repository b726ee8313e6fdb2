// The shape of a spec, for run time and for JSON Schema. Meanings stand in spec.ts.

import * as z from 'zod/mini'

/** Built in one call, so that a bundle that never checks a shape can leave it out. */
function createSpecSchema() {
  const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
  const id = text(60)
  const tier = z.enum(['low', 'medium', 'high'])
  const value = z.union([z.number(), text(2000)])
  const supplierTypes = [
    'reseller',
    'brand',
    'sme',
    'large',
    'sme-reseller',
    'sme-brand',
    'large-reseller',
    'large-brand',
  ] as const
  const setValue = z.union([
    value,
    z.strictObject({
      all: value,
      ...(Object.fromEntries(supplierTypes.map((type) => [type, z.optional(value)])) as Record<
        (typeof supplierTypes)[number],
        z.ZodMiniOptional<typeof value>
      >),
    }),
  ])
  const byClause = <T extends z.core.SomeType>(inner: T) => z.optional(z.record(z.string(), inner))
  const nonEmpty = <T extends z.core.SomeType>(inner: T) => z.array(inner).check(z.minLength(1))

  return z.strictObject({
    title: text(300),
    buyer: text(300),
    reference: z.optional(text(100)),
    jurisdiction: id,
    category: id,
    tier,
    currency: z.optional(
      z.string().check(z.regex(/^[A-Z]{3}$/, 'Write three capital letters, for example EUR.')),
    ),
    language: z.optional(
      z
        .string()
        .check(
          z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write a language code, for example en.'),
        ),
    ),
    bidders: z.optional(
      z.strictObject({
        roles: z.optional(nonEmpty(z.enum(['reseller', 'brand']))),
        sizes: z.optional(nonEmpty(z.enum(['sme', 'large']))),
      }),
    ),
    strategy: z.optional(z.enum(['balanced', 'contract-led', 'tender-led'])),
    tender: z.optional(z.strictObject({ published: z.iso.date(), deadline: z.iso.date() })),
    contract: z.strictObject({
      start: z.iso.date(),
      months: z.int().check(z.minimum(1), z.maximum(240)),
      framework: z.optional(z.boolean()),
      extensions: z.optional(
        z.array(z.int().check(z.minimum(1), z.maximum(120))).check(z.minLength(1), z.maxLength(10)),
      ),
      value: z.optional(z.number().check(z.positive())),
    }),
    clauses: z.optional(z.strictObject({ set: id })),
    kpis: z.optional(
      z.strictObject({
        mode: z.optional(z.enum(['targets', 'dialogue'])),
        set: z.optional(id),
        add: z.optional(z.array(id)),
        remove: z.optional(z.array(id)),
        targets: z.optional(
          z.record(
            z.string(),
            z.union([
              z.number().check(z.nonnegative()),
              z.strictObject({
                target: z.number().check(z.nonnegative()),
                approaching: z.optional(z.number().check(z.nonnegative())),
                requiresImprovement: z.optional(z.number().check(z.nonnegative())),
              }),
            ]),
          ),
        ),
      }),
    ),
    set: byClause(z.record(z.string(), setValue)),
    omit: byClause(text(2000)),
    include: byClause(text(2000)),
    pin: byClause(z.int().check(z.minimum(1))),
    weights: byClause(z.number().check(z.positive(), z.maximum(100))),
    place: byClause(
      z.strictObject({
        tender: z.optional(z.enum(['none', 'accept', 'score'])),
        askedAt: z.optional(z.enum(['selection', 'award'])),
        reason: text(2000),
      }),
    ),
    capacity: z.optional(
      z.strictObject({ hoursPerYear: z.number().check(z.nonnegative(), z.maximum(10000)) }),
    ),
  })
}

export const specSchema = /* @__PURE__ */ createSpecSchema()
