// Where an editor finds the schema of a spec.

import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { standard } from '../catalogue/index.ts'

const file = 'schemas/spec.schema.json'

/** Its address: the file as published with a version of the package. */
export const schemaAddress = (version: string): string =>
  `https://unpkg.com/hrdd-clauses@${version}/${file}`

/** The schema of the package that is installed above a spec, as a path from there; its address where none is. */
export async function schemaFor(spec: string): Promise<string> {
  const home = dirname(resolve(spec))
  for (let folder = home, below = ''; folder !== below; folder = dirname(folder)) {
    const installed = join(folder, 'node_modules/hrdd-clauses', file)
    if (await stat(installed).catch(() => undefined)) {
      const path = relative(home, installed).replaceAll('\\', '/')
      return path.startsWith('.') ? path : `./${path}`
    }
    below = folder
  }
  return schemaAddress(standard.version)
}
