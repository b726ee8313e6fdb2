import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/content/index.ts'
import { listed } from '../../src/content/report.ts'
import { changed, inShort, put, said } from '../support/content.ts'

const clause = 'clauses/disclose/TRN-01/clause.yaml'
const plan = 'clauses/plan.yaml'

describe('YAML', () => {
  test.each([
    ['no YAML', 'a: "b', [`${plan}:1 yaml`]],
    ['an alias', '- &a sites\n- *a\n', [`${plan}:1 yaml-alias`]],
    ['text that looks like an alias', '- *Important*\n', [`${plan}:1 yaml-alias`]],
    ['a field twice', 'a: 1\nb: 2\na: 3\n', [`${plan}:3 yaml-twice`]],
    ['brackets too deep', '['.repeat(30), [`${plan}:1 yaml-deep`]],
    ['lists too deep', '- '.repeat(5000), [`${plan}:1 yaml-deep`]],
    ['brackets, one a line', '[\n'.repeat(20000), [`${plan}:21 yaml-deep`]],
    [
      'groups too deep',
      Array.from({ length: 99 }, (_x, i) => `${' '.repeat(2 * i)}a:`).join('\n'),
      [`${plan}:61 yaml-deep`],
    ],
    ['another shape', 'sites', [`${plan}:1 wrong-type-list`]],
    ['nothing', '', [`${plan}:1 missing`]],
  ])('%s', (_name, text, expected) => {
    const own = said({ [plan]: text }).filter((line) => line.startsWith(plan))
    expect(own).toEqual(expected)
  })

  test('an alias bomb is one problem', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]\n`)
      .join('')}`
    expect(said({ [plan]: bomb }).filter((line) => line.startsWith(plan))).toEqual([
      `${plan}:1 yaml-alias`,
    ])
  })

  test('file, line, column and field of a wrong value, with a tip', () => {
    const files = changed({ [clause]: put('max: 60', 'max: sixty') })
    const [problem] = readCatalogue(files).problems
    expect(problem).toMatchObject({
      code: 'wrong-type',
      level: 'error',
      path: `${clause}:29:5 parameters.siteDays.max`,
      message: 'expected a number, not "sixty"',
    })
  })

  test('an unknown field names the one that was meant', () => {
    const { problems } = readCatalogue(changed({ [clause]: put('revision: 1', 'revison: 1') }))
    const problem = problems.find(({ code }) => code === 'unknown-field-near')
    expect(problem).toMatchObject({
      path: `${clause}:3:1 revison`,
      hint: 'Did you mean "revision"?',
    })
  })

  test('what rests on a file that cannot be read is not reported again', () => {
    expect(said({ [clause]: put('revision: 1', 'revision: one') })).toEqual([
      `${clause}:3 wrong-type`,
    ])
  })

  test('20,000 faults are listed up to a bound, and the rest is counted', () => {
    const fields = Array.from({ length: 20000 }, (_entry, index) => `f${index}: 1\n`).join('')
    const start = performance.now()
    const { problems } = readCatalogue(changed({ [clause]: (text) => text + fields }))
    expect(problems.length).toBeLessThanOrEqual(listed.file + 1)
    expect(inShort(problems.at(-1)!)).toBe(' more-problems')
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('keys of objects are no prototype', () => {
    const text = '__proto__: { a: 1 }\nconstructor: 1\n'
    expect(said({ 'clauses/sources.yaml': text })).toContain('clauses/sources.yaml:1 yaml-key')
  })
})
