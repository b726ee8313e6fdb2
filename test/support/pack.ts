// A small pack made by hand: seven clauses with timing, roles and effort, no compiler needed.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { printParameter } from '../../src/language/print-parameter.ts'
import { speech } from '../../src/language/speech.ts'
import type { Audience } from '../../src/model/audience.ts'
import type { Pack, PackParameter, Pair } from '../../src/model/pack.ts'

/** The English words as they stand in the catalogue; references are left as they are written. */
export const words: Pack['words'] = Object.fromEntries(
  readdirSync('clauses/words')
    .map((product) => ({ product, file: `clauses/words/${product}/en.yaml` }))
    .filter(({ file }) => existsSync(file))
    .map(({ product, file }) => [product, parse(readFileSync(file, 'utf8')).words]),
)
const voice = speech(words)

type Timing = Partial<Omit<PackParameter, 'value' | 'sme'>>
/** A period in days unless said otherwise. */
export function period(value: number, sme?: number, timing: Timing = {}): PackParameter {
  const printable = {
    type: 'period',
    unit: 'days',
    value,
    ...(sme !== undefined && { sme }),
  } as const
  return {
    label: 'time',
    after: ['event'],
    needs: 'own',
    provenance: [{ step: 'clause', value }],
    ...printable,
    text: printParameter({ ...printable, unit: timing.unit ?? 'days' }, voice),
    ...timing,
  }
}

/** An item in short: anchor, heading, whom it binds, parameters that it prints. */
export interface ShortItem {
  readonly anchor: string
  readonly heading?: string
  readonly audience?: Audience
  readonly prints?: readonly string[]
}

export function pairOf(
  id: string,
  items: readonly ShortItem[],
  rest: Partial<Pair> & { readonly parameters?: Pair['parameters'] } = {},
): Pair {
  const parameters = rest.parameters ?? {}
  return {
    id,
    revision: 2,
    title: `Title of ${id}`,
    stage: 'govern',
    general: false,
    binds: 'supplier',
    roles: [],
    tier: 'high',
    reviewed: [],
    subjectMatter: '',
    placement: { stage: 'performance', tender: 'accept', reasons: [] },
    purpose: [],
    question: [],
    scoring: [],
    register: {},
    evidence: [],
    exceptions: [],
    sheet: [],
    guidance: { buyer: [], supplier: [] },
    kpis: [],
    dates: {},
    effort: { buyer: 1, supplier: { reseller: 2, brand: 4 }, assumes: '' },
    sources: [],
    ...rest,
    parameters,
    condition: items.map(({ anchor, heading, audience = 'all', prints = [] }, at) => ({
      audience,
      from: 'low',
      items: [
        {
          anchor,
          number: at + 1,
          ...(heading && { heading }),
          text: prints.map((name) => ({
            type: 'value' as const,
            name: `${id}.${name}`,
            text: parameters[name]?.text ?? '',
          })),
        },
      ],
    })),
  }
}

