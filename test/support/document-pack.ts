// The small pack with everything that documents print: questions, proof, KPIs, definitions, a component list.

import type { Pack, Pair } from '../../src/model/pack.ts'
import type { Wording } from '../../src/model/text.ts'
import { pairOf, period, smallPack, words } from './pack.ts'

const term = (id: string, text: string): Wording[number] => ({ type: 'term', term: id, text })

const sites: Pair = {
  ...pairOf('TRN-01', [], {
    placement: {
      stage: 'performance',
      tender: 'score',
      scored: { question: 'plan', section: 'sites', max: 3, weight: 3 },
      reasons: [{ step: 'clause', text: 'It tells bidders apart.' }],
    },
    purpose: ['Without an address nobody can look.'],
    subjectMatter: 'The sites are those of these goods.',
    outcome: ['The Buyer knows where each ', term('product', 'Product'), ' was made.'],
    exceptions: [['In an emergency, as soon as decided.']],
    question: [
      {
        anchor: 'plan',
        number: 1,
        text: ['State, for each line:'],
        items: [['whom you ask;'], ['which record confirms.']],
        words: 400,
      },
    ],
    scoring: [
      { text: ['Half a point where half of the lines are covered.'] },
      { points: 1, text: ['names both functions'] },
    ],
    evidence: [
      {
        proof: ['register matched to invoices'],
        grade: 'E2',
        proves: ['match', 'sites'],
        doesNotShow: ['conditions'],
      },
      {
        proof: ['customs record'],
        grade: 'E3',
        proves: ['second-source', 'brand'],
        doesNotShow: [],
      },
      { proof: ['photograph'], grade: 'E2', proves: ['sites'], doesNotShow: [] },
      { proof: ['letter of the Brand'], grade: 'E1', proves: ['brand'], doesNotShow: [] },
    ],
    guidance: { buyer: [], supplier: [['You vouch for your question, not for the answer.']] },
    sketches: { weak: ['We care.'], strong: ['The function is named.'] },
    kpis: ['KPI-TRN-01.1'],
    parameters: {
      firstModels: {
        label: 'models',
        type: 'integer',
        value: 10,
        text: '10',
        needs: 'brand',
        provenance: [
          { step: 'clause', value: 5 },
          { step: 'spec', value: 10 },
        ],
      },
    },
    dates: { 'second-source': 'report-2' },
  }),
  condition: [
    part('all', [
      {
        anchor: 'sites',
        number: 1,
        heading: 'Sites',
        text: ['The Supplier shall enter every ', term('site', 'Site'), '.'],
      },
      {
        anchor: 'match',
        number: 2,
        text: ['Each unit can be traced.'],
        items: [['by number;'], ['by date.']],
      },
    ]),
    part('reseller', [
      { anchor: 'reseller', number: 3, text: ['The Supplier shall enter from whom it buys.'] },
    ]),
    part('all', [
      {
        anchor: 'second-source',
        number: 4,
        heading: 'Second source',
        text: [
          'A second record for ',
          { type: 'value', name: 'TRN-01.firstModels', text: '10' },
          ' Models, under ',
          { type: 'ref', to: 'REQ-01#request', text: 'REQ-01.1' },
          '.',
        ],
      },
    ]),
    part('brand', [
      {
        anchor: 'brand',
        number: 5,
        heading: 'makers',
        text: ['The Supplier shall name its makers.'],
      },
    ]),
    part('buyer', [
      { anchor: 'buyer', number: 6, text: ['The Buyer shall keep addresses secret.'] },
    ]),
  ],
}

function part(
  audience: Pair['condition'][number]['audience'],
  items: Pair['condition'][number]['items'],
): Pair['condition'][number] {
  return { audience, from: 'low', items }
}

