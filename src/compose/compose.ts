// Spec to pack: select, set, place, measure, write, stamp. Everything wrong with a spec is said at once.

import { need, refuse } from '../language/arguments.ts'
import { missingEntries } from '../language/missing-in.ts'
import { failIfAny } from '../language/problems.ts'
import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import type { Pack, PackKpi, Pair } from '../model/pack.ts'
import { type Fault, HrddError, type Problem } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import type { WordTable } from '../model/tables.ts'
import { chooseKpis, unknownKpis } from './choose-kpis.ts'
import { seal } from './digest.ts'
import { indexOf } from './index-of.ts'
import { leftOut } from './left-out.ts'
import { placeClauses } from './place-clauses.ts'
import { incomplete, type Purchase, readPurchase } from './purchase.ts'
import { examineSpec } from './read-spec.ts'
import { type ChosenClause, selectClauses, unknownClauses } from './select-clauses.ts'
import { withWords } from './selected.ts'
import { setParameters } from './set-parameters.ts'
import { type RatedKpi, setTargets } from './set-targets.ts'
import { writeComponents } from './write-components.ts'
import { writeDefinitions } from './write-definitions.ts'
import { rolesOf, writePairs } from './write-pairs.ts'
import { type Placements, writePlacements } from './write-placements.ts'
import { promiseFaults, writePromises } from './write-promises.ts'
import { writeRegister } from './write-register.ts'
import { createWriter, type Decisions, type Writer, writeWords } from './write-text.ts'

/** Raised when a document of an old pack would be drawn otherwise. */
const layout = 1

/**
 * Composes a pack from any catalogue: the package's own, or one that `loadCatalogue` read.
 *
 * @param catalogue where clauses, KPIs and definitions are taken from
 * @param spec what is bought, how risky it is, who may bid, and what the buyer chose
 * @returns a plain, self-contained, deeply frozen pack; the same input gives the same pack
 * @throws HrddError with every problem of the spec
 * @example
 * ```ts
 * import { composeFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const pack = composeFrom(standard, {
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * console.log(pack.pairs.length > 0) // true
 * ```
 */
export function composeFrom(catalogue: Catalogue, spec: Spec): Pack {
  const composition = tryComposeFrom(catalogue, spec)
  if (!composition.ok) throw new HrddError(composition.problems)
  return composition.pack
}

/** A pack, or everything that is wrong with its spec. */
export type Composition =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * As `composeFrom`, with the problems of a spec as a plain result: of its shape, and of what the catalogue says of the rest.
 * For a form that is checked while it is filled in.
 *
 * @param catalogue where clauses, KPIs and definitions are taken from
 * @param spec anything; what is no spec at all is a problem too
 * @throws HrddError where `catalogue` is none
 * @example
 * ```ts
 * import { tryComposeFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const composition = tryComposeFrom(standard, {
 *   buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 }, omit: { 'ABC-99': 'Not of use here' },
 * })
 * console.log(composition.ok, composition.problems.map(({ path }) => path).join(' ')) // false title omit.ABC-99
 * ```
 */
export function tryComposeFrom(catalogue: Catalogue, spec: unknown): Composition {
  need('catalogue', catalogue)
  try {
    const { spec: read, faults, stands } = examineSpec(spec)
    const decided = read && considered(catalogue, read)
    const all = [...faults, ...(decided?.faults ?? []).filter(stands)]
    failIfAny(all, wordsOf(catalogue, read))
    return decided?.decided
      ? { ok: true, pack: seal(writePack(decided.decided)) }
      : refuse('spec', spec)
  } catch (error) {
    if (HrddError.is(error)) return { ok: false, problems: error.problems }
    throw error
  }
}

const wordsOf = ({ words }: Catalogue, spec: Spec | undefined): WordTable | undefined =>
  words[spec?.language ?? 'en']

/**
 * As `composeFrom`, for a spec that `readSpec` has already read: ids and bounds are checked, the shape is not.
 * It keeps the shape checker out of a bundle.
 * @throws HrddError with every problem of the spec
 */
