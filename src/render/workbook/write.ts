// Writes the workbook of a pack: what is due, what was reported, what came of it.

import { readSupplier, type SupplierInput, type SupplierType } from '../../model/audience.ts'
import type { Actor } from '../../model/catalogue.ts'
import { show, suggest } from '../../model/issues.ts'
import type { Observation, Period, Result, Subject } from '../../model/observation.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { HrddError, type Problem, throwIfAny } from '../../model/problems.ts'
import type { EvidenceRow, RequestRow, WorkbookRows, WorkbookSetup } from '../../model/workbook.ts'
import { forExport } from '../../monitor/evaluate/for-export.ts'
import { kpiPeriods } from '../../monitor/periods.ts'
import { reportDates } from '../../monitor/report-dates.ts'
import { isWritableDate } from './cells.ts'
import type { TableId } from './columns.ts'
import { writeFile } from './file.ts'
import { isJudgementOf, itemsOf, judgementItems, kpiKey } from './items.ts'
import { type Edition, readMeSheet, whySheet } from './reading-sheets.ts'
import {
  isSharedPromise,
  isSharedShortfall,
  linesOf,
  recordFaults,
  withPromises,
} from './records.ts'
import { type Report, reportSheet } from './reports.ts'
import { dashboardSheet, meetingSheet, noticeSheet, resultSheet } from './result-sheets.ts'
import { listsSheet, setupSheet } from './setup.ts'
import type { DefinedName, SheetModel } from './sheet.ts'
import { tableNames, tableSheets } from './tables.ts'
import { allLabels, wordsOf } from './words.ts'

/** What a workbook holds beside the pack. Everything may be left out. */
export interface WorkbookOptions extends WorkbookRows {
  /** `buyer` (default): everything. `supplier`: what the Supplier fills in and needs to read, and nothing of the Buyer's. */
  readonly edition?: Edition
  /** With `edition: 'supplier'`: only what suppliers of this type report. */
  readonly supplier?: SupplierInput
  /** Reports made so far. */
  readonly observations?: readonly Observation[]
  /** What `evaluate` made of them; written as values, as `forExport` shows them. */
  readonly results?: readonly Result[]
  /** Id of the contract, `subject.contract` of every observation. Default: that of the observations, else the reference or title of the procurement. */
  readonly contract?: string
  /** Name of the supplier, once there is one. */
  readonly supplierName?: string
  /** Lots and Brands of the contract. KPIs about a Brand are asked once for each. */
  readonly lots?: readonly string[]
  readonly brands?: readonly string[]
  /** Asks only for reports due on these days, civil dates that both count. Default: the whole contract. */
  readonly due?: { readonly from?: string; readonly to?: string }
  /** Thresholds agreed instead of those of the pack, by id of the KPI. */
  readonly thresholds?: WorkbookSetup['thresholds']
  /** Function that agreed the thresholds, and when. */
  readonly agreedBy?: string
  readonly agreedOn?: string
}

/**
 * Writes the monitoring workbook of a pack as .xlsx, without macros: the reason for each KPI first, then what is to be
 * reported and by when, sites, findings, remedy, requests and proof, promises and shortfalls, results with their reasons,
 * and the next talk.
 * Same input, same bytes.
 *
 * @param pack what `compose` made, or `readPack` read
 * @returns the bytes of the file
 * @throws HrddError with every problem of the options at once, e.g. an observation of a KPI that the pack does not have
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const file = await toWorkbook(pack, { edition: 'supplier', supplier: 'reseller', brands: ['Brand A'] })
 * console.log((await readWorkbook(file)).setup.brands[0]) // Brand A
 * ```
 */
export async function toWorkbook(pack: Pack, options: WorkbookOptions = {}): Promise<Uint8Array> {
  const { sheets, names, title } = sheetsOf(pack, options)
  return writeFile(sheets, names, {
    title,
    subject: pack.spec.title,
    date: pack.spec.contract.start,
    foot: `${pack.spec.title} · ${pack.stamp.catalogue} · ${pack.stamp.digest.slice(0, 12)}`,
  })
}

