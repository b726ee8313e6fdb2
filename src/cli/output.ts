// What the commands write and print. A run writes all its files or none.

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail } from '../language/problems.ts'
import { voice } from './command.ts'

/** A file to write: its path below the folder of the run, and what it holds. */
export type OutputFile = readonly [path: string, content: string | Uint8Array]

/** Where a run notes what it wrote, so that the next one knows which files people have edited. */
const noteName = '.hrdd.json'

/**
 * Writes all files below a folder, or none. Files that somebody edited since the last run stay unless `force`.
 * @throws HrddError where something is in the way, or a file was edited
 */
export async function writeFiles(
  folder: string,
  files: readonly OutputFile[],
  force = false,
): Promise<void> {
  const note = await readNote(folder)
  const edited = force ? [] : await editedFiles(folder, files, note)
  if (edited.length > 0) fail('edited-by-hand', folder, { files: edited })
  const written = Object.fromEntries(files.map(([path, content]) => [path, digest(content)]))
  const all: OutputFile[] = [
    ...files,
    [noteName, `${JSON.stringify({ ...note, ...written }, null, 1)}\n`],
  ]
  await writeAll(all.map(([path, content]) => [join(folder, path), content]))
  sayWritten(files.map(([path]) => join(folder, path)))
}

/** Writes files that are not there yet, all or none. */
export async function writeNew(folder: string, files: readonly OutputFile[]): Promise<void> {
  const below = files.map(([path, content]): OutputFile => [join(folder, path), content])
  await writeAll(below)
  sayWritten(below.map(([path]) => path))
}

function sayWritten(paths: readonly string[]): void {
  for (const path of paths) line(voice.say('command.wrote', { path }))
}

/** Writes one file of the user's choice. */
export async function writeOne(path: string, content: string | Uint8Array): Promise<void> {
  await writeAll([[path, content]])
  sayWritten([path])
}

/** Each file is written beside its place under a name of its own and moved there at the end. */
async function writeAll(files: readonly OutputFile[]): Promise<void> {
  const suffix = `.${randomBytes(6).toString('hex')}.part`
  const parts: string[] = []
  const tidy = async () => {
    await Promise.all(parts.map((part) => rm(part, { force: true })))
  }
  const stop = () => void tidy().finally(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true })
      const part = join(dirname(path), `.${basename(path)}${suffix}`)
      // `wx`: never through a link that somebody laid there
      const handle = await open(part, 'wx')
      parts.push(part)
      await handle.writeFile(content)
      await handle.close()
    }
    for (const [index, [path]] of files.entries()) await rename(parts[index] ?? '', path)
  } catch (error) {
    await tidy()
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    fail('cannot-write', files[0]?.[0] ?? '', { reason })
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)

async function readNote(folder: string): Promise<Record<string, string>> {
  try {
    const note: unknown = JSON.parse(await readFile(join(folder, noteName), 'utf8'))
    const entries = Object.entries(note ?? {})
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

async function editedFiles(
  folder: string,
  files: readonly OutputFile[],
  note: Readonly<Record<string, string>>,
): Promise<string[]> {
  const edited: string[] = []
  for (const [path, content] of files) {
    const there = await readFile(join(folder, path)).catch(() => undefined)
    if (!there) continue
    const same = digest(there) === note[path] || digest(there) === digest(content)
    if (!same) edited.push(path)
  }
  return edited
}

export const line = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
/** A paragraph broken at spaces, with a mark in front of its first line and room for it on the others. */
export function wrap(text: string, mark: string, width: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(mark + word)
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(' '.repeat(mark.length) + word)
  }
  return lines.join('\n')
}
/** A line beside the output, so that this can go into a file. */
export const aside = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
export const json = (value: unknown): void => line(JSON.stringify(value, null, 2))
