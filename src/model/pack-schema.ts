// The shape of a stored pack, for JSON Schema. Meanings stand in pack.ts.

import * as z from 'zod/mini'
import { specSchema } from './spec-schema.ts'

const tier = z.enum(['low', 'medium', 'high'])
const node = z.union([
  z.string(),
  z.object({ type: z.literal('term'), term: z.string(), text: z.string() }),
  z.object({ type: z.literal('value'), name: z.string(), text: z.string() }),
  z.object({ type: z.literal('ref'), to: z.string(), text: z.string() }),
  z.object({ type: z.literal('strong'), text: z.string() }),
])
const text = z.array(node)
const strings = z.array(z.union([z.string(), z.object({ type: z.string() })]))
const audience = z.strictObject({
  role: z.optional(z.enum(['reseller', 'brand'])),
  size: z.optional(z.enum(['sme', 'large'])),
  buyer: z.optional(z.literal(true)),
})
const item = z.object({
  anchor: z.optional(z.string()),
  number: z.optional(z.string()),
  heading: z.optional(z.string()),
  bullet: z.optional(z.literal(true)),
  kind: z.optional(z.string()),
  gate: z.optional(z.literal(true)),
  words: z.optional(z.int()),
  text,
  items: z.optional(z.array(text)),
})
const parts = z.array(z.strictObject({ audience, items: z.array(item) }))
const value = z.union([z.number(), z.string()])
const provenance = z.array(z.strictObject({ step: z.string(), value }))
const parameter = z.object({
  label: z.string(),
  type: z.string(),
  value,
  variants: z.array(z.strictObject({ for: z.string(), value, provenance })),
  provenance,
})

const pair = z.object({
  id: z.string(),
  revision: z.int(),
  title: z.string(),
  stage: z.string(),
  number: z.int(),
  tier,
  subjectMatter: text,
  placement: z.object({
    stage: z.string(),
    tender: z.enum(['none', 'accept', 'score']),
    askedAt: z.optional(z.enum(['selection', 'award'])),
    weight: z.optional(z.number()),
    reasons: z.array(z.object({ step: z.string(), text: z.string() })),
  }),
  purpose: z.array(text),
  question: parts,
  sketches: z.optional(
    z.record(
      z.string(),
      z.array(
        z.strictObject({
          answer: z.enum(['weak', 'strong']),
          audience,
          points: z.int(),
          text,
          why: text,
        }),
      ),
    ),
  ),
  outcome: text,
  condition: parts,
  consequence: parts,
  evidence: z.array(
    z.object({
      audience,
      proof: text,
      strength: z.string(),
      proves: z.array(z.string()),
      shows: text,
      doesNotShow: text,
    }),
  ),
  forms: z.array(
    z.object({
      title: z.string(),
      intro: text,
      columns: z.array(z.object({ audience, title: text, type: z.string(), required: z.string() })),
    }),
  ),
  kpis: z.array(z.string()),
  parameters: z.record(z.string(), parameter),
})

export const packSchema = z.object({
  format: z.literal(1),
  spec: specSchema,
  contractEnd: z.string(),
  currency: z.string(),
  jurisdiction: z.object({ id: z.string(), title: z.string(), revision: z.int() }),
  category: z.object({ id: z.string(), title: z.string(), revision: z.int() }),
  strategy: z.object({ id: z.string(), title: z.string(), revision: z.int() }),
  pairs: z.array(pair),
  omitted: z.array(z.strictObject({ id: z.string(), title: z.string(), reason: z.string() })),
  definitions: z.array(
    z.strictObject({ id: z.string(), revision: z.int(), term: z.string(), text: z.array(text) }),
  ),
  kpis: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      number: z.string(),
      title: z.string(),
      purpose: z.string(),
    }),
  ),
  commonQuestions: z.array(z.object({ id: z.string(), title: z.string() })),
  sources: z.record(z.string(), z.string()),
  schemes: z.array(z.string()),
  strings: z.record(z.string(), strings),
  stamp: z.strictObject({ catalogue: z.string(), uses: z.array(z.string()), digest: z.string() }),
})
