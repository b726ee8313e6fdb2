// Files as authors wrote them, and problems found in them, each with file, line and column.

import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Problem } from '../model/problems.ts'

/** A file and its text. `path` uses forward slashes and is relative to the folder that was loaded. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** A change of text that a machine can make. Offsets into the file. */
export interface Fix {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A problem in an authored file. */
export interface AuthoringProblem extends Problem {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly fix?: Fix
}

/** Where in a file something is said, and how it is reported. */
export interface Report {
  readonly problems: AuthoringProblem[]
  /** Adds a problem at an offset of a file. `field` names the field or section; `fix` mends it. */
  add(
    file: SourceFile,
    offset: number,
    problem: {
      code: string
      field?: string
      message: string
      hint: string
      fix?: { start: number; end: number; text: string }
    },
  ): void
}

/** Collects problems. */
export function createReport(): Report {
  const problems: AuthoringProblem[] = []
  return {
    problems,
    add(file, offset, { code, field, message, hint, fix }) {
      const { line, column } = position(file.text, offset)
      problems.push({
        code,
        file: file.path,
        line,
        column,
        path: `${file.path}:${line}:${column}${field ? ` ${field}` : ''}`,
        message,
        hint,
        ...(fix && { fix: { file: file.path, ...fix } }),
      })
    },
  }
}

/** Line and column, from 1, of an offset. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset))
  const line = before.split('\n').length
  return { line, column: before.length - before.lastIndexOf('\n') }
}

/** Every `.md` and `.yaml` file below `clauses/` and `kpis/` of a folder, in the order of their paths. */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const found: string[] = []
  for (const room of ['clauses', 'kpis']) found.push(...(await listFiles(join(folder, room))))
  const paths = found.map((path) => relative(folder, path).split(sep).join('/')).sort()
  return Promise.all(
    paths.map(async (path) => ({
      path,
      text: (await readFile(join(folder, path), 'utf8')).replace(/\r\n/g, '\n'),
    })),
  )
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const lists = await Promise.all(
    entries.map(async (entry) =>
      entry.isDirectory()
        ? listFiles(join(folder, entry.name))
        : /\.(md|yaml)$/.test(entry.name)
          ? [join(folder, entry.name)]
          : [],
    ),
  )
  return lists.flat()
}

/** Applies the fixes of problems to their files. Overlapping fixes wait for the next run. */
export function applyFixes(
  files: readonly SourceFile[],
  problems: readonly AuthoringProblem[],
): SourceFile[] {
  return files.flatMap((file) => {
    const fixes = problems
      .flatMap((problem) => (problem.fix?.file === file.path ? [problem.fix] : []))
      .sort((a, b) => b.start - a.start)
    let text = file.text
    let limit = Number.POSITIVE_INFINITY
    for (const fix of fixes) {
      if (fix.end > limit) continue
      text = text.slice(0, fix.start) + fix.text + text.slice(fix.end)
      limit = fix.start
    }
    return text === file.text ? [] : [{ path: file.path, text }]
  })
}
