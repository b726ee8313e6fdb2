// `npm run check`. The checker is bundled once for its code, its words and its libraries: to translate it takes longer than to run.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const cache = 'node_modules/.cache/hrdd-clauses'
const code = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => `${folder}/${name}`),
)
/** Written into modules by scripts/problem-words.ts. */
const words = [
  'clauses/lint.yaml',
  'clauses/words/language/en.yaml',
  'clauses/words/problems/en.yaml',
]

const hash = createHash('sha256')
for (const path of [...code.sort(), ...words, 'scripts/check.mjs', 'package-lock.json'])
  hash.update(path).update('\0').update(readFileSync(path)).update('\0')
const checker = `${cache}/check-${hash.digest('hex')}.mjs`

if (!existsSync(checker)) {
  execFileSync('npx', ['--no-install', 'tsx', 'scripts/problem-words.ts'], { stdio: 'inherit' })
  rmSync(cache, { recursive: true, force: true })
  const { build } = await import('esbuild')
  await build({
    entryPoints: ['scripts/check.ts'],
    outfile: checker,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['typescript'],
    // scripts run only where they are called by their own name
    define: { 'import.meta.url': '""' },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  })
}
await import(pathToFileURL(checker).href)
