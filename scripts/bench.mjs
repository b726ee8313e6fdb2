// `npm run bench`: ratios in one run. (a) the same text as a template literal, (b) plain Handlebars. Absolute times vary by machine.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Handlebars from 'handlebars'
import { compose, draft, toHtml, toText, toTextChunks } from '../dist/index.js'
import { evaluate, evaluateAll, kpiPeriods, plusDays, readObservations } from '../dist/monitor.js'

const spec = {
  title: 'Laptops and monitors 2027',
  buyer: 'Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
  kpis: { set: 'high-risk' },
}
const pack = compose(spec)
const tree = draft(pack, 'contract-schedule')
const text = toText(tree)

// each value of the pack becomes a gap, in the order of the text
const values = [
  ...new Set(
    pack.pairs.flatMap((pair) =>
      pair.condition.flatMap((part) =>
        part.items.flatMap((item) =>
          [item.text, ...(item.items ?? [])]
            .flat()
            .flatMap((node) => (node.type === 'value' ? [node.text] : [])),
        ),
      ),
    ),
  ),
].sort((a, b) => b.length - a.length)
const gaps = new RegExp(
  values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
  'g',
)
const index = new Map(values.map((value, at) => [value, at]))
const literal = text
  .replace(/[`\\$]/g, '\\$&')
  .replace(gaps, (value) => `\${v[${index.get(value)}]}`)
const handlebars = Handlebars.compile(
  text.replace(/\{/g, '&#123;').replace(gaps, (value) => `{{v.[${index.get(value)}]}}`),
  { noEscape: true },
)
const folder = mkdtempSync(join(tmpdir(), 'hrdd-bench-'))
writeFileSync(join(folder, 'literal.mjs'), `export default (v) => \`${literal}\``)
const { default: byLiteral } = await import(pathToFileURL(join(folder, 'literal.mjs')).href)
if (byLiteral(values) !== text) throw new Error('the template literal does not give the same text')

let sink = 0
/** Median seconds of one call, over several rounds of enough calls. */
function time(action) {
  const rounds = []
  let calls = 1
  for (;;) {
    const start = process.hrtime.bigint()
    for (let call = 0; call < calls; call++) sink += touch(action())
    const seconds = Number(process.hrtime.bigint() - start) / 1e9
    if (seconds < 0.05) calls *= 2
    else {
      rounds.push(seconds / calls)
      if (rounds.length === 7) return rounds.sort((a, b) => a - b)[3]
    }
  }
}
// reading one character makes the engine join what it has only noted down
const touch = (value) =>
  typeof value === 'string' ? value.charCodeAt(value.length >> 1) : value.pairs.length

const base = time(() => byLiteral(values))
const plain = time(() => handlebars({ v: values }))
const row = (name, seconds) =>
  console.log(
    `${name.padEnd(34)} ${(seconds * 1e3).toFixed(3).padStart(9)} ms   ${(seconds / base).toFixed(2).padStart(8)} × (a)   ${(seconds / plain).toFixed(2).padStart(8)} × (b)`,
  )
console.log(
  `Contract schedule at high risk, ${text.length} characters, ${values.length} distinct values`,
)
row('(a) template literal', base)
row('(b) Handlebars, compiled', plain)
row(
  'text from a ready tree',
  time(() => toText(tree)),
)
row(
  'draft + text',
  time(() => toText(draft(pack, 'contract-schedule'))),
)
row(
  'compose',
  time(() => compose(spec)),
)
row(
  'compose + draft + text',
  time(() => toText(draft(compose(spec), 'contract-schedule'))),
)
row(
  'HTML from a ready tree',
  time(() => toHtml(tree)),
)

console.log('\nGrowth (text of a ready tree)')
const clauses = tree.children.flatMap((child) =>
  child.type === 'section' ? child.children.filter((inner) => inner.type === 'clause') : [],
)
let first
for (const count of [15, 150, 1500]) {
  const blocks = Array.from({ length: count }, (_, at) => clauses[at % clauses.length])
  const whole = time(() => toText(blocks)) / count
  const chunked =
    time(() => {
      let length = 0
      for (const chunk of toTextChunks(blocks)) length += chunk.charCodeAt(0) && chunk.length
      return { pairs: { length } }
    }) / count
  first ??= { whole, chunked }
  console.log(
    `${String(count).padStart(5)} clauses: ${(whole * 1e6).toFixed(1).padStart(8)} µs a clause as one string (${(whole / first.whole).toFixed(2)} ×), ${(chunked * 1e6).toFixed(1).padStart(8)} µs in chunks (${(chunked / first.chunked).toFixed(2)} ×)`,
  )
}

console.log('\nEvaluation')
const disclosed = pack.kpis.find(({ id }) => id === 'KPI-TRN-01.1')
const term = { start: pack.spec.contract.start, end: pack.contractEnd }
const halves = kpiPeriods(disclosed.period, term)
/** So many reports: eight half-years of each site, with values all over the range. */
const reports = (count) =>
  Array.from({ length: count }, (_, at) => {
    const period = halves[at % halves.length]
    return {
      id: `O-${at}`,
      kpi: `${disclosed.id}@${disclosed.version}`,
      subject: { contract: 'C-1', site: `S-${Math.floor(at / halves.length)}` },
      period,
      values: {
        deliveredModels: String(50 + (at % 350)),
        disclosedModels: String((at * 7) % (50 + (at % 350))),
      },
      evidence: [{ grade: 'E2', date: period.end }],
      reportedOn: plusDays(period.end, 10),
      reportedBy: 'brand',
      status: 'final',
    }
  })
const asOf = plusDays(pack.contractEnd, 60)
const thousand = reports(1000)
const contexts = thousand.map(({ subject, period }) => ({
  tier: 'high',
  role: 'brand',
  asOf,
  subject,
  contract: term,
  period: { ...period, due: plusDays(period.end, 20) },
}))
const { target, approaching, requiresImprovement } = disclosed.bands
const thresholds = [
  ['good', target],
  ['approaching', approaching],
  ['requires-improvement', requiresImprovement],
].map(([rating, limit]) => [rating, BigInt(limit)])
// what somebody would write for this one KPI: exact as well, and without selection, evidence, coverage, history or a trace
const byHand = () =>
  thousand.map(({ values }) => {
    const [numerator, denominator] = [
      BigInt(values.disclosedModels) * 100n,
      BigInt(values.deliveredModels),
    ]
    return {
      value: Number((numerator * 20n + denominator) / (denominator * 2n)) / 10,
      rating: (thresholds.find(([, limit]) => numerator >= limit * denominator) ?? [
        'inadequate',
      ])[0],
    }
  })
const oneByOne = () => thousand.map((report, at) => evaluate(disclosed, [report], contexts[at]))
const expected = byHand()
const differing = oneByOne().filter(({ rating }, at) => rating !== expected[at].rating)
if (differing.length > 0) throw new Error('the hand-written loop does not give the same ratings')
const hand = time(() => ({ pairs: byHand() }))
const single = time(() => ({ pairs: oneByOne() }))
const all = time(() => ({ pairs: evaluateAll(pack, thousand, { asOf }).results }))
const perSecond = (seconds) =>
  `${Math.round(1000 / seconds)
    .toLocaleString('en-GB')
    .padStart(12)} results a second, ${(seconds / hand).toFixed(1).padStart(6)} × the loop`
console.log(`hand-written loop, no trace       ${perSecond(hand)}`)
console.log(`evaluate, one by one              ${perSecond(single)}`)
console.log(`evaluateAll, with history         ${perSecond(all)}`)
// what is still held is known only after rubbish is collected
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
let smallest
for (const count of [1000, 10_000, 50_000, 100_000]) {
  const list = reports(count)
  collect()
  const before = process.memoryUsage().heapUsed
  const started = process.hrtime.bigint()
  const { results } = evaluateAll(pack, list, { asOf })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  collect()
  const held = (process.memoryUsage().heapUsed - before) / 2 ** 20
  const read = process.hrtime.bigint()
  readObservations(list, { kpis: pack.kpis })
  const reading = Number(process.hrtime.bigint() - read) / 1e9
  smallest ??= seconds / count
  console.log(
    `${String(count).padStart(7)} observations: evaluated in ${seconds.toFixed(2).padStart(6)} s (${(seconds / count / smallest).toFixed(2)} × a report), read and checked in ${reading.toFixed(2).padStart(6)} s, ${results.length} results, about ${held.toFixed(0)} MiB with their traces`,
  )
}

console.log('\nCold start, whole process (median of 9)')
const cold = (code) => {
  writeFileSync(join(folder, 'cold.mjs'), code)
  const runs = Array.from({ length: 9 }, () => {
    const start = process.hrtime.bigint()
    execFileSync(process.execPath, [join(folder, 'cold.mjs')])
    return Number(process.hrtime.bigint() - start) / 1e6
  })
  return runs.sort((a, b) => a - b)[4]
}
const empty = cold('')
const started = cold(
  `import { compose, draft, toText } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}; toText(draft(compose(${JSON.stringify(spec)}), 'contract-schedule'))`,
)
console.log(
  `empty ${empty.toFixed(1)} ms, to the first text ${started.toFixed(1)} ms, difference ${(started - empty).toFixed(1)} ms`,
)
if (sink < 0) console.log(sink)
rmSync(folder, { recursive: true, force: true })

console.log('\nWorkbook')
// in a process of its own, so that its memory is its own
execFileSync(process.execPath, [fileURLToPath(new URL('bench-workbook.mjs', import.meta.url))], {
  stdio: 'inherit',
})