export function composeRead(catalogue: Catalogue, spec: Spec): Pack {
  need('catalogue', catalogue)
  need('spec', spec)
  return seal(writePack(decide(catalogue, spec)))
}

/** Everything that a spec decides, before a word is written. */
export interface Decided extends Decisions {
  readonly purchase: Purchase
  readonly chosen: readonly ChosenClause[]
  readonly placements: Placements
  readonly components: Pack['components']
}

/**
 * Selects, sets, places and measures.
 * @throws HrddError with every problem of the spec
 */
export function decide(catalogue: Catalogue, spec: Spec): Decided {
  const { decided, faults } = considered(catalogue, spec)
  failIfAny(faults, wordsOf(catalogue, spec))
  return decided ?? refuse('spec', spec)
}

/** What a spec decides, with everything that is wrong with it; nothing decided where an id leads nowhere. */
function considered(
  catalogue: Catalogue,
  spec: Spec,
): { readonly decided?: Decided; readonly faults: readonly Fault[] } {
  const index = indexOf(catalogue)
  const faults: Fault[] = [...unknownClauses(index, spec), ...unknownKpis(index, spec)]
  const purchase = readPurchase(catalogue, spec, faults)
  if (!purchase) return { faults }
  const chosen = selectClauses(purchase, faults)
  const selected = withWords(chosen, purchase)
  const parameters = setParameters(selected, purchase, faults)
  const placements = writePlacements(placeClauses(chosen, purchase, faults), selected, purchase)
  faults.push(...promiseFaults(selected, placements, purchase))
  const kpis = setTargets(chooseKpis(purchase, chosen, faults), purchase, faults)
  const components = writeComponents(purchase, faults)
  faults.push(
    ...languageFaults(
      purchase,
      selected.map(({ clause }) => clause.id),
      kpis,
    ),
  )
  const decided = { purchase, chosen, selected, parameters, kpis, placements, components }
  return { decided, faults }
}

/**
 * The same choices under another strategy, which changes places and nothing else.
 * @throws HrddError where weights of the spec do not fit it
 */
export function underStrategy(decided: Decided, strategy: Purchase['strategy']): Decided {
  const { spec, words } = decided.purchase
  const purchase = { ...decided.purchase, strategy, spec: { ...spec, strategy: strategy.id } }
  const faults: Fault[] = []
  const places = placeClauses(decided.chosen, purchase, faults)
  failIfAny(faults, words)
  const placements = writePlacements(places, decided.selected, purchase)
  return { ...decided, purchase, placements }
}

/** A pack to be measured and thrown away: it has no digest, and shares its parts with the catalogue. */
export const writeDraft = (decided: Decided): Pack => writePack(decided)

/** Clauses and KPIs of the pack that are not there in its language. */
function languageFaults(
  { catalogue, spec }: Purchase,
  clauses: readonly string[],
  kpis: readonly RatedKpi[],
): Fault[] {
  const missing = missingEntries(catalogue, spec.language, {
    clauses,
    kpis: kpis.map(({ kpi }) => kpi.id),
  })
  return missing.length === 0 ? [] : [incomplete(spec.language, missing)]
}

/** A pack that is not sealed yet. */
function writePack({ purchase, chosen, placements, components, ...decisions }: Decided): Pack {
  const { catalogue, spec, law, category, kinds, contractEnd, terms } = purchase
  const write = createWriter(purchase, decisions)
  const hasPlan = Object.values(decisions.parameters).some((named) =>
    Object.values(named).some(({ role }) => role === 'plan-due'),
  )
  const pairs = writePairs({ ...decisions, purchase, placements, write, hasPlan })
  const kpis = decisions.kpis.map((chosen) => writeKpi(chosen, purchase, write))
  const howToRead = write(terms.howToRead)
  return {
    format: 2,
    layout,
    spec,
    contractEnd,
    jurisdiction: law,
    category,
    kinds: [...kinds],
    sizes: spec.bidders.sizes,
    components,
    strategy: strategyOf(purchase),
    pairs,
    omitted: leftOut(purchase, chosen),
    howToRead,
    definitions: writeDefinitions(purchase, pairs, kpis, howToRead, write),
    kpis,
    register: writeRegister(purchase, decisions),
    planSections: hasPlan ? planOf(pairs, purchase) : [],
    promises: writePromises(pairs, spec),
    roles: rolesOf(pairs),
    sources: sourcesOf(pairs, purchase),
    schemes: (catalogue.schemes[spec.language] ?? catalogue.schemes.en)?.names ?? [],
    words: writeWords(purchase, decisions),
    stamp: {
      catalogue: catalogue.version,
      uses: usesOf(pairs, kpis, purchase),
      parts: {},
      digest: '',
    },
  }
}

