// Whether those who use a schedule find their answer in its text: the questions are in comprehension.yaml.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, readSpec } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { toText } from '../../src/render/index.ts'

interface Question {
  readonly asks: string
  readonly answer: string
  /** The text of the schedule that settles it. */
  readonly line: string
  /** Whether only one reading of it is possible. */
  readonly clear: boolean
  /** Two readings, where it is not clear. */
  readonly doubt?: string
}

const readYaml = (path: string) => parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const examples: readonly { example: string; questions: readonly Question[] }[] =
  readYaml('comprehension.yaml')

const countWords = (text: string): number => text.split(/\s+/).length

test('the examples are the four', () => {
  expect(examples.map(({ example }) => example)).toEqual([
    'swiss-monitors',
    'uk-servers',
    'laptops',
    'irish-cleaning',
  ])
})

describe.each(examples)('$example', ({ example, questions }) => {
  const spec = readSpec(readYaml(`../../docs/examples/${example}.yaml`))
  const printed = toText(draft(composeFrom(standard, spec), 'contract-schedule'))

  test('twelve different questions, at least eleven of them clear', () => {
    expect(new Set(questions.map(({ asks }) => asks)).size).toBe(12)
    expect(questions.filter(({ clear }) => clear).length).toBeGreaterThanOrEqual(11)
  })

  test.each(questions)('$asks', ({ asks, answer, line, clear, doubt }) => {
    expect(printed).toContain(line)
    expect(countWords(asks)).toBeLessThanOrEqual(25)
    expect(countWords(answer)).toBeLessThanOrEqual(30)
    expect(countWords(line)).toBeLessThanOrEqual(12)
    expect(Boolean(doubt)).toBe(!clear)
  })
})
