// `npm run check`: what is wrong with the wording, what is over its budget, and what was not written anew.

import { isOver, type Measured, measureCatalogue } from '../src/cli/budgets.ts'
import { printProblem } from '../src/content/index.ts'
import { type Catalogue, inLanguage } from '../src/model/catalogue.ts'
import type { Clause } from '../src/model/clause.ts'
import { plainText } from '../src/model/text.ts'
import { readAt, run } from './folder.ts'
import { referenceFiles, stale } from './reference.ts'
import { schemaFiles } from './schemas.ts'

/** What has a budget, in the order of its codes: `HRDD-B01` is the first. Other documents come last. */
const budgeted = [
  'condition',
  'outcome',
  'purpose',
  'question',
  'scoring',
  'plan',
  'guidance',
  'proof-rows',
  'general',
  'schedule',
  'questions',
  'items',
  'dates',
  'parameters',
  'definitions',
  'definition',
  'hours-buyer',
  'hours-reseller',
  'kpi',
]
const numberOf = (what: string): number => {
  const index = budgeted.indexOf(what)
  return (index < 0 ? budgeted.length : index) + 1
}
const codeOf = (what: string): string => `HRDD-B${String(numberOf(what)).padStart(2, '0')}`
const nameOf = ({ what, of, tier }: Measured): string => [what, of, tier].filter(Boolean).join(' ')
const share = ({ count, budget = 0 }: Measured): number => count / budget

await run(async () => {
  const { catalogue, problems } = await readAt('.')
  for (const problem of problems) console.log(`${problem.level}: ${printProblem(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  const rows = errors > 0 ? [] : measureCatalogue(catalogue)
  printTable(rows)
  const over = rows.filter(isOver)
  for (const row of over) {
    console.log(
      `${codeOf(row.what)} ${nameOf(row)}: ${row.count}, budget ${row.budget}${longestOf(row, rows, catalogue)}`,
    )
  }
  const old = stale([
    ...schemaFiles(errors > 0 ? undefined : catalogue),
    ...(errors > 0 ? [] : referenceFiles(catalogue, rows)),
  ])
  for (const { path } of old)
    console.log(
      `${path} is stale. Run npm run ${path.startsWith('docs/') ? 'reference' : 'compile'}.`,
    )
  console.log(`${errors} errors, ${over.length} over budget, ${old.length} stale`)
  if (errors + over.length + old.length > 0) process.exitCode = 1
})

/** A line a budget: how many were measured, how many are over, and which is fullest. */
function printTable(rows: readonly Measured[]): void {
  const limited = rows.filter(({ budget }) => budget !== undefined)
  const whats = [...new Set(limited.map(({ what }) => what))]
  for (const what of whats.sort((a, b) => numberOf(a) - numberOf(b))) {
    const all = limited.filter((row) => row.what === what).sort((a, b) => share(b) - share(a))
    const [fullest] = all
    if (!fullest) continue
    const over = all.filter(isOver).length
    const used = `${fullest.count}/${fullest.budget}`
    const name = nameOf(fullest).slice(what.length + 1)
    console.log(
      `${codeOf(what)} ${what.padEnd(20)} ${String(all.length).padStart(3)} measured ${String(over).padStart(3)} over   ${used.padStart(11)} ${name}`,
    )
  }
}

/** What makes it long: items of a clause, or clauses of a set. */
function longestOf(row: Measured, rows: readonly Measured[], catalogue: Catalogue): string {
  const clause = catalogue.clauses[row.of]
  const isPart = clause !== undefined && row.what !== 'condition'
  if (isPart || row.what === 'kpi' || row.what === 'definition') return ''
  const counts = clause ? itemsOf(clause) : clausesOf(row, rows, catalogue)
  const longest = counts.sort((a, b) => b[1] - a[1]).slice(0, 4)
  return `. Longest: ${longest.map(([name, count]) => `${name} ${count}`).join(', ')}`
}

type Counted = readonly [name: string, count: number]

const itemsOf = ({ id, wording }: Clause): Counted[] =>
  inLanguage(wording, 'en').condition.flatMap(({ items }) =>
    items.map(({ anchor, text }) => [`${id}#${anchor}`, plainText(text).split(/\s+/).length]),
  )

/** Clauses of the set and kind that a row measures, each with its part of what is counted. */
function clausesOf(
  { what, of, tier }: Measured,
  rows: readonly Measured[],
  { clauses, clauseSets }: Catalogue,
): Counted[] {
  const [set, kind] = of.includes(' ') ? of.split(' ') : ['core', of]
  const members = clauseSets.find(({ id }) => id === set)
  const lists = new Map(Object.entries(members ?? {}))
  const list = lists.get(kind ?? '')
  const own = Object.values(clauses).filter(
    ({ id, general }) => general || (Array.isArray(list) && list.includes(id)),
  )
  const measured = what === 'questions' ? 'question' : 'condition'
  return own.map((clause): Counted => {
    const { buyer, supplier } = clause.effort
    if (tier !== '' && what === 'hours-buyer') return [clause.id, buyer[tier] ?? 0]
    if (tier !== '' && what === 'hours-reseller') return [clause.id, supplier.reseller[tier] ?? 0]
    if (what === 'items') return [clause.id, itemsOf(clause).length]
    if (what === 'parameters') return [clause.id, Object.keys(clause.parameters ?? {}).length]
    const words = rows.find(
      (row) => row.what === measured && row.of === clause.id && (row.tier || tier) === tier,
    )
    return [clause.id, words?.count ?? 0]
  })
}
