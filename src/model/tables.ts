// Shared tables of a catalogue, one file each.

import * as z from 'zod/mini'
import { clauseRoles, parameterRoles, strategies } from './clause.ts'
import { levels, overlay } from './law.ts'
import {
  byTier,
  civilDate,
  clauseId,
  id,
  kpiId,
  languageCode,
  place,
  type Shape,
  some,
  tier,
  verification,
  words,
} from './schema.ts'

/** `stages.yaml`: stages of due diligence in printed order, each with its areas (the letters of clause ids). */
export const stagesSchema = some(
  z.strictObject({
    id: id(),
    areas: some(z.string().check(z.regex(/^[A-Z]{3}$/, 'area'))),
  }),
)
export type Stages = Shape<typeof stagesSchema>

/** `plan.yaml`: sections of the Diligence Plan in the order of the work. */
export const planSchema = some(id())
export type PlanSections = Shape<typeof planSchema>

const clauseList = z.array(clauseId())
/** `sets.yaml`: named choices of clauses. General conditions always come with them. */
export const clauseSetsSchema = some(
  z.strictObject({
    id: id(),
    /** By what is bought; `listed` comes where goods are on the component list of a service. */
    goods: clauseList,
    services: clauseList,
    works: clauseList,
    listed: clauseList,
    /** Roles of clauses and parameters without which the documents of this set cannot be written. */
    needs: z.array(z.enum([...clauseRoles, ...parameterRoles])),
  }),
)
export type ClauseSets = Shape<typeof clauseSetsSchema>

/** `kpis/sets.yaml`: named choices of KPIs, each on top of another. */
export const kpiSetsSchema = some(
  z.strictObject({
    id: id(),
    /** Set that it contains. */
    on: z.optional(id()),
    kpis: some(kpiId()),
    /** KPIs that stand for others where services or works without listed goods are bought. */
    insteadOf: z.optional(z.record(kpiId(), kpiId())),
    /** Cannot be combined with dialogue mode. */
    rated: z.optional(z.literal(true)),
  }),
)
export type KpiSets = Shape<typeof kpiSetsSchema>

/** `strategies.yaml`: how much the tender carries. */
export const strategiesSchema = some(
  z.strictObject({
    id: z.enum(strategies),
    /** Most questions that earn points, by tier. */
    mostScored: byTier(z.int().check(z.nonnegative())),
    /** Whether something is lost by it that a finding should say. */
    loses: z.optional(z.literal(true)),
  }),
)
export type Strategies = Shape<typeof strategiesSchema>

/** Words for each tier. */
const wordsByTier = byTier(z.int().check(z.positive()))
/** `budgets.yaml`: most words, items, dates, hours and parameters. */
export const budgetsSchema = z.strictObject({
  /** A condition with everything printed of it, by class. */
  condition: z.record(id(), wordsByTier),
  /** Clauses of each class other than the first. */
  classes: z.record(id(), clauseList),
  /** All general conditions together. */
  general: wordsByTier,
  /** Single parts of a clause. */
  parts: z.record(id(), z.int().check(z.positive())),
  /** Whole contract schedule for all bidders, by set. */
  schedule: z.record(id(), wordsByTier),
  /** Tender questions, by set. */
  questions: z.record(id(), wordsByTier),
  /** Other documents, by kind. */
  documents: z.record(id(), z.int().check(z.positive())),
  /** Printed pages by kind of document, or by kind and tier: `contract-schedule-low`. */
  pages: z.optional(z.record(id(), z.int().check(z.positive()))),
  /** Definitions printed, words of each, parameters of a pack. */
  definitions: z.int().check(z.positive()),
  definitionWords: z.int().check(z.positive()),
  parameters: z.int().check(z.positive()),
  /** Words of a printed KPI, and of the rating rules. */
  kpi: z.int().check(z.positive()),
  ratingRules: z.int().check(z.positive()),
  /** Binding items, and dated deliverables of the supplier in the first year. */
  items: wordsByTier,
  dates: wordsByTier,
  /** Hours a year, for `core`. */
  hours: z.strictObject({ buyer: wordsByTier, supplier: wordsByTier }),
})
export type Budgets = Shape<typeof budgetsSchema>

/** `sources.yaml`: titles of what clauses and laws name by code. */
export const sourcesSchema = z.record(
  id(),
  z.strictObject({
    title: words(300),
    kind: words(60),
    url: z.optional(z.url()),
    /** Law that holds only here: not cited in packs of other jurisdictions. */
    only: z.optional(some(id())),
  }),
)
export type Sources = Shape<typeof sourcesSchema>

