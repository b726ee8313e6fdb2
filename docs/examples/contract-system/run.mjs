// Publishes last year's results, lets the catalogue move on, and gets the same results from references and observations alone.
// Run it in a checkout after `npm run build`: node docs/examples/contract-system/run.mjs

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { compose } from 'hrdd-clauses'
import { standard, upgradeNotesIn } from 'hrdd-clauses/catalogue'
import { altered, keepContract, keepObservations, open, publish, result } from './contract-system.mjs'

const read = async (name) => parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'))
const contract = 'EPC-2027-014'
const db = await open()
const pack = compose(await read('laptops.yaml'))
const { observations } = await read('laptops-follow-up.yaml')
await keepContract(db, standard, pack, { id: contract, reporter: 'reseller' })
await keepObservations(db, contract, observations)

// 2028: results are evaluated and published
const asked = observations.map(({ kpi, subject, period }) => ({ contract, kpi: kpi.split('@')[0], subject, period, asOf: '2028-09-15' }))
const before = []
for (const one of new Map(asked.map((each) => [JSON.stringify(each), each])).values()) {
  const found = await result(db, standard, one)
  await publish(db, standard, contract, found)
  before.push({ one, found })
}
console.log(`2028: ${before.length} results published with catalogue ${standard.version}.`)

// 2029: the catalogue has moved on. A KPI counts something else and asks for more; the old version is in the archive
const old = standard.kpis['KPI-TRN-01.1']
const moved = {
  ...standard,
  version: '9.0.0',
  kpis: { ...standard.kpis, [old.id]: { ...old, version: '2.0.0', title: 'Delivered units with known final production site', targets: { low: { target: 99, approaching: 98, requiresImprovement: 97 }, medium: { target: 99, approaching: 98, requiresImprovement: 97 }, high: { target: 99, approaching: 98, requiresImprovement: 97 } } } },
  archive: { ...standard.archive, kpis: [...standard.archive.kpis, old] },
  digests: { ...standard.digests, [`${old.id}@2.0.0`]: '0'.repeat(64) },
}
assert.deepEqual(await altered(db, moved, contract), [], 'the words of the contract are still those that were agreed')
for (const { one, found } of before) {
  const again = await result(db, moved, one)
  assert.deepEqual([again.kpi, again.rating, again.value?.exact], [found.kpi, found.rating, found.value?.exact], `${found.kpi} gives another result`)
}
const [first] = before
const flagged = await result(db, moved, first.one)
console.log(`2029: the same ${before.length} results with catalogue ${moved.version}. ${first.found.kpi}: ${flagged.value.shown} per cent, ${flagged.rating}, flags: ${flagged.flags.join(', ')}.`)

// what taking the new version would mean
const notes = upgradeNotesIn(moved, `${old.id}@${old.version}`)
console.log(`${notes.from} → ${notes.to}: ${notes.comparable ? 'comparable' : 'not comparable'}. ${notes.why}`)
for (const step of notes.steps) console.log(`- ${step}`)
await db.close()
