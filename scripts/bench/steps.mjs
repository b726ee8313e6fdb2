// Each step of the library over all documents of a pack, at each tier.

import { toDocx } from '../../dist/docx.js'
import { compareOptions, compose, documentKinds, draft, toHtml, toText } from '../../dist/index.js'
import { calendar, evaluate } from '../../dist/monitor.js'
import { toWorkbook } from '../../dist/workbook.js'
import { spec } from './spec.mjs'

const tiers = ['low', 'medium', 'high']
const specOf = (tier) => ({ ...spec, tier })

/** Median milliseconds of one call, over rounds of about the same time. */
export async function time(work) {
  const rounds = []
  for (let calls = 1; rounds.length < 7; ) {
    const start = performance.now()
    for (let call = 0; call < calls; call++) await work()
    const took = performance.now() - start
    if (took < 60) calls *= 2
    else rounds.push(took / calls)
  }
  return rounds.sort((a, b) => a - b)[3]
}

/** Each step over all documents of a pack, or over the pack. */
function stepsFor(tier) {
  const spec = specOf(tier)
  const pack = compose(spec)
  const documents = documentKinds.map((kind) => draft(pack, kind))
  return {
    compose: () => compose(spec),
    compareOptions: () => compareOptions(spec),
    draft: () => documentKinds.map((kind) => draft(pack, kind)),
    toText: () => documents.map((document) => toText(document)),
    toHtml: () => documents.map((document) => toHtml(document)),
    toDocx: () => Promise.all(documents.map((document) => toDocx(document))),
    toWorkbook: () => toWorkbook(pack),
    calendar: () => calendar(pack),
    evaluate: () => evaluate(pack, { copies: [] }, { asOf: pack.contractEnd }),
  }
}

/** How long each step takes beside composing, and how that grows from low to high. */
export async function printSteps() {
  const times = {}
  for (const tier of tiers)
    for (const [step, work] of Object.entries(stepsFor(tier)))
      times[step] = { ...times[step], [tier]: await time(work) }

  console.log(`${documentKinds.length} documents, median of 7`)
  console.log(
    `${'step'.padEnd(16)}${tiers.map((tier) => tier.padStart(12)).join('')}   high, of compose   high, of low`,
  )
  for (const [step, by] of Object.entries(times)) {
    const row = tiers.map((tier) => `${by[tier].toFixed(2)} ms`.padStart(12)).join('')
    const share = (by.high / times.compose.high).toFixed(2).padStart(15)
    const growth = (by.high / by.low).toFixed(2).padStart(12)
    console.log(`${step.padEnd(16)}${row} ${share} × ${growth} ×`)
  }
}
