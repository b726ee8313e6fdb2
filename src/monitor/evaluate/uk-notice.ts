// Rule 19: ratings as the United Kingdom publishes them. The law gives words, not numbers, so thresholds are printed beside them.

import type { Flag, Period, Rating, Result } from '../../model/observation.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { HrddError, type Problem } from '../../model/problems.ts'
import { dayText, sentence, type Words, wordsOf } from '../words.ts'
import { comparable } from './rules/01-pin.ts'

/** One of the five ratings of the regulations. */
export type UkRating = 'good' | 'approaching' | 'requires-improvement' | 'inadequate' | 'other'

/** A supplier as the notice names it. What is not given is reported as still open. */
export interface UkSupplier {
  readonly name?: string
  readonly postalAddress?: string
  readonly email?: string
  /** Unique identifier of the supplier. */
  readonly id?: string
}

/** What the notice says that a pack does not know. */
export interface UkNoticeOptions {
  /** The time that the assessment covers. Results count whose period ends in it; of several the last. */
  readonly period: Period
  /** Name of the contracting authority and its identifier; default: the buyer of the pack. */
  readonly authority?: { readonly name?: string; readonly id?: string }
  /** Unique identifiers. */
  readonly procurementId?: string
  readonly contractId?: string
  readonly suppliers?: readonly UkSupplier[]
  /** Ids of the KPIs that were published with the contract, the most material ones. Default: all of the pack that can be rated. */
  readonly materials?: readonly string[]
  /** Fixed words, for a pack that was composed before there was a notice. */
  readonly strings?: Pack['strings']
}

/** One KPI of the notice. */
export interface UkNoticeKpi {
  /** With version. */
  readonly kpi: string
  readonly number: string
  readonly title: string
  readonly thresholds?: NonNullable<Result['bands']>
  /** Unit of the thresholds in words; absent where they are plain numbers. */
  readonly unit?: string
  readonly direction: PackKpi['direction']
  /** Absent where a person has to decide. */
  readonly rating?: UkRating
  /** As published, e.g. `Approaching target`. */
  readonly words?: string
  /** What `other` stands for here. */
  readonly because?: string
  /** Why a person has to decide. */
  readonly leftToPerson?: {
    readonly state: Rating | 'no-result' | 'several' | 'small-n' | 'provisional'
    readonly reason: string
  }
  /** The period of the result. */
  readonly period?: Period
}

/** The content of a notice as data and as plain text. */
export interface UkNotice {
  readonly title: string
  readonly statement: string
  readonly authority: { readonly name: string; readonly id?: string }
  readonly procurement: { readonly title: string; readonly id?: string }
  readonly contract: { readonly id?: string }
  readonly suppliers: readonly UkSupplier[]
  readonly period: Period
  readonly kpis: readonly UkNoticeKpi[]
  /** What is missing or against the rules of publication. */
  readonly problems: readonly Problem[]
  /** Rules of law that it rests on, and whether each was read in the source. */
  readonly sources: Pack['jurisdiction']['laws']
  readonly text: string
}

const unitKeys: Readonly<Record<string, string>> = { P1: 'kpi.unit.P1', DAY: 'kpi.unit.DAY' }

/** Flags with which a rating is not published before a person has looked. */
const doubts: readonly Flag[] = ['provisional', 'small-n']
const published: readonly Rating[] = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
]

/**
 * The content of a contract performance notice of the United Kingdom: who, which contract, which KPIs with their
 * thresholds, how each is rated, for which time. What is none of the five ratings is left to a person, with the reason; so
 * is a provisional result, and one of fewer than five cases. No counts are printed, so nothing about few people is.
 *
 * It is a draft: it is neither published nor checked against the form of the central platform.
 *
 * @param pack a pack of the jurisdiction `uk`
 * @param results of any KPIs and periods; those of other KPIs are passed over
 * @throws HrddError for a pack of another jurisdiction, or an id under `materials` that is not in the pack
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluateAll, ukPerformanceNotice } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'Borough of Example', jurisdiction: 'uk', category: 'ict-hardware', tier: 'medium',
 *   contract: { start: '2027-07-01', months: 48 }, kpis: { set: 'uk-published' },
 * })
 * const { results } = evaluateAll(pack, [], { asOf: '2028-09-30' })
 * const notice = ukPerformanceNotice(pack, results, { period: { start: '2027-07-01', end: '2028-06-30' }, contractId: 'C-1' })
 * console.log(notice.kpis.map(({ words }) => words ?? 'a person').join(', ')) // Inadequate, Inadequate, Inadequate
 * console.log(notice.problems.map(({ path }) => path).join(' ')) // procurementId suppliers
 * ```
 */
