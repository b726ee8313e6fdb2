// Writes the JSON Schemas of what crosses the border: spec, clause front matter, KPI, shared files.

import { mkdir, writeFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import * as authored from '../src/authoring/schemas.ts'
import { packSchema } from '../src/model/pack-schema.ts'
import { specSchema } from '../src/model/spec-schema.ts'

const schemas = {
  spec: { schema: specSchema, title: 'Spec of a pack' },
  pack: { schema: packSchema, title: 'Composed pack, format 1' },
  clause: { schema: authored.clauseSchema, title: 'Front matter of a clause' },
  kpi: { schema: authored.kpiSchema, title: 'KPI file' },
  'kpi-sets': { schema: authored.setsSchema, title: 'KPI sets' },
  jurisdiction: { schema: authored.jurisdictionSchema, title: 'Jurisdiction file' },
  category: { schema: authored.categorySchema, title: 'Category file' },
  strategies: { schema: authored.strategiesSchema, title: 'Strategies' },
  'answer-sketches': {
    schema: authored.answerSketchesSchema,
    title: 'Sketches of answers to scored questions',
  },
  strings: { schema: authored.stringsSchema, title: 'Fixed words of documents' },
}

await mkdir('schemas', { recursive: true })
for (const [name, { schema, title }] of Object.entries(schemas)) {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  await writeFile(`schemas/${name}.schema.json`, `${JSON.stringify({ ...json, title }, null, 2)}\n`)
}
console.log(`Wrote ${Object.keys(schemas).length} JSON Schemas to schemas/.`)
