// What authored front matter and YAML files may hold: forgiving where an author writes, exact in names.

import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const tier = z.enum(['low', 'medium', 'high'])
const tenderUse = z.enum(['none', 'accept', 'score'])
const supplierType = z.enum([
  'reseller',
  'brand',
  'sme',
  'large',
  'sme-reseller',
  'sme-brand',
  'large-reseller',
  'large-brand',
])
const whole = z.int().check(z.nonnegative())
const number = z.number().check(z.nonnegative())
const version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'a version such as 1.0.0'))
const clauseId = z.string().check(z.regex(/^[A-Z]{3}-\d{2}$/, 'a clause id such as TRN-01'))
const kpiId = z
  .string()
  .check(z.regex(/^KPI-[A-Z]{3}-\d{2}\.\d+$/, 'a KPI id such as KPI-TRN-01.1'))
const byTier = <T extends z.core.SomeType>(value: T) => z.partialRecord(tier, value)
const perTier = <T extends z.core.SomeType>(value: T) =>
  z.union([value, z.strictObject({ low: value, medium: value, high: value })])
const status = z.enum(['draft', 'active', 'superseded'])
const value = z.union([z.number(), z.string()])
const ruleSource = z.strictObject({ ref: text, at: z.coerce.string() })
const scores = z.strictObject({ question: text, condition: text })

const trigger = z.enum([
  'award',
  'contract-start',
  'contract-end',
  'order',
  'request',
  'event',
  'none',
])
const bound = z.union([z.number(), z.strictObject({ parameter: text, plus: z.number() })])
export const parameterSchema = z.strictObject({
  label: text,
  note: z.optional(text),
  type: z.enum(['period', 'integer', 'percent', 'money', 'date', 'text', 'choice']),
  unit: z.optional(z.enum(['hours', 'days', 'working-days', 'months', 'years'])),
  after: z.optional(z.union([trigger, z.array(trigger)])),
  repeats: z.optional(z.boolean()),
  needs: z.optional(z.enum(['own', 'brand', 'site', 'buyer'])),
  stricter: z.optional(z.enum(['lower', 'higher'])),
  min: z.optional(bound),
  max: z.optional(bound),
  options: z.optional(z.array(text)),
  default: byTier(value),
  variants: z._default(z.array(z.strictObject({ for: supplierType, default: byTier(value) })), []),
})

/** One number for all tiers, or one for each from the clause's own. */
const hours = z.union([number, byTier(number)])

/** Front matter of a clause file. */
export const clauseSchema = z.strictObject({
  id: clauseId,
  title: text,
  from: tier,
  revision: z.int().check(z.positive()),
  since: version,
  status,
  replacedBy: z.optional(z.array(clauseId)),
  reason: z.optional(text),
  reviewed: z.union([
    z.literal('none'),
    z.array(z.strictObject({ by: text, on: z.iso.date(), jurisdiction: text })),
  ]),
  subjectMatter: text,
  placement: z.strictObject({
    stage: z.enum(['selection', 'award', 'performance']),
    tender: tenderUse,
    scores: z.optional(scores),
    reason: text,
    exceptions: z._default(
      z.array(
        z.strictObject({
          when: z.strictObject({
            from: z.optional(tier),
            strategy: z.optional(z.enum(['balanced', 'contract-led', 'tender-led'])),
          }),
          tender: tenderUse,
          scores: z.optional(scores),
          reason: text,
        }),
      ),
      [],
    ),
  }),
  scoring: z.optional(
    z.strictObject({
      max: z.int().check(z.positive()),
      minimum: whole,
      weight: byTier(z.number().check(z.positive(), z.maximum(100))),
    }),
  ),
  kpis: z.union([z.literal('derived'), z.strictObject({ none: text })]),
  parameters: z._default(
    z.record(
      z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as listDays')),
      parameterSchema,
    ),
    {},
  ),
  effort: z.strictObject({
    buyerTender: hours,
    buyerPerYear: hours,
    supplierPerYear: z.strictObject({ reseller: hours, brand: hours }),
  }),
  sources: z
    .array(z.strictObject({ ref: text, at: z.coerce.string(), verified: z.boolean() }))
    .check(z.minLength(1)),
})

