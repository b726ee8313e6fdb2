// A clause: a matched pair of tender question and contract condition. Numbers here, words in `wording`.

import * as z from 'zod/mini'
import { type Audience, kinds, type Tier, tiers } from './audience.ts'
import { papers } from './document.ts'
import {
  anchor,
  byTier,
  civilDate,
  clauseId,
  id,
  parameterName,
  type Shape,
  some,
  source,
  tier,
  version,
  words,
} from './schema.ts'
import type { AuthoredText } from './text.ts'

/** How much weight the tender carries against the contract. */
export const strategies = ['balanced', 'contract-led', 'tender-led'] as const
export type Strategy = (typeof strategies)[number]

/** Where in a procedure something may stand. */
export const procedureStages = ['selection', 'award', 'performance'] as const
export type ProcedureStage = (typeof procedureStages)[number]

/** What the tender asks: nothing, acceptance as part of the one acceptance, or an answer that earns points too. */
export const tenderUses = ['none', 'accept', 'score'] as const
export type TenderUse = (typeof tenderUses)[number]

/** What a period counts from. `none`: it dates nothing by itself. */
export const triggers = [
  'award',
  'contract-start',
  'contract-end',
  'order',
  'request',
  'event',
  'none',
] as const
export type Trigger = (typeof triggers)[number]

/** How strong proof is, from assertion (E0) to an outcome confirmed by those affected (E5). */
export const grades = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5'] as const
export type Grade = (typeof grades)[number]

/** What the engine looks for in a catalogue. Each is filled at most once; `sets.yaml` says which a set needs. */
export const clauseRoles = [
  'request',
  'report',
  'proof',
  'confidentiality',
  'buyer',
  'ladder',
  'brand-commitment',
  'complaint',
  'correction',
  'remedy',
  'retaliation',
] as const
export type ClauseRole = (typeof clauseRoles)[number]

/** Parameters that the engine looks for: rhythm of reports, first Register, Plan, hours of the buyer, age of proof, cap on remedy. */
export const parameterRoles = [
  'report-rhythm',
  'first-register',
  'plan-due',
  'follow-up-hours',
  'proof-age',
  'yearly-cap',
] as const
export type ParameterRole = (typeof parameterRoles)[number]

/**
 * When an item falls due that has no period of its own. `report-2`: with the second Progress Report; `request`, `plan`,
 * `first-register`: with the one request, the Plan or the first Register.
 */
export const itemDates = [
  'contract-start',
  'request',
  'plan',
  'first-register',
  'report-1',
  'report-2',
  'every-report',
  'yearly',
] as const
export type ItemDate = (typeof itemDates)[number]

/** What a parameter is: `period` and `integer` are whole numbers, `percent` 0 to 100, `choice` one of its words. */
export const parameterTypes = ['period', 'integer', 'percent', 'choice'] as const
export type ParameterType = (typeof parameterTypes)[number]

