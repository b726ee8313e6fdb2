// The composed result: plain JSON that renders without the catalogue.

import * as z from 'zod/mini'
import { audiences, kinds, sizes } from './audience.ts'
import {
  clauseRoles,
  directions,
  grades,
  itemDates,
  ladderKinds,
  parameterNeeds,
  parameterRoles,
  parameterTypes,
  parameterValue,
  periodUnits,
  procedureStages,
  tenderUses,
  triggers,
} from './clause.ts'
import { outsiders, papers } from './document.ts'
import { kpiLevels, kpiUnits, measureSchema } from './kpi.ts'
import { goodsSchema, lawSchema } from './law.ts'
import { cellChecks, columnTypes, computedSchema, fillers, helperSchema } from './register.ts'
import { civilDate, place, type Shape, source, tier } from './schema.ts'
import { fullSpecSchema } from './spec.ts'
import { textSchema } from './text.ts'

const string = () => z.string()
const text = () => textSchema
const list = <Inner extends z.core.SomeType>(inner: Inner) => z.array(inner)
const maybe = <Inner extends z.core.SomeType>(inner: Inner) => z.optional(inner)

/** Which step of the precedence gave something. Later steps win. */
export const steps = [
  'clause',
  'category',
  'jurisdiction',
  'authority',
  'strategy',
  'spec',
] as const
export type Step = (typeof steps)[number]

const item = z.strictObject({
  anchor: string(),
  /** The same in every pack of this revision; items left out leave holes. */
  number: z.int(),
  heading: maybe(string()),
  text: text(),
  items: maybe(list(text())),
  /** Most words of an answer. */
  words: maybe(z.int()),
})
const part = z.strictObject({ audience: z.enum(audiences), from: tier(), items: list(item) })

const parameter = z.strictObject({
  label: string(),
  note: maybe(string()),
  type: z.enum(parameterTypes),
  unit: maybe(z.enum(periodUnits)),
  after: maybe(list(z.enum(triggers))),
  needs: maybe(z.enum(parameterNeeds)),
  repeats: maybe(z.boolean()),
  before: maybe(z.boolean()),
  talk: maybe(z.boolean()),
  role: maybe(z.enum(parameterRoles)),
  stricter: maybe(z.enum(directions)),
  of: maybe(list(string())),
  min: maybe(z.number()),
  max: maybe(z.number()),
  value: parameterValue(),
  /** An SME's own value, where an SME may bid and it differs. */
  sme: maybe(parameterValue()),
  /** As it prints, e.g. `20 days (SME: 30)`. */
  text: string(),
  /** Each step that gave the value, the first one first. The last one binds. */
  provenance: list(z.strictObject({ step: z.enum(steps), value: parameterValue() })),
})