function strategyOf({ strategy: { id, loses }, voice }: Purchase): Pack['strategy'] {
  const say = (word: string) => voice.say(`choices.strategy.${id}.${word}`)
  return { id, title: say('title'), reason: say('reason'), loses: loses && say('loses') }
}

function writeKpi(
  { kpi, tier, thresholds, published }: RatedKpi,
  { spec }: Purchase,
  write: Writer,
): PackKpi {
  const words = inLanguage(kpi.words, spec.language)
  return {
    id: kpi.id,
    version: kpi.version,
    clause: kpi.clause,
    alsoMeasures: kpi.alsoMeasures,
    level: kpi.level,
    role: kpi.role,
    title: words.title,
    question: words.question,
    why: write(words.why, kpi.clause),
    count: write((tier === 'low' ? words.countLow : undefined) ?? words.count, kpi.clause),
    trap: write(words.trap, kpi.clause),
    talk: words.talk,
    unit: kpi.unit,
    direction: kpi.direction,
    measure: kpi.measure,
    zero: kpi.zero,
    show: kpi.show ?? [],
    thresholds,
    proof: kpi.proof?.[tier],
    published,
  }
}

/** Sections in the order of the work, with the text of the first clause that has one. */
const planOf = (pairs: readonly Pair[], { catalogue, voice }: Purchase): Pack['planSections'] =>
  catalogue.planSections.flatMap((id) => {
    const naming = pairs.filter(({ plan }) => plan?.section === id)
    const text = naming[0]?.plan?.text
    if (!text) return []
    return [
      {
        id,
        title: voice.say(`choices.plan.${id}`),
        clauses: pairs
          .filter((pair) => catalogue.clauses[pair.id]?.plan === id)
          .map((pair) => pair.id),
        text,
        tender: pairs.some(({ placement }) => placement.scored?.section === id),
      },
    ]
  })

/** Titles of everything that clauses, placement and law name. */
function sourcesOf(pairs: readonly Pair[], { catalogue, law }: Purchase): Pack['sources'] {
  const refs = [
    ...pairs.flatMap(({ sources, placement }) => [
      ...sources,
      ...placement.reasons.flatMap(({ source }) => source ?? []),
    ]),
    ...law.laws,
    ...[...(law.needs ?? []), ...(law.buyerDuties ?? []), ...(law.exclusion ?? [])].map(
      ({ source }) => source,
    ),
    ...Object.values(law.stages).map(({ source }) => source),
    ...[law.publishedKpis, law.declaration].flatMap((rule) => rule?.source ?? []),
  ].map(({ ref }) => ref)
  return Object.fromEntries(
    [...new Set(refs)].sort().map((ref) => [ref, catalogue.sources[ref]?.title ?? ref]),
  )
}

/** `id@revision` of everything that went into the pack. */
const usesOf = (pairs: readonly Pair[], kpis: readonly PackKpi[], purchase: Purchase): string[] => [
  ...pairs.map(({ id, revision }) => `${id}@${revision}`),
  ...kpis.map(({ id, version }) => `${id}@${version}`),
  `law:${purchase.law.id}@${purchase.law.revision}`,
  ...[purchase.category, ...purchase.listed].map(({ id, revision }) => `goods:${id}@${revision}`),
  ...purchase.catalogue.authorities.map(({ id, revision }) => `overlay:${id}@${revision}`),
]
