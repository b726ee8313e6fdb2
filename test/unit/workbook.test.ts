// The monitoring workbook: what goes in comes out, nothing acts as a formula, nothing of the Buyer reaches the Supplier, nothing bad is dropped.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, type Flag, type Observation, type Result, type Spec } from '../../src/index.ts'
import { ratings } from '../../src/model/observation.ts'
import { HrddError } from '../../src/model/problems.ts'
import { evaluateAll, type ReviewOptions, review } from '../../src/monitor/index.ts'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { zipParts } from '../../src/render/docx/file/zip-parts.ts'
import {
  readWorkbook,
  toCsv,
  toWorkbook,
  type WorkbookOptions,
} from '../../src/render/workbook/index.ts'
import { fullPack, observationsOf, openWith, sorted } from '../support/workbook.ts'
import { packOf } from './support.ts'

const pack = fullPack()
const observations = observationsOf(pack)

/** The problems that a promise ends in. */
async function problemsOfAsync(
  call: () => Promise<unknown>,
): Promise<
  {
    readonly code: string
    readonly path: string
    readonly message: string
    readonly hint: string
  }[]
> {
  try {
    await call()
  } catch (error) {
    if (error instanceof HrddError) return [...error.problems]
    throw error
  }
  return []
}

const rows = {
  sites: [
    {
      id: 'S-1',
      name: '=cmd|calc',
      address: 'Road 1; Zone "B"',
      country: 'VN',
      level: 'final',
      models: ['L-14', 'L;15'],
      brand: 'Brand A',
      since: '2027-07-01',
      source: '@list',
      confirmed: '2028-03-01',
      confidentiality: 'parties',
    },
    { id: '007' },
  ],
  findings: [
    {
      id: 'F-1',
      site: 'S-1',
      issue: 'Passports kept',
      severity: 'critical',
      severityBy: 'monitor',
      found: '2028-02-01',
      grade: 'E3',
      due: '2028-03-01',
      movedTo: '2028-04-01',
      status: 'reopened',
      closed: '2028-05-01',
      verifiedBy: 'monitor',
      cause: 'Agency',
      buyingPart: 'Late changes',
      recurrenceOf: 'F-0',
      people: '10-49',
      confidentiality: 'public',
    },
  ],
  grievances: [
    {
      id: 'G-1',
      issue: 'Unpaid overtime',
      received: '2028-01-10',
      substantiated: 'open',
      remedy: 'Back pay',
      agreed: '2028-02-01',
      delivered: '2028-03-01',
      owed: '12000.5',
      paid: '0',
      people: 'under-10',
      confirmedByWorkers: 'unknown',
      retaliationChecks: ['2028-04-01', '2028-07-01'],
      confidentiality: 'parties',
    },
  ],
  engagement: [
    {
      id: 'E-1',
      stage: 'identify',
      site: 'S-1',
      heldOn: '2027-09-01',
      groupsHeard: 'Night shift',
      peopleHeard: '50-249',
      whatChanged: 'Shifts end earlier',
      answerReturned: '2027-10-01',
      proxyReview: '2028-10-01',
      confidentiality: 'parties',
    },
  ],
  requests: [
    {
      to: 'Brand B',
      template: 'REQ-01',
      on: '2028-01-02',
      due: '2028-02-02',
      answer: 'partial',
      answeredOn: '2028-01-30',
    },
  ],
  evidence: [
    {
      id: 'P-1',
      grade: 'E4',
      date: '2028-01-01',
      type: 'Audit',
      issuer: 'Union',
      independence: 'workers',
      sites: ['S-1', '007'],
      validUntil: '2029-01-01',
      confidentiality: 'buyer-only',
    },
  ],
  commitments: [
    { clause: 'GRV-01', state: 'delivered', on: '2028-01-18', confidentiality: 'parties' },
    {
      clause: 'TRN-01',
      anchor: 'site-list',
      promise: '=All sites; all tiers',
      due: '2027-12-31',
      state: 'partly',
      note: '+1',
    },
  ],
  shortfalls: [
    {
      id: 'S-1',
      clause: 'COR-01',
      what: '=Two are past their dates',
      learnedOn: '2028-07-18',
      steps: [
        { step: 1, on: '2028-07-25', due: '2028-08-31' },
        { step: 2, on: '2028-09-10' },
      ],
      severeHarm: false,
      retaliation: true,
      reportedBySupplier: true,
      begins: { step: 2, ground: 'repeated' },
      correctedOn: '2028-10-01',
      closedOn: '2028-10-05',
      statement: 'The agency pays.',
      confidentiality: 'public',
    },
    { id: 'S-2', clause: 'TRN-01', what: 'None', learnedOn: '2028-07-18', steps: [] },
  ],
  changes: [
    {
      on: '2028-07-01',
      kind: 'threshold',
      what: 'Target of KPI 3.1',
      from: '95',
      to: '90',
      reason: 'Agreed',
      by: 'contract manager',
    },
  ],
} as const satisfies WorkbookOptions

