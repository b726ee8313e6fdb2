// Files as authors wrote them, and what is wrong in them: each problem with file, line, column and field.

import { inWords, segmentsOf } from '../language/problems.ts'
import type { Problem, ProblemCode, Values } from '../model/problems.ts'

/** A file and its text. `path` uses forward slashes and is relative to the folder that was read. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** `error`: the catalogue is not made. `warning`: it is, and somebody should look. */
export const levels = ['error', 'warning'] as const
export type Level = (typeof levels)[number]

/** A place in a file. Without an offset, the file as a whole. */
export interface Place {
  readonly file: SourceFile
  readonly offset?: number
  /** Field or section, e.g. `parameters.firstModels.max` or `Condition`. */
  readonly field?: string
}

/** One thing wrong in an authored file. `path` is `file:line:column field`. */
export interface ContentProblem extends Problem {
  readonly level: Level
  readonly file: string
  /** From 1; absent where the file as a whole is meant. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

/** Collects problems. Beyond a stated number they are counted and not listed. */
export interface Report {
  error(code: ProblemCode, place: Place, values?: Values): void
  warn(code: ProblemCode, place: Place, values?: Values): void
  /** Files with an error so far. */
  faulty(): ReadonlySet<string>
  /** Everything found, in the order of files and lines. */
  finish(): ContentProblem[]
}

/** Most problems that are listed of one file, and of a folder. */
export const listed = { file: 100, folder: 1000 }

export function createReport(): Report {
  const problems: ContentProblem[] = []
  const counts = new Map<string, number>()
  let beyond = 0
  const add =
    (level: Level): Report['error'] =>
    (code, place, values) => {
      const count = (counts.get(place.file.path) ?? 0) + 1
      counts.set(place.file.path, count)
      if (count > listed.file || problems.length >= listed.folder) beyond++
      else problems.push(problemAt(level, code, place, values))
    }
  const finish = (): ContentProblem[] => {
    const sorted = [...problems].sort(inOrder)
    if (beyond === 0) return sorted
    const rest = { ...inWords({ code: 'more-problems', path: '', values: { count: beyond } }) }
    return [...sorted, { ...rest, level: 'error', file: '' }]
  }
  const faulty = () =>
    new Set(problems.filter(({ level }) => level === 'error').map(({ file }) => file))
  return { error: add('error'), warn: add('warning'), faulty, finish }
}

/** A problem in words. */
export function problemAt(
  level: Level,
  code: ProblemCode,
  { file, offset, field }: Place,
  values: Values = {},
): ContentProblem {
  const where = offset === undefined ? undefined : position(file, offset)
  const place = where ? `${file.path}:${where.line}:${where.column}` : file.path
  const path = field ? `${place} ${field}` : place
  const segments = [file.path, ...(field ? segmentsOf(field) : [])]
  return { ...inWords({ code, path, segments, values }), level, file: file.path, ...where }
}

const starts = new WeakMap<SourceFile, readonly number[]>()

/** Line and column, from 1, of an offset. */
export function position(file: SourceFile, offset: number): { line: number; column: number } {
  let lines = starts.get(file)
  if (!lines) {
    lines = [0, ...[...file.text.matchAll(/\n/g)].map((match) => match.index + 1)]
    starts.set(file, lines)
  }
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
}

const inOrder = (a: ContentProblem, b: ContentProblem): number => {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
