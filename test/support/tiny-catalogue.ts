// A catalogue made by hand: eleven clauses, no compiler needed. Its ids are those of the package where a test reads better so.

import { termFinder } from '../../src/language/terms.ts'
import type { Audience, Tier } from '../../src/model/audience.ts'
import type { Catalogue, Kpi } from '../../src/model/catalogue.ts'
import type { Clause, ClauseWording, Part } from '../../src/model/clause.ts'
import type { Goods, Law } from '../../src/model/law.ts'
import type { AuthoredText } from '../../src/model/text.ts'
import { words } from './pack.ts'

const terms = {
  buyer: { term: 'Buyer', forms: ['Buyer'] },
  supplier: { term: 'Supplier', forms: ['Supplier'] },
  site: { term: 'Site', forms: ['Site', 'Sites'] },
  work: { term: 'Work', forms: ['Work'] },
  brand: { term: 'Brand', forms: ['Brand'], kinds: ['goods'] },
  performer: { term: 'Performer', forms: ['Performer'], kinds: ['services', 'works'] },
  reseller: { term: 'Reseller', forms: ['Reseller'] },
  sme: { term: 'SME, Large', forms: ['SME', 'Large'] },
} as const
const find = termFinder(
  new Map(
    Object.entries(terms).flatMap(([id, { forms }]) => forms.map((form) => [form, id] as const)),
  ),
)

/** Authored text from a line: `{{name}}`, `{{clause "X"}}`, `{{kpi "X"}}`, terms by their forms. */
export const text = (line: string): AuthoredText =>
  line.split(/(\{\{[^}]*\}\})/).flatMap((piece): AuthoredText => {
    const reference = /^\{\{(?:clause|kpi) "(.*)"\}\}$/.exec(piece)?.[1]
    if (reference) return [{ type: 'ref', to: reference }]
    const name = /^\{\{(.*)\}\}$/.exec(piece)?.[1]
    return name ? [{ type: 'value', name }] : find(piece)
  })

/** Parts from lines: the first part is for all, from low; numbers count on. */
type ShortPart = readonly [audience: Audience, from: Tier, items: Readonly<Record<string, string>>]
function partsOf(parts: readonly ShortPart[]): Part<AuthoredText>[] {
  let number = 0
  return parts.map(([audience, from, items]) => ({
    audience,
    from,
    items: Object.entries(items).map(([anchor, line]) => {
      number += 1
      return { anchor, number, heading: anchor, text: text(line) }
    }),
  }))
}

type ShortClause = Partial<Omit<Clause, 'wording'>> & {
  readonly parts: readonly ShortPart[]
  readonly words?: Partial<ClauseWording>
}
export function clauseOf(id: string, { parts, words: wording, ...fields }: ShortClause): Clause {
  return {
    id,
    from: 'low',
    revision: 2,
    since: '0.4.0',
    status: 'active',
    reviewed: [],
    stage: 'govern',
    placement: { stage: 'performance', tender: 'none', reason: 'place' },
    kpis: 'none',
    effort: {
      buyer: { low: 1, medium: 2, high: 3 },
      supplier: { reseller: { low: 1, medium: 2, high: 3 }, brand: { low: 1, medium: 2, high: 3 } },
    },
    sources: [],
    ...fields,
    wording: {
      en: {
        title: `Title of ${id}`,
        purpose: text('So that people are safe.'),
        question: [],
        scoring: [],
        condition: partsOf(parts),
        evidence: [],
        exceptions: [],
        sheet: [],
        guidance: { buyer: [], supplier: [] },
        ...wording,
        words: {
          place: `Why ${id} stands where it stands.`,
          hours: 'One hour.',
          'subject matter': 'It concerns the Work.',
          'no KPI': 'Nothing to count.',
          ...wording?.words,
        },
      },
    },
  }
}

const scoring = (section: string, reason: string) => ({
  question: [{ anchor: 'plan', number: 1, text: text(`Give the section ${section}.`), words: 400 }],
  scoring: [
    { text: text('Half a point for half of it.') },
    { points: 3, text: text('All of it.') },
  ],
  plan: text('Who does what.'),
  outcome: text('The Buyer knows.'),
  evidence: [{ proof: text('a record'), grade: 'E2' as const, proves: [], doesNotShow: text('') }],
  words: { own: reason },
})

