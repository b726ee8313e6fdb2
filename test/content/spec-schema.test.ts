// The JSON Schema of a spec takes what `compose` takes of shape, ids and bounds, and refuses what it refuses.

import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { schemaFiles } from '../../scripts/schemas.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { readCatalogue, readFolder } from '../../src/content/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const { catalogue } = readCatalogue((await readFolder('.')).files, { version })
const schema = JSON.parse(readFileSync('schemas/spec.schema.json', 'utf8'))
const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(schema)

test('the schemas are those of this source and catalogue', () => {
  for (const { path, text } of schemaFiles(catalogue))
    expect(readFileSync(path, 'utf8'), path).toBe(text)
})

const examples = readdirSync('docs/examples').filter(
  (name) => name.endsWith('.yaml') && !name.endsWith('-register.yaml'),
)
test.each(examples)('it takes %s', (name) => {
  const spec: unknown = parse(readFileSync(`docs/examples/${name}`, 'utf8'))
  expect(validate(spec), JSON.stringify(validate.errors)).toBe(true)
})

test('every field has a title', () => {
  const without: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { properties = {}, ...rest } = node as { properties?: Record<string, object> }
    for (const [name, field] of Object.entries(properties)) {
      if (!('title' in field) && name !== 'all' && name !== 'sme') without.push(`${path}.${name}`)
      visit(field, `${path}.${name}`)
    }
    for (const value of Object.values(rest)) visit(value, path)
  }
  visit(schema, '')
  expect(without).toEqual([])
})

const plain = {
  title: 'Monitors',
  buyer: 'City of Example',
  jurisdiction: 'se',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 24 },
} as const satisfies Spec

test('its defaults change nothing', () => {
  const { bidders, language, strategy, clauses, kpis } = schema.properties
  const said = {
    language: language.default,
    strategy: strategy.default,
    bidders: { roles: bidders.properties.roles.default, sizes: bidders.properties.sizes.default },
    clauses: { set: clauses.properties.set.default },
    kpis: { set: kpis.properties.set.default, mode: kpis.properties.mode.default },
  }
  expect(composeFrom(catalogue, { ...plain, ...said })).toEqual(composeFrom(catalogue, plain))
  expect(schema.properties.currency.default).toBeUndefined()
})

describe.each<[string, object]>([
  ['an unknown jurisdiction', { jurisdiction: 'gb' }],
  ['an unknown category', { category: 'laptops' }],
  ['a tier that is none', { tier: 'extreme' }],
  ['a field that is not there', { titel: 'Monitors' }],
  ['a contract of no length', { contract: { start: '2027-07-01', months: 0 } }],
  ['a day that is none', { contract: { start: '2027-02-30', months: 24 } }],
  ['an unknown set', { clauses: { set: 'everything' } }],
  ['an unknown KPI', { kpis: { add: ['KPI-TRN-01.99'] } }],
  ['an unknown clause left out', { omit: { 'TRN-99': 'No.' } }],
  ['a reason that is missing', { omit: { 'TRN-02': '' } }],
  ['a value out of bounds', { set: { 'REP-01': { registerDays: 5000 } } }],
  ["an SME's value out of bounds", { set: { 'REP-01': { registerDays: { all: 60, sme: 5000 } } } }],
  ['a value of another type', { set: { 'REM-01': { workersMayClaim: 3 } } }],
  ['a parameter that is not there', { set: { 'REP-01': { registreDays: 60 } } }],
  ['a language that is not offered', { language: 'xx' }],
])('%s', (_what, change) => {
  const spec = { ...plain, ...change }
  test('is refused by the schema', () => expect(validate(spec)).toBe(false))
  test('is refused by compose', () =>
    expect(() => composeFrom(catalogue, spec as Spec)).toThrow(HrddError))
})

test('bounds are inside', () => {
  const { registerDays } = catalogue.clauses['REP-01']?.parameters ?? {}
  for (const value of [registerDays?.min, registerDays?.max]) {
    const spec = { ...plain, set: { 'REP-01': { registerDays: value } } }
    expect(validate(spec), JSON.stringify(validate.errors)).toBe(true)
  }
})
