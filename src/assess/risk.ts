// How much risk to people a purchase carries: a table of rules, read from top to bottom, every step on record.

import * as z from 'zod/mini'
import { higher, rank, type Tier, tiers } from '../model/audience.ts'
import type {
  Catalogue,
  Category,
  Certainty,
  Level,
  RiskRule,
  RuleSource,
} from '../model/catalogue.ts'
import { problemsOf, type SchemaIssue, suggest } from '../model/issues.ts'
import { plainCopy } from '../model/plain.ts'
import { type Problem, throwIfAny } from '../model/problems.ts'
import { riskSchema } from './risk-schema.ts'

/**
 * What the caller knows of a country, from a source of its own choice. The catalogue holds no such data, ranks no country
 * and excludes none: a high level asks for more care with what comes from there.
 */
export interface CountryRisk {
  readonly level: Level
  /** Where the caller read it, for example the name of an index and its edition. */
  readonly source: string
  readonly year?: number
  /** What the level rests on, in the caller's words. */
  readonly issues?: readonly string[]
}

/** What is known of a purchase. `cpv` or `category` is needed; all else makes the answer surer. */
export interface RiskInput {
  /** Code of the Common Procurement Vocabulary, eight digits, with or without the check digit. */
  readonly cpv?: string
  /** Id of a category; wins over the one that `cpv` leads to. */
  readonly category?: string
  /** Estimated value over the whole time, in euro, without tax. */
  readonly value?: number
  /** Length of the contract in months, 1 to 240. */
  readonly months?: number
  /** Countries in which the goods, or the parts that matter, are expected to be made: ISO 3166-1 alpha-2. */
  readonly origins?: readonly string[]
  /** The caller's own data, by country code. */
  readonly countryRisk?: Readonly<Record<string, CountryRisk>>
  /** How much weight the buyer has with those who make the goods, alone or together with others. */
  readonly leverage?: Level
  /** Harm to people known at makers of such goods or in such a contract; those of the last five years are meant. */
  readonly knownIncidents?: readonly {
    readonly severity: 'serious' | 'critical'
    readonly what: string
    readonly source: string
    readonly year?: number
  }[]
  /** How much manual work the making takes, where the buyer knows better than the profile. */
  readonly labourIntensity?: Level
  /** A tier that a person decided on, with the reason that stays on record. */
  readonly override?: { readonly tier: Tier; readonly reason: string; readonly by?: string }
}

/** One rule that applied. */
export interface RiskReason {
  /** Id of the rule in `clauses/risk.yaml`, or `override`. */
  readonly rule: string
  readonly effect: RiskRule['effect'] | 'override'
  /** Tier after this step. */
  readonly tier: Tier
  readonly text: string
  /** What in the input made it apply, for example the incident and its source. */
  readonly because?: string
  readonly source?: RuleSource
}

/** A tier, how it was reached, and how sure it is. */
export interface RiskAssessment {
  /** The tier to use: the assessed one, or the one a person decided on. */
  readonly tier: Tier
  /** The tier that the rules gave. */
  readonly assessed: Tier
  /** Every rule that applied, in order. */
  readonly reasons: readonly RiskReason[]
  /** `high`: a profile, and every origin rated. `medium`: a profile, origins unknown or unrated. `low`: no profile. */
  readonly confidence: Certainty
  /** Id of the category used. */
  readonly category?: string
  /** Revision of the table of rules. */
  readonly table: number
}

/** The category and the tier that a CPV code leads to; the longest prefix decides. */
export function categoryOf(
  catalogue: Catalogue,
  cpv: string,
): { category: Category; entry: Category['cpv'][number] } | undefined {
  const digits = cpv.slice(0, 8)
  const fits = Object.values(catalogue.categories).flatMap((category) =>
    category.cpv
      .filter(({ prefix }) => digits.startsWith(prefix))
      .map((entry) => ({ category, entry })),
  )
  return fits.sort(
    (a, b) =>
      b.entry.prefix.length - a.entry.prefix.length || (a.category.id < b.category.id ? -1 : 1),
  )[0]
}

