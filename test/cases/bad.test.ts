// Bad input: every case must be refused, and said to be wrong at the right place in the expected words.

import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCatalogue } from '../../src/authoring/catalogue.ts'
import { type AuthoringProblem, readFolder, type SourceFile } from '../../src/authoring/source.ts'
import { compose, HrddError, type Problem, type Spec } from '../../src/index.ts'

const here = (path: string) => new URL(path, import.meta.url)
const load = async (path: string) => parse(await readFile(here(path), 'utf8'))
const counts = { specs: 0, files: 0, other: 0, problems: 0, withoutTip: 0 }
afterAll(() => console.log(`bad input: ${counts.specs} specs, ${counts.other} specs that YAML cannot say, ${counts.files} files; ${counts.problems} problems, ${counts.withoutTip} of them without a tip`))

/** Every problem of a spec; none where it composes. */
function problemsOf(spec: unknown): readonly Problem[] {
  try {
    compose(spec as Spec)
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
/** "a … b": parts that follow one another. */
const holds = (text: string, part: string): boolean => part.split(' … ').reduce((at, piece) => (at < 0 ? at : text.indexOf(piece, at) < 0 ? -1 : text.indexOf(piece, at) + piece.length), 0) >= 0
const said = ({ path, message, hint }: Problem): string => `${path}: ${message} ${hint}`

function checkProblems(problems: readonly Problem[], pathMayBeEmpty = false): void {
  expect(problems.length, 'it was accepted').toBeGreaterThan(0)
  for (const problem of problems) {
    expect(problem.message, said(problem)).toMatch(/\S/)
    expect(problem.code, said(problem)).toMatch(/^[a-z]+(-[a-z]+)*$/)
    if (!pathMayBeEmpty) expect(problem.path, said(problem)).toMatch(/\S/)
    counts.problems++
    if (!problem.hint) counts.withoutTip++
  }
}

describe('specs', async () => {
  interface Case {
    name: string
    spec?: unknown
    change?: Record<string, unknown>
    json?: string
    long?: Record<string, number>
    many?: Record<string, [string, number, string]>
    expect: string[]
    only?: boolean
    fault?: string
  }
  const { base, cases } = (await load('bad/specs.yaml')) as { base: Record<string, unknown>; cases: Case[] }

  const put = (spec: Record<string, unknown>, path: string, value: unknown) => {
    const keys = path.split('.')
    const last = keys.pop()!
    const target = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, spec)
    target[last] = value
  }
  const build = (one: Case): unknown => {
    if (Object.hasOwn(one, 'spec')) return one.spec
    if (one.json) return JSON.parse(`${JSON.stringify(base).slice(0, -1)}, ${one.json}}`)
    const spec: Record<string, unknown> = { ...structuredClone(base), ...one.change }
    for (const [key, value] of Object.entries(spec)) if (value === null) delete spec[key]
    for (const [path, length] of Object.entries(one.long ?? {})) put(spec, path, 'x'.repeat(length))
    for (const [path, [value, times, end]] of Object.entries(one.many ?? {})) put(spec, path, [...Array.from({ length: times }, () => value), end])
    return spec
  }

  it('the base spec itself is good', () => expect(problemsOf(base)).toEqual([]))
  it('has names that differ', () => expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length))

  for (const one of cases) {
    // a fault of the package that is known; the test turns red when it is mended
    const test = one.fault && !process.env.FAULTS ? it.fails : it
    test(one.name, () => {
      counts.specs++
      const input = build(one)
      const problems = problemsOf(input)
      checkProblems(problems, !isObject(input))
      for (const expected of one.expect) {
        const at = expected.indexOf(': ')
        const [path, part] = [expected.slice(0, at), expected.slice(at + 2)]
        expect(problems.some((problem) => problem.path === path && holds(`${problem.message} ${problem.hint}`, part)), `${expected}\n  was not said:\n${problems.map(said).join('\n')}`).toBe(true)
      }
      if (one.only) expect(problems.map(said)).toHaveLength(one.expect.length)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    })
  }

  // what YAML and JSON cannot say
  const round: Record<string, unknown> = { ...base }
  round.contract = round
  const odd: Record<string, unknown> = {
    undefined: undefined,
    'a function': () => base,
    'a symbol': Symbol('spec'),
    'a bigint': 10n,
    'an object that holds itself': round,
    'a function as title': { ...base, title: () => 'x' },
    'a symbol as title': { ...base, title: Symbol('x') },
    'a Date as start': { ...base, contract: { start: new Date('2027-07-01'), months: 48 } },
    'a bigint as months': { ...base, contract: { start: '2027-07-01', months: 48n } },
    'a Map as set': { ...base, set: new Map([['TRN-01', { listDays: 1 }]]), tier: undefined },
    'a String object as title': { ...base, title: new String('Laptops') },
    'an array with a hole': { ...base, kpis: { add: [, 'KPI-TRN-01.1'] } },
  }
  for (const [name, input] of Object.entries(odd)) {
    it(`refuses ${name}`, () => {
      counts.other++
      checkProblems(problemsOf(input), !isObject(input))
    })
  }
})

