// What the commands of authors share: a folder is read, files are written, and what is wrong is said.

import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type CatalogueReading,
  HrddError,
  printProblem,
  readCatalogue,
  readFolder,
  type SourceFile,
} from '../src/content/index.ts'
import type { Catalogue } from '../src/model/catalogue.ts'

/** Version of the package that is being written. */
export const version = async (): Promise<string> =>
  JSON.parse(await readFile('package.json', 'utf8')).version

/** Reads a folder, as a whole catalogue or on top of another one. An empty one is read too. */
export async function readAt(folder: string, base?: Catalogue): Promise<CatalogueReading> {
  const { files, problems } = await readFolder(folder)
  const reading = readCatalogue(files, { version: await version(), ...(base && { base }) })
  const unread = problems.filter(({ code }) => code !== 'folder-empty')
  return { ...reading, problems: [...unread, ...reading.problems] }
}

/** Writes files below a folder and names them. `fresh`: refuses where one is there. Links are not followed. */
export async function writeAll(
  folder: string,
  files: readonly SourceFile[],
  { fresh = false } = {},
): Promise<void> {
  for (const { path } of files) await refuseLinks(folder, path)
  for (const { path, text } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text, { flag: fresh ? 'wx' : 'w' })
    console.log(`wrote ${target}`)
  }
}

async function refuseLinks(folder: string, path: string): Promise<void> {
  const steps = path.split('/')
  for (const index of steps.keys()) {
    const part = join(folder, ...steps.slice(0, index + 1))
    const stats = await lstat(part).catch(() => undefined)
    if (stats?.isSymbolicLink()) throw new Error(`${part} is a link. Nothing was written.`)
  }
}

/** Runs a command: problems are printed one a line, and end with 2. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const lines = error instanceof HrddError ? error.problems.map(printProblem) : [String(error)]
    for (const line of lines) console.error(line)
    process.exitCode = 2
  }
}