const variable = z.strictObject({
  name: z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as deliveredModels')),
  label: text,
  unit: z.optional(text),
})
const exception = z.strictObject({ ...variable.shape, code: text })
const measure = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('proportion'),
    population: variable,
    numerator: variable,
    exclusions: z._default(z.array(variable), []),
    exceptions: z._default(z.array(exception), []),
  }),
  z.strictObject({ type: z.literal('ratio'), numerator: variable, denominator: variable }),
  z.strictObject({ type: z.literal('count'), of: variable }),
  z.strictObject({
    type: z.literal('duration'),
    from: text,
    to: text,
    statistic: z.enum(['median', 'p90', 'max']),
    cases: variable,
  }),
  z.strictObject({ type: z.literal('amount-share'), paid: variable, owed: variable }),
  z.strictObject({ type: z.literal('milestone'), due: text, done: text }),
  z.strictObject({
    type: z.literal('maturity'),
    steps: z.array(text).check(z.minLength(1)),
    levels: z.array(z.strictObject({ level: whole, label: text })).check(z.minLength(2)),
    aggregate: z.enum(['lowest', 'stepsAtLevel']),
    atLevel: z.optional(z.strictObject({ low: whole, medium: whole, high: whole })),
  }),
  z.strictObject({ type: z.literal('narrative'), rubric: text }),
])
const frequency = z.enum(['once', 'monthly', 'quarterly', 'semiannual', 'annual', 'event'])
const grade = z.enum(['E0', 'E1', 'E2', 'E3', 'E4', 'E5'])
const bands = z.strictObject({
  target: number,
  approaching: number,
  requiresImprovement: number,
  ramp: z.optional(z.array(number)),
})
const byActor = <T extends z.core.SomeType>(value: T) =>
  z.partialRecord(z.enum(['reseller', 'brand', 'buyer']), value)

/** A KPI file. */
export const kpiSchema = z.strictObject({
  id: kpiId,
  version,
  status,
  title: text,
  question: text,
  purpose: text,
  level: z.enum(['input', 'output', 'practice', 'outcome']),
  replacedBy: z.optional(z.array(kpiId)),
  steps: z.array(text).check(z.minLength(1)),
  alsoMeasures: z._default(z.array(clauseId), []),
  measure,
  unit: z.strictObject({ code: text, scheme: text }),
  direction: z.enum(['higher', 'lower', 'none']),
  zeroTolerance: z._default(z.boolean(), false),
  control: byActor(z.enum(['direct', 'indirect'])),
  reporter: byActor(text),
  scope: z.strictObject({ level: text, attribution: z.enum(['contract-specific', 'brand-wide']) }),
  period: z.strictObject({
    frequency: perTier(frequency),
    anchor: text,
    graceDays: whole,
    cureDays: whole,
  }),
  targets: z.optional(
    z.strictObject({
      low: z.union([number, bands]),
      medium: z.union([number, bands]),
      high: z.union([number, bands]),
    }),
  ),
  carryOver: z._default(z.boolean(), false),
  coverage: z.strictObject({ unit: text, min: number, floor: number }),
  evidence: z.strictObject({ forGood: perTier(grade), maxAgeMonths: z.int().check(z.positive()) }),
  whenDenominatorIsZero: z.union([
    z.literal('not-applicable'),
    z.strictObject({
      result: z.literal('no-data'),
      gate: z.optional(
        z.strictObject({
          kpi: kpiId,
          min: z.strictObject({ low: number, medium: number, high: number }),
        }),
      ),
    }),
  ]),
  gaming: z
    .array(z.strictObject({ how: text, check: text, counter: z.optional(kpiId) }))
    .check(z.minLength(1)),
  shownWith: z._default(z.array(kpiId), []),
  dialogue: z.strictObject({
    supplier: z.array(text).check(z.minLength(1)),
    buyer: z.array(text).check(z.minLength(1)),
  }),
  companion: text,
  sme: z.strictObject({
    variant: z.enum(['same', 'less-often', 'pooled', 'waived-with-joint-monitor']),
    note: text,
  }),
  privacy: z.strictObject({ suppressBelow: whole }),
  crosswalk: z._default(
    z.array(
      z.strictObject({
        scheme: text,
        edition: z.coerce.string(),
        ref: z.coerce.string(),
        match: z.enum(['exact', 'close', 'broad', 'narrow', 'related']),
        certainty: z.enum(['high', 'medium', 'low']),
      }),
    ),
    [],
  ),
  examples: z
    .array(
      z.strictObject({
        given: z.record(
          z.string(),
          z.union([z.number(), z.string(), z.array(z.number()), z.record(z.string(), z.number())]),
        ),
        gates: z.optional(z.record(z.string(), z.coerce.string())),
        tier,
        evidence: z.optional(grade),
        note: z.optional(text),
        expect: z.strictObject({
          value: z.optional(z.coerce.string()),
          rating: text,
          flags: z.optional(z.array(text)),
        }),
      }),
    )
    .check(z.minLength(3)),
})

