// What a page loads until it has its first pack: minified and gzipped, with all that it imports at once.

import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export async function page() {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "import { compose } from './dist/index.js'\nglobalThis.compose = compose",
      resolveDir: process.cwd(),
    },
    outdir: 'page',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'error',
  })
  const imports = ([name, { entryPoint }]) => (entryPoint ? [name] : [])
  const loaded = new Set(Object.entries(metafile.outputs).flatMap(imports))
  for (const name of loaded)
    for (const { path, kind } of metafile.outputs[name].imports)
      if (kind === 'import-statement') loaded.add(path)
  const sizes = outputFiles
    .filter(({ path }) => [...loaded].some((name) => path.endsWith(name)))
    .map(({ contents }) => gzipSync(contents, { level: 9 }).length)
  return { 'page to the first pack': sizes.reduce((sum, size) => sum + size, 0) / 1024 }
}
