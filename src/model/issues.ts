// Turns the bare issues of a schema into problems that a person can act on.

import leven from 'leven'
import type { Problem } from './problems.ts'

/** What a schema reports; the part of a Zod issue that is used here. */
export interface SchemaIssue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message?: string
  readonly expected?: string
  readonly input?: unknown
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly origin?: string
  readonly format?: string
  readonly errors?: readonly (readonly SchemaIssue[])[]
}

/** The nearest of the candidates, where one is near enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let distance = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const d = leven(word.toLowerCase(), candidate.toLowerCase())
    if (d < distance) [best, distance] = [candidate, d]
  }
  return best
}

/** "Did you mean X?" or a list of what there is. */
export function suggest(word: string, candidates: Iterable<string>): string {
  const list = [...candidates]
  const near = nearest(word, list)
  if (near) return `Did you mean "${near}"?`
  return list.length > 0 && list.length <= 40 ? `There is: ${list.join(', ')}.` : ''
}

/** A path as people write it: `set.TRN-01.listDays`, `kpis.add[0]`. */
export const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )

const nouns: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
  never: 'nothing',
}

/** What was given, short enough to print. */
export function show(input: unknown): string {
  if (input === undefined) return 'nothing'
  const text =
    typeof input === 'string'
      ? `"${input}"`
      : typeof input === 'object'
        ? JSON.stringify(input, (_key, value) =>
            typeof value === 'bigint' ? String(value) : value,
          )
        : String(input)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/**
 * One problem for each issue. `known` gives the keys that an object at a path may have, for suggestions.
 */
export function problemsOf(
  issues: readonly SchemaIssue[],
  input: unknown,
  known: (path: readonly PropertyKey[]) => readonly string[] = () => [],
): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = printPath(issue.path)
    const value = valueAt(input, issue.path)
    switch (issue.code) {
      case 'unrecognized_keys':
        return (issue.keys ?? []).map((key) => ({
          code: 'unknown-field',
          path: printPath([...issue.path, key]),
          message: `unknown field "${key}"`,
          hint: suggest(key, known(issue.path)) || 'Remove it.',
        }))
      case 'invalid_type':
        return value === undefined
          ? [
              {
                code: 'missing',
                path,
                message: `expected ${nouns[issue.expected ?? ''] ?? issue.expected}, but it is missing`,
                hint: 'Add it.',
              },
            ]
          : [
              {
                code: 'wrong-type',
                path,
                message: `expected ${nouns[issue.expected ?? ''] ?? issue.expected}, not ${show(value)}`,
                hint:
                  issue.expected === 'string' && typeof value === 'number'
                    ? 'Put it in quotation marks.'
                    : 'Change the value.',
              },
            ]
      case 'invalid_value': {
        const values = (issue.values ?? []).map(String)
        if (value === undefined)
          return [
            {
              code: 'missing',
              path,
              message: `expected one of ${values.join(', ')}, but it is missing`,
              hint: 'Add it.',
            },
          ]
        return [
          {
            code: 'unknown-value',
            path,
            message: `expected one of ${values.join(', ')}, not ${show(value)}`,
            hint: suggest(String(value), values),
          },
        ]
      }
      case 'too_small':
        return [
          {
            code: 'too-small',
            path,
            message:
              issue.origin === 'string' || issue.origin === 'array'
                ? `is empty or too short: at least ${issue.minimum}`
                : `expected at least ${issue.minimum}, not ${show(value)}`,
            hint: 'Change the value.',
          },
        ]
      case 'too_big':
        return [
          {
            code: 'too-big',
            path,
            message:
              issue.origin === 'string' || issue.origin === 'array'
                ? `is too long: at most ${issue.maximum}`
                : `expected at most ${issue.maximum}, not ${show(value)}`,
            hint: issue.origin === 'string' ? 'Shorten it.' : 'Change the value.',
          },
        ]
      case 'invalid_format':
        return [formatProblem(issue, path, value)]
      case 'invalid_union': {
        // the branch that came nearest: fewest issues at the deepest path
        const branches = (issue.errors ?? []).map((branch) =>
          branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
        )
        const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
        if (best && depth(best) > issue.path.length) return problemsOf(best, input, known)
        const expected = [
          ...new Set(
            (issue.errors ?? []).flatMap((branch) =>
              branch.map(
                (inner) =>
                  inner.values?.join(', ') ?? nouns[inner.expected ?? ''] ?? inner.expected ?? '',
              ),
            ),
          ),
        ].filter(Boolean)
        return [
          {
            code: value === undefined ? 'missing' : 'wrong-type',
            path,
            message: `expected ${expected.join(' or ')}, ${value === undefined ? 'but it is missing' : `not ${show(value)}`}`,
            hint: 'Change the value.',
          },
        ]
      }
      case 'invalid_key':
        return [
          {
            code: 'unknown-field',
            path,
            message: `"${String(issue.path.at(-1))}" cannot stand here`,
            hint:
              suggest(String(issue.path.at(-1)), known(issue.path.slice(0, -1))) || 'Remove it.',
          },
        ]
      default:
        return [
          {
            code: 'invalid',
            path,
            message: issue.message ?? 'is not valid',
            hint: 'Change the value.',
          },
        ]
    }
  })
}

function formatProblem(issue: SchemaIssue, path: string, value: unknown): Problem {
  if (issue.format === 'date')
    return {
      code: 'bad-date',
      path,
      message: `${show(value)} is not a date that exists`,
      hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
    }
  return {
    code: 'bad-format',
    path,
    message: `${show(value)} is not written as expected`,
    hint: issue.message && !/^Invalid/.test(issue.message) ? issue.message : 'Change the value.',
  }
}

const depth = (issues: readonly SchemaIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length))

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )
}
