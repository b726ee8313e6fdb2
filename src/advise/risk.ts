// How much risk to people a purchase carries: a table of rules, read from top to bottom, every step on record.

import * as z from 'zod/mini'
import { copyPlain, tidy } from '../compose/plain-copy.ts'
import { need } from '../language/arguments.ts'
import { faultsOf } from '../language/issues.ts'
import { knownKeys } from '../language/known-keys.ts'
import { nearIds } from '../language/near-ids.ts'
import { failIfAny } from '../language/problems.ts'
import { type Speech, speech } from '../language/speech.ts'
import { higher, rank, type Tier, tiers } from '../model/audience.ts'
import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import type { Goods, Level } from '../model/law.ts'
import type { Fault } from '../model/problems.ts'
import type { RiskRule } from '../model/tables.ts'
import { type RiskInput, riskInputSchema } from './risk-input.ts'

/** One rule that applied. */
export interface RiskReason {
  /** Id of the rule in the table, or `override`. */
  readonly rule: string
  readonly effect: RiskRule['effect'] | 'override'
  /** Tier after this step. */
  readonly tier: Tier
  readonly text: string
  /** What in the input made it apply, for example the incident and its source. */
  readonly because?: string
  readonly source?: RiskRule['source']
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
  readonly confidence: Level
  /** Id of the category used. */
  readonly category?: string
  /** Revision of the table of rules. */
  readonly table: number
}

/** A category, and the entry of its list of codes that fits. */
export interface CodeMatch {
  readonly category: Goods
  readonly entry: Goods['cpv'][number]
}

/** The category and the tier that a CPV code leads to; the longest prefix decides. */
export function categoryOf(
  catalogue: Catalogue,
  cpv: string,
  language = 'en',
): CodeMatch | undefined {
  const digits = cpv.slice(0, 8)
  const matches = Object.values(catalogue.goods).flatMap((versions) => {
    const category = inLanguage(versions, language)
    return category.cpv
      .filter(({ prefix }) => digits.startsWith(prefix))
      .map((entry) => ({ category, entry }))
  })
  return matches.sort(
    (a, b) =>
      b.entry.prefix.length - a.entry.prefix.length || (a.category.id < b.category.id ? -1 : 1),
  )[0]
}

/** What the conditions of rules look at. */
interface Facts {
  readonly input: RiskInput
  readonly category: Goods | undefined
  readonly entry: Goods['cpv'][number] | undefined
  readonly voice: Speech
  /** Tier before the rule. */
  readonly tier: Tier
  /** Whether a rule has raised it. */
  readonly raised: boolean
}

/** What makes a rule apply, in words, which may be empty; `undefined` where it does not. */
type Condition = (facts: Facts, rule: RiskRule) => string | undefined

const listed = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join('; ')
const when = (applies: boolean | undefined): string | undefined => (applies ? '' : undefined)

const cited = (
  { voice }: Facts,
  what: string,
  { source, year }: { readonly source: string; readonly year?: number },
): string =>
  year === undefined
    ? voice.say('findings.risk.source', { what, source })
    : voice.say('findings.risk.source.year', { what, source, year: String(year) })

const incidents =
  (severity: 'serious' | 'critical'): Condition =>
  (facts) =>
    listed(
      (facts.input.knownIncidents ?? [])
        .filter((incident) => incident.severity === severity)
        .map((incident) => cited(facts, incident.what, incident)),
    )

/** Value and length of a contract, where both fit. */
const size = (
  { input: { value, months }, voice }: Facts,
  fits: (value: number, months: number) => boolean,
): string | undefined =>
  value !== undefined && months !== undefined && fits(value, months)
    ? voice.say('findings.risk.size', { value, months })
    : undefined

const limit = ({ limits }: RiskRule, name: string): number => limits?.[name] ?? 0
const profileLabour = ({ category }: Facts): Level => category?.risk.labourIntensity ?? 'medium'
const originsOf = ({ input }: Facts): string[] => [...new Set(input.origins ?? [])]
const countryOf = ({ input }: Facts, code: string) =>
  input.countryRisk && Object.hasOwn(input.countryRisk, code) ? input.countryRisk[code] : undefined

