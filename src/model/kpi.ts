// A KPI: one query over the Register, and how its value is read.

import * as z from 'zod/mini'
import { directions, grades } from './clause.ts'
import { column, measureSchema } from './query.ts'
import {
  byTier,
  civilDate,
  clauseId,
  id,
  kpiId,
  type Shape,
  some,
  tier,
  version,
  words,
} from './schema.ts'

export { filterSchema, measureSchema } from './query.ts'

/** How a KPI stands in a period: four ratings, and why there is none. */
export const ratings = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'nothing-to-rate',
  'no-data',
  'pending',
  'other',
  'not-rated',
] as const
export type Rating = (typeof ratings)[number]

/** What a KPI sees: paper, what is done, what changes for people. */
export const kpiLevels = ['output', 'practice', 'outcome'] as const
export type KpiLevel = (typeof kpiLevels)[number]

/** What a KPI is counted in. */
export const kpiUnits = ['percent', 'count'] as const
export type KpiUnit = (typeof kpiUnits)[number]

/** Good, approaching, requires improvement: what misses the last is inadequate. */
const thresholds = z.array(z.number()).check(z.minLength(3), z.maxLength(3))

/** Rows of a Register by sheet, as flat records: the number and the cells. */
const exampleRows = z.record(id(), some(z.record(column(), z.union([z.string(), z.number()]))))
/** Rows with the value and rating that they give: a test, and an explanation. */
const example = z.strictObject({
  /** What it shows. */
  shows: words(120),
  tier: tier(),
  /** Default: the half-year from 1 July 2027. */
  period: z.optional(z.strictObject({ start: civilDate(), end: civilDate() })),
  rows: exampleRows,
  /** Rows of the report before. */
  before: z.optional(exampleRows),
  /** Rating of the KPI with the role `hearing`, for the rule on silence. */
  hearing: z.optional(z.enum(ratings)),
  /** As printed, e.g. `66.7 (4 of 6)`; absent where there is none. */
  value: z.optional(words(40)),
  rating: z.enum(ratings),
})

/** What `kpi.yaml` holds. */
export const kpiSchema = z.strictObject({
  id: kpiId(),
  /** Major: a result is no longer comparable. Minor: a new optional field. Patch: wording. */
  version: version(),
  since: version(),
  status: z.enum(['draft', 'active', 'superseded']),
  replacedBy: z.optional(some(kpiId())),
  /** The clause it chiefly measures. */
  clause: clauseId(),
  alsoMeasures: z.array(clauseId()),
  level: z.enum(kpiLevels),
  /** `hearing`: the KPI that the rule on silence reads. */
  role: z.optional(z.enum(['hearing'])),
  unit: z.enum(kpiUnits),
  direction: z.enum(directions),
  measure: measureSchema,
  zero: z.enum(['asked', 'plain', 'no-data', 'gap']),
  show: z.optional(some(z.enum(['by-company', 'by-kind', 'by-sheet']))),
  /** Absent where it is monitored only. */
  thresholds: z.optional(byTier(thresholds)),
  /** Strength that four fifths of the counted rows need. */
  proof: z.optional(byTier(z.enum(grades))),
  /** At least three, run as tests. */
  examples: z.array(example).check(z.minLength(3)),
})
export type KpiFile = Shape<typeof kpiSchema>

/** What a language says of a KPI: `<language>.yaml` beside `kpi.yaml`. */
export const kpiWordsSchema = z.strictObject({
  title: words(120),
  /** The plain question it answers. */
  question: words(200),
  why: words(300),
  /** What is counted; may hold references. */
  count: words(600),
  /** Only where low counts otherwise. */
  countLow: z.optional(words(600)),
  trap: words(400),
  talk: z.strictObject({ supplier: words(300), buyer: words(300) }),
  /** Why the thresholds stand where they stand. */
  thresholdsWhy: z.optional(words(400)),
})
