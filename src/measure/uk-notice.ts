// Ratings as the United Kingdom publishes them (reg. 39(4)): the law gives words and no numbers, so thresholds stand beside.

import { readDate } from '../calendar/dates.ts'
import type { Span } from '../calendar/periods.ts'
import { need } from '../language/arguments.ts'
import { suggestion } from '../language/nearest.ts'
import { fail, failIfAny, inWords } from '../language/problems.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack, PackKpi } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Notice, NoticeKpi, NoticeOptions, NoticeRating } from './notice.ts'
import { printNotice } from './print-notice.ts'
import type { Figures, KpiResult } from './result.ts'

/**
 * The content of a contract performance notice: who, which contract, which KPIs with their thresholds, how each is rated,
 * for which time. What is none of the five ratings is left to a person, and so is a result of fewer than five cases. It
 * prints no counts. It is a draft: it is neither published nor checked against the form of the central platform.
 *
 * @param pack a pack of a jurisdiction that has ratings published
 * @param results of `evaluate`
 * @throws HrddError for a pack of another jurisdiction, a date that does not exist, or a KPI that the pack does not have
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluate, ukPerformanceNotice } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'Borough of Example', jurisdiction: 'uk', category: 'ict-hardware', tier: 'medium',
 *   contract: { start: '2027-07-01', months: 48 },
 * })
 * const results = evaluate(pack, { copies: [] }, { asOf: '2028-09-30' })
 * const notice = ukPerformanceNotice(pack, results, { period: { start: '2027-07-01', end: '2028-06-30' } })
 * console.log(notice.kpis[0]?.rating, notice.problems.length > 0) // inadequate true
 * ```
 */
export function ukPerformanceNotice(
  pack: Pack,
  results: readonly KpiResult[],
  options: NoticeOptions,
): Notice {
  need('pack', pack)
  need('list', results, 'results')
  need('options', options)
  const { publishedKpis: rule, laws } = pack.jurisdiction
  if (!rule) fail('no-notice', 'pack.jurisdiction', { title: pack.jurisdiction.title })
  const period = {
    start: readDate(options.period.start, 'period.start'),
    end: readDate(options.period.end, 'period.end'),
  }
  const chosen = chosenKpis(pack, options.kpis)
  const voice = speech(pack.words)
  const { procurementId, contractId, suppliers = [], authority = {} } = options
  const notice = {
    authority: {
      name: authority.name ?? pack.spec.buyer,
      ...(authority.id !== undefined && { id: authority.id }),
    },
    procurement: {
      title: pack.spec.title,
      ...(procurementId !== undefined && { id: procurementId }),
    },
    contract: { ...(contractId !== undefined && { id: contractId }) },
    suppliers,
    period,
    kpis: chosen.map((kpi) => entryOf(kpi, results, period, voice)),
    problems: missingIn(options, chosen.length, rule.minimum).map((fault) => inWords(fault)),
    sources: laws.filter(({ ref }) => ref === rule.source.ref),
  }
  return { ...notice, text: printNotice(notice, voice) }
}

function chosenKpis({ kpis }: Pack, ids: readonly string[] | undefined): readonly PackKpi[] {
  if (!ids) return kpis.filter(({ published }) => published)
  failIfAny(
    ids
      .filter((id) => !kpis.some((kpi) => kpi.id === id))
      .map((id) => {
        const { ending, values } = suggestion(
          id,
          kpis.map((kpi) => kpi.id),
        )
        return { code: `not-in-pack${ending}`, path: 'kpis', values: { given: id, ...values } }
      }),
  )
  return kpis.filter(({ id }) => ids.includes(id))
}

const publishable: readonly NoticeRating[] = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
]

function entryOf(
  kpi: PackKpi,
  results: readonly KpiResult[],
  { start, end }: Span,
  { say }: Speech,
): NoticeKpi {
  const result = results
    .filter(({ kpi: id, period }) => id === kpi.id && period.end >= start && period.end <= end)
    .sort((a, b) => (a.period.end < b.period.end ? -1 : 1))
    .at(-1)
  const thresholds = result?.thresholds ?? kpi.thresholds?.at(-1)
  const figures: (Figures & { readonly small: boolean }) | undefined = result?.published ?? result
  const rating = publishable.find((each) => each === figures?.rating)
  const base = {
    kpi: kpi.id,
    version: kpi.version,
    title: kpi.title,
    unit: kpi.unit,
    direction: kpi.direction,
    ...(thresholds && { thresholds }),
    ...(result && { period: result.period }),
  }
  if (figures && rating && !figures.small)
    return { ...base, rating, words: say(`notice.rating.${rating}`) }
  const undecided = undecidedBy(figures)
  return { ...base, undecided, words: say(`notice.undecided.${undecided}`) }
}

function undecidedBy(
  figures: (Figures & { readonly small: boolean }) | undefined,
): NonNullable<NoticeKpi['undecided']> {
  if (!figures) return 'no-result'
  const others = ['nothing-to-rate', 'no-data', 'pending', 'not-rated'] as const
  return others.find((each) => each === figures.rating) ?? 'small'
}

const supplierFields = ['name', 'postalAddress', 'email', 'id'] as const

function missingIn(
  { procurementId, contractId, suppliers = [] }: NoticeOptions,
  count: number,
  minimum: number,
): readonly Fault[] {
  const lacks = (path: string): Fault => ({
    code: 'notice-missing',
    path,
    values: { what: `@problems.notice.${path.split('.').at(-1)}` },
  })
  const few: Fault = { code: 'notice-few-kpis', path: 'kpis', values: { count, minimum } }
  return [
    ...(count < minimum ? [few] : []),
    ...(procurementId === undefined ? [lacks('procurementId')] : []),
    ...(contractId === undefined ? [lacks('contractId')] : []),
    ...(suppliers.length === 0 ? [lacks('suppliers')] : []),
    ...suppliers.flatMap((supplier, index) =>
      supplierFields
        .filter((field) => !supplier[field])
        .map((field) => lacks(`suppliers[${index}].${field}`)),
    ),
  ]
}