/** Conditions by the id of their rule. The table says in words when a rule applies; what it compares with stands there too. */
export const riskConditions: Readonly<Record<string, Condition>> = {
  profile: ({ category, entry }) =>
    category && [category.title, entry?.why ?? category.risk.why].join(': '),
  'no-profile': ({ category, input }) =>
    category ? undefined : (input.cpv ?? input.category ?? ''),
  'more-labour': (facts) =>
    when(
      facts.input.labourIntensity && rank(facts.input.labourIntensity) > rank(profileLabour(facts)),
    ),
  'large-and-long': (facts, rule) =>
    size(
      facts,
      (value, months) => value >= limit(rule, 'value') && months >= limit(rule, 'months'),
    ),
  origin: (facts) =>
    listed(
      originsOf(facts).flatMap((code) => {
        const country = countryOf(facts, code)
        return country?.level === 'high' ? [cited(facts, code, country)] : []
      }),
    ),
  'serious-incident': incidents('serious'),
  'critical-incident': incidents('critical'),
  'small-and-short': (facts, rule) =>
    facts.tier === 'medium' && !facts.raised
      ? size(
          facts,
          (value, months) => value < limit(rule, 'value') && months <= limit(rule, 'months'),
        )
      : undefined,
  'less-labour': (facts) =>
    when(
      facts.tier === 'medium' &&
        !facts.raised &&
        facts.input.labourIntensity === 'low' &&
        profileLabour(facts) !== 'low',
    ),
  'little-leverage': ({ tier, input }) => when(tier === 'high' && input.leverage === 'low'),
  'strong-leverage': ({ tier, input }) => when(tier === 'medium' && input.leverage === 'high'),
  'unknown-origin': (facts) => {
    const origins = originsOf(facts)
    return origins.length === 0 ? '' : listed(origins.filter((code) => !countryOf(facts, code)))
  },
}

/** The tier after a rule. */
const effects: Readonly<Record<RiskRule['effect'], (facts: Facts, rule: RiskRule) => Tier>> = {
  base: ({ entry, category }, rule) => entry?.tier ?? category?.risk.tier ?? rule.tier ?? 'medium',
  'at-least': ({ tier }, rule) => higher(tier, rule.tier ?? tier),
  raise: ({ tier }) => tiers[rank(tier) + 1] ?? tier,
  lower: ({ tier }) => tiers[rank(tier) - 1] ?? tier,
  none: ({ tier }) => tier,
}

/**
 * As `assessRisk`, with the table and categories of any catalogue. It weighs harm to people, not harm to the buyer.
 *
 * @param catalogue where the table of rules and the profiles of goods are taken from
 * @param input what is known of the purchase
 * @param language of the reasons; default `en`
 * @throws HrddError with every problem of the input
 * @example
 * ```ts
 * import { assessRiskFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * console.log(assessRiskFrom(standard, { category: 'ict-hardware' }).tier) // high
 * ```
 */
export function assessRiskFrom(
  catalogue: Catalogue,
  input: RiskInput,
  language = 'en',
): RiskAssessment {
  need('catalogue', catalogue)
  const known = readInput(input, catalogue)
  const byCode = known.cpv === undefined ? undefined : categoryOf(catalogue, known.cpv, language)
  const named = catalogue.goods[known.category ?? '']
  const category = named ? inLanguage(named, language) : byCode?.category
  // a prefix speaks for these goods only where it belongs to the category in use
  const entry = byCode?.category.id === category?.id ? byCode?.entry : undefined
  const table = inLanguage(catalogue.risk, language)
  const voice = speech(inLanguage(catalogue.words, language))
  let facts: Facts = { input: known, category, entry, voice, tier: 'medium', raised: false }
  const reasons: RiskReason[] = []
  for (const rule of table.rules) {
    const because = riskConditions[rule.id]?.(facts, rule)
    if (because === undefined) continue
    const tier = effects[rule.effect](facts, rule)
    const raises = rule.effect === 'raise' || (rule.effect === 'at-least' && tier !== facts.tier)
    facts = { ...facts, tier, raised: facts.raised || raises }
    const { id, effect, reason: text, source } = rule
    reasons.push({ rule: id, effect, tier, text, ...(because && { because }), source })
  }
  const { override } = known
  if (override) {
    const { tier, reason: text, by } = override
    reasons.push({ rule: 'override', effect: 'override', tier, text, ...(by && { because: by }) })
  }
  return {
    tier: override?.tier ?? facts.tier,
    assessed: facts.tier,
    reasons,
    confidence: confidenceOf(facts),
    ...(category && { category: category.id }),
    table: table.revision,
  }
}

function confidenceOf(facts: Facts): Level {
  if (!facts.category) return 'low'
  const origins = originsOf(facts)
  const allRated = origins.length > 0 && origins.every((code) => countryOf(facts, code))
  return allRated ? 'high' : 'medium'
}

function readInput(input: unknown, catalogue: Catalogue): RiskInput {
  const { data, faults } = copyPlain(input, { depth: 6, entries: 10_000 })
  const outcome = z.safeParse(riskInputSchema, tidy(data))
  if (outcome.success) {
    failIfAny([...faults, ...unknownGoods(outcome.data, catalogue)])
    return outcome.data
  }
  const known = (path: readonly PropertyKey[]) => knownKeys(riskInputSchema, path)
  failIfAny([...faults, ...faultsOf(outcome.error.issues, data, known)])
  throw outcome.error
}

function unknownGoods({ cpv, category }: RiskInput, { goods }: Catalogue): Fault[] {
  if (category === undefined)
    return cpv === undefined ? [{ code: 'no-goods-named', path: 'category' }] : []
  if (Object.hasOwn(goods, category)) return []
  return [nearIds('category', category, 'category', Object.keys(goods))]
}