const kpi: Pack['kpis'][number] = {
  id: 'KPI-TRN-01.1',
  version: '2.0.0',
  clause: 'TRN-01',
  alsoMeasures: ['REQ-01'],
  level: 'output',
  title: 'Models with a known final site',
  question: 'Do we know where it was made?',
  why: ['Without an address nobody can look.'],
  count: [
    'Models with operator and address (',
    { type: 'ref', to: 'REQ-01#request', text: 'REQ-01.1' },
    ').',
  ],
  trap: ['A head office is entered.'],
  talk: { supplier: 'Which Model stays hidden?', buyer: 'What did we do?' },
  unit: 'percent',
  direction: 'higher',
  measure: { type: 'proportion', rows: [] },
  zero: 'plain',
  show: [],
  thresholds: [{ good: 95, approaching: 80, requiresImprovement: 60 }],
  proof: 'E2',
  published: false,
}

/** References as compose writes them into the words of a pack. */
function resolved(pairs: readonly Pair[]): Pack['words'] {
  const cites = new Map<string, string>(
    pairs.flatMap(({ id, condition }) =>
      condition.flatMap(({ items }) =>
        items.map(({ anchor, number }) => [`${id}#${anchor}`, `${id}.${number}`] as const),
      ),
    ),
  )
  const write = (sentence: string) =>
    sentence.replace(
      /\{\{(?:clause|kpi) "([^"]+)"\}\}/g,
      (_mention, to: string) => cites.get(to) ?? to,
    )
  return Object.fromEntries(
    Object.entries(words).map(([product, list]) => [
      product,
      Object.fromEntries(Object.entries(list).map(([key, sentence]) => [key, write(sentence)])),
    ]),
  )
}

/** A pack of which every document has something to say. */
export function documentPack({ spec, ...rest }: Parameters<typeof smallPack>[0] = {}): Pack {
  const base = smallPack()
  const pairs = base.pairs.map((pair) => {
    if (pair.id === 'TRN-01') return sites
    if (pair.id !== 'REQ-01') return pair
    // an authority's own catalogue may reach further: here the time to answer is needed too
    return { ...pair, parameters: { ...pair.parameters, answerDays: period(14) } }
  })
  return smallPack({
    jurisdiction: {
      ...base.jurisdiction,
      sheet: [{ text: 'Councils record the reason.' }],
      buyerDuties: [
        { text: 'Pay in time.', source: { ref: 'X', at: 'Article 1' }, verified: 'no' },
      ],
    },
    category: { ...base.category, title: 'ICT hardware' },
    components: [
      {
        category: 'ict-hardware',
        title: 'ICT hardware',
        parts: [
          { id: 'boards', label: 'circuit boards', first: true },
          { id: 'cables', label: 'cables', first: false },
        ],
        materials: ['tin'],
        removed: [{ label: 'screws', reason: 'too many' }],
        lookFirst: 'fees',
        peak: 'year end',
        hazards: 'solvents',
        finalSite: 'unit with a serial number',
      },
    ],
    omitted: [{ id: 'INC-01', title: 'One step further', reason: 'Not in the set.' }],
    howToRead: ['Days are calendar days.'],
    definitions: [
      { id: 'product', term: 'Product', text: ['A good made at a ', term('site', 'Site'), '.'] },
      { id: 'site', term: 'Site', text: ['A place of work.'] },
    ],
    kpis: [kpi],
    register: [
      {
        id: 'sites',
        title: 'Sites',
        row: 'a row for each Site',
        letters: ['S'],
        helpers: [],
        columns: [
          { id: 'site', title: 'Site', type: 'text', who: ['P'], shown: true },
          { id: 'priority', title: 'Priority Site since', type: 'date', who: ['S'], shown: false },
          { id: 'operator', title: 'Operator', type: 'text', who: ['S'], shown: true },
        ],
      },
    ],
    planSections: [
      { id: 'sites', title: 'Sites', clauses: ['TRN-01'], text: ['who asks whom.'], tender: true },
      {
        id: 'channel',
        title: 'Channel',
        clauses: ['GRV-01'],
        text: ['who answers.'],
        tender: false,
      },
    ],
    words: resolved(rest.pairs ?? pairs),
    pairs,
    ...rest,
    spec: { reference: 'EPC-7', ...spec },
  })
}