/** As `assessRisk`, with the table and categories of any catalogue. */
export function assessRiskFrom(catalogue: Catalogue, input: RiskInput): RiskAssessment {
  const given = readInput(input, catalogue)
  const byCode = given.cpv === undefined ? undefined : categoryOf(catalogue, given.cpv)
  const category =
    given.category === undefined ? byCode?.category : catalogue.categories[given.category]
  // a prefix speaks for these goods only where it belongs to the category in use
  const entry = byCode?.category === category ? byCode?.entry : undefined
  const profile = category?.risk
  const origins = [...new Set(given.origins ?? [])]
  const rated = (code: string) =>
    given.countryRisk && Object.hasOwn(given.countryRisk, code)
      ? given.countryRisk[code]
      : undefined
  const incidents = (severity: string) =>
    (given.knownIncidents ?? [])
      .filter((incident) => incident.severity === severity)
      .map(
        ({ what, source, year }) => `${what} (${source}${year === undefined ? '' : `, ${year}`})`,
      )
  const beyond = (limits: RiskRule['limits']) =>
    given.value !== undefined &&
    given.months !== undefined &&
    given.value >= limits!.value! &&
    given.months >= limits!.months!
  const below = (limits: RiskRule['limits']) =>
    given.value !== undefined &&
    given.months !== undefined &&
    given.value < limits!.value! &&
    given.months <= limits!.months!

  let tier: Tier = 'medium'
  let raised = false
  /** What makes a rule apply; `undefined` where it does not. An empty text: it applies and needs no further words. */
  const conditions: Readonly<
    Record<(typeof riskConditions)[number], (rule: RiskRule) => string | undefined>
  > = {
    profile: () => (profile ? [category!.title, entry?.why ?? profile.why].join(': ') : undefined),
    'no-profile': () => (profile ? undefined : (given.cpv ?? given.category ?? '')),
    'more-labour': () =>
      given.labourIntensity &&
      rank(given.labourIntensity) > rank(profile?.labourIntensity ?? 'medium')
        ? ''
        : undefined,
    'large-and-long': ({ limits }) =>
      beyond(limits) ? `${given.value} euro, ${given.months} months` : undefined,
    origin: () =>
      listed(
        origins.flatMap((code) => {
          const found = rated(code)
          return found?.level === 'high'
            ? [`${code} (${found.source}${found.year === undefined ? '' : `, ${found.year}`})`]
            : []
        }),
      ),
    'serious-incident': () => listed(incidents('serious')),
    'critical-incident': () => listed(incidents('critical')),
    'small-and-short': ({ limits }) =>
      tier === 'medium' && !raised && below(limits)
        ? `${given.value} euro, ${given.months} months`
        : undefined,
    'less-labour': () =>
      tier === 'medium' &&
      !raised &&
      given.labourIntensity === 'low' &&
      (profile?.labourIntensity ?? 'medium') !== 'low'
        ? ''
        : undefined,
    'little-leverage': () => (tier === 'high' && given.leverage === 'low' ? '' : undefined),
    'strong-leverage': () => (tier === 'medium' && given.leverage === 'high' ? '' : undefined),
    'unknown-origin': () =>
      origins.length === 0 ? '' : listed(origins.filter((code) => !rated(code))),
  }
  const reasons: RiskReason[] = []
  for (const rule of catalogue.risk.rules) {
    const because = conditions[rule.id as keyof typeof conditions]?.(rule)
    if (because === undefined) continue
    const before: Tier = tier
    if (rule.effect === 'base') tier = entry?.tier ?? profile?.tier ?? rule.tier ?? 'medium'
    else if (rule.effect === 'at-least') tier = higher(tier, rule.tier!)
    else if (rule.effect === 'raise') tier = tiers[Math.min(rank(tier) + 1, tiers.length - 1)]!
    else if (rule.effect === 'lower') tier = tiers[Math.max(rank(tier) - 1, 0)]!
    raised ||= rule.effect === 'raise' || (rule.effect === 'at-least' && tier !== before)
    reasons.push({
      rule: rule.id,
      effect: rule.effect,
      tier,
      text: rule.reason,
      ...(because && { because }),
      source: rule.source,
    })
  }
  const assessed = tier
  if (given.override)
    reasons.push({
      rule: 'override',
      effect: 'override',
      tier: given.override.tier,
      text: given.override.reason,
      ...(given.override.by && { because: given.override.by }),
    })
  return {
    tier: given.override?.tier ?? assessed,
    assessed,
    reasons,
    confidence: !profile ? 'low' : origins.length > 0 && origins.every(rated) ? 'high' : 'medium',
    ...(category && { category: category.id }),
    table: catalogue.risk.revision,
  }
}

/** Conditions that code knows, by the id of their rule; the table may name no other. */
export const riskConditions = [
  'profile',
  'no-profile',
  'more-labour',
  'large-and-long',
  'origin',
  'serious-incident',
  'critical-incident',
  'small-and-short',
  'less-labour',
  'little-leverage',
  'strong-leverage',
  'unknown-origin',
] as const

const listed = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join('; ')

function readInput(input: unknown, catalogue: Catalogue): RiskInput {
  const problems: Problem[] = []
  const safe = plainCopy(input, '', problems)
  const outcome = z.safeParse(riskSchema, safe)
  const fields = [
    'cpv',
    'category',
    'value',
    'months',
    'origins',
    'countryRisk',
    'leverage',
    'knownIncidents',
    'labourIntensity',
    'override',
  ]
  if (!outcome.success)
    problems.push(
      ...problemsOf(outcome.error.issues as SchemaIssue[], safe, (path) =>
        path.length === 0 ? fields : [],
      ),
    )
  else {
    const { cpv, category, countryRisk } = outcome.data
    if (cpv === undefined && category === undefined)
      problems.push({
        code: 'missing',
        path: 'category',
        message: 'it is not said what is bought',
        hint: 'Give cpv or category.',
      })
    if (category !== undefined && !Object.hasOwn(catalogue.categories, category))
      problems.push({
        code: 'unknown-category',
        path: 'category',
        message: `there is no category "${category}"`,
        hint: suggest(category, Object.keys(catalogue.categories)),
      })
    for (const code of Object.keys(countryRisk ?? {}))
      if (!/^[A-Z]{2}$/.test(code))
        problems.push({
          code: 'bad-format',
          path: `countryRisk.${code}`,
          message: `"${code}" is not a country code`,
          hint: 'Write two capital letters as in ISO 3166-1, for example DE.',
        })
  }
  throwIfAny(problems)
  return outcome.data as RiskInput
}
