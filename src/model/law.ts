// What differs by law, and what differs by what is bought.

import * as z from 'zod/mini'
import { kinds, tiers } from './audience.ts'
import { parameterValue } from './clause.ts'
import {
  civilDate,
  clauseId,
  currency,
  id,
  parameterName,
  place,
  type Shape,
  some,
  tier,
  verification,
  version,
  words,
} from './schema.ts'

/** Values of parameters by clause and name: for all, or with another for an SME. */
export const setValue = () =>
  z.union([
    parameterValue(),
    z.strictObject({ all: parameterValue(), sme: z.optional(parameterValue()) }),
  ])
export const overlay = () => z.record(clauseId(), z.record(parameterName(), setValue()))
export type SetValue = Shape<ReturnType<typeof setValue>>
export type Overlay = Shape<ReturnType<typeof overlay>>

/** Whether a stage of the procedure may hold acceptance and points, and why. */
const stageRule = z.strictObject({
  accept: z.boolean(),
  score: z.boolean(),
  reason: words(800),
  source: place(),
})

/** What `clauses/law/<id>.yaml` holds. Text fields are English; `<id>.<language>.yaml` translates them. */
export const lawSchema = z.strictObject({
  id: id(),
  title: words(200),
  revision: z.int().check(z.minimum(1)),
  since: version(),
  currency: currency(),
  /** Another jurisdiction whose fields hold where this one says nothing; lists are joined. */
  extends: z.optional(id()),
  /** Codes of places that it covers and that may have no file of their own: whoever names one is offered this jurisdiction. */
  covers: z.optional(some(z.string().check(z.regex(/^[A-Z]{2}$/, 'country')))),
  stages: z.strictObject({ selection: stageRule, award: stageRule, performance: stageRule }),
  /** KPIs that are to be published above a value. */
  publishedKpis: z.optional(
    z.strictObject({
      /** Set that is added to the chosen one. */
      set: id(),
      minimum: z.int().check(z.minimum(1)),
      above: z.strictObject({ amount: z.number().check(z.positive()), currency: currency() }),
      exceptFrameworks: z.boolean(),
      reason: words(800),
      source: place(),
    }),
  ),
  /** Clauses that the law of this place wants in the contract, with the reason. */
  needs: z.optional(
    some(z.strictObject({ clauses: some(clauseId()), reason: words(800), source: place() })),
  ),
  /** A declaration that every bidder makes by statute; asked among the facts. */
  declaration: z.optional(z.strictObject({ text: words(1200), source: place() })),
  /** Definitions that the law words otherwise, by id of the term. */
  terms: z.optional(z.record(id(), words(800))),
  /** Values of parameters that the law asks for. */
  parameters: z.optional(overlay()),
  /** Lines that it adds to the contract sheet, where `when` fits. */
  sheet: z.optional(some(z.strictObject({ text: words(400) }))),
  laws: some(
    z.strictObject({
      ref: id(),
      at: words(200),
      /** What it means for these clauses, in one sentence. */
      what: words(600),
      /** From when, or until when, it applies. */
      applies: z.optional(civilDate()),
      until: z.optional(civilDate()),
      ...verification,
    }),
  ),
  /** Grounds on which bidders are or may be excluded, in one line each. */
  exclusion: z.optional(some(z.strictObject({ text: words(400), source: place() }))),
  /** What the buyer must do itself. */
  buyerDuties: z.optional(
    some(z.strictObject({ text: words(600), source: place(), ...verification })),
  ),
  notes: z.optional(some(words(800))),
})
export type Law = Shape<typeof lawSchema>

/** Little, some, or much of something. */
export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

/** A part or material, and why harm is known there. */
const part = z.strictObject({ id: id(), label: words(120), why: words(400) })

/** What `clauses/goods/<id>.yaml` holds. Text fields are English; `<id>.<language>.yaml` translates them. */
export const goodsSchema = z.strictObject({
  id: id(),
  title: words(120),
  kind: z.enum(kinds),
  revision: z.int().check(z.minimum(1)),
  since: version(),
  /** Prefixes of the Common Procurement Vocabulary; the longest that fits decides. Without any, the buyer has to name the goods. */
  cpv: z.array(
    z.strictObject({
      prefix: z.string().check(z.regex(/^\d{2,8}$/, 'cpv')),
      label: words(200),
      tier: z.optional(z.enum(tiers)),
      why: z.optional(words(400)),
    }),
  ),
  /** How much harm to people the work is known for; `assessRisk` starts from it. */
  risk: z.strictObject({ tier: tier(), labourIntensity: z.enum(levels), why: words(600) }),
  products: z.array(words(120)),
  /** Parts in the order of harm; the first three are looked at first. */
  parts: z.array(part),
  materials: z.array(part),
  /** Rows that the Register starts with on the sheet of risks. */
  rows: z.array(z.strictObject({ topic: id(), step: words(200), source: words(300) })),
  /** What to look at first, months of high output, hazards, what counts as finished: fragments of a sentence. */
  lookFirst: words(300),
  peak: words(200),
  hazards: words(300),
  finalSite: words(200),
  /** Values of parameters that fit these goods. */
  parameters: z.optional(overlay()),
  /** Clauses beyond the default set that this category calls for, each with its reason; a finding proposes them. */
  proposes: z.optional(some(z.strictObject({ clause: clauseId(), reason: words(300) }))),
  sources: z.array(
    z.strictObject({
      title: words(300),
      year: z.optional(z.int()),
      url: z.optional(z.url()),
      ...verification,
    }),
  ),
})
export type Goods = Shape<typeof goodsSchema>
