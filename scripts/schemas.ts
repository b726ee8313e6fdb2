// Writes a JSON Schema for each kind of authored YAML file and for a spec, so that an editor helps while one is written.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod/mini'
import { kinds, type SourceFile } from '../src/content/index.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import { specSchemaOf } from './spec-schema.ts'

const folder = 'schemas'

const schemaFile = (name: string, schema: object): SourceFile => ({
  path: `${folder}/${name}.json`,
  text: `${JSON.stringify(schema, null, 2)}\n`,
})

/** The schemas as files; that of a spec where there is a catalogue whose ids it can hold. */
export const schemaFiles = (catalogue: Catalogue | undefined): SourceFile[] => [
  ...kinds.flatMap(({ kind, path, schema }) => {
    if (!schema || kind.endsWith('-translation')) return []
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    return [schemaFile(kind, { $schema, title: path, ...rest })]
  }),
  ...(catalogue ? [schemaFile('spec.schema', specSchemaOf(catalogue))] : []),
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { standard } = await import('../src/catalogue/index.ts')
  const files = schemaFiles(standard)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`)
  for (const { path, text } of files) writeFileSync(path, text)
}
