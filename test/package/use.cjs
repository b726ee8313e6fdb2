// The same package from CommonJS, with a tool's own Handlebars template and an authority's own folder.

const assert = require('node:assert/strict')
const { readFileSync } = require('node:fs')
const { join, dirname } = require('node:path')
const Handlebars = require('handlebars')
const { compose, draft, toText } = require('hrdd-clauses')
const { loadCatalogue } = require('hrdd-clauses/authoring')
const { standard } = require('hrdd-clauses/catalogue')
const TRN01 = require('hrdd-clauses/clauses/TRN-01')
const { composeFrom } = require('hrdd-clauses/core')
const { toDocx } = require('hrdd-clauses/docx')
const { helpersFor } = require('hrdd-clauses/handlebars')
const { evaluate } = require('hrdd-clauses/monitor')
const { search } = require('hrdd-clauses/search')
const { toWorkbook } = require('hrdd-clauses/workbook')

const folder = dirname(require.resolve('hrdd-clauses/package.json'))
const pack = compose({
  title: 'Laptops <b>',
  buyer: 'City',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
})
for (const one of [composeFrom, toDocx, evaluate, search, toWorkbook])
  assert.equal(typeof one, 'function')
assert.deepEqual(TRN01, standard.clauses['TRN-01'])
assert.deepEqual(require('hrdd-clauses/parts/clauses/TRN-01.json'), TRN01)
assert.ok(require('hrdd-clauses/schemas/clause.json'))

const { helpers, data } = helpersFor(pack)
const template = readFileSync(join(folder, 'docs/examples/template.hbs'), 'utf8')
const page = Handlebars.compile(template)(data, { helpers })
assert.match(page, /<h1>Laptops &lt;b&gt;<\/h1>[\s\S]*TRN-01[\s\S]*KPI-TRN-01\.1/)

loadCatalogue(folder).then((catalogue) => {
  assert.deepEqual(Object.keys(catalogue.clauses), Object.keys(standard.clauses))
  const text = toText(draft(pack, 'contract-schedule', { supplier: 'reseller' }))
  console.log(`a reading copy of ${text.length} characters`)
})
