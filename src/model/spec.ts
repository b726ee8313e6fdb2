// What a caller wants: one tender and contract. Plain JSON or YAML.

import * as z from 'zod/mini'
import { roles, sizes } from './audience.ts'
import { strategies, tenderUses } from './clause.ts'
import { overlay, type SetValue } from './law.ts'
import {
  civilDate,
  clauseId,
  currency,
  id,
  kpiId,
  languageCode,
  type Shape,
  some,
  tier,
  words,
} from './schema.ts'

/** Whether KPIs are rated against thresholds, or shown and talked about. */
export const kpiModes = ['targets', 'dialogue'] as const
export type KpiMode = (typeof kpiModes)[number]

const byClause = <Inner extends z.core.SomeType>(inner: Inner) =>
  z.optional(z.record(clauseId(), inner))
const percent = () => z.number().check(z.minimum(0), z.maximum(100))

/** Thresholds of a KPI: good, approaching, requires improvement; from a date on, for a contract that improves by steps. */
const targets = z.array(
  z.strictObject({
    /** Day from which a step counts. None for the first one. */
    from: z.optional(civilDate()),
    /** Value from which it is good. */
    good: z.number().check(z.nonnegative()),
    /** Value from which it approaches the target. Default: as far from good as in the catalogue. */
    approaching: z.optional(z.number().check(z.nonnegative())),
    /** Value below which it is inadequate. Default: as far from good as in the catalogue. */
    requiresImprovement: z.optional(z.number().check(z.nonnegative())),
  }),
)

export const specSchema = z.strictObject({
  /** Title of the procurement. */
  title: words(300),
  /** Name of the buyer. */
  buyer: words(300),
  /** The buyer's own reference. */
  reference: z.optional(words(100)),
  /** Jurisdiction whose law applies. An id, such as `eu`. */
  jurisdiction: id(),
  /** Category of what is bought. An id, such as `ict-hardware`. */
  category: id(),
  /** Tier. How much risk to people the purchase carries. */
  tier: tier(),
  /** Currency. ISO 4217; default: the jurisdiction's. */
  currency: z.optional(currency()),
  /** Language of the wording. BCP 47; default `en`. */
  language: z.optional(languageCode()),
  /** Which suppliers may bid. Parts for others are not printed. Default: all. */
  bidders: z.optional(
    z.strictObject({
      /** Roles that may bid. Where no goods are bought, nobody resells. */
      roles: z.optional(some(z.enum(roles))),
      /** Sizes of firm that may bid. */
      sizes: z.optional(some(z.enum(sizes))),
    }),
  ),
  /** Strategy. How much the tender carries against the contract; default `balanced`. */
  strategy: z.optional(z.enum(strategies)),
  /** Dates of the tender. */
  tender: z.optional(
    z.strictObject({
      /** Day of publication. */
      published: civilDate(),
      /** Last day for tenders. */
      deadline: civilDate(),
      /** Last day for questions on the text. */
      questions: z.optional(civilDate()),
      /** How and where tenders are handed in. */
      handIn: z.optional(words(300)),
    }),
  ),
  /** The contract. */
  contract: z.strictObject({
    /** First day. */
    start: civilDate(),
    /** Length in months. */
    months: z.int().check(z.minimum(1), z.maximum(240)),
    /** Whether orders are placed under a framework. */
    framework: z.optional(z.boolean()),
    /** Options to extend, in months, in the order in which they can be used. */
    extensions: z.optional(
      z.array(z.int().check(z.minimum(1), z.maximum(120))).check(z.minLength(1), z.maxLength(10)),
    ),
    /** Estimated value over the whole time, in `currency`, without tax. */
    value: z.optional(z.number().check(z.positive())),
  }),
  /** Which clauses apply. */
  clauses: z.optional(
    z.strictObject({
      /** Set of clauses. Default `core`. */
      set: id(),
    }),
  ),
  /** Which KPIs are measured, and how they are rated. */
  kpis: z.optional(
    z.strictObject({
      /**
       * Mode. `targets` (default): values are rated against thresholds. `dialogue`: values, proof and trend without thresholds
       * or rating; what must be nought stays rated.
       */
      mode: z.optional(z.enum(kpiModes)),
      /** Set of KPIs. Default `core`. */
      set: z.optional(id()),
      /** KPIs beyond the set. */
      add: z.optional(z.array(kpiId())),
      /** KPIs of the set that are not measured. */
      remove: z.optional(z.array(kpiId())),
      /** Own thresholds. One number for good, or steps with dates. */
      targets: z.optional(z.record(kpiId(), z.union([z.number().check(z.nonnegative()), targets]))),
    }),
  ),
  /** Values of parameters by clause. A plain value binds suppliers of every size. */
  set: z.optional(overlay()),
  /** Clauses left out. Each with the reason that the alignment matrix prints. */
  omit: byClause(words(2000)),
  /** Clauses added. Each that the set would not select, with the reason. */
  include: byClause(words(2000)),
  /** Older revisions of clauses to use. */
  pin: byClause(z.int().check(z.minimum(1))),
  /** Weights of scored questions. In per cent of the award. */
  weights: byClause(percent()),
  /** Another place for a clause. `check` says where the law speaks against it. */
  place: byClause(
    z.strictObject({
      /** What the tender asks. */
      tender: z.optional(z.enum(tenderUses)),
      /** Where acceptance or the answer is asked. */
      askedAt: z.optional(z.enum(['selection', 'award'])),
      /** Why. */
      reason: words(2000),
    }),
  ),
  /** The component list. Goods that a service uses, parts added, parts left out with a reason. */
  components: z.optional(
    z.strictObject({
      /** Categories of goods that it uses. */
      categories: z.optional(z.array(id())),
      /** Parts added. */
      add: z.optional(z.array(words(120))),
      /** Parts left out. */
      remove: z.optional(
        z.array(
          z.strictObject({
            /** Id of the part. */
            part: id(),
            /** Why. */
            reason: words(600),
          }),
        ),
      ),
    }),
  ),
  /** Time of the buyer. */
  capacity: z.optional(
    z.strictObject({
      /** Hours a year. Those that a named person of the buyer has for following up this contract. */
      hoursPerYear: z.number().check(z.nonnegative(), z.maximum(10000)),
    }),
  ),
  /** Who won. What comes after award then speaks of that supplier alone. */
  award: z.optional(
    z.strictObject({
      /** Role of the winner. */
      role: z.enum(roles),
      /** Size of the winner. */
      size: z.enum(sizes),
      /** Name of the winner. */
      supplier: z.optional(words(300)),
      /** Names of the brands. */
      brands: z.optional(z.array(words(120))),
      /** Whom to call. Name, telephone, mail, stand-in. */
      contacts: z.optional(
        z.strictObject({
          /** The Buyer's contact. */
          buyer: z.optional(words(300)),
          /** Who answers where the Buyer's contact is late. */
          superior: z.optional(words(300)),
          /** The Supplier's contact. */
          supplier: z.optional(words(300)),
          /** The channel for complaints. Telephone, message, web, and who runs it. */
          channel: z.optional(words(300)),
        }),
      ),
      /** What the winner promised. Its words to the scored questions, part by part, as `readResponse` gives them. */
      promises: z.optional(
        z.array(
          z.strictObject({
            /** Clause whose question it answers. */
            question: clauseId(),
            /** Letter of the part. Absent where the question has none. */
            part: z.optional(z.string().check(z.regex(/^[a-z]$/, 'part'))),
            /** What was written. On one line, as long as a cell of a workbook may be. */
            text: words(32_767),
          }),
        ),
      ),
    }),
  ),
})

