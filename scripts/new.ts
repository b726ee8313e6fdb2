// `npm run new -- clause GRV-02 engage "Incident notice"`: a clause file to fill in, that says what is still missing.

import { mkdir, stat, writeFile } from 'node:fs/promises'
import { slug } from '../src/authoring/clause.ts'
import { stages } from '../src/model/catalogue.ts'

const areas: Readonly<Record<string, string>> = {
  EMB: 'embed',
  IDN: 'identify',
  TRN: 'disclose',
  FLO: 'prevent',
  PRV: 'prevent',
  VOI: 'engage',
  GRV: 'engage',
  MON: 'track',
  COR: 'track',
  REM: 'remedy',
  GEN: 'govern',
  REQ: 'govern',
  REP: 'govern',
  BUY: 'govern',
  INC: 'govern',
  ENF: 'govern',
}

const [what, id, title = 'Title in a few words'] = process.argv.slice(2)
if (what !== 'clause' || !id || !/^[A-Z]{3}-\d{2}$/.test(id)) {
  console.error('Write: npm run new -- clause GRV-02 "Incident notice"')
  process.exit(2)
}
const stage = areas[id.slice(0, 3)]
if (!stage) {
  console.error(
    `${id}: no stage is known for ${id.slice(0, 3)}. Areas: ${Object.keys(areas).join(', ')}. Stages: ${stages.join(', ')}.`,
  )
  process.exit(2)
}
const path = `clauses/${stage}/${id}.${slug(title)}.md`
if (await stat(path).catch(() => undefined)) {
  console.error(`${path} is there already. Nothing was written.`)
  process.exit(2)
}
await mkdir(`clauses/${stage}`, { recursive: true })
await writeFile(
  path,
  `---
id: ${id}
title: ${title}
from: medium                 # the lowest tier it applies at
revision: 1
since: 0.1.0                 # the version that will release it
status: draft
reviewed: none
subjectMatter: Say what links this clause to the goods that are bought.
placement:
  stage: performance
  tender: accept
  reason: Say why the tender asks this much and no more.
kpis: { none: Say why nothing measures it, or write "kpis: derived" and add a KPI. }
parameters:
  answerDays:
    label: time to answer
    type: period
    unit: days
    after: request
    needs: own
    stricter: lower
    min: 3
    max: 30
    default: { medium: 15, high: 10 }
effort: { buyerTender: 0.5, buyerPerYear: 1, supplierPerYear: { reseller: 2, brand: 2 } }
sources:
  - { ref: UNGP, at: Principle 17, verified: false }
---
## Purpose
Whose life gets better, and how.

## Question
1. {#accept .yes-no .gate} Does the Bidder accept {{clause "${id}"}} for every Product it offers?

## Condition
**Outcome.** One sentence on how things are, which every Supplier can sign.

1. **Answer.** {#answer} Within {{answerDays}} after a written request, the Supplier shall answer the Buyer in writing.

### Buyer
1. **Request.** {#request} The Buyer shall give the reason for each request.

## Evidence
| Proof | Strength | For | Proves | Shows | Does not show |
|---|---|---|---|---|---|
| Dated answer | E2 | all | #answer | what was said and when | that it is true |

## Consequence
1. An answer that is late or missing is a Shortfall, for which the ladder begins at Step 1 ({{clause "ENF-01#step-1"}}).

## For the buyer
What to look at first.

## For the supplier
What to do on day one.
`,
)
console.log(`wrote ${path}. Next: fill it in, then npm run check.`)