describe('files', async () => {
  interface Case {
    name: string
    file: string
    replace?: [string, string]
    text?: string
    /** A new file with the text of this one, after the change `swap`. */
    copy?: string
    swap?: [string, string]
    only?: boolean
    /** Where the problem stands if not in `file`. */
    at?: string
    expect: [string, string][] | [string, string]
    fault?: string
  }
  const cases = (await load('bad/files.yaml')) as Case[]
  const good = await readFolder(here('good/small').pathname)
  const short = Object.fromEntries(good.map(({ path }) => [path.split('/').at(-1)!.split('.').slice(0, path.includes('KPI-') ? 2 : 1).join('.'), path]))
  const whole = (file: string) => short[file] ?? file

  const build = (one: Case): SourceFile[] => {
    const path = whole(one.file)
    if (one.text !== undefined) return [...good.filter((file) => file.path !== path), { path, text: one.text }]
    if (one.copy !== undefined) {
      const text = good.find((file) => file.path === whole(one.copy!))!.text
      return [...good, { path, text: one.swap ? text.replace(...one.swap) : text }]
    }
    const [from, to] = one.replace!
    return good.map((file) => {
      if (file.path !== path) return file
      expect(file.text.split(from).length - 1, `"${from}" stands once in ${path}`).toBe(1)
      return { path, text: file.text.replace(from, () => to) }
    })
  }
  /** `line:column` or a field. */
  const isAt = (problem: AuthoringProblem, where: string): boolean => (/^\d+:\d+$/.test(where) ? `${problem.line}:${problem.column}` === where : problem.path === `${problem.file}:${problem.line}:${problem.column}${where && ` ${where}`}`)

  it('the small catalogue itself is good', () => expect(readCatalogue(good).problems).toEqual([]))
  it('has names that differ', () => expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length))

  for (const one of cases) {
    const test = one.fault && !process.env.FAULTS ? it.fails : it
    test(one.name, () => {
      counts.files++
      const files = build(one)
      const { problems } = readCatalogue(files)
      checkProblems(problems)
      const said = problems.map((problem) => `${problem.path} | ${problem.message} ${problem.hint}`).join('\n')
      for (const { path, file, line, column } of problems) {
        const lines = files.find((source) => source.path === file)!.text.split('\n')
        expect(path).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:${line}:${column}`))
        expect(line, said).toBeLessThanOrEqual(lines.length)
        expect(column, said).toBeLessThanOrEqual(lines[line - 1]!.length + 1)
      }
      const pairs = (Array.isArray(one.expect[0]) ? one.expect : [one.expect]) as [string, string][]
      if (process.env.SHOW) console.log(`${one.name}\n${said}`)
      for (const [where, part] of pairs) expect(problems.some((problem) => problem.file === whole(one.at ?? one.file) && isAt(problem, where) && holds(`${problem.message} ${problem.hint}`, part)), `${where} ${part}\n  was not said:\n${said}`).toBe(true)
      if (one.only) expect(problems.length, said).toBe(pairs.length)
    })
  }
})