const period = {
  type: 'period',
  unit: 'days',
  after: ['event'],
  needs: 'own',
  min: 5,
  max: 90,
} as const

const clauses: readonly Clause[] = [
  clauseOf('GEN-01', {
    general: true,
    parts: [
      ['all', 'low', { duties: 'The Supplier shall do the Work well.' }],
      ['large', 'high', { large: 'The Supplier shall do more.' }],
    ],
  }),
  clauseOf('GEN-03', {
    general: true,
    roles: ['confidentiality'],
    parts: [['all', 'low', { secrets: 'The Supplier shall keep secrets.' }]],
    sources: [
      { ref: 'UNGP', at: 'Principle 1', verified: 'no' },
      { ref: 'EU-LAW', at: 'Article 1', verified: 'no' },
    ],
  }),
  clauseOf('REP-01', {
    general: true,
    roles: ['report'],
    kpis: 'derived',
    parameters: {
      reportMonths: {
        type: 'period',
        unit: 'months',
        after: ['contract-start'],
        repeats: true,
        role: 'report-rhythm',
        min: 3,
        max: 12,
        default: { low: 12, medium: 6, high: 6 },
      },
      registerDays: {
        ...period,
        after: ['contract-start'],
        role: 'first-register',
        min: 30,
        max: 150,
        default: { low: 90, medium: 80, high: 60 },
        sme: 'half-again',
      },
      startDays: {
        ...period,
        after: ['contract-start'],
        role: 'plan-due',
        default: { medium: 40, high: 30 },
        sme: { medium: 60, high: 60 },
      },
    },
    parts: [
      [
        'all',
        'low',
        {
          register: 'Within {{registerDays}}, the Supplier shall hand over the Register.',
          report: 'Every {{reportMonths}}, the Supplier shall report on each Site.',
        },
      ],
      ['all', 'medium', { plan: 'Within {{startDays}}, the Supplier shall hand over the Plan.' }],
      ['buyer', 'medium', { answers: 'The Buyer shall answer.' }],
    ],
    words: { words: { registerDays: 'time to the first Register' } },
  }),
  clauseOf('BUY-01', {
    general: true,
    binds: 'buyer',
    roles: ['buyer'],
    parts: [['all', 'low', { time: 'The Buyer shall give time.' }]],
  }),
  clauseOf('ENF-01', {
    general: true,
    roles: ['ladder'],
    parameters: { cureDays: { ...period, default: { medium: 30, high: 30 } } },
    ladder: {
      steps: [
        { step: 1, kind: 'talk' },
        { step: 2, kind: 'notice', cure: 'cureDays' },
      ],
      return: 'cureDays',
    },
    parts: [['all', 'low', { steps: 'The steps of {{clause "REP-01#report"}} come first.' }]],
  }),
  clauseOf('FLO-01', {
    stage: 'prevent',
    from: 'medium',
    roles: ['brand-commitment'],
    plan: 'passing-on',
    parts: [
      ['all', 'medium', { bound: 'The Supplier shall pass this on.' }],
      ['reseller', 'medium', { certificate: 'The Supplier shall ask each Brand.' }],
    ],
    words: { plan: text('Whom the duties reach.'), outcome: text('All are bound.') },
  }),
  clauseOf('PRV-04', {
    stage: 'prevent',
    kpis: 'derived',
    plan: 'fees',
    placement: {
      stage: 'performance',
      tender: 'accept',
      reason: 'place',
      scored: {
        when: { from: 'high' },
        question: 'plan',
        section: 'fees',
        max: 4,
        weight: { high: 4 },
        reason: 'own',
      },
    },
    parameters: { repayDays: { ...period, default: { low: 60, medium: 60, high: 45 } } },
    parts: [
      ['all', 'low', { repaying: 'Within {{repayDays}}, the Supplier shall repay.' }],
      ['brand', 'high', { brand: 'The Supplier shall see to it ({{clause "COR-01#closed"}}).' }],
    ],
    words: { ...scoring('Fees', 'It is the own plan.'), words: { own: 'It is the own plan.' } },
  }),
  clauseOf('PRV-06', {
    stage: 'prevent',
    plan: 'pay',
    placement: {
      stage: 'performance',
      tender: 'accept',
      reason: 'place',
      scored: {
        when: { from: 'medium', kinds: ['services', 'works'] },
        question: 'plan',
        section: 'pay',
        max: 4,
        weight: { medium: 4, high: 4 },
        reason: 'own',
      },
    },
    parts: [['all', 'low', { pay: 'The Supplier shall pay in full.' }]],
    words: scoring('Pay and hours', 'It is the own plan.'),
  }),
  clauseOf('TRN-01', {
    stage: 'disclose',
    kpis: 'derived',
    plan: 'sites',
    register: { sites: ['what', 'operator', 'address'], every: ['source', 'strength'] },
    placement: {
      stage: 'performance',
      tender: 'accept',
      reason: 'place',
      scored: {
        when: { from: 'medium', kinds: ['goods'] },
        question: 'plan',
        section: 'sites',
        max: 3,
        weight: { medium: 3, high: 3 },
        reason: 'own',
      },
    },
    parameters: {
      firstModels: { type: 'integer', min: 1, max: 30, default: { high: 10 } },
      askDays: { ...period, needs: 'brand', default: { low: 20, medium: 20, high: 20 } },
    },
    dates: { second: 'report-2' },
    parts: [
      ['all', 'low', { sites: 'Within {{askDays}}, the Supplier shall enter each Site.' }],
      ['all', 'high', { second: 'It shall show a second source for {{firstModels}} Models.' }],
      ['reseller', 'medium', { reseller: 'It shall enter from whom it buys.' }],
    ],
    words: {
      ...scoring('Sites', 'It is the own plan.'),
      evidence: [
        { proof: text('invoices'), grade: 'E2', proves: ['sites'], doesNotShow: text('how') },
        { proof: text('customs'), grade: 'E3', proves: ['second'], doesNotShow: text('how') },
      ],
    },
  }),
  clauseOf('COR-01', {
    stage: 'track',
    roles: ['correction'],
    kpis: 'derived',
    register: { findings: 'all' },
    parameters: {
      criticalDays: { ...period, default: { low: 20, medium: 14, high: 10 } },
    },
    parts: [
      ['all', 'low', { critical: 'Within {{criticalDays}}, the Supplier shall end it.' }],
      ['all', 'medium', { closed: 'It is closed once Workers say so.' }],
    ],
    words: { outcome: text('It is over.') },
  }),
  clauseOf('IDN-03', {
    stage: 'identify',
    from: 'medium',
    parts: [['all', 'medium', { flagged: 'The Supplier shall look ({{clause "TRN-01"}}).' }]],
    words: { outcome: text('It is seen.') },
  }),
  clauseOf('INC-01', {
    from: 'high',
    parts: [['all', 'high', { step: 'The Supplier shall go one step further.' }]],
    words: { outcome: text('More is done.') },
  }),
]

