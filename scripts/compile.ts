// Compiles clauses/ and kpis/ into src/generated. With nothing changed it only compares a hash.
// `--anyway` writes what could be read although there are errors.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const target = 'src/generated'
const stamp = `${target}/compiled.txt`
const sources = [
  'clauses',
  'kpis',
  'src/catalogue',
  'src/compose',
  'src/content',
  'src/model',
  'src/language',
  'scripts',
  'package.json',
]

const filesOf = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()

/** A hash of everything that the result depends on. */
const hash = sources
  .flatMap(filesOf)
  .reduce(
    (sum, path) => sum.update(path).update('\0').update(readFileSync(path)).update('\0'),
    createHash('sha256'),
  )
  .digest('hex')

const [before, ...said] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []
if (before === hash) for (const line of said) console.error(line)
else {
  rmSync(stamp, { force: true })
  await import('./problem-words.ts')
  const { compile } = await import('./compile-catalogue.ts')
  const { errors, lines } = await compile(target, process.argv.includes('--anyway'))
  for (const line of lines) console.error(line)
  if (errors === 0) writeFileSync(stamp, [hash, ...lines].join('\n'))
  else if (!process.argv.includes('--anyway')) process.exitCode = 1
}