export function ukPerformanceNotice(
  pack: Pack,
  results: readonly Result[],
  options: UkNoticeOptions,
): UkNotice {
  const { period, materials, suppliers = [], procurementId, contractId } = options
  if (pack.jurisdiction.id !== 'uk')
    throw new HrddError([
      {
        code: 'wrong-jurisdiction',
        path: 'pack.jurisdiction',
        message: `the pack follows the law of "${pack.jurisdiction.id}"`,
        hint: 'Such notices belong to contracts of the jurisdiction "uk".',
      },
    ])
  const unknown = (materials ?? []).filter((id) => !pack.kpis.some((kpi) => kpi.id === id))
  if (unknown.length > 0)
    throw new HrddError(
      unknown.map((id) => ({
        code: 'unknown-kpi',
        path: 'materials',
        message: `${id} is not in the pack`,
        hint: 'Name KPIs that the contract measures.',
      })),
    )
  const strings = options.strings ?? pack.strings
  if (!Object.hasOwn(strings, 'uk-notice.title'))
    throw new HrddError([
      {
        code: 'no-words',
        path: 'strings',
        message: `this pack was composed with catalogue ${pack.stamp.catalogue}, which has no words for this notice`,
        hint: 'Hand in the strings of a newer pack in the same language as `strings`.',
      },
    ])
  const words = wordsOf(pack, strings)
  const chosen = pack.kpis.filter(({ id, direction, bands }) =>
    materials ? materials.includes(id) : direction !== 'none' && bands !== undefined,
  )
  const kpis = chosen.map((kpi) => entryOf(kpi, results, period, words))
  const notice = {
    title: words('uk-notice.title'),
    statement: words('uk-notice.statement'),
    authority: {
      name: options.authority?.name ?? pack.spec.buyer,
      ...(options.authority?.id !== undefined && { id: options.authority.id }),
    },
    procurement: {
      title: pack.spec.title,
      ...(procurementId !== undefined && { id: procurementId }),
    },
    contract: { ...(contractId !== undefined && { id: contractId }) },
    suppliers,
    period,
    kpis,
    problems: problemsOf(pack, options, chosen),
    sources: pack.jurisdiction.laws.filter(
      ({ ref, at }) =>
        (ref === 'PA23' && /Section (52|71)/.test(at)) || (ref === 'PR24' && /39/.test(at)),
    ),
  }
  return { ...notice, text: textOf(notice, words) }
}

function entryOf(
  kpi: PackKpi,
  results: readonly Result[],
  { start, end }: Period,
  words: Words,
): UkNoticeKpi {
  const ref = `${kpi.id}@${kpi.version}`
  const own = results.filter(
    (result) =>
      comparable(result.kpi, ref) && result.period.end >= start && result.period.end <= end,
  )
  const last = own.reduce(
    (latest, result) => (result.period.end > latest ? result.period.end : latest),
    '',
  )
  const current = own.filter((result) => result.period.end === last)
  // a result for the contract as a whole stands before those of its parts
  const whole = current.filter(
    ({ subject }) => !subject.lot && !subject.brand && !subject.site && !subject.product,
  )
  const candidates = (whole.length > 0 ? whole : current).filter(
    (result, _index, all) =>
      !all.some(
        (other) =>
          other.asOf > result.asOf &&
          JSON.stringify(other.subject) === JSON.stringify(result.subject),
      ),
  )
  const [result] = candidates
  const unit = unitKeys[kpi.unit.code]
  const base = {
    kpi: ref,
    number: kpi.number,
    title: kpi.title,
    ...(unit && { unit: words(unit) }),
    direction: kpi.direction,
  }
  const left = (
    state: NonNullable<UkNoticeKpi['leftToPerson']>['state'],
    fillings: Readonly<Record<string, string | number>> = {},
  ): UkNoticeKpi['leftToPerson'] => ({
    state,
    reason: words(`uk-notice.reason.${state}`, fillings),
  })
  const { from: _from, ramp: _ramp, ...contractBands } = kpi.bands ?? { from: 'kpi' }
  const bands =
    result?.bands ?? (kpi.bands ? (contractBands as NonNullable<Result['bands']>) : undefined)
  const common = {
    ...base,
    ...(bands && { thresholds: bands }),
    ...(result && { period: result.period }),
  }
  if (!result) return { ...common, leftToPerson: left('no-result')! }
  if (candidates.length > 1)
    return { ...common, leftToPerson: left('several', { count: candidates.length })! }
  const doubt = doubts.find((flag): flag is 'provisional' | 'small-n' =>
    result.flags.includes(flag),
  )
  if (doubt) return { ...common, leftToPerson: left(doubt)! }
  if (!published.includes(result.rating)) return { ...common, leftToPerson: left(result.rating)! }
  return {
    ...common,
    rating: result.rating as UkRating,
    words: words(`uk-notice.${result.rating}`),
    ...(result.rating === 'other' && { because: words('uk-notice.reason.other') }),
  }
}