type ShortKpi = Pick<Kpi, 'clause'> & Partial<Kpi>
export function kpiOf(id: string, fields: ShortKpi): Kpi {
  return {
    id,
    version: '2.0.0',
    since: '0.4.0',
    status: 'active',
    alsoMeasures: [],
    level: 'outcome',
    unit: 'percent',
    direction: 'higher',
    measure: {
      type: 'proportion',
      rows: { sheet: 'sites', reached: { operator: { filled: true } } },
    },
    zero: 'plain',
    thresholds: { low: [70, 55, 35], medium: [85, 70, 50], high: [95, 80, 60] },
    proof: { medium: 'E2', high: 'E2' },
    examples: [],
    words: {
      en: {
        title: `Title of ${id}`,
        question: 'How many?',
        why: text('Because of people.'),
        count: text('Sites known ({{clause "REP-01#report"}}).'),
        countLow: text('Sites known, at low.'),
        trap: text('Read it beside {{kpi "KPI-COR-01.3"}}.'),
        talk: { supplier: 'What next?', buyer: 'What did we do?' },
      },
    },
    ...fields,
  }
}

const kpis: readonly Kpi[] = [
  kpiOf('KPI-TRN-01.1', { clause: 'TRN-01', level: 'output' }),
  kpiOf('KPI-COR-01.1', { clause: 'COR-01', alsoMeasures: ['PRV-04', 'PRV-06'] }),
  kpiOf('KPI-COR-01.3', {
    clause: 'COR-01',
    unit: 'count',
    direction: 'lower',
    thresholds: { low: [0, 0, 0], medium: [0, 0, 0], high: [0, 0, 0] },
  }),
  kpiOf('KPI-REP-01.3', {
    clause: 'REP-01',
    level: 'practice',
    thresholds: { medium: [90, 70, 50], high: [90, 80, 60] },
  }),
  kpiOf('KPI-COR-01.2', {
    clause: 'COR-01',
    direction: 'lower',
    thresholds: { low: [15, 25, 40], medium: [10, 20, 35], high: [5, 15, 30] },
  }),
  kpiOf('KPI-PRV-06.1', { clause: 'PRV-06', thresholds: undefined }),
]

