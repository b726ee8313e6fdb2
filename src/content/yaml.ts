// Reads YAML against a schema; every problem is said at the line where it stands.

import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import * as z from 'zod/mini'
import { faultsOf, printPath } from '../language/issues.ts'
import { knownKeys } from '../language/known-keys.ts'
import type { ProblemCode } from '../model/problems.ts'
import type { Slice } from './markdown.ts'
import type { Report, SourceFile } from './report.ts'

/** A value read from YAML, and where its fields stand. */
export interface Located<Value> {
  readonly value: Value
  /** Where a field stands; the nearest field around it where it is missing. */
  at(...path: PropertyKey[]): { file: SourceFile; offset: number; field?: string }
}

/** How deep lists and groups may stand inside each other. */
const deepest = 20

/** Parses and validates. Answers `undefined` where the problems found leave nothing to work with. */
export function readYaml<Schema extends z.core.$ZodType>(
  file: SourceFile,
  schema: Schema,
  report: Report,
  slice: Slice = { source: file.text, offset: 0 },
): Located<z.output<Schema>> | undefined {
  const read = parseYaml(file, report, slice)
  return read && validate(read, schema, report)
}

/** Parses alone. What comes out is plain data without aliases, not deeper than anybody writes. */
export function parseYaml(
  file: SourceFile,
  report: Report,
  { source, offset }: Slice = { source: file.text, offset: 0 },
): Located<unknown> | undefined {
  const refuse = (code: ProblemCode, at: number): undefined => {
    report.error(code, { file, offset: offset + at })
  }
  const deep = tooDeep(source)
  if (deep !== undefined) return refuse('yaml-deep', deep)
  const document = parsed(source)
  if (!document) return refuse('yaml-deep', 0)
  const [error] = [...document.errors, ...document.warnings]
  if (error) {
    const alias = error.code === 'BAD_ALIAS'
    return refuse(alias ? 'yaml-alias' : 'yaml', error.pos[0])
  }
  const oddity = oddityOf(document)
  if (oddity) return refuse(oddity.code, oddity.offset)
  const at: Located<unknown>['at'] = (...path) => ({
    file,
    offset: offset + offsetOf(document, path),
    ...(path.length > 0 && { field: printPath(path) }),
  })
  asWritten(document.contents)
  return { value: document.toJS() ?? undefined, at }
}

/** A digest that looks like a number is a digest. */
function asWritten(contents: unknown): void {
  if (!isMap(contents)) return
  const digest = contents.get('of', true)
  if (isScalar(digest) && typeof digest.value === 'number') digest.value = digest.source
}

/** The parser goes down by calling itself; where it ran out of room the file is too deep. */
function parsed(source: string): Document.Parsed | undefined {
  try {
    return parseDocument(source, { prettyErrors: false, uniqueKeys: false })
  } catch {
    return undefined
  }
}

/** Validates what was parsed. */
export function validate<Schema extends z.core.$ZodType>(
  { value, at }: Located<unknown>,
  schema: Schema,
  report: Report,
): Located<z.output<Schema>> | undefined {
  const outcome = z.safeParse(schema, value)
  if (outcome.success) return { value: outcome.data, at }
  for (const issue of outcome.error.issues) {
    for (const fault of faultsOf([issue], value, (path) => knownKeys(schema, path))) {
      const unknown = issue.code === 'unrecognized_keys' ? [String(fault.values?.field)] : []
      const place = at(...issue.path, ...unknown)
      report.error(fault.code, { ...place, field: fault.path }, fault.values)
    }
  }
  return undefined
}

/** Where brackets or indentation go deeper than `deepest`, found before anything walks down there. */
function tooDeep(source: string): number | undefined {
  let open = 0
  for (let index = 0; index < source.length; index++) {
    const character = source[index]
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open--
    else if (character === '\n' && /[\w"'#-]/.test(source[index + 1] ?? '')) open = 0
    if (open > deepest) return index
  }
  const steps = /^[ ]*(?:(?:[-?:] +){20}| {120})/m.exec(source)
  return steps?.index
}

/** Aliases, keys that are no words, and keys that stand twice. */
function oddityOf(document: Document.Parsed): { code: ProblemCode; offset: number } | undefined {
  let oddity: { code: ProblemCode; offset: number } | undefined
  visit(document, {
    Node: (_key, node) => {
      const [code, at]: Oddity =
        isAlias(node) || node.anchor ? ['yaml-alias', node] : keyOddity(node)
      if (!code) return undefined
      oddity = { code, offset: (isNode(at) && at.range?.[0]) || 0 }
      return visit.BREAK
    },
  })
  return oddity
}

type Oddity = readonly [code?: ProblemCode, at?: unknown]

/** The first key of a group that cannot be used, and why. */
function keyOddity(node: unknown): Oddity {
  const keys = new Set<string>()
  for (const { key } of isMap(node) ? node.items : []) {
    if (!isScalar(key) || key.value === '__proto__') return ['yaml-key', key]
    const name = String(key.value)
    if (keys.has(name)) return ['yaml-twice', key]
    keys.add(name)
  }
  return []
}

/** Where the key (in a group) or the value stands; the nearest parent where it is missing. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const step of path) {
    const [key, value] = entryOf(node, step)
    const start = isNode(key) ? key.range?.[0] : undefined
    if (start === undefined) return offset
    offset = start
    node = value
  }
  return offset
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** Pairs of a group by key, found once. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const index =
    indexes.get(map) ??
    new Map(
      map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])),
    )
  indexes.set(map, index)
  return index
}

/** The node that shows where an entry stands, and the node of its value. */
function entryOf(node: unknown, step: PropertyKey): readonly [unknown, unknown] {
  if (isMap(node)) {
    const pair = pairsOf(node).get(String(step))
    return [pair?.key, pair?.value]
  }
  const entry = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined
  return [entry, entry]
}
