// A spec that is not whole, made whole enough to ask a catalogue about the rest of it.

import * as z from 'zod/mini'
import { printPath, type SchemaIssue } from '../language/issues.ts'
import type { Fault } from '../model/problems.ts'
import { type ReadSpec, readSpecSchema } from '../model/spec.ts'

type Path = readonly PropertyKey[]

/** What a catalogue can be asked with, and which of its answers hold. */
export interface MendedSpec {
  readonly spec: ReadSpec
  /** Whether a fault stands on its own, and does not follow from a stand-in. */
  stands(fault: Fault): boolean
}

/** What stands in for a text, a length, a day, a contract, an id and a tier. */
const standIns: readonly unknown[] = [
  '–',
  12,
  '2199-01-01',
  { start: '2199-01-01', months: 12 },
  'x',
  'low',
]
/** Fields of which nothing depends that a catalogue says. */
const idle: readonly PropertyKey[] = [
  'title',
  'buyer',
  'reference',
  'currency',
  'tender',
  'contract',
  'award',
  'capacity',
  'set',
  'weights',
]
const isIdle = ({ path }: SchemaIssue): boolean => path.length === 0 || idle.includes(path[0] ?? '')

/** The spec with stand-ins for what is wrong; nothing where none fit. */
export function mendSpec(data: unknown, issues: readonly SchemaIssue[]): MendedSpec | undefined {
  const wrong = issues.flatMap(placesOf).map(printPath)
  const isWrong = (path: unknown): boolean =>
    wrong.some((place) => path === place || String(path).startsWith(`${place}.`))
  let mended = data
  let left = issues
  let isSure = issues.every((issue) => !issue.keys || isIdle(issue))
  const attempt = (values: (issue: SchemaIssue) => readonly [Path, unknown][]) => {
    for (const [path, value] of left.flatMap(values)) mended = replaced(mended, path, value)
    const outcome = z.safeParse(readSpecSchema, mended)
    left = outcome.success ? [] : outcome.error.issues
    return outcome.data
  }
  const stands = ({ code, path, values }: Fault): boolean =>
    !isWrong(path) &&
    !isWrong(values?.other) &&
    (isSure || code.startsWith('unknown-')) &&
    !(code === 'step-date' && wrong.some((place) => place.startsWith('contract')))
  for (const [index, standIn] of standIns.entries()) {
    const spec = attempt((issue) =>
      placesOf(issue).map((path) => [path, issue.keys ? undefined : standIn]),
    )
    if (index === 0) isSure &&= left.every(isIdle)
    if (spec) return { spec, stands }
  }
  // what has no stand-in goes, in the end with what holds it
  for (let up = 0; up < 4; up++) {
    const spec = attempt(({ path }) => [[path.slice(0, Math.max(1, path.length - up)), undefined]])
    if (spec) return { spec, stands }
  }
  return undefined
}

/** Where the data has to change: at the path, or at each key that does not belong there. */
const placesOf = ({ path, keys }: SchemaIssue): readonly Path[] =>
  keys ? keys.map((key) => [...path, key]) : [path]

/** The same data with another value at a path, made where there is none; `undefined` takes the field out. */
function replaced(data: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(data))
    return data
      .map((entry: unknown, index) => (index === key ? replaced(entry, rest, value) : entry))
      .filter((entry) => entry !== undefined)
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : []
  const field: unknown = fields.find(([name]) => name === key)?.[1]
  const changed = replaced(field, rest, value)
  const others = fields.filter(([name]) => name !== key)
  return Object.fromEntries(changed === undefined ? others : [...others, [String(key), changed]])
}
