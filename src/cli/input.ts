// What the commands are given: files, catalogues, options. What is wrong with them is said like every other problem.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isValid, parseISO } from 'date-fns'
import { standard } from '../catalogue/index.ts'
import { composeRead } from '../compose/compose.ts'
import { readPack } from '../compose/read-pack.ts'
import { readSpec } from '../compose/read-spec.ts'
import { createReport } from '../content/report.ts'
import { parseYaml } from '../content/yaml.ts'
import { suggestion } from '../language/nearest.ts'
import { fail } from '../language/problems.ts'
import { readSupplier, type SupplierType } from '../model/audience.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'

/** A file as bytes. */
export async function readBytes(file: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(file).catch(() => fail('cannot-read', file)))
}

/** A file as text: UTF-8, or UTF-16 where a byte order mark says so. */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file)
  const [first, second] = bytes
  const wide = { fffe: 'utf-16le', feff: 'utf-16be' }[
    `${first?.toString(16)}${second?.toString(16)}`
  ]
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('not-utf-8', file)
  }
}

/** Whether a file is CSV, by its ending. */
export const isCsv = (file: string): boolean => file.toLowerCase().endsWith('.csv')

/** A YAML or JSON file as plain data. */
export async function readData(file: string): Promise<unknown> {
  const report = createReport()
  const read = parseYaml({ path: file, text: await readText(file) }, report)
  const problems = report.finish()
  if (problems.length > 0) throw new HrddError(problems)
  return read?.value
}

/** The pack of a spec, composed now; or a stored pack, as it was composed then. */
export async function readPackOrSpec(file: string, catalogue: string | undefined): Promise<Pack> {
  const data = await readData(file)
  if (isPack(data)) return readPack(data)
  return composeRead(await catalogueOf(catalogue), readSpec(data))
}

/** A spec, or that of a stored pack. */
export async function readSpecOf(file: string): Promise<Spec> {
  const data = await readData(file)
  return isPack(data) ? readPack(data).spec : readSpec(data)
}

const isPack = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'format' in data

/** The package's own catalogue; with a folder, that one: on top of the package's own where it has no stages of its own. */
export async function catalogueOf(folder: string | undefined): Promise<Catalogue> {
  if (folder === undefined) return standard
  const { loadCatalogue } = await import('../content/index.ts')
  const base = await baseOf(folder)
  return loadCatalogue(folder, base && { extends: base })
}

/** What a folder adds to: the package's own catalogue, or nothing where it has stages of its own. */
export async function baseOf(folder: string): Promise<Catalogue | undefined> {
  const whole = await stat(join(folder, 'clauses/stages.yaml')).catch(() => undefined)
  return whole ? undefined : standard
}

/** Words of a list separated by commas, each once; an empty list is refused. */
export function listOf<Word extends string>(
  text: string,
  known: readonly Word[],
  option: string,
): Word[] {
  const typed = [...new Set(text.split(',').map((word) => word.trim()))].filter(Boolean)
  if (typed.length === 0) fail('empty-list', option, { all: known })
  return typed.map((word) => oneOf(word, known, option))
}

/** One of the words, or a problem that says what there is. */
export function oneOf<Word extends string>(
  word: string,
  known: readonly Word[],
  option: string,
): Word {
  const match = known.find((candidate) => candidate === word)
  if (match !== undefined) return match
  const { ending, values } = suggestion(word, known)
  return fail(`unknown-option${ending}`, option, { given: word, ...values })
}

/** A supplier type, or nothing. */
export function supplierOf(text: string | undefined): SupplierType | undefined {
  if (text === undefined) return undefined
  return readSupplier(text) ?? fail('bad-supplier', '--supplier', { given: text })
}

/** A civil date, or nothing. */
export function dateOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined
  const good = /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text))
  return good ? text : fail('bad-date', option, { given: text })
}
