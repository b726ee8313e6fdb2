import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const clauses = readdirSync('src/catalogue/generated/clauses').map((file) => [`clauses/${file.replace('.ts', '')}`, `src/catalogue/generated/clauses/${file}`])
const library = { index: 'src/index.ts', core: 'src/core.ts', catalogue: 'src/catalogue/index.ts', authoring: 'src/authoring/index.ts', handlebars: 'src/render/handlebars.ts' }

export default defineConfig([
  { entry: { ...library, ...Object.fromEntries(clauses) }, format: ['esm', 'cjs'], dts: { entry: { ...library, 'clauses/clause': 'src/catalogue/clause-module.ts' } }, target: 'es2022', splitting: true, clean: true },
  { entry: { hrdd: 'src/cli/main.ts' }, format: ['esm'], target: 'node20', banner: { js: '#!/usr/bin/env node' } },
])