const start: Timing = { after: ['contract-start'] }
const pairs: readonly Pair[] = [
  pairOf(
    'REQ-01',
    [
      { anchor: 'request', heading: 'Request', prints: ['sendDays'] },
      { anchor: 'next-step', heading: 'Next step', prints: ['stepDays'] },
    ],
    {
      general: true,
      roles: ['request'],
      parameters: {
        sendDays: period(14, 21, { after: ['contract-start', 'event'] }),
        stepDays: period(20, 30),
      },
    },
  ),
  pairOf(
    'REP-01',
    [
      { anchor: 'register', heading: 'Register', prints: ['registerDays'] },
      { anchor: 'report', heading: 'Progress Report', prints: ['reportMonths'] },
      { anchor: 'plan', heading: 'Diligence Plan', prints: ['startDays'] },
      { anchor: 'meeting', heading: 'Meeting', prints: ['meetingDays'] },
      { anchor: 'large', audience: 'large' },
    ],
    {
      general: true,
      roles: ['report'],
      hands: {
        register: ['workbook'],
        report: ['progress-report', 'kpi-annex'],
        plan: ['diligence-plan'],
      },
      dates: { large: 'yearly' },
      parameters: {
        registerDays: period(60, 90, { ...start, role: 'first-register', needs: 'brand' }),
        reportMonths: period(6, undefined, {
          ...start,
          unit: 'months',
          repeats: true,
          role: 'report-rhythm',
        }),
        startDays: period(30, 45, { ...start, role: 'plan-due' }),
        meetingDays: period(30, undefined, { after: ['contract-start', 'event'], talk: true }),
      },
    },
  ),
  pairOf(
    'BUY-01',
    [
      { anchor: 'answers', heading: 'Answers', prints: ['answerDays'] },
      { anchor: 'time', heading: 'Time for people' },
      { anchor: 'late', heading: 'Late Buyer', prints: ['answerDays'] },
    ],
    {
      general: true,
      binds: 'buyer',
      roles: ['buyer'],
      hands: { answers: ['letter-of-support'] },
      dates: { time: 'every-report' },
      parameters: { answerDays: period(10, undefined, { after: ['request'], needs: 'buyer' }) },
    },
  ),
  pairOf(
    'ENF-01',
    [
      { anchor: 'steps', heading: 'Steps', prints: ['cureDays', 'withholdMonths', 'exitDays'] },
      { anchor: 'hearing', heading: 'Hearing', prints: ['hearDays'] },
      { anchor: 'return', heading: 'Return', prints: ['repeatMonths'] },
    ],
    {
      general: true,
      binds: 'buyer',
      roles: ['ladder'],
      parameters: {
        cureDays: period(30, 45),
        hearDays: period(10, 15),
        withholdMonths: period(6, undefined, { unit: 'months' }),
        withholdPercent: {
          ...period(10),
          type: 'percent',
          text: '10 per cent',
        },
        exitDays: period(60, 90),
        repeatMonths: period(24, undefined, { unit: 'months' }),
      },
      ladder: {
        steps: [
          { step: 1, kind: 'talk' },
          { step: 2, kind: 'notice', cure: 'cureDays', hearing: 'hearDays' },
          {
            step: 3,
            kind: 'withholding',
            percent: 'withholdPercent',
            months: 'withholdMonths',
            hearing: 'hearDays',
          },
          { step: 4, kind: 'end', notice: 'exitDays', hearing: 'hearDays' },
        ],
        return: 'repeatMonths',
      },
    },
  ),
  pairOf('TRN-01', [{ anchor: 'second-source', heading: 'Second source' }], {
    dates: { 'second-source': 'report-2' },
    effort: { buyer: 0.5, supplier: { reseller: 3, brand: 4 }, assumes: '' },
  }),
  pairOf(
    'GRV-01',
    [
      { anchor: 'channel', heading: 'Channel', prints: ['tailMonths'] },
      { anchor: 'test', heading: 'Test' },
      { anchor: 'brand', audience: 'brand' },
    ],
    {
      roles: ['complaint'],
      hands: { channel: ['worker-notice'] },
      dates: { channel: 'contract-start', test: 'yearly', brand: 'first-register' },
      parameters: {
        tailMonths: period(12, undefined, { unit: 'months', after: ['contract-end'] }),
      },
      effort: { buyer: 1.2, supplier: { reseller: 2.5, brand: 30 }, assumes: '' },
    },
  ),
  pairOf(
    'COR-01',
    [
      { anchor: 'critical', heading: 'Critical harm', prints: ['urgentHours'] },
      { anchor: 'changes', heading: 'Changes', prints: ['changeDays'] },
      { anchor: 'certificate', audience: 'reseller' },
    ],
    {
      roles: ['correction'],
      dates: { certificate: 'request' },
      parameters: {
        urgentHours: period(48, undefined, { unit: 'hours' }),
        changeDays: period(30, undefined, { before: true }),
      },
      effort: { buyer: 2, supplier: { reseller: 2, brand: 40 }, assumes: '' },
    },
  ),
]

/** The pack, with what is given in place of its own. */
export const smallPack = ({
  spec,
  ...rest
}: Partial<Omit<Pack, 'spec'>> & { readonly spec?: Partial<Pack['spec']> } = {}): Pack => {
  const rule = { accept: true, score: true, reason: '', source: { ref: 'X', at: '1' } }
  return {
    format: 2,
    layout: 1,
    spec: {
      title: 'Laptops 2027',
      buyer: 'City of Example',
      jurisdiction: 'eu',
      category: 'ict-hardware',
      tier: 'high',
      currency: 'EUR',
      language: 'en',
      strategy: 'balanced',
      bidders: { roles: ['reseller', 'brand'], sizes: ['sme', 'large'] },
      contract: { start: '2027-07-01', months: 48 },
      clauses: { set: 'core' },
      kpis: { set: 'core', mode: 'targets' },
      ...spec,
    },
    contractEnd: '2031-06-30',
    jurisdiction: {
      id: 'eu',
      title: 'European Union',
      revision: 1,
      since: '0.4.0',
      currency: 'EUR',
      stages: { selection: rule, award: rule, performance: rule },
    } as Pack['jurisdiction'],
    category: { id: 'ict-hardware' } as Pack['category'],
    kinds: ['goods'],
    sizes: ['sme', 'large'],
    components: [],
    strategy: { id: 'balanced', title: 'Balanced', reason: '' },
    pairs,
    omitted: [],
    howToRead: [],
    definitions: [],
    kpis: [],
    register: [],
    planSections: [
      { id: 'sites', title: 'Sites', clauses: ['TRN-01'], text: [], tender: true },
      { id: 'channel', title: 'Channel', clauses: ['GRV-01'], text: [], tender: false },
    ],
    promises: [],
    roles: {
      clauses: {
        request: 'REQ-01',
        report: 'REP-01',
        buyer: 'BUY-01',
        ladder: 'ENF-01',
        complaint: 'GRV-01',
        correction: 'COR-01',
      },
      parameters: {
        'report-rhythm': 'REP-01.reportMonths',
        'first-register': 'REP-01.registerDays',
        'plan-due': 'REP-01.startDays',
      },
    },
    sources: {},
    schemes: [],
    words,
    stamp: { catalogue: '0.4.0', uses: [], parts: {}, digest: '0'.repeat(64) },
    ...rest,
  }
}