/** What a period is counted in. */
export const periodUnits = ['hours', 'days', 'months'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** Whose action a period waits for. */
export const parameterNeeds = ['own', 'brand', 'site', 'buyer'] as const
export type ParameterNeed = (typeof parameterNeeds)[number]

/** Which way a value is stricter, or better. */
export const directions = ['lower', 'higher'] as const
export type Direction = (typeof directions)[number]

/** Steps of the ladder, from a talk to an end. */
export const ladderKinds = ['talk', 'notice', 'withholding', 'end'] as const
export type LadderKind = (typeof ladderKinds)[number]

/** A value of a parameter: a number, or one of the words of a `choice`. */
export const parameterValue = () => z.union([z.number(), words(60)])
export type ParameterValue = number | string

/** A number or a choice that a buyer may set within bounds. */
export const parameterSchema = z.strictObject({
  /** A `choice` is one of `of`. */
  type: z.enum(parameterTypes),
  /** Of a period. */
  unit: z.optional(z.enum(periodUnits)),
  /** What the period counts from; the first that applies dates it. */
  after: z.optional(some(z.enum(triggers))),
  /** Whose action it waits for. */
  needs: z.optional(z.enum(parameterNeeds)),
  /** Comes back every so often from the start. */
  repeats: z.optional(z.boolean()),
  /** Counts backwards from its event. */
  before: z.optional(z.boolean()),
  /** A talk of both sides: after what it counts from, and again after each Progress Report. */
  talk: z.optional(z.boolean()),
  /** What the engine uses it for. */
  role: z.optional(z.enum(parameterRoles)),
  /** Words of a `choice`. */
  of: z.optional(some(words(60))),
  /** Which way is stricter, where it is not plain from the type. */
  stricter: z.optional(z.enum(directions)),
  /** Lowest value a buyer may set. */
  min: z.optional(z.number()),
  /** Highest value a buyer may set. */
  max: z.optional(z.number()),
  /** By tier; a tier without a value does not print the parameter. */
  default: byTier(parameterValue()),
  /** An SME's longer time: half as long again, or values by tier with their reason in the words. */
  sme: z.optional(z.union([z.literal('half-again'), byTier(z.number())])),
})
export type Parameter = Shape<typeof parameterSchema>

/** Where a question earns points, and which duty binds the answer. */
const scored = z.strictObject({
  /** Tier, kinds and strategies at which it is scored; what is not said stays open. */
  when: z.strictObject({
    from: z.optional(tier()),
    kinds: z.optional(some(z.enum(kinds))),
    strategies: z.optional(some(z.enum(strategies))),
  }),
  /** Anchor of the question. */
  question: anchor(),
  /** Section of the Diligence Plan that the answer becomes: what binds it. */
  section: id(),
  /** Most points. */
  max: z.int().check(z.minimum(1), z.maximum(20)),
  /** Per cent of the award. */
  weight: byTier(z.number().check(z.positive(), z.maximum(30))),
  /** Key of its reason in the words. */
  reason: anchor(),
})

const hours = () => byTier(z.number().check(z.nonnegative(), z.maximum(500)))

/** One step of the ladder; parameters are those of its clause. */
const ladderStep = z.strictObject({
  step: z.int().check(z.minimum(1), z.maximum(9)),
  kind: z.enum(ladderKinds),
  /** Time for correction. */
  cure: z.optional(parameterName()),
  /** Time to answer before the step. */
  hearing: z.optional(parameterName()),
  /** Most that is held back. */
  percent: z.optional(parameterName()),
  /** Longest time of holding back. */
  months: z.optional(parameterName()),
  /** Notice before an end. */
  notice: z.optional(parameterName()),
})

/** What `clause.yaml` holds: numbers, timing, roles. */
export const clauseSchema = z.strictObject({
  id: clauseId(),
  /** The lowest tier at which it applies. */
  from: tier(),
  revision: z.int().check(z.minimum(1)),
  /** Version of the package that brought it. */
  since: version(),
  /** `draft`: not yet for use. `superseded`: kept for contracts that name it. */
  status: z.enum(['draft', 'active', 'superseded']),
  /** Ids that took its place, where superseded. */
  replacedBy: z.optional(some(clauseId())),
  /** Legal reviews of the wording; empty until a lawyer has read it. */
  reviewed: z.array(z.strictObject({ by: words(200), on: civilDate(), jurisdiction: id() })),
  /** A general condition: in every pack, without an outcome and proof of its own. */
  general: z.optional(z.literal(true)),
  /** Whom the items for all bind, where it is not the supplier. */
  binds: z.optional(z.literal('buyer')),
  roles: z.optional(some(z.enum(clauseRoles))),
  placement: z.strictObject({
    /** Where the duty lives. */
    stage: z.enum(procedureStages),
    /** What the tender asks unless it is scored. */
    tender: z.enum(['none', 'accept']),
    /** Key of the reason in the words. */
    reason: anchor(),
    scored: z.optional(scored),
  }),
  /** `derived`: those whose id bears its number or that also measure it. `none` has its reason in the words. */
  kpis: z.enum(['derived', 'none']),
  /** Section of the Diligence Plan that its words describe. */
  plan: z.optional(id()),
  /** Columns of the Register that it asks for, by sheet; `every` for columns of all sheets. */
  register: z.optional(z.record(id(), z.union([z.literal('all'), some(id())]))),
  parameters: z.optional(z.record(parameterName(), parameterSchema)),
  /** When items fall due that hold no period. */
  dates: z.optional(z.record(anchor(), z.enum(itemDates))),
  /** Papers on which an item rests and that the Buyer hands out, by item. */
  hands: z.optional(z.record(anchor(), some(z.enum(papers)))),
  /** The steps, on the clause with the role `ladder`. */
  ladder: z.optional(
    z.strictObject({
      steps: some(ladderStep),
      /** Time within which a shortfall counts as repeated. */
      return: parameterName(),
    }),
  ),
  /** Hours a year that it takes; the assumption stands in the words. */
  effort: z.strictObject({
    buyer: hours(),
    supplier: z.strictObject({ reseller: hours(), brand: hours() }),
  }),
  sources: z.array(source()),
})
export type ClauseFile = Shape<typeof clauseSchema>
export type LadderFile = NonNullable<ClauseFile['ladder']>
/** How the review of a clause by a lawyer is recorded. */
export type Review = ClauseFile['reviewed'][number]
export type Source = ClauseFile['sources'][number]

/** A numbered paragraph, or in a question a place to answer. */
export interface Item<Words> {
  /** Its name inside the clause, e.g. `second-source`. */
  readonly anchor: string
  /** Its number in the clause: the same in every pack of this revision. */
  readonly number: number
  /** Run-in heading. */
  readonly heading?: string
  readonly text: Words
  /** One nested level. */
  readonly items?: readonly Words[]
  /** Most words of an answer; only in questions. */
  readonly words?: number
}

/** Items that bind one audience from one tier on. */
export interface Part<Words> {
  readonly audience: Audience
  readonly from: Tier
  readonly items: readonly Item<Words>[]
}

/** A row of proof. */
export interface Proof<Words> {
  readonly proof: Words
  readonly grade: Grade
  /** Anchors of the items it proves. */
  readonly proves: readonly string[]
  readonly doesNotShow: Words
}

/** A row of a scoring table; a row without points is a rule for all of them. */
export interface ScoringRow<Words> {
  readonly points?: number
  readonly text: Words
}

/** The words of a clause in one language. */
export interface ClauseWording {
  readonly title: string
  readonly purpose: AuthoredText
  readonly question: readonly Item<AuthoredText>[]
  readonly scoring: readonly ScoringRow<AuthoredText>[]
  /** Absent on general conditions. */
  readonly outcome?: AuthoredText
  /** In printed order: by tier, then by audience. */
  readonly condition: readonly Part<AuthoredText>[]
  /** What its section of the Diligence Plan states. */
  readonly plan?: AuthoredText
  readonly evidence: readonly Proof<AuthoredText>[]
  readonly exceptions: readonly AuthoredText[]
  /** Lines that it adds to the contract sheet. */
  readonly sheet: readonly { readonly heading: string; readonly text: AuthoredText }[]
  readonly guidance: {
    readonly buyer: readonly AuthoredText[]
    readonly supplier: readonly AuthoredText[]
    /** For one role alone. */
    readonly reseller?: readonly AuthoredText[]
    readonly brand?: readonly AuthoredText[]
  }
  /** Labels, notes, reasons, the assumption of the hours (`hours`), the link to the subject matter (`subject matter`). */
  readonly words: Readonly<Record<string, string>>
}

/** A clause with its words by language. */
export interface Clause extends ClauseFile {
  /** Stage of the OECD due-diligence steps, from its folder. */
  readonly stage: string
  readonly wording: Readonly<Record<string, ClauseWording>>
}

/** Tiers from the lowest at which something applies. */
export const tiersFrom = (from: Tier): readonly Tier[] => tiers.slice(tiers.indexOf(from))
