// Writes as modules what the package says, and what its lint looks for, before any catalogue is loaded.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const read = (path: string) => parse(readFileSync(path, 'utf8'))
const wordsOf = (product: string): Record<string, string> =>
  read(`clauses/words/${product}/en.yaml`).words
/** Other words have a dot in their key: nouns, hints, and the two forms of what is counted. */
const codesOf = (sentences: Record<string, string>): string[] => [
  ...new Set(
    Object.keys(sentences)
      .map((key) => key.replace(/\.(one|other)$/, ''))
      .filter((key) => !key.includes('.')),
  ),
]
const write = (name: string, lines: readonly string[]): void =>
  writeFileSync(
    `src/generated/${name}.ts`,
    ['// Written by scripts/problem-words.ts from clauses/.', ...lines, ''].join('\n'),
  )

mkdirSync('src/generated', { recursive: true })
const words = { language: wordsOf('language'), problems: wordsOf('problems') }
write('problems', [
  `/** Codes of problems, each with its sentence in the words. */
export const problemCodes = ${JSON.stringify(codesOf(words.problems))} as const
export type ProblemCode = (typeof problemCodes)[number]`,
  'export const problemWords: Readonly<Record<string, Readonly<Record<string, string>>>> =',
  JSON.stringify(words, null, 1),
])
// what a person let stand in this catalogue is no matter of another one
const { exceptions: _exceptions, ...lint } = read('clauses/lint.yaml')
write('lint', [
  "import type { LintTable } from '../content/lint-table.ts'",
  `export const lintTable: LintTable = ${JSON.stringify(lint, null, 1)}`,
])