describe('what goes in comes out', () => {
  test('reports of every KPI, with every kind of value', async () => {
    expect(new Set(pack.kpis.map(({ measure }) => measure.type)).size).toBeGreaterThanOrEqual(6)
    const read = await readWorkbook(
      await toWorkbook(pack, { observations, brands: ['Brand 1', 'Brand 3'] }),
      { pack },
    )
    expect(sorted(read.observations)).toEqual(sorted(observations))
    expect(read.problems).toEqual([])
  })

  test('milestones and judgements, which the catalogue does not use yet', async () => {
    const [first, second, ...others] = pack.kpis
    const own = {
      ...pack,
      kpis: [
        { ...first!, measure: { type: 'milestone', due: 'day agreed', done: 'day done' } as const },
        { ...second!, measure: { type: 'narrative', rubric: 'How well?' } as const },
        ...others,
      ],
    }
    const given = observationsOf(own).filter(
      ({ kpi }) => kpi.startsWith(first!.id) || kpi.startsWith(second!.id),
    )
    expect(
      sorted((await readWorkbook(await toWorkbook(own, { observations: given }))).observations),
    ).toEqual(sorted(given))
  })

  test('rows of every other sheet, and the contract', async () => {
    const options = {
      ...rows,
      contract: 'C-1',
      supplierName: 'Reseller Ltd',
      lots: ['1', 'Lot; two'],
      brands: ['Brand A', 'Brand B'],
      agreedBy: 'Contract manager',
      agreedOn: '2027-06-30',
      thresholds: { 'KPI-TRN-01.1': { target: 90, approaching: 72.5, requiresImprovement: 50 } },
    }
    const read = await readWorkbook(await toWorkbook(pack, options), { pack })
    for (const [sheet, given] of Object.entries(rows))
      expect(read[sheet as keyof typeof rows], sheet).toEqual(given)
    expect(read.setup).toMatchObject({
      contract: 'C-1',
      supplier: 'Reseller Ltd',
      buyer: pack.spec.buyer,
      title: pack.spec.title,
      start: '2027-07-01',
      end: '2031-06-30',
      tier: 'high',
      lots: ['1', 'Lot; two'],
      brands: ['Brand A', 'Brand B'],
      agreedBy: 'Contract manager',
      agreedOn: '2027-06-30',
      pack: pack.stamp.digest,
      catalogue: pack.stamp.catalogue,
    })
    expect(read.setup.thresholds['KPI-TRN-01.1']).toEqual({
      target: 90,
      approaching: 72.5,
      requiresImprovement: 50,
    })
    expect(Object.keys(read.setup.thresholds).sort()).toEqual(
      pack.kpis
        .filter(({ bands }) => bands)
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('what was read can be written and read again', async () => {
    const first = await readWorkbook(
      await toWorkbook(pack, { ...rows, observations: observations.slice(0, 30), brands: ['B'] }),
    )
    const { setup, problems: _problems, ...data } = first
    expect(
      await readWorkbook(
        await toWorkbook(pack, { ...data, contract: setup.contract, brands: setup.brands }),
      ),
    ).toEqual(first)
  })

  test('a list longer than a cell', async () => {
    const given = observations.find(({ id }) => id === 'KPI-COR-01.1#0')!
    const long: Observation = {
      ...given,
      values: {
        seriousDue: Array.from({ length: 9000 }, (_, index) => `finding-${index}`),
        seriousClosed: '1',
      },
    }
    expect(
      (await readWorkbook(await toWorkbook(pack, { observations: [long] }))).observations,
    ).toEqual([long])
  })

  test('an empty workbook holds no report, whatever is due', async () => {
    expect(
      (await readWorkbook(await toWorkbook(pack, { brands: ['A', 'B'] }), { pack })).observations,
    ).toEqual([])
  })
})

test('the example, filled in: a review from the workbook alone says what one from the records says', async () => {
  const example = compose(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')) as Spec)
  const { observations: given, ...options } = parse(
    readFileSync('docs/examples/laptops-follow-up.yaml', 'utf8'),
  ) as ReviewOptions & { observations: readonly Observation[] }
  const { asOf, supplier, findings = [], commitments = [], shortfalls = [] } = options
  const { results } = evaluateAll(example, given, { asOf })
  const read = await readWorkbook(
    await toWorkbook(example, {
      observations: given,
      findings,
      commitments,
      shortfalls,
      results,
      brands: ['Brand A', 'Brand B'],
    }),
    { pack: example },
  )
  expect(sorted(read.observations).map(({ id }) => id)).toEqual(sorted(given).map(({ id }) => id))
  expect([read.findings, read.commitments, read.shortfalls]).toEqual([
    findings,
    commitments,
    shortfalls,
  ])
  expect(
    review(example, read.observations, { ...read, asOf, ...(supplier && { supplier }) }),
  ).toEqual(review(example, given, options))
})

test('same input, same bytes, and no day on which it was made', async () => {
  const options = { observations: observations.slice(0, 40), ...rows }
  const first = await toWorkbook(pack, options)
  const parts = openPackage(first, 'xlsx')
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  expect(text('docProps/core.xml').match(/\d{4}-\d\d-\d\dT/g)).toEqual([
    '2027-07-01T',
    '2027-07-01T',
  ])
  // zip entries know even seconds
  await new Promise((done) => setTimeout(done, 2100))
  expect(Buffer.compare(Buffer.from(await toWorkbook(pack, options)), Buffer.from(first))).toBe(0)
  expect([...parts.keys()].filter((name) => /vba|external|connection/i.test(name))).toEqual([])
})

describe('nothing acts as a formula', () => {
  const starts = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '=HYPERLINK("http://x")',
    '|calc',
    ' =1+1',
  ]
  const options: WorkbookOptions = {
    supplierName: '=1',
    brands: starts.map((text) => text.trim()),
    sites: starts.map((text, index) => ({ id: `S${index}`, name: text })),
    observations: [{ ...observations[0]!, companion: '=cmd', reportedBy: '-x' }],
  }

  test('in .xlsx: formulas are shares of cells, nothing else', async () => {
    const hostile = packOf({ title: '=cmd|x', buyer: '+SUM(1)', reference: '@x' })
    for (const parts of [
      openPackage(await toWorkbook(pack, options), 'xlsx'),
      openPackage(await toWorkbook(hostile), 'xlsx'),
    ]) {
      const formulas = [...parts]
        .filter(([name]) => name.startsWith('xl/worksheets/'))
        .flatMap(([, part]) =>
          [...new TextDecoder().decode(part).matchAll(/<f>(.*?)<\/f>/g)].map(
            ([, formula]) => formula!,
          ),
        )
      expect(formulas.length).toBeGreaterThan(10)
      for (const formula of formulas)
        expect(formula).toMatch(
          /^IF\(AND\(ISNUMBER\([$A-Z0-9]+\),ISNUMBER\([$A-Z0-9]+\)\),IF\([-$A-Z0-9()]+&gt;0,[-$A-Z0-9()/]+,""\),""\)$/,
        )
    }
  })

  test('in CSV', () => {
    const files = toCsv(pack, options)
    expect(Object.keys(files)).toHaveLength(18)
    let looked = 0
    for (const [name, text] of Object.entries(files)) {
      expect(text.endsWith('\r\n'), name).toBe(true)
      for (const line of parseCsv(text))
        for (const field of line) {
          looked++
          expect(field, name).not.toMatch(/^\s*[=+\-@|]/)
        }
      expect(new Set(parseCsv(text).map((line) => line.length)).size, name).toBe(1)
    }
    expect(looked).toBeGreaterThan(1000)
    expect(files['sites.csv']).toContain(`S0,'=1+1,`)
  })
})

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    line.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end !== ',') {
      lines.push(line)
      line = []
    }
  }
  return lines
}