/** The sheets as plain data, for .xlsx and CSV. */
export function sheetsOf(
  pack: Pack,
  options: WorkbookOptions,
): { readonly sheets: SheetModel[]; readonly names: DefinedName[]; readonly title: string } {
  const words = wordsOf(pack)
  const edition = options.edition ?? 'buyer'
  const supplier = supplierOf(options)
  const kpis = pack.kpis.filter((kpi) => edition === 'buyer' || isReportedBy(kpi, supplier))
  const problems = faultsOf(pack, options)
  throwIfAny(problems)
  const shown = new Map(kpis.map((kpi) => [kpiKey(kpi), kpi]))
  const labels = allLabels(words, pack)
  const judging = edition === 'buyer'
  const observations = (options.observations ?? []).filter(
    (observation) => edition === 'buyer' || isForSupplier(observation, shown),
  )
  const results = (options.results ?? []).filter(({ kpi }) => shown.has(kpi))
  const setup = setupOf(pack, kpis, options)
  const rows = sharedRows(withLinked(options, observations), edition, options, observations)
  const reports = reportsOf(pack, kpis, setup, observations, options, supplier)
  // figures about few people stay out of every file, also of one that stays in the house
  const input = { words, pack, kpis, results: forExport(results), observations, rows, setup }
  const filled = tableSheets({
    words,
    labels,
    lines: linesOf(
      edition === 'buyer' ? { ...rows, commitments: withPromises(pack, rows.commitments) } : rows,
    ),
    edition,
  })
  const lists = listsSheet(
    words,
    labels,
    kpis,
    filled.map(({ id }) => id as TableId),
    judging,
  )
  const names = [...lists.names, ...tableNames(filled)]
  const [changes] = filled.splice(-1)
  const after =
    edition === 'buyer'
      ? [
          resultSheet(input),
          dashboardSheet(input),
          meetingSheet(input),
          ...(pack.spec.jurisdiction === 'uk' ? [noticeSheet(input)] : []),
        ]
      : []
  const body = [
    whySheet(words, pack, kpis, edition),
    setupSheet(words, pack, kpis, setup, edition === 'buyer'),
    reportSheet(words, labels, reports, judging),
    ...filled,
    ...after,
    changes!,
  ]
  return {
    sheets: [
      readMeSheet(
        words,
        pack,
        setup,
        edition,
        body.map(({ id }) => id),
      ),
      ...body,
      lists.sheet,
    ],
    names,
    title: words('title', { title: pack.spec.title }),
  }
}

function supplierOf({ supplier, edition }: WorkbookOptions): SupplierType {
  if (supplier === undefined) return {}
  const type = readSupplier(supplier)
  if (!type)
    throw new HrddError([
      {
        code: 'unknown-supplier',
        path: 'supplier',
        message: `${show(supplier)} is not a supplier type`,
        hint: 'Write reseller, brand, sme, large, sme-reseller, or { role, size }.',
      },
    ])
  if (edition !== 'supplier')
    throw new HrddError([
      {
        code: 'no-supplier',
        path: 'supplier',
        message: 'a supplier type makes no difference to the edition of the Buyer',
        hint: "Add edition: 'supplier', or leave it out.",
      },
    ])
  return type
}

/** Whether the edition of the Supplier shows a report: none of the Buyer's, and no judgement. */
function isForSupplier(observation: Observation, shown: ReadonlyMap<string, PackKpi>): boolean {
  const kpi = shown.get(observation.kpi)
  return kpi !== undefined && observation.reportedBy !== 'buyer' && !isJudgementOf(kpi, observation)
}

/** Whether a Supplier of this type reports the KPI. */
const isReportedBy = (kpi: PackKpi, { role }: SupplierType): boolean =>
  role
    ? kpi.reporter[role] !== undefined
    : kpi.reporter.reseller !== undefined || kpi.reporter.brand !== undefined