type PlainSpec = Shape<typeof specSchema>
type ByClause = 'set' | 'omit' | 'include' | 'pin' | 'weights' | 'place'

/**
 * What to compose: what is bought, how risky it is, who may bid, and what the buyer chose.
 *
 * `Clauses` maps clause ids to their parameters; the package's own `compose` fills it in, so that an editor knows ids,
 * parameters and types.
 */
export type Spec<
  Clauses extends object = Readonly<Record<string, Readonly<Record<string, SetValue>>>>,
> = Omit<PlainSpec, ByClause> & {
  readonly set?: { readonly [Id in keyof Clauses]?: Partial<Clauses[Id]> }
} & {
  readonly [Field in Exclude<ByClause, 'set'>]?: {
    readonly [Id in keyof Clauses]?: NonNullable<PlainSpec[Field]>[string]
  }
}

export const readSpecSchema = specSchema.brand<'read'>()
/** A spec whose shape was checked; its ids are checked when it is composed. */
export type ReadSpec = Spec & Shape<typeof readSpecSchema>

/** A spec with every default filled in. */
export const fullSpecSchema = z.extend(specSchema, {
  language: languageCode(),
  currency: currency(),
  strategy: z.enum(strategies),
  bidders: z.strictObject({ roles: some(z.enum(roles)), sizes: some(z.enum(sizes)) }),
  clauses: z.strictObject({ set: id() }),
  kpis: z.extend(specSchema.shape.kpis.def.innerType, {
    set: id(),
    mode: z.enum(kpiModes),
  }),
})
export type FullSpec = Shape<typeof fullSpecSchema>
