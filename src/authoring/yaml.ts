// Reads YAML against a schema; every problem is reported at the line where it stands.

import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod/mini'
import { problemsOf, type SchemaIssue } from '../model/issues.ts'
import type { Slice } from './markdown.ts'
import type { Report, SourceFile } from './source.ts'

/** A value read from YAML, and a way to say where one of its fields stands. */
export interface Located<T> {
  readonly value: T
  /** Offset in the file of a field. */
  at(...path: PropertyKey[]): number
}

/** The keys that a known schema allows, for suggestions. */
function shapeKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
  let current = schema as
    | {
        shape?: Record<string, unknown>
        def?: {
          innerType?: unknown
          element?: unknown
          valueType?: unknown
          options?: unknown[]
          shape?: Record<string, unknown>
        }
      }
    | undefined
  const unwrap = () => {
    while (current && !current.def?.shape && current.def?.innerType)
      current = current.def.innerType as typeof current
  }
  for (const key of path) {
    unwrap()
    current = (
      current?.def?.shape
        ? current.def.shape[String(key)]
        : (current?.def?.element ?? current?.def?.valueType)
    ) as typeof current
  }
  unwrap()
  return Object.keys(current?.def?.shape ?? {})
}

/** Parses and validates. Answers `undefined` where the problems found leave nothing to work with. */
export function readYaml<S extends z.core.$ZodType>(
  slice: Slice,
  schema: S,
  file: SourceFile,
  report: Report,
): Located<z.infer<S>> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(slice.source, { lineCounter: lines, prettyErrors: false })
  for (const error of document.errors) {
    report.add(file, slice.offset + error.pos[0], {
      code: 'yaml',
      message: `this is not YAML that can be read: ${error.message.split('\n')[0]}`,
      hint: 'Check indentation, colons and quotation marks on this line and the one above.',
    })
  }
  if (document.errors.length > 0) return undefined
  const data: unknown = document.toJS()
  const at = (...path: PropertyKey[]) => slice.offset + offsetOf(document, path)
  const outcome = (
    schema as unknown as {
      safeParse(data: unknown): {
        success: boolean
        data?: unknown
        error?: { issues: SchemaIssue[] }
      }
    }
  ).safeParse(data)
  if (outcome.success) return { value: outcome.data as z.infer<S>, at }
  for (const issue of outcome.error?.issues ?? []) {
    for (const problem of problemsOf([issue], data, (path) => shapeKeys(schema, path))) {
      const key = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys![0]!] : issue.path
      report.add(file, at(...key), { ...problem, field: problem.path })
    }
  }
  return undefined
}

/** Where the key (for a mapping) or the value stands; the nearest parent where it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(path[length - 1]),
      )
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range
      if (range) return range[0]
    }
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return node.range[0]
  }
  return 0
}
