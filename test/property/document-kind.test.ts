// `npm run new -- kind ID` in a copy of the package: what it writes is sound code and prints in every format.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const copy = mkdtempSync(join(tmpdir(), 'hrdd-kind-'))
afterAll(() => rmSync(copy, { recursive: true }))

for (const path of [
  'src',
  'scripts',
  'clauses',
  'kpis',
  'package.json',
  'tsconfig.json',
  'biome.json',
])
  cpSync(path, join(copy, path), { recursive: true })
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))

const run = (program: string, ...rest: string[]): string =>
  execFileSync(join('node_modules/.bin', program), rest, { cwd: copy, encoding: 'utf8' })

const printing = `
import { standard } from './src/catalogue/index.ts'
import { composeFrom } from './src/compose/index.ts'
import { draft } from './src/documents/index.ts'
import { toHtml, toMarkdown, toText } from './src/render/index.ts'
import { toDocx } from './src/word/index.ts'
const pack = composeFrom(standard, {
  title: 'X', buyer: 'Y', jurisdiction: 'eu', category: 'ict-hardware', tier: 'low',
  contract: { start: '2027-01-01', months: 12 },
})
const document = draft(pack, 'worker-letter')
console.log(toText(document), toMarkdown(document), toHtml(document).length, (await toDocx(document)).length)
`

test('a kind of document', () => {
  run('tsx', 'scripts/new.ts', 'kind', 'worker-letter')
  run('biome', 'check', 'src/documents', 'src/model', '--vcs-enabled=false')
  const before = readFileSync(join(copy, 'src/documents/kinds.ts'), 'utf8')
  expect(() => run('tsx', 'scripts/new.ts', 'kind', 'worker-letter')).toThrow()
  expect(readFileSync(join(copy, 'src/documents/kinds.ts'), 'utf8')).toBe(before)
  run('tsx', 'scripts/compile.ts')
  writeFileSync(join(copy, 'print.ts'), printing)
  const printed = run('tsx', 'print.ts')
  expect(printed).toContain('TITLE OF THE DOCUMENT')
  expect(printed).toContain('# Title of the document')
  // a name that is missing in a list of kinds is an error of types
  expect(run('tsc', '--noEmit', '-p', '.')).toBe('')
}, 300_000)