describe('the edition of the Supplier', () => {
  const secret = 'ZEBRA'
  const withSecrets: WorkbookOptions = {
    observations: [
      ...observations.filter(({ kpi }) => !kpi.startsWith('KPI-BUY')).slice(0, 12),
      ...observations
        .filter(({ kpi }) => kpi.startsWith('KPI-BUY-01.1'))
        .map((observation) => ({
          ...observation,
          id: `${secret}-${observation.id}`,
          companion: secret,
          evidence: [{ grade: 'E2' as const, date: '2028-01-01', ref: secret }],
          requests: [{ to: secret, on: '2028-01-01' }],
        })),
      {
        ...observations.find(({ kpi }) => kpi.startsWith('KPI-REP'))!,
        id: `${secret}-2`,
        reportedBy: 'buyer',
        companion: secret,
      },
    ],
    sites: [{ id: secret, confidentiality: 'buyer-only' }],
    findings: [{ id: secret, confidentiality: 'buyer-only' }, { id: 'F-shared' }],
    // nobody decided that it may be shared
    grievances: [
      { id: secret },
      { id: `${secret}-2`, confidentiality: 'buyer-only' },
      { id: 'G-shared', confidentiality: 'parties' },
    ],
    engagement: [{ id: secret }],
    requests: [{ to: secret, on: '2028-01-01', confidentiality: 'buyer-only' }],
    evidence: [
      { grade: 'E3', date: '2028-01-01', ref: secret, confidentiality: 'buyer-only' },
      { grade: 'E3', date: '2028-01-01', ref: secret, reports: [`${secret}-2`] },
    ],
    // what the Buyer thinks of a promise is its own, and a shortfall until it is raised
    commitments: [{ clause: 'TRN-01', state: 'partly', note: secret }],
    shortfalls: [
      { id: secret, clause: 'TRN-01', what: secret, learnedOn: '2028-01-01', steps: [] },
      {
        id: `${secret}-2`,
        clause: 'TRN-01',
        what: secret,
        learnedOn: '2028-01-01',
        steps: [{ step: 1, on: '2028-01-02' }],
        confidentiality: 'buyer-only',
      },
      {
        id: 'S-raised',
        clause: 'COR-01',
        what: 'Late',
        learnedOn: '2028-01-01',
        steps: [{ step: 1, on: '2028-01-02' }],
      },
    ],
    changes: [{ on: '2028-01-01', kind: 'note', what: secret, confidentiality: 'buyer-only' }],
  }
  const words = async (options: WorkbookOptions): Promise<string> =>
    [
      ...openPackage(
        await toWorkbook(
          fullPack({
            capacity: { hoursPerYear: 4321 },
            contract: { start: '2027-07-01', months: 48, value: 98765432 },
          }),
          options,
        ),
        'xlsx',
      ).values(),
    ]
      .map((part) => new TextDecoder().decode(part))
      .join('\n')

  test('holds nothing of the Buyer', async () => {
    expect(await words(withSecrets)).toContain(secret)
    const text = await words({ ...withSecrets, edition: 'supplier' })
    expect(text).not.toContain(secret)
    for (const shared of ['F-shared', 'G-shared', 'S-raised']) expect(text).toContain(shared)
    expect(text).not.toContain('KPI-BUY')
    expect(text).not.toMatch(/4321|98765432/)
    for (const prompt of pack.kpis.flatMap(({ dialogue }) => dialogue.buyer))
      expect(text).not.toContain(prompt.replaceAll('&', '&amp;'))
  })

  test('lacks the sheets that are the Buyer’s, and locks the thresholds', async () => {
    const { book, cell, rowsOf } = await openWith(
      await toWorkbook(pack, { edition: 'supplier', supplier: 'reseller' }),
    )
    const names = book.worksheets.map(({ name }) => name)
    expect(names).toEqual([
      'Read me',
      'Why',
      'Setup',
      'Reports',
      'Sites',
      'Findings',
      'Grievance and remedy',
      'Engagement log',
      'Requests',
      'Evidence',
      'Change log',
      'Lists',
    ])
    expect(
      cell('Setup', 'target', rowsOf('Setup', 'key', 'threshold.KPI-TRN-01.1')[0]!).protection
        ?.locked ?? true,
    ).toBe(true)
  })

  test('asks only for what a Supplier of this type reports', async () => {
    const { sheet } = await openWith(
      await toWorkbook(pack, { edition: 'supplier', supplier: 'reseller' }),
    )
    const asked = new Set<string>()
    sheet('Lists')
      .getColumn(2)
      .eachCell(({ value }) => void asked.add(String(value)))
    for (const kpi of pack.kpis)
      expect(asked.has(`${kpi.id}@${kpi.version}`), kpi.id).toBe(
        kpi.reporter.reseller !== undefined,
      )
  })
})