/** `kpis/sets.yaml` */
export const setsSchema = z.array(
  z.strictObject({ id: text, title: text, why: text, kpis: z.array(kpiId).check(z.minLength(1)) }),
)

const setValue = z.union([value, z.record(z.string(), value)])
const overlay = z._default(z.record(z.string(), z.record(z.string(), setValue)), {})
const stageRule = z.strictObject({
  accept: z.boolean(),
  score: z.boolean(),
  reason: text,
  source: ruleSource,
})

/** `clauses/jurisdictions/<code>.yaml`. What a file that `extends` another leaves out, it takes from there. */
export const jurisdictionSchema = z.strictObject({
  id: text,
  title: text,
  revision: z.int().check(z.positive()),
  since: version,
  extends: z.optional(text),
  currency: z.optional(
    z.string().check(z.regex(/^[A-Z]{3}$/, 'three capital letters, for example EUR')),
  ),
  parties: z.optional(z.strictObject({ Buyer: text, Supplier: text, Bidder: text })),
  stages: z.optional(z.partialRecord(z.enum(['selection', 'award', 'performance']), stageRule)),
  placement: z._default(
    z.array(
      z.strictObject({
        clauses: z.array(clauseId),
        askedAt: z.enum(['selection', 'award']),
        tender: tenderUse,
        reason: text,
        source: ruleSource,
      }),
    ),
    [],
  ),
  kpis: z.optional(
    z.strictObject({
      minimum: whole,
      above: z.strictObject({ amount: number, currency: text }),
      except: z.array(text),
      reason: text,
      source: ruleSource,
    }),
  ),
  definitions: z._default(z.record(z.string(), text), {}),
  parameters: overlay,
  laws: z._default(
    z.array(
      z.strictObject({
        ref: text,
        title: text,
        at: z.coerce.string(),
        what: text,
        applies: z.optional(z.iso.date()),
        verified: z.boolean(),
        readAt: z.optional(text),
      }),
    ),
    [],
  ),
  buyerDuties: z._default(
    z.array(
      z.strictObject({ text, source: ruleSource, verified: z.boolean(), readAt: z.optional(text) }),
    ),
    [],
  ),
  notes: z._default(z.array(text), []),
})

/** `clauses/categories/<id>.yaml` */
export const categorySchema = z.strictObject({
  id: text,
  title: text,
  revision: z.int().check(z.positive()),
  since: version,
  cpv: z
    .array(
      z.strictObject({
        prefix: z.string().check(z.regex(/^\d{2,8}$/, 'two to eight digits, for example "302"')),
        label: text,
        tier: z.optional(tier),
        why: z.optional(text),
      }),
    )
    .check(z.minLength(1)),
  risk: z.optional(z.strictObject({ tier, labourIntensity: tier, why: text })),
  products: z.array(text).check(z.minLength(1)),
  components: z.array(z.strictObject({ id: text, label: text, why: text })),
  materials: z.array(z.strictObject({ id: text, label: text, why: text })),
  siteTypes: z.array(z.strictObject({ id: text, label: text })),
  risks: z.array(
    z.strictObject({
      issue: text,
      where: text,
      why: text,
      sources: z.array(text),
      verified: z.optional(z.boolean()),
    }),
  ),
  evidence: z.optional(
    z.record(
      z.string(),
      z.array(
        z.strictObject({
          proof: text,
          strength: grade,
          for: z._default(text, 'all'),
          proves: z.array(text).check(z.minLength(1)),
          shows: text,
          doesNotShow: text,
        }),
      ),
    ),
  ),
  parameters: overlay,
  sources: z.array(
    z.strictObject({
      title: text,
      year: z.optional(z.int()),
      verified: z.boolean(),
      url: z.optional(text),
      readAt: z.optional(text),
    }),
  ),
})

/** `clauses/strategies.yaml` */
export const strategiesSchema = z.array(
  z.strictObject({
    id: z.enum(['balanced', 'contract-led', 'tender-led']),
    title: text,
    revision: z.int().check(z.positive()),
    what: text,
    mostScored: z.optional(whole),
    prefer: z._default(z.array(clauseId), []),
    reason: text,
    loses: z.optional(text),
  }),
)

/** `clauses/sets.yaml` */
export const clauseSetsSchema = z.array(
  z.strictObject({
    id: text,
    title: text,
    revision: z.int().check(z.positive()),
    why: text,
    clauses: z.union([z.literal('all'), z.array(clauseId).check(z.minLength(1))]),
  }),
)

/** `clauses/risk.yaml` */
export const riskSchema = z.strictObject({
  revision: z.int().check(z.positive()),
  rules: z
    .array(
      z.strictObject({
        id: text,
        when: text,
        effect: z.enum(['base', 'at-least', 'raise', 'lower', 'none']),
        tier: z.optional(tier),
        limits: z.optional(z.record(z.string(), number)),
        reason: text,
        source: ruleSource,
      }),
    )
    .check(z.minLength(1)),
})

