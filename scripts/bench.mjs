// `npm run bench`: ratios in one run. (a) the same text as a template literal, (b) plain Handlebars. Absolute times vary by machine.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Handlebars from 'handlebars'
import { compose, draft, toHtml, toText, toTextChunks } from '../dist/index.js'

const spec = { title: 'Laptops and monitors 2027', buyer: 'Example', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract: { start: '2027-07-01', months: 48 }, kpis: { set: 'high-risk' } }
const pack = compose(spec)
const tree = draft(pack, 'contract-schedule')
const text = toText(tree)

// each value of the pack becomes a gap, in the order of the text
const values = [...new Set(pack.pairs.flatMap((pair) => pair.condition.flatMap((part) => part.items.flatMap((item) => [item.text, ...(item.items ?? [])].flat().flatMap((node) => (node.type === 'value' ? [node.text] : []))))))].sort((a, b) => b.length - a.length)
const gaps = new RegExp(values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
const index = new Map(values.map((value, at) => [value, at]))
const literal = text.replace(/[`\\$]/g, '\\$&').replace(gaps, (value) => `\${v[${index.get(value)}]}`)
const handlebars = Handlebars.compile(text.replace(/\{/g, '&#123;').replace(gaps, (value) => `{{v.[${index.get(value)}]}}`), { noEscape: true })
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
const touch = (value) => (typeof value === 'string' ? value.charCodeAt(value.length >> 1) : value.pairs.length)

const base = time(() => byLiteral(values))
const plain = time(() => handlebars({ v: values }))
const row = (name, seconds) => console.log(`${name.padEnd(34)} ${(seconds * 1e3).toFixed(3).padStart(9)} ms   ${(seconds / base).toFixed(2).padStart(8)} × (a)   ${(seconds / plain).toFixed(2).padStart(8)} × (b)`)
console.log(`Contract schedule at high risk, ${text.length} characters, ${values.length} distinct values`)
row('(a) template literal', base)
row('(b) Handlebars, compiled', plain)
row('text from a ready tree', time(() => toText(tree)))
row('draft + text', time(() => toText(draft(pack, 'contract-schedule'))))
row('compose', time(() => compose(spec)))
row('compose + draft + text', time(() => toText(draft(compose(spec), 'contract-schedule'))))
row('HTML from a ready tree', time(() => toHtml(tree)))

console.log('\nGrowth (text of a ready tree)')
const clauses = tree.children.flatMap((child) => (child.type === 'section' ? child.children.filter((inner) => inner.type === 'clause') : []))
let first
for (const count of [15, 150, 1500]) {
  const blocks = Array.from({ length: count }, (_, at) => clauses[at % clauses.length])
  const whole = time(() => toText(blocks)) / count
  const chunked = time(() => { let length = 0; for (const chunk of toTextChunks(blocks)) length += chunk.charCodeAt(0) && chunk.length; return { pairs: { length } } }) / count
  first ??= { whole, chunked }
  console.log(`${String(count).padStart(5)} clauses: ${(whole * 1e6).toFixed(1).padStart(8)} µs a clause as one string (${(whole / first.whole).toFixed(2)} ×), ${(chunked * 1e6).toFixed(1).padStart(8)} µs in chunks (${(chunked / first.chunked).toFixed(2)} ×)`)
}

console.log('\nCold start, whole process (median of 9)')
const cold = (code) => {
  writeFileSync(join(folder, 'cold.mjs'), code)
  const runs = Array.from({ length: 9 }, () => { const start = process.hrtime.bigint(); execFileSync(process.execPath, [join(folder, 'cold.mjs')]); return Number(process.hrtime.bigint() - start) / 1e6 })
  return runs.sort((a, b) => a - b)[4]
}
const empty = cold('')
const started = cold(`import { compose, draft, toText } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}; toText(draft(compose(${JSON.stringify(spec)}), 'contract-schedule'))`)
console.log(`empty ${empty.toFixed(1)} ms, to the first text ${started.toFixed(1)} ms, difference ${(started - empty).toFixed(1)} ms`)
if (sink < 0) console.log(sink)
rmSync(folder, { recursive: true, force: true })