function problemsOf(
  pack: Pack,
  { authority, procurementId, contractId, suppliers = [] }: UkNoticeOptions,
  chosen: readonly PackKpi[],
): Problem[] {
  const problems: Problem[] = []
  const missing = (path: string, what: string) =>
    problems.push({
      code: 'missing',
      path,
      message: `${what} is missing`,
      hint: 'The notice has to state it.',
    })
  const rule = pack.jurisdiction.kpis
  const { value, framework } = pack.spec.contract
  const exempt =
    framework === true ||
    (rule !== undefined &&
      value !== undefined &&
      pack.currency === rule.above.currency &&
      value <= rule.above.amount)
  if (rule && chosen.length < rule.minimum && !exempt)
    problems.push({
      code: 'too-few-kpis',
      path: 'materials',
      message: `the notice has ${chosen.length} KPIs where at least ${rule.minimum} are set and published`,
      hint: `Choose more KPIs that can be rated; the set "uk-published" holds three. ${rule.reason}`,
    })
  for (const kpi of chosen)
    if (
      kpi.direction === 'none' ||
      (!kpi.bands && kpi.measure.type !== 'milestone' && kpi.measure.type !== 'narrative')
    )
      problems.push({
        code: 'unrated-kpi',
        path: `materials.${kpi.id}`,
        message: `${kpi.id} is watched and never rated`,
        hint: 'Choose a KPI with thresholds.',
      })
  if (authority?.name === '') missing('authority.name', 'the name of the contracting authority')
  if (procurementId === undefined)
    missing('procurementId', 'the unique identifier of the procurement')
  if (contractId === undefined)
    missing('contractId', 'the unique identifier of the public contract')
  if (suppliers.length === 0)
    missing(
      'suppliers',
      'the supplier, with name, postal address, email address and unique identifier,',
    )
  suppliers.forEach((supplier, index) => {
    for (const [field, what] of [
      ['name', 'the name'],
      ['postalAddress', 'the postal address'],
      ['email', 'the email address'],
      ['id', 'the unique identifier'],
    ] as const)
      if (!supplier[field]) missing(`suppliers[${index}].${field}`, `${what} of the supplier`)
  })
  return problems
}

function textOf(
  {
    title,
    statement,
    authority,
    procurement,
    contract,
    suppliers,
    period,
    kpis,
    problems,
  }: Omit<UkNotice, 'text'>,
  words: Words,
): string {
  const or = (text: string | undefined) => text || words('uk-notice.missing')
  const lines = [
    title,
    '',
    words('uk-notice.draft'),
    '',
    words('uk-notice.authority', {
      name: authority.id === undefined ? authority.name : `${authority.name}, ${authority.id}`,
    }),
    words('uk-notice.procurement', { title: procurement.title }),
    words('uk-notice.procurement-id', { id: or(procurement.id) }),
    words('uk-notice.contract-id', { id: or(contract.id) }),
    ...(suppliers.length > 0 ? suppliers : [{}]).flatMap((supplier: UkSupplier) => [
      words('uk-notice.supplier', { name: or(supplier.name) }),
      words('uk-notice.supplier-address', { address: or(supplier.postalAddress) }),
      words('uk-notice.supplier-email', { email: or(supplier.email) }),
      words('uk-notice.supplier-id', { id: or(supplier.id) }),
    ]),
    words('uk-notice.period', {
      start: dayText(words, period.start),
      end: dayText(words, period.end),
    }),
    '',
    statement,
    '',
    words('uk-notice.kpis'),
    ...kpis.flatMap((kpi) => ['', ...kpiLines(kpi, words)]),
    '',
    words('uk-notice.thresholds.why'),
    ...(problems.length > 0
      ? [
          '',
          words('uk-notice.open'),
          ...problems.map(({ message, hint }) => `- ${sentence(message)}. ${hint}`),
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function kpiLines(
  {
    number,
    title,
    kpi,
    words: rating,
    because,
    leftToPerson,
    thresholds,
    unit,
    direction,
    period,
  }: UkNoticeKpi,
  words: Words,
): readonly string[] {
  const inUnit = (threshold: number) => `${threshold}${unit ? ` ${unit}` : ''}`
  return [
    words('uk-notice.kpi', { number, title, ref: kpi }),
    leftToPerson
      ? words('uk-notice.left', { reason: leftToPerson.reason })
      : words('uk-notice.rating', {
          rating: because === undefined ? rating! : `${rating}. ${because}`,
        }),
    thresholds
      ? words(
          `uk-notice.thresholds.${direction !== 'lower' ? 'higher' : thresholds.target === thresholds.requiresImprovement ? 'zero' : 'lower'}`,
          {
            target: inUnit(thresholds.target),
            approaching: inUnit(thresholds.approaching),
            requiresImprovement: inUnit(thresholds.requiresImprovement),
          },
        )
      : words('uk-notice.thresholds.none'),
    ...(period
      ? [
          words('uk-notice.period-of', {
            start: dayText(words, period.start),
            end: dayText(words, period.end),
          }),
        ]
      : []),
  ]
}
