// Specs that people get wrong, each with what is said of it.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { composeRead, tryComposeFrom } from '../../src/compose/index.ts'
import { printProblem } from '../../src/model/problems.ts'
import { evaluate } from '../../src/monitor.ts'
import { problemsOf } from '../support/problems.ts'
import { laptops } from '../support/tiny-catalogue.ts'

interface WrongSpec {
  readonly set?: object
  readonly is?: unknown
  readonly says: readonly string[]
  readonly hint: string
}
const rows: readonly WrongSpec[] = parse(readFileSync('test/cases/wrong-specs.yaml', 'utf8'))

const problemsIn = (spec: unknown) => {
  const composition = tryComposeFrom(standard, spec)
  return composition.ok ? [] : composition.problems
}

test.each(rows.map((row) => [JSON.stringify(row.set ?? row.is), row] as const))(
  '%s',
  (_name, { set, is, says, hint }) => {
    const problems = problemsIn(set ? { ...laptops, ...set } : is)
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(says)
    expect(problems[0]?.hint).toContain(hint)
    for (const problem of problems) {
      expect(problem.segments.length).toBeGreaterThan(0)
      expect(printProblem(problem)).not.toContain('{{')
      expect(printProblem(problem)).not.toContain('@problems')
    }
  },
)

test('a Date is answered with the day to write', () => {
  const start = new Date('2027-07-01')
  const [problem] = problemsIn({ ...laptops, contract: { start, months: 12 } })
  expect(problem).toMatchObject({ code: 'date-with-time', path: 'contract.start' })
  expect(problem?.hint).toContain('"2027-07-01"')
  const pack = composeRead(standard, laptops)
  expect(problemsOf(() => evaluate(pack, { copies: [] }, { asOf: start as never }))).toEqual([
    'date-with-time',
  ])
})

test('a key with dots is one segment', () => {
  const targets = { 'KPI-TRN-01.1': 'x' }
  expect(problemsIn({ ...laptops, kpis: { targets } })[0]?.segments).toEqual([
    'kpis',
    'targets',
    'KPI-TRN-01.1',
  ])
})

test('a schema line and null for what is absent are accepted', () => {
  const spec = { ...laptops, $schema: 'spec.schema.json', reference: null, set: { 'GRV-01': null } }
  expect(tryComposeFrom(standard, spec)).toEqual(tryComposeFrom(standard, { ...laptops, set: {} }))
})