/** Everything in the options that the file could not hold, or that is of another contract. */
function faultsOf(pack: Pack, options: WorkbookOptions): Problem[] {
  const known = new Map(pack.kpis.map((kpi) => [kpiKey(kpi), kpi]))
  const problems: Problem[] = []
  const add = (path: string, code: string, message: string, hint: string): void =>
    void problems.push({ code, path, message, hint })
  if (
    options.edition !== undefined &&
    options.edition !== 'buyer' &&
    options.edition !== 'supplier'
  )
    add(
      'edition',
      'unknown-value',
      `there is no edition ${show(options.edition)}`,
      'Write buyer or supplier.',
    )
  const ids = new Set<string>()
  const contracts = new Set<string>()
  const dated = (path: string, date: string): void => {
    if (!isWritableDate(date))
      add(
        path,
        'bad-date',
        `${show(date)} is not a date that exists between 1990 and 2199`,
        'Write it as YYYY-MM-DD.',
      )
  }
  for (const [index, observation] of (options.observations ?? []).entries()) {
    const path = `observations[${index}]`
    const kpi = known.get(observation.kpi)
    contracts.add(observation.subject.contract)
    if (ids.has(observation.id))
      add(
        `${path}.id`,
        'twice',
        `there are two observations ${show(observation.id)}`,
        'Give each its own id.',
      )
    ids.add(observation.id)
    if (observation.id.trim() === '' || observation.id.includes(';'))
      add(
        `${path}.id`,
        'bad-id',
        `${show(observation.id)} cannot name a report`,
        'Use words without a semicolon.',
      )
    if (!kpi) {
      add(
        `${path}.kpi`,
        'unknown-kpi',
        `this pack does not measure ${show(observation.kpi)}`,
        suggest(observation.kpi, known.keys()) ||
          'Write the id with the version that the contract names.',
      )
      continue
    }
    const variables = new Map(
      [...itemsOf(kpi.measure), ...judgementItems(kpi)].map((item) => [item.name, item]),
    )
    for (const [name, value] of Object.entries(observation.values)) {
      const variable = variables.get(name)
      if (!variable)
        add(
          `${path}.values.${name}`,
          'unknown-variable',
          `${observation.kpi} has no variable ${show(name)}`,
          suggest(name, variables.keys()),
        )
      else if (variable.form === 'date' && typeof value === 'string')
        dated(`${path}.values.${name}`, value)
      else if (Array.isArray(value) && value.some((one) => one.length > 10_000))
        add(
          `${path}.values.${name}`,
          'too-long',
          'holds a key of more than 10,000 characters',
          'Shorten it.',
        )
    }
    dated(`${path}.reportedOn`, observation.reportedOn)
    dated(`${path}.period.start`, observation.period.start)
    dated(`${path}.period.end`, observation.period.end)
    observation.evidence.forEach(({ date }, at) => dated(`${path}.evidence[${at}].date`, date))
    observation.requests?.forEach(({ on, answeredOn }, at) =>
      [on, answeredOn].forEach(
        (date) => date !== undefined && dated(`${path}.requests[${at}]`, date),
      ),
    )
    if ((observation.companion?.length ?? 0) > 32_000)
      add(
        `${path}.companion`,
        'too-long',
        'holds more than 32,000 characters, which no cell can',
        'Shorten it, and put the rest in a document.',
      )
  }
  problems.push(...recordFaults(pack, options, dated))
  if (options.contract !== undefined) contracts.add(options.contract)
  if (contracts.size > 1)
    add(
      'observations',
      'several-contracts',
      `the observations are of several contracts: ${[...contracts].slice(0, 5).map(show).join(', ')}`,
      'Write one workbook for each contract.',
    )
  for (const id of Object.keys(options.thresholds ?? {}))
    if (!pack.kpis.some((kpi) => kpi.id === id && kpi.bands))
      add(`thresholds.${id}`, 'unknown-kpi', `this pack rates no KPI ${show(id)}`, 'Leave it out.')
  if (options.agreedOn !== undefined) dated('agreedOn', options.agreedOn)
  return problems
}