describe('results', () => {
  const uk = fullPack({ jurisdiction: 'uk' })
  const flags: readonly Flag[] = [
    'rounds-to-target',
    'exceptions-over-tenth',
    'lower-bound',
    'tail',
    'silence-not-success',
    'late',
    'worst-case',
    'coverage-unit-differs',
    'evidence-short',
    'evidence-stale',
    'brand-wide',
    'provisional',
    'newer-major',
    'zero-tolerance',
    'improvement-credit',
    'uncertain',
    'small-n',
    'suppressed',
    'restated',
    'material',
    'worst-member',
    'not-aggregable',
  ]
  // one of each rating, with every flag, and those that a contract really gives
  const made: Result[] = [
    ...ratings.map(
      (rating, index): Result => ({
        kpi: `${uk.kpis[index]!.id}@${uk.kpis[index]!.version}`,
        subject: { contract: 'C-1', brand: '=Brand' },
        period: { start: '2027-07-01', end: '2028-06-30' },
        asOf: '2028-09-01',
        unit: uk.kpis[index]!.unit,
        value: { exact: '92', shown: '92.0' },
        coverage: { eligible: '86', observed: '80', unit: 'site', share: '93.0' },
        rating,
        flags,
        bands: { target: 90, approaching: 75, requiresImprovement: 55 },
        trend: {
          direction: 'better',
          points: '2.0',
          since: { start: '2026-07-01', end: '2027-06-30' },
        },
        lateDays: 3,
        observations: [],
        trace: [{ rule: 10, code: 'rate', text: '=Read aloud.' }],
      }),
    ),
    ...evaluateAll(uk, observationsOf(uk), { asOf: '2028-09-30' }).results,
  ]

  test('are values with a word and a sign, and no formulas', async () => {
    const { sheet, cell } = await openWith(
      await toWorkbook(uk, {
        results: made,
        findings: [{ id: 'F-late', severity: 'critical', status: 'open', due: '2028-01-01' }],
      }),
    )
    const shown = new Set<string>()
    sheet('Results').eachRow((_, row) => {
      if (row < 3) return
      shown.add(String(cell('Results', 'rating', row).value))
      for (const column of ['value', 'sentence', 'trace', 'about'])
        expect(typeof cell('Results', column, row).value, `${column} ${row}`).toBe('string')
    })
    expect(shown.size).toBe(ratings.length)
    for (const rating of shown) expect(rating).toMatch(/^\S [a-z, ]+$/)
    expect(sheet('Results').rowCount).toBe(made.length + 2)
    const words = (name: string) => {
      const all: string[] = []
      sheet(name).eachRow((row) => row.eachCell(({ value }) => void all.push(String(value))))
      return all.join('\n')
    }
    expect(words('Dashboard')).toContain('F-late')
    expect(words('Dashboard')).toContain('✖ inadequate')
    expect(words('Meeting pack')).toMatch(/Talk 1: .*\n[^]*Talk 3: /)
    expect(words('UK notice draft')).toContain('a person decides')
  })

  test('say nothing about few people', async () => {
    const survey = uk.kpis.find(({ id }) => id === 'KPI-GRV-01.2')!
    const result: Result = {
      kpi: `${survey.id}@${survey.version}`,
      subject: { contract: 'C-1' },
      period: { start: '2027-07-01', end: '2028-06-30' },
      asOf: '2028-09-01',
      unit: survey.unit,
      value: { exact: '300/7', shown: '42.9', numerator: '3', denominator: '7' },
      rating: 'inadequate',
      flags: [],
      observations: [],
      suppressBelow: 10,
      trace: [{ rule: 5, code: 'value.share', text: '3 of 7 gives 42.9 per cent.' }],
    }
    const text = toCsv(uk, { results: [result] })
    for (const name of ['results', 'dashboard', 'meeting', 'notice'])
      expect(text[`${name}.csv`], name).not.toMatch(/42\.9|3 of 7/)
    expect(text['results.csv']).toContain('withheld')
  })
})

