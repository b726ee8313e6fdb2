// A consumer of the package: every subpath once. Run with and without code generation from strings.

import assert from 'node:assert/strict'
import {
  assessRisk,
  check,
  compose,
  documentKinds,
  draft,
  draftReview,
  findNode,
  HrddError,
  packBuilder,
  readPack,
  readSpec,
  toHtml,
  toMarkdown,
  toText,
} from 'hrdd-clauses'
import { clause, kpi, resolve, standard } from 'hrdd-clauses/catalogue'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
import { composeFrom } from 'hrdd-clauses/core'
import { compare, insertIntoDocx, readDocx, toDocx } from 'hrdd-clauses/docx'
import { calendar, evaluate, review, toIcs } from 'hrdd-clauses/monitor'
import { search } from 'hrdd-clauses/search'
import { readWorkbook, toCsv, toWorkbook } from 'hrdd-clauses/workbook'

const spec = {
  title: 'Laptops',
  buyer: 'City',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
}
const pack = compose(spec)
assert.deepEqual(composeFrom(standard, readSpec(spec)), pack)
assert.deepEqual(readPack(JSON.parse(JSON.stringify(pack))), pack)
assert.deepEqual(packBuilder(spec).compose(), pack)
assert.deepEqual([TRN01.id, clause('TRN-01')], ['TRN-01', TRN01])
assert.equal(kpi('KPI-TRN-01.1').clause, 'TRN-01')
assert.deepEqual(
  ['TRN-01', 'TRN-03', 'TRN-03@1'].map((id) => resolve(id).status),
  ['current', 'moved', 'withdrawn'],
)
assert.equal(search(standard, 'recruitment fees', { kind: 'clause' })[0].id, 'PRV-04')
assert.equal(assessRisk({ category: 'ict-hardware' }).tier, 'high')
assert.throws(
  () => compose({}),
  (error) => error instanceof HrddError && error.problems.length >= 5,
)
for (const kind of documentKinds)
  for (const render of [toText, toMarkdown, toHtml])
    assert.ok(render(draft(pack, kind)).length > 500)
const schedule = draft(pack, 'contract-schedule', { supplier: 'reseller' })
assert.ok(toHtml(findNode(schedule, 'TRN-01')).includes('TRN-01'))
assert.ok(check(pack, { asOf: '2027-01-15' }).length > 0)

assert.ok(compare(pack, await readDocx(await toDocx(schedule))).same)
await assert.rejects(insertIntoDocx(await toDocx(schedule), pack), HrddError)
assert.ok(toIcs(calendar(pack)).startsWith('BEGIN:VCALENDAR'))
const { register, asked } = await readWorkbook(await toWorkbook(pack), { pack })
assert.deepEqual(asked, [])
assert.ok(toCsv(pack, { register })['sites.csv'].length > 0)
assert.ok(evaluate(pack, register, { asOf: '2028-09-01' }).length > 0)
const note = draftReview(pack, review(pack, register, { asOf: '2028-09-01' }))
console.log(`${pack.pairs.length} clauses, a review note of ${toText(note).length} characters`)