function setupOf(pack: Pack, kpis: readonly PackKpi[], options: WorkbookOptions): WorkbookSetup {
  const { spec, stamp } = pack
  return {
    contract:
      options.contract ??
      options.observations?.[0]?.subject.contract ??
      spec.reference ??
      spec.title,
    title: spec.title,
    buyer: spec.buyer,
    ...(options.supplierName !== undefined && { supplier: options.supplierName }),
    start: spec.contract.start,
    end: pack.contractEnd,
    tier: spec.tier,
    lots: options.lots ?? [],
    brands: options.brands ?? [],
    ...(options.agreedBy !== undefined && { agreedBy: options.agreedBy }),
    ...(options.agreedOn !== undefined && { agreedOn: options.agreedOn }),
    thresholds: Object.fromEntries(
      kpis.flatMap((kpi) => {
        const bands = options.thresholds?.[kpi.id] ?? kpi.bands
        return bands
          ? [
              [
                kpi.id,
                {
                  target: bands.target,
                  approaching: bands.approaching,
                  requiresImprovement: bands.requiresImprovement,
                },
              ],
            ]
          : []
      }),
    ),
    pack: stamp.digest,
    catalogue: stamp.catalogue,
  }
}

/** Proofs and requests of the observations as rows, after those given as rows; what is in both stands once. */
function withLinked(options: WorkbookOptions, observations: readonly Observation[]): WorkbookRows {
  const link = <Row extends { readonly reports?: readonly string[] }>(
    given: readonly Row[],
    of: (observation: Observation) => readonly Row[],
    fields: readonly (keyof Row)[],
  ): Row[] => {
    const key = (row: Row, report: string): string =>
      JSON.stringify([report, ...fields.map((field) => row[field] ?? null)])
    const left = new Map<string, number>()
    for (const row of given)
      for (const report of row.reports ?? [])
        left.set(key(row, report), (left.get(key(row, report)) ?? 0) + 1)
    const more = observations.flatMap((observation) =>
      of(observation).flatMap((row): Row[] => {
        const count = left.get(key(row, observation.id)) ?? 0
        if (count > 0) left.set(key(row, observation.id), count - 1)
        return count > 0 ? [] : [{ ...row, reports: [observation.id] }]
      }),
    )
    return [...given, ...more]
  }
  return {
    ...options,
    evidence: link<EvidenceRow>(options.evidence ?? [], ({ evidence }) => evidence, [
      'grade',
      'share',
      'date',
      'scheme',
      'scope',
      'ref',
    ]),
    requests: link<RequestRow>(options.requests ?? [], ({ requests }) => requests ?? [], [
      'to',
      'on',
      'answer',
      'answeredOn',
    ]),
  }
}

/** Rows that this edition may show: to a Supplier none that is the Buyer's alone, and none about a report it does not see. */
function sharedRows(
  rows: WorkbookRows,
  edition: Edition,
  { observations: all }: WorkbookOptions,
  observations: readonly Observation[],
): WorkbookRows {
  if (edition === 'buyer') return rows
  const seen = new Set(observations.map(({ id }) => id))
  const hidden = new Set((all ?? []).map(({ id }) => id).filter((id) => !seen.has(id)))
  const linked = <Row extends { readonly reports?: readonly string[] }>(
    list: readonly Row[],
  ): readonly Row[] =>
    list.flatMap((row) => {
      const reports = row.reports?.filter((id) => !hidden.has(id))
      return row.reports === undefined || row.reports.length === 0
        ? [row]
        : reports!.length > 0
          ? [{ ...row, reports }]
          : []
    })
  const shared = <Row extends { readonly confidentiality?: string }>(
    list: readonly Row[] | undefined,
  ): readonly Row[] =>
    (list ?? []).filter(({ confidentiality }) => confidentiality !== 'buyer-only')
  return {
    sites: shared(rows.sites),
    findings: shared(rows.findings),
    // a complaint can reach the Buyer past the Supplier: it is shown only where somebody decided so
    grievances: (rows.grievances ?? []).filter(
      ({ confidentiality }) => confidentiality === 'parties' || confidentiality === 'public',
    ),
    engagement: (rows.engagement ?? []).filter(
      ({ confidentiality }) => confidentiality === 'parties' || confidentiality === 'public',
    ),
    requests: linked(shared(rows.requests)),
    evidence: linked(shared(rows.evidence)),
    commitments: (rows.commitments ?? []).filter(isSharedPromise),
    shortfalls: (rows.shortfalls ?? []).filter(isSharedShortfall),
    changes: shared(rows.changes),
  }
}

