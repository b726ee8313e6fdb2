// Reads the files of a folder that strangers may have written: every file is read or said to be left out.

import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProblemCode, Values } from '../model/problems.ts'
import { type ContentProblem, type Level, problemAt, type SourceFile } from './report.ts'

/** What a folder may hold. A whole catalogue takes a tenth of it. */
export const limits = {
  /** Bytes of one file. */
  file: 256 * 1024,
  /** Bytes of all files. */
  folder: 8 * 1024 * 1024,
  files: 4000,
  /** Folders inside each other. */
  depth: 8,
}

/** Files of a folder, and what could not be read. */
export interface FolderReading {
  readonly files: readonly SourceFile[]
  readonly problems: readonly ContentProblem[]
}

/**
 * Reads every `.md` and `.yaml` file, and every released text, below `clauses/` and `kpis/` of a folder, in the order of their paths. Links are
 * not followed. What is not read is said in `problems`.
 *
 * @param folder path of the folder
 * @returns files with LF line ends and no byte order mark
 * @example
 * ```ts
 * import { readFolder } from 'hrdd-clauses/authoring'
 * const { files, problems } = await readFolder('.')
 * console.log(files.length > 0, problems) // true []
 * ```
 */
export async function readFolder(folder: string): Promise<FolderReading> {
  const reading = createReading(folder)
  for (const room of ['clauses', 'kpis']) {
    const { kind } = await kindOf(join(folder, room))
    if (kind === 'folder') await reading.folder(room, 1)
    else if (kind !== 'absent') reading.say('error', 'folder-not', room)
  }
  if (reading.files.length === 0 && reading.problems.length === 0)
    reading.say('error', 'folder-empty', folder)
  return reading
}

function createReading(root: string) {
  const files: SourceFile[] = []
  const problems: ContentProblem[] = []
  let bytes = 0
  let full = false
  const say = (level: Level, code: ProblemCode, path: string, values?: Values): void => {
    problems.push(problemAt(level, code, { file: { path, text: '' } }, values))
  }
  const refuse = (code: ProblemCode, path: string, values?: Values): void =>
    say('error', code, path, values)
  /** Whether there is room for so many more bytes; says so once where there is not. */
  const fits = (size: number, path: string): boolean => {
    bytes += size
    full = files.length >= limits.files || bytes > limits.folder
    const megabytes = limits.folder / 1024 ** 2
    if (full) refuse('folder-big', path, { files: limits.files, megabytes })
    return !full
  }
  const read = async (path: string): Promise<void> => {
    const content = await readFile(join(root, path)).catch(() => undefined)
    if (!content) return refuse('file-unreadable', path)
    const text = decode(content)
    if (text === undefined) return refuse('not-utf-8', path)
    if (/\r(?!\n)/.test(text)) return refuse('file-line-ends', path)
    if (content.subarray(0, 3).equals(byteOrderMark)) say('warning', 'file-mark', path)
    files.push({ path, text: text.replace(/\r\n/g, '\n') })
  }
  const file = async (path: string, size: number): Promise<void> => {
    const code = refusalOf(path)
    if (code) return say(code === 'file-hidden' ? 'warning' : 'error', code, path)
    if (size > limits.file) return refuse('file-big', path, { kilobytes: limits.file / 1024 })
    if (fits(size, path)) await read(path)
  }
  const entry = async (path: string, depth: number): Promise<void> => {
    const { kind, size } = await kindOf(join(root, path))
    if (kind === 'folder') await folder(path, depth + 1)
    else if (kind === 'file') await file(path, size)
    else refuse(kind === 'link' ? 'file-linked' : 'file-unreadable', path)
  }
  const folder = async (path: string, depth: number): Promise<void> => {
    if (depth > limits.depth) return refuse('folder-deep', path, { most: limits.depth })
    const names = await readdir(join(root, path)).catch(() => undefined)
    if (!names) return refuse('file-unreadable', path)
    for (const name of names.sort(byName)) if (!full) await entry(`${path}/${name}`, depth)
  }
  return { files, problems, say, folder }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const byName = (a: string, b: string): number => (a < b ? -1 : 1)

type Entry = 'file' | 'folder' | 'link' | 'absent' | 'other'

async function kindOf(path: string): Promise<{ kind: Entry; size: number }> {
  const stats = await lstat(path).catch(() => undefined)
  if (!stats) return { kind: 'absent', size: 0 }
  const { size } = stats
  if (stats.isSymbolicLink()) return { kind: 'link', size }
  if (stats.isDirectory()) return { kind: 'folder', size }
  return { kind: stats.isFile() ? 'file' : 'other', size }
}

/** Why a file is left alone by its name alone. */
function refusalOf(path: string): ProblemCode | undefined {
  if (/\.(md|yaml)$|^clauses\/released\/.*\.json$/.test(path)) return undefined
  if (path.slice(path.lastIndexOf('/') + 1).startsWith('.')) return 'file-hidden'
  return /\.(md|markdown|ya?ml)$/i.test(path) ? 'file-ending' : 'file-other'
}

function decode(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
