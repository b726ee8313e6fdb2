// A YAML file in another language: the same structure, whose texts replace the English ones.

import * as z from 'zod/mini'
import { shortDigest } from '../language/digest.ts'
import { printPath } from '../language/issues.ts'
import { bare, schemaOf } from '../language/known-keys.ts'
import type { ProblemCode } from '../model/problems.ts'
import type { Report, SourceFile } from './report.ts'
import { type Located, parseYaml, validate } from './yaml.ts'

type Schema = z.core.$ZodType
type Path = readonly PropertyKey[]

/** Whether a schema describes words for people: a string that takes any sentence. */
function isText(schema: Schema | undefined): boolean {
  if (!schema) return false
  const plain = bare(schema)
  return (plain as z.core.$ZodTypes)._zod.def.type === 'string' && z.safeParse(plain, probe).success
}
const probe = 'Ein Satz: „für Menschen“.'

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All texts of a value, in its order, with their paths. */
function textsOf(
  schema: Schema | undefined,
  value: unknown,
  path: Path = [],
): (readonly [string, string])[] {
  if (typeof value === 'string') return isText(schema) ? [[printPath(path), value]] : []
  const entries = Array.isArray(value)
    ? value.entries()
    : Object.entries(isGroup(value) ? value : {})
  return [...entries].flatMap(([key, inner]) =>
    textsOf(schema && schemaOf(schema, key), inner, [...path, key]),
  )
}

/** A value as its translation states it: its texts, each changed, in their places. What is no text is left out. */
export function textsAlone(
  schema: Schema | undefined,
  value: unknown,
  change: (text: string, schema: Schema) => string,
): unknown {
  if (typeof value === 'string') return schema && isText(schema) ? change(value, schema) : undefined
  const inner = (key: PropertyKey, entry: unknown) =>
    textsAlone(schema && schemaOf(schema, key), entry, change)
  if (Array.isArray(value)) {
    const list = value.map((entry, index) => inner(index, entry))
    if (list.every((entry) => entry === undefined)) return undefined
    return list.map((entry, index) => entry ?? (isGroup(value[index]) ? {} : value[index]))
  }
  const entries = Object.entries(isGroup(value) ? value : {})
    .map(([key, entry]) => [key, inner(key, entry)])
    .filter(([, entry]) => entry !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** The digest of the texts of a value: what a translation follows. */
export const textDigest = (schema: Schema, value: unknown): string =>
  shortDigest(textsOf(schema, value))

/** Reads a translation on top of its English original. */
export function readOverlay<Kind extends Schema>(
  file: SourceFile,
  schema: Kind,
  english: Located<z.output<Kind>>,
  report: Report,
): Located<z.output<Kind>> | undefined {
  const parsed = parseYaml(file, report)
  if (!parsed) return undefined
  if (!isGroup(parsed.value)) {
    report.error('wrong-type', { file }, { expected: '@problems.noun.object', given: '' })
    return undefined
  }
  const { of, ...fields } = parsed.value
  checkOf(of, textDigest(schema, english.value), parsed.at('of'), report)
  const merged = mergeTexts(schema, english.value, fields, (code, path, values) =>
    report.error(code, { ...parsed.at(...path), field: printPath(path) }, values),
  )
  return validate({ value: merged, at: parsed.at }, schema, report)
}

/** A translation names the English text that it follows. */
export function checkOf(
  of: unknown,
  now: string,
  place: { file: SourceFile; offset?: number },
  report: Report,
): void {
  if (of === undefined) report.error('translation-of-missing', place, { now })
  else if (of !== now) report.error('translation-stale', place, { of: String(of), now })
}

type Fault = (code: ProblemCode, path: Path, values?: Record<string, string>) => void
type Merge = (schema: Schema | undefined, english: unknown, other: unknown, path: Path) => unknown

/** English data with the texts of the translation in their places. */
function mergeTexts(schema: Schema, english: unknown, other: unknown, fault: Fault): unknown {
  const merge: Merge = (at, value, translated, path) => {
    if (typeof value === 'string' && isText(at)) {
      if (typeof translated === 'string') return translated
      fault('translation-missing', path)
      return value
    }
    if (Array.isArray(value)) return mergeList(at, value, translated, path)
    if (isGroup(value)) return mergeGroup(at, value, translated, path)
    if (translated !== undefined && translated !== value)
      fault('translation-differs', path, { english: String(value) })
    return value
  }
  const mergeList = (
    at: Schema | undefined,
    list: readonly unknown[],
    other: unknown,
    path: Path,
  ) => {
    const given: readonly unknown[] = Array.isArray(other) ? other : []
    const mustStand = given.length > 0 || textsOf(at, list).length > 0
    if (mustStand && given.length !== list.length)
      fault('translation-length', path, { english: `${list.length}`, given: `${given.length}` })
    const known = list
      .slice(0, given.length)
      .map((entry, index) =>
        merge(at && schemaOf(at, index), entry, given[index], [...path, index]),
      )
    return [...known, ...list.slice(given.length)]
  }
  const mergeGroup: Merge = (at, value, other, path) => {
    const group = isGroup(other) ? other : {}
    const original = isGroup(value) ? value : {}
    for (const key of Object.keys(group))
      if (!Object.hasOwn(original, key)) fault('translation-extra', [...path, key])
    const entries = Object.entries(original).map(([key, entry]) => [
      key,
      merge(at && schemaOf(at, key), entry, group[key], [...path, key]),
    ])
    return Object.fromEntries(entries)
  }
  return merge(schema, english, other, [])
}