describe('the file', () => {
  test('is protected where nothing is to be filled in, and says what a cell takes', async () => {
    const { book, cell } = await openWith(
      await toWorkbook(packOf({ jurisdiction: 'uk' }), { brands: ['A'] }),
    )
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Read me',
      'Why',
      'Setup',
      'Reports',
      'Sites',
      'Findings',
      'Grievance and remedy',
      'Engagement log',
      'Requests',
      'Evidence',
      'Promises',
      'Shortfalls',
      'Steps taken',
      'Results',
      'Dashboard',
      'Meeting pack',
      'UK notice draft',
      'Change log',
      'Lists',
    ])
    for (const sheet of book.worksheets) {
      expect(
        (sheet as unknown as { sheetProtection?: { sheet?: boolean } }).sheetProtection?.sheet,
        sheet.name,
      ).toBe(true)
      expect(sheet.pageSetup, sheet.name).toMatchObject({
        orientation: 'landscape',
        paperSize: 9,
        fitToPage: true,
      })
    }
    expect(book.getWorksheet('Lists')!.state).toBe('hidden')
    for (const name of ['Reports', 'Sites', 'Evidence', 'Setup', 'Why'])
      expect(book.getWorksheet(name)!.getRow(1).hidden, name).toBe(true)
    expect(cell('Reports', 'answer', 3).protection).toMatchObject({ locked: false })
    expect(cell('Reports', 'report', 3).protection?.locked ?? true).toBe(true)
    expect(cell('Reports', 'absent', 3).dataValidation).toMatchObject({
      type: 'list',
      error: 'Choose one of the entries of the list, or leave the cell empty.',
    })
    expect(cell('Reports', 'answer', 3).dataValidation.type).toBe('custom')
    expect(cell('Reports', 'reportedOn', 3).dataValidation.type).toBe('date')
    expect(cell('Evidence', 'share', 3).dataValidation.type).toBe('decimal')
  })

  test('says no more in a message than programs show', async () => {
    const parts = openPackage(await toWorkbook(pack, { brands: ['A'] }), 'xlsx')
    let messages = 0
    for (const [name, part] of parts) {
      if (!name.startsWith('xl/worksheets/')) continue
      for (const [validation] of new TextDecoder()
        .decode(part)
        .matchAll(/<dataValidation .*?<\/dataValidation>/g)) {
        const attribute = (key: string) =>
          new RegExp(` ${key}="([^"]*)"`).exec(validation)?.[1]?.replace(/&\w+;/g, '?')
        messages++
        expect(attribute('error')!.length).toBeLessThanOrEqual(225)
        expect(attribute('prompt')?.length ?? 0).toBeLessThanOrEqual(255)
        for (const [, formula] of validation.matchAll(/<formula\d>(.*?)<\/formula\d>/g))
          expect(formula!.replace(/&\w+;/g, '?').length).toBeLessThanOrEqual(255)
      }
    }
    expect(messages).toBeGreaterThan(50)
  })

  test('that wants to do harm ends in an error', async () => {
    const refused = async (change: (parts: Record<string, Uint8Array | string>) => void) => {
      const parts: Record<string, Uint8Array | string> = Object.fromEntries(
        openPackage(good, 'xlsx'),
      )
      change(parts)
      return (await problemsOfAsync(() => readWorkbook(zipParts(parts)))).map(({ code }) => code)
    }
    const good = await toWorkbook(packOf({ tier: 'low' }), { due: { to: '2027-01-01' } })
    const sheet = 'xl/worksheets/sheet5.xml'
    const text = (parts: Record<string, Uint8Array | string>, name: string) =>
      new TextDecoder().decode(parts[name] as Uint8Array)
    expect(await refused(() => {})).toEqual([])
    expect(
      await refused((parts) => {
        parts[sheet] = text(parts, sheet).replace(
          '<worksheet',
          '<!DOCTYPE x [<!ENTITY a "b">]><worksheet',
        )
      }),
    ).toEqual(['doctype'])
    expect(
      await refused((parts) => {
        parts[sheet] = text(parts, sheet).replace(
          '</sheetData>',
          '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        )
      }),
    ).toEqual(['too-large'])
    expect(
      await refused((parts) => {
        parts[sheet] = text(parts, sheet).replace(
          '</sheetData>',
          '<row r="900"><c r="XFD900"><v>1</v></c></row></sheetData>',
        )
      }),
    ).toEqual(['too-large'])
    expect(
      await refused((parts) => {
        parts['xl/vbaProject.bin'] = 'x'
      }),
    ).toEqual(['macros'])
    expect(
      await refused((parts) => {
        parts[sheet] = '<worksheet>'.padEnd(70 * 2 ** 20)
      }),
    ).toEqual(['too-large'])
    expect(
      await refused((parts) => {
        delete parts['xl/workbook.xml']
      }),
    ).not.toEqual([])
    expect(
      await refused((parts) => {
        parts['xl/workbook.xml'] = '<workbook'
      }),
    ).not.toEqual([])
  })

  test('asks for each period of the contract, by due date, and not for what was reported', async () => {
    const [kpi] = pack.kpis.filter(({ id }) => id === 'KPI-TRN-01.1')
    const all = await openWith(await toWorkbook({ ...pack, kpis: [kpi!] }, { brands: ['A', 'B'] }))
    const asked = (open: typeof all) =>
      new Set(
        open
          .rowsOf('Reports', 'kpi', `${kpi!.id}@${kpi!.version}`)
          .map((row) => String(open.cell('Reports', 'report', row).value)),
      )
    expect(asked(all).size).toBe(2 * (kpi!.period.frequency === 'semiannual' ? 8 : 4))
    const dues: string[] = []
    all.sheet('Reports').eachRow((_, row) => {
      const { value } = all.cell('Reports', 'due', row)
      if (value instanceof Date) dues.push(value.toISOString())
    })
    expect(dues).toEqual([...dues].sort())
    const period = {
      start: '2027-07-01',
      end: kpi!.period.frequency === 'semiannual' ? '2027-12-31' : '2028-06-30',
    }
    const made = {
      ...observations.find(({ id }) => id === 'KPI-TRN-01.1#0')!,
      period,
      subject: { contract: 'C', brand: 'A' },
    }
    expect(
      asked(
        await openWith(
          await toWorkbook({ ...pack, kpis: [kpi!] }, { brands: ['A', 'B'], observations: [made] }),
        ),
      ).size,
    ).toBe(asked(all).size)
    expect(
      asked(
        await openWith(
          await toWorkbook(
            { ...pack, kpis: [kpi!] },
            { brands: ['A', 'B'], due: { to: '2028-12-31' } },
          ),
        ),
      ).size,
    ).toBeLessThan(asked(all).size)
  })

  test('refuses what is not ours, and says so', async () => {
    const refused = async (bytes: Uint8Array) =>
      (await problemsOfAsync(() => readWorkbook(bytes))).map(({ code }) => code)
    expect(await refused(new Uint8Array())).toEqual(['not-a-package'])
    expect(await refused(new TextEncoder().encode('id;value\n1;2\n'))).toEqual(['not-a-package'])
    const { book, save } = await openWith(await toWorkbook(packOf()))
    for (const sheet of [...book.worksheets])
      if (sheet.name !== 'Read me') book.removeWorksheet(sheet.id)
    expect(await refused(await save())).toEqual(['not-our-workbook'])
    const good = await toWorkbook(packOf())
    expect(await refused(good.slice(0, good.length / 2))).toEqual(['not-a-package'])
  })

  test('of another pack is refused where the pack is given', async () => {
    const other = packOf({ title: 'Something else' })
    expect(
      (
        await problemsOfAsync(async () => readWorkbook(await toWorkbook(other), { pack: packOf() }))
      ).map(({ code }) => code),
    ).toContain('other-pack')
  })

  test('a pack that is older than workbooks says so', async () => {
    const old = { ...packOf(), strings: {} }
    expect((await problemsOfAsync(() => toWorkbook(old))).map(({ code }) => code)).toEqual([
      'no-words',
    ])
  })

  test('options that it cannot hold are refused, all at once', async () => {
    const [first] = observations
    const found = await problemsOfAsync(() =>
      toWorkbook(pack, {
        observations: [
          first!,
          first!,
          { ...first!, id: 'x', kpi: 'KPI-NO-01.1@1.0.0' },
          { ...first!, id: 'y', values: { nothing: '1' }, reportedOn: '2027-02-30' },
          { ...first!, id: 'z', subject: { contract: 'D' } },
        ],
        thresholds: { nope: { target: 1, approaching: 1, requiresImprovement: 1 } },
      }),
    )
    expect(found.map(({ code }) => code)).toEqual([
      'twice',
      'unknown-kpi',
      'unknown-variable',
      'bad-date',
      'several-contracts',
      'unknown-kpi',
    ])
  })
})
