// Turns the bare issues of a schema into faults that a person can act on.

import { problemWords } from '../generated/problems.ts'
import type { Fault, ProblemCode, Segments, Values } from '../model/problems.ts'
import { suggestion } from './nearest.ts'

/** What a schema reports; the part of a Zod issue that is used here. */
export interface SchemaIssue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message?: string
  readonly expected?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly origin?: string
  readonly format?: string
  readonly errors?: readonly (readonly SchemaIssue[])[]
}

/** Keys that the object at a path may have, for suggestions. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[]

/** A path as people write it: `set.TRN-01.firstModels`, `kpis.add[0]`. */
export const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text ? `${text}.${String(key)}` : String(key)
  }, '')

/** A place in an input, as people write it and step by step. */
export const placeOf = (
  path: readonly PropertyKey[],
): { readonly path: string; readonly segments: Segments } => ({
  path: printPath(path),
  segments: path.map((key) => (typeof key === 'number' ? key : String(key))),
})

/** What was given, short enough to print. */
export function show(input: unknown): string {
  if (input === undefined) return '@problems.noun.nothing'
  const text = typeof input === 'string' ? `"${input}"` : (safeJson(input) ?? typeof input)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function safeJson(input: unknown): string | undefined {
  try {
    return JSON.stringify(input, (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
  } catch {
    return undefined
  }
}

const noun = (expected: string | undefined): string => `@problems.noun.${expected ?? 'any'}`

/** One fault for each issue, with the place where it is. */
export function faultsOf(
  issues: readonly SchemaIssue[],
  input: unknown,
  known: KnownKeys = () => [],
): Fault[] {
  return issues.flatMap((issue) => faultOf(issue, input, known))
}

/** By the code of the schema's issue. Each gives a code of ours. */
const readers: Record<
  string,
  (issue: SchemaIssue, value: unknown, known: KnownKeys) => readonly Fault[]
> = {
  unrecognized_keys: ({ keys = [], path }, _value, known) =>
    keys.map((key) => {
      const { ending, values } = suggestion(key, known(path))
      return {
        code: ending === '-near' ? 'unknown-field-near' : 'unknown-field',
        ...placeOf([...path, key]),
        values: { field: key, ...values },
      }
    }),
  invalid_type: ({ expected, path }, value) =>
    value === undefined
      ? [fault('missing', path, { expected: noun(expected) })]
      : [typeFault(expected, value, path)],
  invalid_value: ({ values = [], path }, value) => {
    const all = values.map(String)
    if (value === undefined) return [fault('missing-choice', path, { all })]
    const { ending, values: near } = suggestion(String(value), all)
    const code = ending === '-near' ? 'unknown-value-near' : 'unknown-value'
    return [fault(code, path, { all, given: show(value), ...near })]
  },
  too_small: ({ origin, minimum, path }, value) =>
    origin === 'string' || origin === 'array'
      ? [fault('too-short', path, { least: Number(minimum) })]
      : [fault('too-small', path, { least: Number(minimum), given: show(value) })],
  too_big: ({ origin, maximum, path }, value) =>
    origin === 'string' || origin === 'array'
      ? [fault('too-long', path, { most: Number(maximum) })]
      : [fault('too-big', path, { most: Number(maximum), given: show(value) })],
  invalid_format: ({ format, message, path }, value) => {
    if (format === 'date') return [dateFault(value, path)]
    // the schemas of this package name the form in place of a message
    const code = `bad-form-${message}`
    return [fault(isCode(code) ? code : 'bad-form-any', path, { given: show(value) })]
  },
  invalid_key: ({ path }, _value, known) => {
    const key = String(path.at(-1))
    const { ending, values } = suggestion(key, known(path.slice(0, -1)))
    return [
      fault(ending === '-near' ? 'unknown-field-near' : 'unknown-field', path, {
        field: key,
        ...values,
      }),
    ]
  },
}

/** A value of another type: what it should be, and how it is written where that can be told. */
function typeFault(
  expected: string | undefined,
  value: unknown,
  path: readonly PropertyKey[],
): Fault {
  const values = { expected: noun(expected), given: show(value) }
  const isNumber = expected === 'number' || expected === 'int'
  if (isNumber && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
    return fault('wrong-type-unquote', path, { ...values, plain: value })
  if (expected === 'boolean' && (value === 'true' || value === 'false'))
    return fault('wrong-type-unquote', path, { ...values, plain: value })
  if (expected === 'string' && typeof value === 'number')
    return fault('wrong-type-quote', path, values)
  if (expected === 'array' && value !== null) return fault('wrong-type-list', path, values)
  const isFields = expected === 'object' || expected === 'record'
  return fault(isFields && Array.isArray(value) ? 'wrong-type-fields' : 'wrong-type', path, values)
}

/** What is no civil date: a moment, whose day is offered, or no date that exists. */
export function dateFault(value: unknown, path: readonly PropertyKey[]): Fault {
  const text =
    value instanceof Date && Number.isFinite(value.getTime()) ? value.toISOString() : value
  const moment = typeof text === 'string' ? /^(\d{4}-\d\d-\d\d)[T ]/.exec(text) : null
  if (!moment) return fault('bad-date', path, { given: show(value) })
  const given = value instanceof Date ? '@problems.argument.date' : show(value)
  return fault('date-with-time', path, { given, day: moment[1] ?? '' })
}

/** Whether it is the code of a problem. */
export const isCode = (code: string): code is ProblemCode =>
  Object.hasOwn(problemWords.problems ?? {}, code)

const fault = (code: ProblemCode, path: readonly PropertyKey[], values: Values): Fault => ({
  code,
  ...placeOf(path),
  values,
})

function faultOf(issue: SchemaIssue, input: unknown, known: KnownKeys): readonly Fault[] {
  const value = valueAt(input, issue.path)
  if (issue.code === 'invalid_union') return unionFaults(issue, value, input, known)
  const read = readers[issue.code ?? '']
  return read ? read(issue, value, known) : [fault('invalid', issue.path, { given: show(value) })]
}

/** Of the branches of a union, the one that came nearest: fewest issues at the deepest path. */
function unionFaults(
  { path, errors = [] }: SchemaIssue,
  value: unknown,
  input: unknown,
  known: KnownKeys,
): readonly Fault[] {
  const branches = errors.map((branch) =>
    branch.map((inner) => ({ ...inner, path: [...path, ...inner.path] })),
  )
  const best = [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (best && depth(best) > path.length) return faultsOf(best, input, known)
  const expected = [...new Set(errors.flat().map((inner) => noun(inner.expected)))]
  if (value === undefined) return [fault('missing', path, { expected })]
  return [fault('wrong-type', path, { expected, given: show(value) })]
}

const depth = (issues: readonly SchemaIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length))

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    input,
  )
}
