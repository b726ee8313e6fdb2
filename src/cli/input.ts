// What the commands are given: files, catalogues, options. What is wrong with them is said in the form of every other problem.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { loadCatalogue } from '../authoring/catalogue.ts'
import { standard } from '../catalogue/index.ts'
import { composeFrom } from '../compose/compose.ts'
import { readPack } from '../compose/read-pack.ts'
import { readSupplier, type SupplierInput } from '../model/audience.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'

export const fail = (path: string, message: string, hint: string): never => {
  throw new HrddError([{ code: 'command', path, message, hint }])
}

/** A file as bytes. */
export async function readBytes(file: string, hint = 'Check the path.'): Promise<Uint8Array> {
  return new Uint8Array(await readFile(file).catch(() => fail(file, 'cannot be read', hint)))
}

/** A YAML or JSON file as plain data. */
export async function readData(file: string, hint?: string): Promise<unknown> {
  const document = parseDocument(new TextDecoder().decode(await readBytes(file, hint)), {
    prettyErrors: true,
  })
  if (document.errors.length > 0)
    throw new HrddError(
      document.errors.map((error) => ({
        code: 'yaml',
        path: file,
        message: error.message.split('\n')[0]!,
        hint: 'Check indentation, colons and quotation marks.',
      })),
    )
  return document.toJS()
}

/** The pack of a spec, composed now; or a stored pack, as it was composed then. */
export async function readPackOrSpec(file: string, catalogue: string | undefined): Promise<Pack> {
  const data = await readData(file, 'Check the path. `hrdd init` writes a spec to start from.')
  if (typeof data === 'object' && data !== null && 'format' in data && 'pairs' in data)
    return readPack(data)
  return composeFrom(await catalogueOf(catalogue), data as Spec)
}

/** The package's own catalogue; with a folder, that one: on top of the package's own where it lays something over it. */
export async function catalogueOf(folder: string | undefined): Promise<Catalogue> {
  if (folder === undefined) return standard
  const whole = await stat(join(folder, 'clauses/strings')).catch(() => undefined)
  return loadCatalogue(folder, whole ? {} : { extends: standard })
}

export function listOf<T extends string>(text: string, known: readonly T[], option: string): T[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  for (const word of words)
    if (!known.includes(word as T)) fail(option, `there is no "${word}"`, suggest(word, known))
  return words as T[]
}

export function supplierOf(text: string | undefined): SupplierInput | undefined {
  if (text !== undefined && !readSupplier(text))
    fail(
      '--supplier',
      `"${text}" is not a supplier type`,
      'Write reseller, brand, sme, large, or sme-reseller.',
    )
  return text as SupplierInput | undefined
}

/** A civil date, or nothing. */
export function dateOf(text: string | undefined, option: string): string | undefined {
  if (
    text !== undefined &&
    !(
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
    )
  )
    fail(option, `"${text}" is no date`, 'Write a date such as 2028-02-01.')
  return text
}
