// `npm run check` sees what was written last: its checker is kept, what it says is not.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'hrdd-check-'))
afterAll(() => rmSync(folder, { recursive: true }))
for (const name of ['clauses', 'kpis', 'docs', 'schemas', 'scripts', 'src'])
  cpSync(name, join(folder, name), { recursive: true })
for (const name of ['package.json', 'package-lock.json']) cpSync(name, join(folder, name))
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))

/** What the command prints, whether or not it finds something. */
function check(): string {
  try {
    return execFileSync('npm', ['run', '-s', 'check'], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}

test('a change of a clause and of the words of the checker is seen, and that it was taken back', () => {
  const clause = join(folder, 'clauses/disclose/TRN-01/en.md')
  const words = join(folder, 'clauses/words/problems/en.yaml')
  const text = readFileSync(clause, 'utf8')
  const said = readFileSync(words, 'utf8')
  writeFileSync(clause, `${text}\n## Nonsense\n\nWords.\n`)
  writeFileSync(words, said.replaceAll('there is no section', 'nowhere is a section'))
  expect(check()).toMatch(/^error: .*TRN-01\/en\.md:\d+:1: nowhere is a section "Nonsense"/)
  writeFileSync(clause, text)
  writeFileSync(words, said)
  expect(check()).toMatch(/^0 errors, /m)
})
