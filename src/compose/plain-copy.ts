// Copies whatever a caller hands in to plain data: it may be a cycle, a proxy, or a getter that throws.

import { dateFault, printPath } from '../language/issues.ts'
import type { Fault, ProblemCode, Values } from '../model/problems.ts'

/** How large an input may be. */
export interface CopyLimits {
  /** Most levels. */
  readonly depth: number
  /** Most values in all. */
  readonly entries: number
}

/** The plain copy, and what could not be copied. */
export interface PlainCopy {
  readonly data: unknown
  readonly faults: readonly Fault[]
}

/** What is wrong in the same way a thousand times is said often enough. */
const mostFaults = 20

type Path = readonly PropertyKey[]

/** Whether an object is nothing but data: made by braces, by a parser, or in another window. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * A copy that shares nothing with the input: without prototypes, getters or cycles.
 * @param input anything
 * @param limits how large it may be
 */
export function copyPlain(input: unknown, { depth, entries }: CopyLimits): PlainCopy {
  const faults: Fault[] = []
  const ancestors = new Set<object>()
  let copied = 0
  const refuse = (code: ProblemCode, path: Path, values: Values = {}): undefined => {
    if (faults.length < mostFaults) faults.push({ code, path: printPath(path), values })
  }
  const refuseObject = (value: object, path: Path): undefined => {
    if (!(value instanceof Date)) return refuse('not-data', path)
    const { code, values } = dateFault(value, path)
    return refuse(code, path, values)
  }
  const copyList = (list: readonly unknown[], path: Path): unknown[] => {
    const copies: unknown[] = []
    for (let index = 0; index < list.length && copied <= entries; index++)
      copies.push(copy(list[index], [...path, index]))
    return copies
  }
  const copyRecord = (record: object, path: Path): object => {
    const copies: [string, unknown][] = []
    for (const key of Object.keys(record)) {
      if (copied > entries) break
      if (key === '__proto__') refuse('unknown-field', [...path, key], { field: key })
      else {
        const value = copy(Reflect.get(record, key), [...path, key])
        if (value !== undefined) copies.push([key, value])
      }
    }
    return Object.fromEntries(copies)
  }
  const copyObject = (value: object, path: Path): unknown => {
    if (ancestors.has(value)) return refuse('cycle', path)
    if (path.length >= depth) return refuse('nested-deep', path, { most: depth })
    ancestors.add(value)
    try {
      if (Array.isArray(value)) return copyList(value, path)
      return isPlain(value) ? copyRecord(value, path) : refuseObject(value, path)
    } catch {
      return refuse('unreadable', path)
    } finally {
      ancestors.delete(value)
    }
  }
  const copy = (value: unknown, path: Path): unknown => {
    copied += 1
    if (copied === entries + 1)
      faults.push({ code: 'too-many-values', path: '', values: { most: entries } })
    if (copied > entries) return undefined
    if (typeof value === 'object' && value !== null) return copyObject(value, path)
    const isData =
      value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)
    return isData ? value : refuse('not-data', path)
  }
  const data = copy(input, [])
  return { data, faults }
}

// C0 and C1 controls, and the marks that turn the direction of text around
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** A fault for each text that holds a character which cannot be printed on one line. */
export function characterFaults(data: unknown, path: Path = []): Fault[] {
  if (typeof data === 'string') {
    const character = (unsafe.exec(data) ?? loneSurrogate.exec(data))?.[0]
    if (character === undefined) return []
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return [{ code: 'bad-character', path: printPath(path), values: { character: `U+${code}` } }]
  }
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    characterFaults(value, [...path, Array.isArray(data) ? Number(key) : key]),
  )
}

/**
 * The data with spaces around each text taken off, which mean nothing, and some formats give them a meaning; and without
 * fields that hold `null`, which is how some languages write that a field is absent.
 */
export function tidy(data: unknown): unknown {
  if (typeof data === 'string') return data.trim()
  if (Array.isArray(data)) return data.map(tidy)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (value === null ? [] : [[key, tidy(value)]])),
  )
}
