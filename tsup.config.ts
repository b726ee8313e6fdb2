import { cpSync, writeFileSync } from 'node:fs'
import type { PluginBuild } from 'esbuild'
import { defineConfig } from 'tsup'
import { bundled } from './bundled.mjs'
import { stylesheet } from './src/render/html/style.ts'

const library = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  catalogue: 'src/catalogue/index.ts',
  form: 'src/form.ts',
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

// the catalogue stays in files of its own: both kinds of module read the same
const parts = {
  name: 'parts',
  setup: ({ onResolve }: PluginBuild): void =>
    onResolve({ filter: /generated\/parts\.cjs$/ }, () => ({
      path: './parts.cjs',
      external: true,
    })),
}
const shared = {
  target: 'es2022',
  splitting: true,
  noExternal,
  esbuildOptions,
  esbuildPlugins: [parts],
} as const

export default defineConfig([
  {
    ...shared,
    entry: { ...library, hrdd: 'src/cli/main.ts' },
    format: ['esm'],
    clean: true,
    onSuccess: async () => {
      writeFileSync('dist/style.css', stylesheet)
      for (const name of ['parts', 'parts.cjs', 'clauses'])
        cpSync(`src/generated/${name}`, `dist/${name}`, { recursive: true })
    },
  },
  {
    ...shared,
    entry: library,
    format: ['cjs'],
  },
  // zod is built in; only its types are read from the dependency
  { entry: library, dts: { only: true }, format: ['esm', 'cjs'] },
])
