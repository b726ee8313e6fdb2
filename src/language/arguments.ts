// What a public function is handed: told by a few fields, quickly, and said by name where it is something else.

import type { ProblemCode } from '../model/problems.ts'
import { isCode, show } from './issues.ts'
import { fail } from './problems.ts'

type Looks = (value: object) => boolean

const has =
  (...names: readonly string[]): Looks =>
  (value) =>
    names.every((name) => name in value)
const hasMethod =
  (name: string): Looks =>
  (value) =>
    typeof Reflect.get(value, name) === 'function'
const hasList =
  (...names: readonly string[]): Looks =>
  (value) =>
    names.every((name) => Array.isArray(Reflect.get(value, name)))
const isNode: Looks = (value) => 'type' in value && typeof value.type === 'string'
const isRecord: Looks = (value) => !Array.isArray(value)

/** By what each kind of argument is told. The first that fits names what was handed over. */
const looks = {
  pack: (value) =>
    has('format', 'spec', 'stamp', 'words', 'roles')(value) &&
    hasList('pairs', 'kpis', 'register')(value) &&
    Reflect.get(value, 'format') === 2,
  catalogue: has('clauses', 'laws', 'goods', 'clauseSets'),
  index: has('clauses', 'laws', 'older', 'clauseSets'),
  source: (value) => has('index', 'keys')(value) && hasMethod('part')(value),
  reading: has('catalogue', 'problems', 'shelf'),
  document: (value) => Reflect.get(value, 'type') === 'document' && hasList('children')(value),
  review: has('asOf', 'results', 'talks', 'ladder'),
  register: hasList('copies'),
  comparison: hasList('documents', 'findings', 'unchecked'),
  'read-docx': hasList('documents', 'pieces'),
  kpi: has('id', 'measure', 'direction', 'unit'),
  result: has('rating', 'trace'),
  builder: (value) => hasMethod('compose')(value) && hasMethod('spec')(value),
  voice: hasMethod('say'),
  promise: hasMethod('then'),
  date: (value) => value instanceof Date,
  bytes: (value) => value instanceof Uint8Array,
  spec: (value) =>
    'buyer' in value || (has('jurisdiction', 'category')(value) && !('format' in value)),
  node: isNode,
  list: (value) => Array.isArray(value),
  options: isRecord,
} as const satisfies Readonly<Record<string, Looks>>

/** A kind of argument. `tree`: a document, a part of one, or a list of parts. */
export type ArgumentKind = keyof typeof looks | 'tree' | 'text' | 'number'

const isA = (kind: keyof typeof looks, value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  try {
    return looks[kind](value)
  } catch {
    // a proxy or a getter that throws is none of ours
    return false
  }
}

/** A document, a part of one, or a list of parts. */
const isTree = (value: unknown): boolean =>
  isA('node', value) ||
  (Array.isArray(value) && value.every((part) => typeof part === 'object' && isA('node', part)))

function fits(kind: ArgumentKind, value: unknown): boolean {
  if (kind === 'text') return typeof value === 'string'
  if (kind === 'number') return Number.isFinite(value)
  return kind === 'tree' ? isTree(value) : isA(kind, value)
}

/** What somebody most likely handed over; nothing where it is only a value. */
function likeness(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\s*[{[]/.test(value) ? 'json' : undefined
  if (typeof value === 'function') return 'function'
  const kinds = Object.entries(looks).map(([kind]) => kind)
  return kinds.find((kind) => isKind(kind) && kind !== 'options' && isA(kind, value))
}

const isKind = (name: string): name is keyof typeof looks => Object.hasOwn(looks, name)

/**
 * Refuses an argument of another kind, and says what was handed over and what to hand over instead.
 * @param path name of the argument
 * @throws HrddError where it is another kind
 */
export function need(kind: ArgumentKind, value: unknown, path: string = kind): void {
  if (!fits(kind, value)) refuse(kind, value, path)
}

/** Whether something is told as another kind of argument than the one that is wanted. */
export function isOther(kind: ArgumentKind, value: unknown): boolean {
  const given = likeness(value)
  return given !== undefined && given !== kind
}

/** As `need`, for what may be left out. */
export function needIf(kind: ArgumentKind, value: unknown, path: string = kind): void {
  if (value !== undefined) need(kind, value, path)
}

/** Some mistakes have a remedy of their own. */
const codeOf = (given: string | undefined): ProblemCode => {
  if (given === undefined) return 'wrong-argument'
  const code = `wrong-argument-${given}`
  return isCode(code) ? code : 'wrong-argument-other'
}

/** Refuses an argument. @throws HrddError always */
export function refuse(kind: ArgumentKind, value: unknown, path: string = kind): never {
  const given = likeness(value)
  const named = given === undefined ? show(value) : `@problems.argument.${given}`
  const values = { expected: `@problems.argument.${kind}`, given: named }
  return fail(codeOf(given), path, { ...values, instead: `@problems.instead.${kind}` })
}