const stage = {
  accept: true,
  score: true,
  reason: 'The law allows it.',
  source: { ref: 'UNGP', at: 'Principle 5' },
}
export const lawOf = (id: string, fields: Partial<Law> = {}): Law => ({
  id,
  title: `Law of ${id}`,
  revision: 1,
  since: '0.4.0',
  currency: 'EUR',
  stages: {
    selection: { ...stage, accept: false, score: false, reason: 'A pledge shows no ability.' },
    award: stage,
    performance: { ...stage, score: false },
  },
  laws: [
    {
      ref: 'UNGP',
      at: 'Principle 6',
      what: 'Buyers respect rights.',
      verified: 'primary',
      readAt: 'https://www.ohchr.org/',
      checkedOn: '2026-12-01',
    },
  ],
  ...fields,
})

const laws: readonly Law[] = [
  lawOf('eu'),
  lawOf('de', { extends: 'eu', parameters: { 'REP-01': { registerDays: 70 } } }),
  lawOf('uk', {
    currency: 'GBP',
    terms: { sme: 'An SME has a small Site.' },
    publishedKpis: {
      set: 'uk-published',
      minimum: 2,
      above: { amount: 5_000_000, currency: 'GBP' },
      exceptFrameworks: true,
      reason: 'KPIs are published.',
      source: { ref: 'UK-LAW', at: 'Section 52' },
    },
  }),
  lawOf('ch', {
    currency: 'CHF',
    stages: {
      selection: { ...stage, accept: true, score: false },
      award: { ...stage, score: false, reason: 'Nothing is scored here.' },
      performance: stage,
    },
    needs: [
      {
        clauses: ['PRV-04', 'PRV-06'],
        reason: 'Core conventions hold.',
        source: { ref: 'UNGP', at: 'Principle 12' },
      },
    ],
  }),
]

export const goodsOf = (id: string, fields: Partial<Goods> = {}): Goods => ({
  id,
  title: `Title of ${id}`,
  kind: 'goods',
  revision: 1,
  since: '0.4.0',
  cpv: [{ prefix: '30', label: 'computers' }],
  risk: { tier: 'high', labourIntensity: 'high', why: 'people in debt' },
  products: ['things'],
  parts: ['board', 'panel', 'battery', 'cable'].map((part) => ({
    id: part,
    label: `${part}s`,
    why: 'harm is known',
  })),
  materials: [{ id: 'tin', label: 'tin', why: 'mines' }],
  rows: [],
  lookFirst: 'fees',
  peak: 'before year end',
  hazards: 'solvents',
  finalSite: 'unit with a serial number',
  sources: [],
  ...fields,
})

const goods: readonly Goods[] = [
  goodsOf('ict-hardware', {
    cpv: [
      { prefix: '30', label: 'computers' },
      { prefix: '3023', label: 'screens', tier: 'medium', why: 'fewer parts' },
    ],
    proposes: [{ clause: 'IDN-03', reason: 'Metals come from such places.' }],
  }),
  goodsOf('workwear', { risk: { tier: 'medium', labourIntensity: 'high', why: 'low pay' } }),
  goodsOf('cleaning', { kind: 'services', cpv: [{ prefix: '909', label: 'cleaning' }] }),
  goodsOf('canteen', { kind: 'mixed', cpv: [{ prefix: '555', label: 'canteens' }] }),
  goodsOf('any-goods', { cpv: [] }),
  goodsOf('any-services', { kind: 'services', cpv: [], parts: [], materials: [] }),
]

