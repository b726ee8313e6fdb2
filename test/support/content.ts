// A small whole catalogue as files in memory, and what is said of it once something in it is changed.

import { type ContentProblem, readCatalogue, type SourceFile } from '../../src/content/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'

const clauseYaml = `id: TRN-01
from: low
revision: 1
since: 0.4.0
status: active
reviewed: []
roles: [complaint]
placement:
  stage: performance
  tender: accept
  reason: site-data
  scored:
    when: { from: medium }
    question: plan
    section: sites
    max: 1
    weight: { medium: 3, high: 3 }
    reason: own-plan
kpis: derived
plan: sites
register:
  sites: [what]
parameters:
  siteDays:
    type: period
    unit: days
    after: [contract-start]
    min: 5
    max: 60
    default: { low: 30, medium: 20, high: 10 }
    sme: half-again
  models:
    type: integer
    min: 1
    max: 9
    default: { high: 3 }
dates:
  match: report-1
effort:
  buyer: { low: 1 }
  supplier: { reseller: { low: 1 }, brand: { low: 1 } }
sources:
  - { ref: UNGP, at: Principle 21, verified: no }
`

const clauseWords = `---
title: Sites
---
## Purpose
A worker whose factory is known can be found.

## Question
1. {#plan .narrative words=400} Give the section "Sites" of your plan.

## Scoring
| Points | What earns them |
|---|---|
| 1 | names the function |

## Condition
**Outcome.** The Buyer knows where each Product was made.

1. **Sites.** {#sites} Within {{siteDays}} after the start, the Supplier shall enter each Site under {{clause "REQ-01#request"}}.

### From medium
1. **Match.** {#match} The Supplier shall trace each Product.

### From high
1. **Second source.** {#second} The Supplier shall add a record for {{models}} models.

### Reseller, from medium
1. {#reseller} The Supplier shall enter from whom it buys.

## Plan
who asks whom.

## Evidence
| Proof | Grade | Proves | Does not show |
|---|---|---|---|
| register | E2 | #sites, #match, #second, #reseller | conditions there |

## For the buyer
Pick two addresses.

## For the supplier
**Reseller.** You vouch for your question. **Brand.** Your orders hold the answer.

## Words
| For | Words |
|---|---|
| siteDays | time to enter sites |
| models | models with a second source |
| site-data | Site data takes time. |
| own-plan | It tells bidders apart. |
| hours | Thirty models. |
| subject matter | The sites are those of the goods. |
`

const requestYaml = `id: REQ-01
from: low
revision: 1
since: 0.4.0
status: active
reviewed: []
general: true
roles: [request]
placement: { stage: performance, tender: none, reason: asking }
kpis: none
effort: { buyer: {}, supplier: { reseller: {}, brand: {} } }
sources: []
`

const requestWords = `---
title: Asking
---
## Purpose
A refusal becomes real.

## Condition
1. **Request.** {#request} The Supplier shall write to the Brand.

### From high
1. **Levers.** {#levers} The Supplier shall take a step.

## For the buyer
Read the steps.

## For the supplier
One letter.

## Words
| For | Words |
|---|---|
| asking | It says what asking is. |
| hours | Six letters. |
| subject matter | The requests concern the goods. |
| no KPI | Counted elsewhere. |
`

const terms = `## How to read {#how-to-read .note}
Days are calendar days. {{clause "REQ-01"}} says how to ask.

## Brand {#brand forms="Brands"}
The company that has a Product made.

## Product {#product forms="Products" kinds="goods works"}
A good.

## Site {#site forms="Sites"}
A place of work.

## Supplier {#supplier}
The party that performs.
`

const kpi = `id: KPI-TRN-01.1
version: 1.0.0
since: 0.4.0
status: active
clause: TRN-01
alsoMeasures: []
level: output
unit: percent
direction: higher
measure: { type: proportion, rows: [{ sheet: sites, reached: { what: { filled: true } } }] }
zero: plain
examples: []
`

const kpiWords = `title: Known sites
question: Do we know?
why: People there can be found.
count: 'Products with a Site, asked under {{clause "REQ-01#request"}} within {{TRN-01.siteDays}}.'
trap: Head offices.
talk: { supplier: Who decides?, buyer: What did we do? }
`

const law = `id: eu
title: European Union
revision: 1
since: 0.4.0
currency: EUR
stages:
  selection: { accept: true, score: false, reason: It looks at the firm., source: { ref: UNGP, at: P 1 } }
  award: { accept: true, score: true, reason: It looks at the offer., source: { ref: UNGP, at: P 2 } }
  performance: { accept: true, score: false, reason: It looks at the work., source: { ref: UNGP, at: P 3 } }
terms: { site: A place in the Union. }
parameters: { TRN-01: { siteDays: { all: 20, sme: 40 } } }
laws:
  - { ref: UNGP, at: Principle 1, what: States protect., verified: no }
`