const pair = z.strictObject({
  id: string(),
  revision: z.int(),
  title: string(),
  stage: string(),
  general: z.boolean(),
  /** Whom its items for all bind. */
  binds: z.enum(['supplier', 'buyer']),
  roles: list(z.enum(clauseRoles)),
  /** Tier at which its parts are taken. Higher than the pack's where the clause was included or is referred to. */
  tier: tier(),
  /** Why it is in the pack where the set alone would not select it. */
  because: maybe(string()),
  reviewed: list(z.strictObject({ by: string(), on: civilDate(), jurisdiction: string() })),
  subjectMatter: string(),
  placement: z.strictObject({
    stage: z.enum(procedureStages),
    tender: z.enum(tenderUses),
    askedAt: maybe(z.enum(['selection', 'award'])),
    /** Only where scored: question, section of the Plan that binds it, most points, per cent of the award. */
    scored: maybe(
      z.strictObject({
        question: string(),
        section: string(),
        max: z.number(),
        weight: z.number(),
      }),
    ),
    /** Every reason that led here; the last one decided. */
    reasons: list(z.strictObject({ step: z.enum(steps), text: string(), source: maybe(place()) })),
  }),
  purpose: text(),
  /** Empty unless it is scored. */
  question: list(item),
  scoring: list(z.strictObject({ points: maybe(z.number()), text: text() })),
  /** Absent on general conditions. */
  outcome: maybe(text()),
  condition: list(part),
  /** Section of the Plan, and what it states. */
  plan: maybe(z.strictObject({ section: string(), text: text() })),
  /** Columns by sheet. */
  register: z.record(string(), list(string())),
  evidence: list(
    z.strictObject({
      proof: text(),
      grade: z.enum(grades),
      proves: list(string()),
      doesNotShow: text(),
    }),
  ),
  exceptions: list(text()),
  /** Lines of the contract sheet. */
  sheet: list(z.strictObject({ heading: string(), text: text() })),
  guidance: z.strictObject({
    buyer: list(text()),
    supplier: list(text()),
    /** For one role alone. */
    reseller: maybe(list(text())),
    brand: maybe(list(text())),
  }),
  /** Sketches of answers for those who score; only where scored. */
  sketches: maybe(z.strictObject({ weak: list(string()), strong: list(string()) })),
  /** KPIs of this pack that measure it. */
  kpis: list(string()),
  noKpi: maybe(string()),
  parameters: z.record(string(), parameter),
  /** When items without a period fall due, by anchor. */
  dates: z.record(string(), z.enum(itemDates)),
  /** Papers that the Buyer hands out, by anchor of the item that rests on them. */
  hands: maybe(z.record(string(), list(z.enum(papers)))),
  ladder: maybe(
    z.strictObject({
      steps: list(
        z.strictObject({
          step: z.int(),
          kind: z.enum(ladderKinds),
          /** Names of parameters of this clause. */
          cure: maybe(string()),
          hearing: maybe(string()),
          percent: maybe(string()),
          months: maybe(string()),
          notice: maybe(string()),
        }),
      ),
      return: string(),
    }),
  ),
  /** Hours a year at this tier, with the assumption. */
  effort: z.strictObject({
    buyer: z.number(),
    supplier: z.strictObject({ reseller: z.number(), brand: z.number() }),
    assumes: string(),
  }),
  sources: list(source()),
})

const threshold = z.strictObject({
  /** From when it holds; absent on the first. */
  from: maybe(civilDate()),
  good: z.number(),
  approaching: z.number(),
  requiresImprovement: z.number(),
})
const kpi = z.strictObject({
  id: string(),
  version: string(),
  clause: string(),
  alsoMeasures: list(string()),
  level: z.enum(kpiLevels),
  role: maybe(z.enum(['hearing'])),
  title: string(),
  question: string(),
  why: text(),
  count: text(),
  trap: text(),
  talk: z.strictObject({ supplier: string(), buyer: string() }),
  unit: z.enum(kpiUnits),
  direction: z.enum(directions),
  measure: measureSchema,
  zero: z.enum(['asked', 'plain', 'no-data', 'gap']),
  show: list(string()),
  /** Absent where it is monitored only, or the contract runs on dialogue. */
  thresholds: maybe(list(threshold)),
  proof: maybe(z.enum(grades)),
  /** Whether its rating is published. */
  published: z.boolean(),
})

const column = z.strictObject({
  id: string(),
  title: string(),
  /** What to know when filling it. */
  note: maybe(string()),
  type: z.enum(columnTypes),
  options: maybe(list(z.strictObject({ id: string(), label: string() }))),
  to: maybe(string()),
  who: list(z.enum(fillers)),
  /** Whether this tier asks for it. */
  shown: z.boolean(),
  computed: maybe(list(computedSchema)),
  ...cellChecks,
})
const sheet = z.strictObject({
  id: string(),
  title: string(),
  /** What a row is. */
  row: string(),
  letters: list(string()),
  columns: list(column),
  helpers: list(helperSchema),
})

