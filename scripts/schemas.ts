// Writes a JSON Schema for each kind of authored YAML file, so that an editor helps while one is written.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod/mini'
import { kinds, type SourceFile } from '../src/content/index.ts'

const folder = 'schemas'

/** The schemas as files. */
export const schemaFiles = (): SourceFile[] =>
  kinds.flatMap(({ kind, path, schema }) => {
    if (!schema || kind.endsWith('-translation')) return []
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    const named = { $schema, title: path, ...rest }
    return [{ path: `${folder}/${kind}.json`, text: `${JSON.stringify(named, null, 2)}\n` }]
  })

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`)
  for (const { path, text } of schemaFiles()) writeFileSync(path, text)
}
