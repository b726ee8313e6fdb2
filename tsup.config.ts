import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { bundled } from './bundled.mjs'

const clauses = readdirSync('src/generated/clauses').map((file) => [
  `clauses/${file.replace('.ts', '')}`,
  `src/generated/clauses/${file}`,
])
const library = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  catalogue: 'src/catalogue/index.ts',
  search: 'src/catalogue/search.ts',
  authoring: 'src/content/index.ts',
  handlebars: 'src/render/handlebars.ts',
  monitor: 'src/monitor.ts',
  docx: 'src/word/index.ts',
  workbook: 'src/workbook/index.ts',
}
const noExternal = [...bundled]

// the build of fflate for Node reaches for worker threads, which nobody needs and no browser has
const esbuildOptions = (options: { alias?: Record<string, string> }): void => {
  options.alias = { fflate: 'fflate/browser' }
}

export default defineConfig([
  {
    entry: { ...library, ...Object.fromEntries(clauses) },
    format: ['esm', 'cjs'],
    // zod is built in; only its types are read from the dependency
    dts: { entry: { ...library, 'clauses/clause': 'src/clause-module.ts' } },
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