const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
  Object.fromEntries(entries.map((entry) => [entry.id, entry]))
const inEnglish = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
  Object.fromEntries(entries.map((entry) => [entry.id, { en: entry }]))

const subjects = ['TRN-01', 'FLO-01', 'PRV-04', 'COR-01']

/** The catalogue. Tests that want another spread it. */
export const tiny: Catalogue = {
  version: '0.4.0',
  languages: ['en'],
  clauses: byId(clauses),
  kpis: byId(kpis),
  terms: {
    en: {
      howToRead: text('Days are days; {{clause "REP-01"}} says more.'),
      definitions: Object.entries(terms).map(([id, { term, forms, ...more }]) => ({
        id,
        term,
        forms,
        ...more,
        text: text(id === 'site' ? 'A place where Work is done.' : `What ${id} means.`),
      })),
    },
  },
  words: { en: words },
  laws: inEnglish(laws),
  goods: inEnglish(goods),
  register: {
    sheets: [
      {
        sheet: 'sites',
        rows: ['S'],
        columns: [
          { id: 'what', type: 'text', who: ['S'], from: 'low' },
          { id: 'step', type: 'choice', of: 'steps', who: ['S'], from: 'low' },
          { id: 'operator', type: 'text', who: ['S'], from: 'low' },
          { id: 'address', type: 'text', who: ['S'], from: 'low' },
          { id: 'source', type: 'text', who: ['S'], from: 'low' },
          { id: 'strength', type: 'choice', of: 'strengths', who: ['S'], from: 'medium' },
        ],
      },
      {
        sheet: 'findings',
        rows: ['F'],
        columns: [
          { id: 'learned', type: 'moment', who: ['S'], from: 'low' },
          {
            id: 'firstDate',
            type: 'date',
            who: ['P'],
            from: 'low',
            computed: [
              { from: 'learned', add: ['COR-01.criticalDays'] },
              { from: 'learned', add: ['COR-01.seriousDays'] },
            ],
          },
          { id: 'rechecked', type: 'date', who: ['A'], from: 'high', alsoWith: ['KPI-COR-01.2'] },
          { id: 'source', type: 'text', who: ['S'], from: 'low' },
          { id: 'strength', type: 'choice', of: 'strengths', who: ['S'], from: 'medium' },
        ],
      },
    ],
    lists: { steps: ['final', 'part'], strengths: ['E1', 'E2'] },
  },
  stages: [
    { id: 'identify', areas: ['IDN'] },
    { id: 'disclose', areas: ['TRN'] },
    { id: 'prevent', areas: ['FLO', 'PRV'] },
    { id: 'track', areas: ['MON', 'COR'] },
    { id: 'govern', areas: ['GEN', 'REP', 'BUY', 'ENF', 'INC'] },
  ],
  planSections: ['sites', 'pay', 'fees', 'passing-on'],
  clauseSets: [
    {
      id: 'starter',
      goods: ['TRN-01', 'COR-01'],
      services: ['PRV-06', 'COR-01'],
      works: ['PRV-06', 'COR-01'],
      listed: [],
      needs: ['report'],
    },
    {
      id: 'core',
      goods: [...subjects, 'PRV-06'],
      services: ['FLO-01', 'PRV-04', 'PRV-06', 'COR-01'],
      works: ['FLO-01', 'PRV-04', 'PRV-06', 'COR-01'],
      listed: ['TRN-01'],
      needs: ['report', 'ladder'],
    },
    {
      id: 'full',
      goods: [...subjects, 'PRV-06', 'IDN-03', 'INC-01'],
      services: ['PRV-06', 'COR-01', 'INC-01'],
      works: ['PRV-06', 'COR-01'],
      listed: ['TRN-01', 'IDN-03'],
      needs: ['report', 'ladder'],
    },
  ],
  kpiSets: [
    {
      id: 'core',
      kpis: ['KPI-TRN-01.1', 'KPI-COR-01.1', 'KPI-COR-01.3'],
    },
    { id: 'standard', on: 'core', kpis: ['KPI-REP-01.3', 'KPI-COR-01.2'] },
    {
      id: 'uk-published',
      kpis: ['KPI-TRN-01.1', 'KPI-REP-01.3'],
      insteadOf: { 'KPI-TRN-01.1': 'KPI-COR-01.1' },
      rated: true,
    },
  ],
  strategies: [
    { id: 'balanced', mostScored: { low: 0, medium: 1, high: 2 } },
    { id: 'contract-led', mostScored: { low: 0, medium: 1, high: 1 } },
    { id: 'tender-led', mostScored: { low: 0, medium: 2, high: 4 }, loses: true },
  ],
  budgets: {
    condition: {},
    classes: {},
    general: {},
    parts: {},
    schedule: {},
    questions: {},
    documents: {},
    definitions: 25,
    definitionWords: 32,
    parameters: 60,
    kpi: 110,
    ratingRules: 270,
    items: {},
    dates: {},
    hours: { buyer: {}, supplier: {} },
  },
  sources: {
    UNGP: { title: 'Guiding Principles', kind: 'principles' },
    'EU-LAW': { title: 'A directive', kind: 'law', only: ['eu'] },
    'UK-LAW': { title: 'An act', kind: 'law', only: ['uk'] },
  },
  risk: {
    en: {
      revision: 1,
      rules: [
        {
          id: 'profile',
          when: 'the goods belong to a category',
          effect: 'base',
          reason: 'The profile says so.',
          source: { ref: 'UNGP', at: 'Principle 18' },
        },
        {
          id: 'no-profile',
          when: 'they belong to none',
          effect: 'base',
          tier: 'medium',
          reason: 'Nobody has looked.',
          source: { ref: 'UNGP', at: 'Principle 18' },
        },
        {
          id: 'large-and-long',
          when: 'the contract reaches both limits',
          effect: 'at-least',
          tier: 'medium',
          limits: { value: 5_000_000, months: 24 },
          reason: 'Many people work on it.',
          source: { ref: 'UNGP', at: 'Principle 14' },
        },
        {
          id: 'critical-incident',
          when: 'grave harm is known',
          effect: 'at-least',
          tier: 'high',
          reason: 'The gravest harms come first.',
          source: { ref: 'UNGP', at: 'Principle 24' },
        },
        {
          id: 'small-and-short',
          when: 'small, short, medium, not raised',
          effect: 'lower',
          limits: { value: 140_000, months: 12 },
          reason: 'Few clauses can take effect.',
          source: { ref: 'UNGP', at: 'Principle 14' },
        },
        {
          id: 'unknown-origin',
          when: 'no origin is given',
          effect: 'none',
          reason: 'Ask the market.',
          source: { ref: 'UNGP', at: 'Principle 18' },
        },
      ],
    },
  },
  schemes: {
    en: {
      asOf: '2026-11-01',
      status: 'A hypothesis.',
      issues: [
        { id: 'fees', label: 'Fees', clauses: ['PRV-04'] },
        { id: 'sites', label: 'Sites', clauses: ['TRN-01'] },
        { id: 'minerals', label: 'Minerals', clauses: ['IDN-04'] },
      ],
      schemes: [
        {
          id: 'label',
          title: 'Label',
          owner: 'Owner',
          kind: 'label',
          edition: '10',
          looksAt: 'plants',
          coverage: {
            fees: { level: 'partial', certainty: 'low' },
            sites: { level: 'full', certainty: 'medium' },
          },
          gaps: ['parts'],
          sources: [],
        },
      ],
      names: ['RMAP'],
    },
  },
  crosswalk: {},
  keywords: { 'PRV-04': ['recruitment fees', 'debt bondage'] },
  sketches: { en: { 'TRN-01': { weak: ['We will ask.'], strong: ['We ask the plant manager.'] } } },
  moved: {
    'TRN-03': { to: ['MON-02#findings'] },
    'EMB-01': { to: ['EMB-02', 'IDN-02'], why: 'A finer policy page moves no order.' },
    'KPI-EMB-01.1': { to: [] },
  },
  authorities: [],
  archive: { clauses: [], kpis: [] },
  releases: [],
  digests: {},
}

/** A spec that composes from it. */
export const laptops = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
} as const