const goods = `id: chairs
title: Chairs
kind: goods
revision: 1
since: 0.4.0
cpv: [{ prefix: "3911", label: Seats }]
risk: { tier: medium, labourIntensity: medium, why: Wood dust. }
products: [Chairs]
parts: [{ id: frame, label: Frame, why: Welding fumes. }]
materials: []
rows: []
lookFirst: frames
peak: summer
hazards: dust
finalSite: where it is assembled
sources: []
`

const words = (list: Readonly<Record<string, string>>, language = 'en'): string =>
  `language: ${language}\nwords:\n${Object.entries(list)
    .map(([key, text]) => `  ${key}: ${JSON.stringify(text)}\n`)
    .join('')}`

/** Files of the small catalogue by path. */
export const smallFiles: Readonly<Record<string, string>> = {
  'clauses/disclose/TRN-01/clause.yaml': clauseYaml,
  'clauses/disclose/TRN-01/en.md': clauseWords,
  'clauses/govern/REQ-01/clause.yaml': requestYaml,
  'clauses/govern/REQ-01/en.md': requestWords,
  'clauses/terms/en.md': terms,
  'clauses/words/language/en.yaml': words({ plurals: 'en' }),
  'clauses/words/schedule/en.yaml': words({
    title: 'Schedule {{number}}',
    ask: 'See {{clause "REQ-01#request"}}',
    'days.one': '{{count}} day',
    'days.other': '{{count}} days',
  }),
  'clauses/words/choices/en.yaml': words({
    'plan.sites': 'Sites',
    'strategy.balanced.title': 'Balanced',
    'strategy.balanced.reason': 'As each clause says.',
    'set.core.title': 'Core',
    'set.core.why': 'What is needed.',
  }),
  'clauses/law/eu.yaml': law,
  'clauses/goods/chairs.yaml': goods,
  'clauses/register.yaml': `sheets:
  - sheet: sites
    rows: [S]
    columns:
      - { id: what, type: text, who: [S], from: low }
      - { id: delivered, type: date, who: [S], from: low }
lists: {}
`,
  'clauses/stages.yaml': `- { id: disclose, areas: [TRN] }
- { id: govern, areas: [REQ] }
`,
  'clauses/plan.yaml': '- sites\n',
  'clauses/sets.yaml': `- { id: core, goods: [TRN-01], services: [], works: [], listed: [], needs: [request, complaint] }
`,
  'clauses/strategies.yaml': '- { id: balanced, mostScored: { high: 1 } }\n',
  'clauses/sources.yaml': 'UNGP: { title: Guiding Principles, kind: standard }\n',
  'kpis/disclose/KPI-TRN-01.1/kpi.yaml': kpi.replace(
    'examples: []',
    `examples:
${['low', 'medium', 'high']
  .map(
    (tier) =>
      `  - { shows: nothing, tier: ${tier}, rows: { sites: [{ what: Chair }] }, rating: no-data }\n`,
  )
  .join('')}`,
  ),
  'kpis/disclose/KPI-TRN-01.1/en.yaml': kpiWords,
  'kpis/sets.yaml': '- { id: core, kpis: [KPI-TRN-01.1] }\n',
}

/** What becomes of a file: another text, a change of its text, or nothing. */
export type Changes = Readonly<Record<string, string | ((text: string) => string) | undefined>>

/** The small catalogue with changes. */
export function changed(changes: Changes = {}, files = smallFiles): SourceFile[] {
  const paths = [...new Set([...Object.keys(files), ...Object.keys(changes)])].sort()
  return paths.flatMap((path) => {
    const change = changes[path]
    if (path in changes && change === undefined) return []
    const text = typeof change === 'function' ? change(files[path] ?? '') : (change ?? files[path])
    return [{ path, text: text ?? '' }]
  })
}

/** `file:line code` of every problem of the changed catalogue. */
export const said = (changes: Changes, base?: Catalogue): string[] =>
  readCatalogue(base ? changed(changes, {}) : changed(changes), base && { base }).problems.map(
    inShort,
  )

/** `file:line code`. */
export const inShort = ({ file, line, code }: ContentProblem): string =>
  `${file}${line === undefined ? '' : `:${line}`} ${code}`

/** A change that puts words in the place of others, which must be there. */
export const put =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new RangeError(from)
    return text.replace(from, () => to)
  }