/** Reports made, and those that the contract asks for and nobody made yet; by due date, then by number of the KPI. */
function reportsOf(
  pack: Pack,
  kpis: readonly PackKpi[],
  setup: WorkbookSetup,
  observations: readonly Observation[],
  options: WorkbookOptions,
  supplier: SupplierType,
): Report[] {
  const slot = (
    kpi: string,
    { lot, brand, site, product }: Omit<Subject, 'contract'>,
    { start, end }: Period,
  ): string => JSON.stringify([kpi, lot, brand, site, product, start, end])
  const byKey = new Map(kpis.map((kpi) => [kpiKey(kpi), kpi]))
  const used = new Set(observations.map(({ id }) => id))
  // a judgement alone is no report
  const counted = observations.filter(
    (observation) => !isJudgementOf(byKey.get(observation.kpi)!, observation),
  )
  const reported = new Set(counted.map(({ kpi, subject, period }) => slot(kpi, subject, period)))
  const anyOfPeriod = new Set(counted.map(({ kpi, period }) => slot(kpi, {}, period)))
  const dueOn = reportDates(pack)
  const dueDate = (kpi: PackKpi, end: string): string =>
    dueOn(end, {
      role: reporterOf(pack, kpi, supplier),
      ...(supplier.size && { size: supplier.size }),
    })
  const made = observations.map((observation): Report => {
    const kpi = byKey.get(observation.kpi)!
    return {
      id: observation.id,
      kpi,
      subject: observation.subject,
      period: observation.period,
      due: dueDate(kpi, observation.period.end),
      observation,
    }
  })
  const asked = kpis.flatMap((kpi) =>
    kpiPeriods(kpi.period, { start: setup.start, end: setup.end }).flatMap((period): Report[] => {
      const due = dueDate(kpi, period.end)
      if (
        (options.due?.from !== undefined && due < options.due.from) ||
        (options.due?.to !== undefined && due > options.due.to)
      )
        return []
      const subjects: Omit<Subject, 'contract'>[] =
        kpi.scope.level !== 'contract' && setup.brands.length > 0
          ? setup.brands.map((brand) => ({ brand }))
          : [{}]
      return subjects.flatMap((subject, index): Report[] => {
        // a report about the whole, or about a site or product, answers for the period as well
        if (
          subject.brand === undefined
            ? anyOfPeriod.has(slot(kpiKey(kpi), {}, period))
            : reported.has(slot(kpiKey(kpi), subject, period))
        )
          return []
        const name = `${kpi.id.replace(/^KPI-/, '')}/${period.end}${subject.brand === undefined ? '' : `/${index + 1}`}`
        let id = name
        for (let next = 2; used.has(id); next++) id = `${name}-${next}`
        used.add(id)
        return [{ id, kpi, subject, period, due, reporter: reporterOf(pack, kpi, supplier) }]
      })
    }),
  )
  const numbers = new Map(pack.kpis.map((kpi, index) => [kpi.id, index]))
  return [...made, ...asked].sort(
    (a, b) => compare(a.due ?? '', b.due ?? '') || numbers.get(a.kpi.id)! - numbers.get(b.kpi.id)!,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Role that is expected to report. */
function reporterOf({ spec }: Pack, kpi: PackKpi, { role }: SupplierType): Actor {
  const roles = role ? [role] : spec.bidders.roles.filter((one) => kpi.reporter[one] !== undefined)
  return roles[0] ?? 'buyer'
}
