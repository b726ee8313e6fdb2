// Every lint rule refuses its bad example and accepts its good one; what only a whole file can show has a case of its own.

import { describe, expect, test } from 'vitest'
import { lintRules, proofs, readCatalogue, readFolder } from '../../src/authoring/index.ts'

const files = (await readFolder(process.cwd())).filter(
  ({ path }) =>
    /TRN-03\.|ENF-01\.|definitions\.md$|names\.yaml$|lint\.yaml$/.test(path) &&
    !path.includes('/archive/'),
)
const clause = files.find(({ path }) => path.includes('TRN-03'))!.path
/** Codes found where one file reads otherwise. */
const codes = (path: string, change: (text: string) => string): string[] =>
  readCatalogue(
    files.map((file) => (file.path === path ? { path, text: change(file.text) } : file)),
  ).problems.map(({ code }) => code)
const replaceOnce = (pattern: RegExp, by: string) => (text: string) => {
  expect(text.match(pattern), String(pattern)).not.toBeNull()
  return text.replace(pattern, () => by)
}

const places: Readonly<Record<string, (words: string) => (text: string) => string>> = {
  condition: (words) =>
    replaceOnce(
      /(?<=\n)1\. \*\*Findings Summary\.\*\* .*/,
      `1. **Findings Summary.** {#summary} ${words}`,
    ),
  outcome: (words) => replaceOnce(/\*\*Outcome\.\*\* .*/, `**Outcome.** ${words}`),
  question: (words) =>
    replaceOnce(/(?<=\n)1\. \{#accept .*/, `1. {#accept .yes-no .gate} ${words}`),
  evidence: (words) => replaceOnce(/(?<=\n\| )Findings Summary signed by[^|]*/, `${words} `),
}

test('the real clause has no finding of any rule', () => {
  const found = codes(clause, (text) => text)
  expect(
    found.filter(
      (code) =>
        lintRules.some(({ id }) => id === code) &&
        !['unused-definition', 'once-used-term'].includes(code),
    ),
  ).toEqual([])
})

describe('a rule refuses its bad example and accepts its good one', () => {
  for (const { id, where, bad, good, tip } of lintRules) {
    if (where === 'file') continue
    test(id, () => {
      expect(tip.length).toBeGreaterThan(10)
      expect(codes(clause, places[where]!(bad))).toContain(id)
      expect(codes(clause, places[where]!(good))).not.toContain(id)
    })
  }
})

describe('what the compiler proves', () => {
  const cases: Readonly<Record<string, readonly [string, (text: string) => string]>> = {
    'dead-reference': [clause, (text) => text.replaceAll('ENF-01#step-1', 'ENF-01#step-99')],
    'dead-anchor': [clause, replaceOnce(/#own-reading \|/, '#own-readings |')],
    'unbound-promise': [clause, replaceOnce(/condition: release-plan/, 'condition: gone')],
    'undeclared-parameter': [
      clause,
      replaceOnce(/within \{\{summaryDays\}\}/, 'within {{summaryDay}}'),
    ],
    'unused-parameter': [clause, (text) => text.replaceAll('{{priorityDays}}', 'ten days')],
    'laxer-tier': [
      clause,
      replaceOnce(/default: \{ medium: 90, high: 60 \}/, 'default: { medium: 60, high: 90 }'),
    ],
    'stricter-variant': [
      clause,
      replaceOnce(
        /for: sme, default: \{ medium: 120, high: 90 \}/,
        'for: sme, default: { medium: 50, high: 45 }',
      ),
    ],
    unmeasured: [
      clause,
      replaceOnce(/kpis: derived/, 'kpis: { none: Nothing can be counted here. }'),
    ],
  }
  const elsewhere = ['double-value', 'set-balance']
  test.each(Object.entries(cases))('%s', (code, [path, change]) => {
    const count = (change: (text: string) => string) =>
      codes(path, change).filter((one) => one === code).length
    expect(count(change)).toBeGreaterThan(count((text) => text))
  })
  test('every proof listed is tried here or beside sets and overlays', () => {
    expect(
      proofs.map(({ id }) => id).filter((id) => !cases[id] && !elsewhere.includes(id)),
    ).toEqual([])
  })
})

describe('what only a file shows', () => {
  const withoutPart = (title: string) => (text: string) =>
    text.replace(new RegExp(`\\n### ${title}\\n[\\s\\S]*?(?=\\n##)`), '\n')
  const cases: readonly (readonly [string, string, (text: string) => string])[] = [
    ['no-buyer-duty', clause, (text) => withoutPart('Buyer')(text)],
    [
      'no-proof',
      clause,
      (text) =>
        text
          .replaceAll('#own-reading', '#right-to-receive')
          .replace(
            '{#right-to-receive} The Supplier shall read',
            '{#own-reading} The Supplier shall read',
          ),
    ],
    [
      'unused-definition',
      'clauses/definitions.md',
      (text) => `${text}\n## Quagga\nAn animal that nobody asks for.\n`,
    ],
    [
      'once-used-term',
      'clauses/definitions.md',
      (text) =>
        `${text}\n## Quagga\nAn animal.\n\n## Zebra\nA Quagga that lives. See Zebra and Zebra.\n`,
    ],
    [
      'silence',
      'clauses/lint.yaml',
      (text) =>
        `${text}- { rule: no-time, at: TRN-03#summary, on: 2026-11-24, reason: Nothing is wrong there at all. }\n`,
    ],
    [
      'silence',
      'clauses/lint.yaml',
      (text) =>
        `${text}- { rule: no-tiem, at: TRN-03#summary, on: 2026-11-24, reason: The rule is misspelt here. }\n`,
    ],
  ]
  test.each(cases)('%s', (code, path, change) => {
    // silences of clauses that are not read here are out of place anyway; count, not presence, is compared
    const before = codes(path, (text) => text).filter((one) => one === code).length
    expect(codes(path, change).filter((one) => one === code).length).toBeGreaterThan(before)
  })
  test('a silence without a date or with an empty reason is refused', () => {
    expect(
      codes(
        'clauses/lint.yaml',
        (text) =>
          `${text}- { rule: no-time, at: TRN-03#summary, reason: It has no date as one can see. }\n`,
      ).length,
    ).toBeGreaterThan(0)
    expect(
      codes(
        'clauses/lint.yaml',
        (text) => `${text}- { rule: no-time, at: TRN-03#summary, on: 2026-11-24, reason: no }\n`,
      ).length,
    ).toBeGreaterThan(0)
  })
  test('every rule has an id of its own and is tried here', () => {
    const ids = lintRules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(
      lintRules
        .filter(({ where }) => where === 'file')
        .map(({ id }) => id)
        .filter((id) => !cases.some(([code]) => code === id)),
    ).toEqual([])
  })
})