/** `overlays/<id>.yaml`: what an authority lays over the catalogue that it extends. */
export const authoritySchema = z.strictObject({
  id: id(),
  title: words(200),
  revision: z.int().check(z.minimum(1)),
  parameters: z.optional(overlay()),
  /** Clauses that this authority does not use, each with its reason. */
  omit: z.optional(z.record(clauseId(), words(600))),
})
export type Authority = Shape<typeof authoritySchema>

/** `knowledge/risk.yaml`: the table by which `assessRisk` reaches a tier, read from top to bottom. */
export const riskSchema = z.strictObject({
  revision: z.int().check(z.minimum(1)),
  rules: some(
    z.strictObject({
      id: id(),
      when: words(300),
      effect: z.enum(['base', 'at-least', 'raise', 'lower', 'none']),
      tier: z.optional(tier()),
      /** What the condition compares with; money in euro without tax. */
      limits: z.optional(z.record(id(), z.number())),
      reason: words(600),
      source: place(),
    }),
  ),
})
export type RiskTable = Shape<typeof riskSchema>
export type RiskRule = RiskTable['rules'][number]

/** How well a scheme can show something, from `full` to `none`. */
export const coverageLevels = ['full', 'partial', 'none'] as const
export type CoverageLevel = (typeof coverageLevels)[number]
/** `knowledge/schemes.yaml`: what labels, audits and certificates can show: a hypothesis for scheme owners to correct. */
export const schemesSchema = z.strictObject({
  /** Date of the knowledge. */
  asOf: civilDate(),
  /** What kind of statement this is, and how to correct it. */
  status: words(1200),
  issues: some(z.strictObject({ id: id(), label: words(120), clauses: z.array(clauseId()) })),
  schemes: some(
    z.strictObject({
      id: id(),
      title: words(200),
      owner: words(200),
      kind: words(120),
      edition: words(300),
      looksAt: words(600),
      coverage: z.record(
        id(),
        z.strictObject({
          level: z.enum(coverageLevels),
          certainty: z.enum(levels),
          note: z.optional(words(600)),
        }),
      ),
      gaps: z.array(words(400)),
      sources: z.array(
        z.strictObject({ title: words(300), year: z.optional(z.int()), ...verification }),
      ),
    }),
  ),
  /** Names that are followed by "or equivalent" wherever they stand. */
  names: z.array(words(120)),
})
export type SchemeTable = Shape<typeof schemesSchema>
export type VerificationScheme = SchemeTable['schemes'][number]

/** `knowledge/crosswalk.yaml`: where other systems ask for something like a clause. */
export const crosswalkSchema = z.record(
  clauseId(),
  some(
    z.strictObject({
      scheme: words(120),
      edition: words(120),
      ref: words(300),
      match: z.enum(['exact', 'close', 'broad', 'narrow', 'related']),
      certainty: z.enum(levels),
      note: z.optional(words(400)),
    }),
  ),
)
export type Crosswalk = Shape<typeof crosswalkSchema>

/** `knowledge/keywords.yaml`: words people look for that a clause does not use itself. */
export const keywordsSchema = z.record(clauseId(), some(words(80)))
export type Keywords = Shape<typeof keywordsSchema>

/** `knowledge/sketches.yaml`: weak and strong answers, for those who score. They carry no numbers. */
export const sketchesSchema = z.record(
  clauseId(),
  z.strictObject({
    weak: some(words(600)),
    strong: some(words(600)),
  }),
)
export type Sketches = Shape<typeof sketchesSchema>

/** `moved.yaml`: ids that were withdrawn before 0.4.0 or moved since, with what took over. */
export const movedSchema = z.record(
  id(),
  z.strictObject({
    /** Clause, item or KPIs that took over; empty where nothing did. */
    to: z.array(z.string()),
    why: z.optional(words(300)),
  }),
)
export type Moved = Shape<typeof movedSchema>

/** `words/<product>/<language>.yaml`: sentences by key. `{{name}}` is filled; `.one` and `.other` follow a count. */
export const wordsSchema = z.strictObject({
  language: languageCode(),
  /** Of sentences that bind, once they were released; 1 where none is said. */
  revision: z.optional(z.int().check(z.minimum(1))),
  /** Digest of the English file that a translation follows. */
  of: z.optional(z.string()),
  words: z.record(z.string().check(z.regex(/^[A-Za-z0-9][\w.-]*$/, 'key')), z.string()),
})
/** Sentences of one product by key. */
export type WordList = Readonly<Record<string, string>>
/** Sentences by product. */
export type WordTable = Readonly<Record<string, WordList>>