const certainty = z.enum(['high', 'medium', 'low'])
const coverageCell = z.strictObject({
  level: z.enum(['full', 'partial', 'none']),
  certainty,
  note: z.optional(text),
})
const readSource = z.strictObject({
  title: text,
  year: z.optional(z.int()),
  verified: z.boolean(),
  readAt: z.optional(text),
})

/** `clauses/schemes.yaml` */
export const schemesSchema = z.strictObject({
  asOf: z.iso.date(),
  status: text,
  issues: z
    .array(
      z.strictObject({ id: text, label: text, clauses: z.array(clauseId).check(z.minLength(1)) }),
    )
    .check(z.minLength(1)),
  schemes: z.array(
    z.strictObject({
      id: text,
      title: text,
      owner: text,
      kind: text,
      edition: z.coerce.string(),
      looksAt: text,
      coverage: z.record(z.string(), coverageCell),
      gaps: z.array(text).check(z.minLength(1)),
      sources: z.array(readSource),
    }),
  ),
})

/** `clauses/crosswalk.yaml`: where other systems ask for something like it, by clause. */
export const crosswalkSchema = z.record(
  z.string(),
  z.array(
    z.strictObject({
      scheme: text,
      edition: z.coerce.string(),
      ref: z.coerce.string(),
      match: z.enum(['exact', 'close', 'broad', 'narrow', 'related']),
      certainty,
      note: z.optional(text),
    }),
  ),
)

/** `clauses/keywords.yaml`: words for search, by clause. */
export const keywordsSchema = z.record(z.string(), z.array(text))

/** `clauses/engagement.yaml` */
export const engagementSchema = z.strictObject({
  revision: z.int().check(z.positive()),
  asOf: z.iso.date(),
  status: text,
  levels: z
    .array(z.strictObject({ level: whole, name: text, meaning: text }))
    .check(z.minLength(2)),
  rules: z.array(text),
  doesNotCount: z.array(text),
  steps: z
    .array(
      z.strictObject({
        id: text,
        stage: text,
        question: text,
        levels: z
          .array(z.strictObject({ level: whole, earns: text, evidence: text }))
          .check(z.minLength(2)),
        doesNotCount: z.array(text),
      }),
    )
    .check(z.minLength(1)),
  record: z.array(
    z.strictObject({ id: text, label: text, why: text, mustNotBeRecorded: z.array(text) }),
  ),
  proportionality: z.partialRecord(z.enum(['reseller', 'brand', 'sme', 'large']), z.array(text)),
})

const sketch = z.strictObject({
  answer: z.enum(['weak', 'strong']),
  for: z._default(z.union([z.literal('all'), supplierType]), 'all'),
  points: whole,
  text,
  why: text,
})

/** `clauses/answer-sketches.yaml`: weak and strong answers, by clause and by anchor of its scored questions. */
export const answerSketchesSchema = z.strictObject({
  revision: z.int().check(z.positive()),
  clauses: z.record(z.string(), z.record(z.string(), z.array(sketch).check(z.minLength(1)))),
})

/** `clauses/overlays/<id>.yaml`: what an authority lays over the catalogue that it extends. */
export const overlaySchema = z.strictObject({
  id: text,
  title: text,
  revision: z.int().check(z.positive()),
  since: z.optional(version),
  parties: z.optional(
    z.strictObject({
      Buyer: z.optional(text),
      Supplier: z.optional(text),
      Bidder: z.optional(text),
    }),
  ),
  parameters: overlay,
  omit: z._default(z.record(z.string(), text), {}),
})

/** `clauses/jurisdictions/sources.yaml` */
export const sourcesSchema = z.record(
  z.string(),
  z.strictObject({
    title: text,
    kind: z.enum(['law', 'convention', 'guidance', 'standard']),
    url: z.optional(text),
    note: z.optional(text),
  }),
)

/** `clauses/lint.yaml`: findings that a person looked at and let stand. */
export const silencesSchema = z.array(
  z.strictObject({
    rule: text,
    at: text,
    on: z.iso.date(),
    reason: z.string().check(z.minLength(20)),
  }),
)

/** `clauses/names.yaml` */
export const namesSchema = z.strictObject({ schemes: z.array(text), others: z.array(text) })

/** `clauses/strings/<language>.yaml` */
export const stringsSchema = z.strictObject({
  language: text,
  revision: z.int().check(z.positive()),
  text: z.record(z.string(), text),
})
