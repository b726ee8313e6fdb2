import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { bundled } from './bundled.mjs'

const clauses = readdirSync('src/catalogue/generated/clauses').map((file) => [
  `clauses/${file.replace('.ts', '')}`,
  `src/catalogue/generated/clauses/${file}`,
])
const library = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  catalogue: 'src/catalogue/index.ts',
  archive: 'src/catalogue/archive.ts',
  search: 'src/catalogue/search.ts',
  authoring: 'src/authoring/index.ts',
  handlebars: 'src/render/handlebars.ts',
  monitor: 'src/monitor/index.ts',
  ics: 'src/monitor/calendar/ics.ts',
  docx: 'src/render/docx/index.ts',
  'docx-xml': 'src/render/docx/file/xml.ts',
  workbook: 'src/render/workbook/index.ts',
}
// docx-xml is no subpath: it keeps the XML parser in a file of its own, which a bundle that only writes Word files leaves out
const noExternal = [...bundled]

// the build of fflate for Node reaches for worker threads, which nobody needs and no browser has
const esbuildOptions = (options: { alias?: Record<string, string> }): void => {
  options.alias = { fflate: 'fflate/browser' }
}

export default defineConfig([
  {
    entry: { ...library, ...Object.fromEntries(clauses) },
    format: ['esm', 'cjs'],
    dts: { entry: { ...library, 'clauses/clause': 'src/catalogue/clause-module.ts' } },
    target: 'es2022',
    splitting: true,
    noExternal,
    esbuildOptions,
    clean: true,
  },
  {
    entry: { hrdd: 'src/cli/main.ts' },
    format: ['esm'],
    target: 'node20',
    noExternal,
    esbuildOptions,
    banner: { js: '#!/usr/bin/env node' },
  },
])