/** What this pack was made from. */
const stamp = z.strictObject({
  /** Version of the catalogue. */
  catalogue: string(),
  /** `id@revision` or `id@version` of everything used. */
  uses: list(string()),
  /** The first 16 hexadecimal characters of SHA-256 over each part: `spec`, `pairs.TRN-01`, `words.schedule`, … */
  parts: z.record(string(), string()),
  /** SHA-256 over everything but itself, 64 hexadecimal characters. Of what `packFor` made: that of the whole pack. */
  digest: string(),
  /** Only where `packFor` made it: for whom, and the digest over everything but itself. */
  for: maybe(z.strictObject({ audience: z.enum(outsiders), digest: string() })),
})

export const packSchema = z.strictObject({
  /** Format of this object. Provisional until 0.4.0; from then on every format stays readable. */
  format: z.literal(2),
  /** Layout of its documents; raised when a document of an old pack would be drawn otherwise. */
  layout: z.int(),
  spec: fullSpecSchema,
  /** Last day of the contract. */
  contractEnd: civilDate(),
  jurisdiction: lawSchema,
  /** What is bought; `kinds` says which kinds it consists of, listed goods included. */
  category: goodsSchema,
  kinds: list(z.enum(kinds)),
  sizes: list(z.enum(sizes)),
  /** Parts and materials that Work reaches, and what to look at first. */
  components: list(
    z.strictObject({
      category: string(),
      title: string(),
      parts: list(z.strictObject({ id: string(), label: string(), first: z.boolean() })),
      materials: list(string()),
      removed: list(z.strictObject({ label: string(), reason: string() })),
      lookFirst: string(),
      peak: string(),
      hazards: string(),
      finalSite: string(),
    }),
  ),
  strategy: z.strictObject({
    id: string(),
    title: string(),
    reason: string(),
    loses: maybe(string()),
  }),
  /** In printed order: general conditions, then by stage. */
  pairs: list(pair),
  /** Clauses left out, with the reason of the buyer, of its authority or of the set. */
  omitted: list(z.strictObject({ id: string(), title: string(), reason: string() })),
  howToRead: text(),
  /** Terms in use, in alphabetical order. */
  definitions: list(z.strictObject({ id: string(), term: string(), text: text() })),
  kpis: list(kpi),
  register: list(sheet),
  /** Sections of the Plan in the order of the work. `tender`: asked for with the tender. */
  planSections: list(
    z.strictObject({
      id: string(),
      title: string(),
      clauses: list(string()),
      text: text(),
      tender: z.boolean(),
    }),
  ),
  /** What scored questions ask of the winner, part by part, in printed order. A measure of the Register names it. */
  promises: list(
    z.strictObject({
      /** `T1`, `T2`, … */
      number: string(),
      question: string(),
      /** Letter of the part; absent where the question has none. */
      part: maybe(string()),
      /** Section of the Plan that it binds. */
      section: string(),
      asks: text(),
      /** What the winner wrote. */
      wrote: maybe(string()),
    }),
  ),
  /** Where roles stand: clause by role, and `CLAUSE.parameter` by role. */
  roles: z.strictObject({
    clauses: z.partialRecord(z.enum(clauseRoles), string()),
    parameters: z.partialRecord(z.enum(parameterRoles), string()),
  }),
  /** Titles of the sources named. */
  sources: z.record(string(), string()),
  /** Names of schemes that need "or equivalent". */
  schemes: list(string()),
  /** Fixed sentences of documents by product. */
  words: z.record(string(), z.record(string(), string())),
  stamp,
})

/** A composed pack. It renders without the catalogue, next year and with a later version of the package. */
export type Pack = Shape<typeof packSchema>
/** A clause as it stands in this procedure: question, condition, KPIs under one id. */
export type Pair = Pack['pairs'][number]
export type PackItem = Pair['condition'][number]['items'][number]
export type PackPart = Pair['condition'][number]
export type PackParameter = Pair['parameters'][string]
export type PackKpi = Pack['kpis'][number]
export type PackSheet = Pack['register'][number]
export type PackColumn = PackSheet['columns'][number]
export type PackPromise = Pack['promises'][number]
export type Placement = Pair['placement']
export type Stamp = Pack['stamp']
