// `hrdd new`, `hrdd lint` and `hrdd init`: an authority begins a folder, and is told what is wrong with it.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { initCommand } from '../../src/cli/commands/init.ts'
import { lintCommand } from '../../src/cli/commands/lint.ts'
import { newCommand } from '../../src/cli/commands/new.ts'
import { schemaAddress } from '../../src/cli/schema.ts'
import { HrddError } from '../../src/model/problems.ts'

const root = mkdtempSync(join(tmpdir(), 'hrdd-own-'))
afterAll(() => rmSync(root, { recursive: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'folder-'))
})

/** What a command prints, with its exit code. */
async function printed(
  command: typeof lintCommand,
  ...[values, options = {}]: Partial<Parameters<typeof lintCommand.run>>
) {
  const lines: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  try {
    const code = await command.run(values ?? [], options)
    return { code: code ?? 0, text: lines.join('') }
  } catch (error) {
    if (!(error instanceof HrddError)) throw error
    return { code: 2, text: error.problems.map(({ code }) => code).join() }
  } finally {
    spy.mockRestore()
  }
}
const begin = (kind: string, id: string) => printed(newCommand, [kind, id], { in: folder })
const lint = (json = false) => printed(lintCommand, [folder], { json })

test('what is begun passes the lint as it is', async () => {
  for (const [kind, id] of [
    ['clause', 'TBK-01'],
    ['kpi', 'KPI-TRN-01.9'],
    ['overlay', 'north-coast'],
  ] as const)
    expect(await begin(kind, id)).toMatchObject({ code: 0 })
  expect(readFileSync(join(folder, 'clauses/overlays/north-coast.yaml'), 'utf8')).toContain(
    'id: north-coast',
  )
  expect(await lint()).toEqual({ code: 0, text: '5 files, 0 errors, 0 warnings\n' })
  expect(await begin('clause', 'TBK-01')).toEqual({ code: 2, text: 'scaffold-taken' })
  expect(await begin('overlay', 'north-coast')).toEqual({ code: 2, text: 'scaffold-taken' })
  expect(await begin('overlay', '../north')).toEqual({ code: 2, text: 'scaffold-id' })
  expect(await begin('clouse', 'TBK-02')).toEqual({ code: 2, text: 'scaffold-kind' })
})

test('the example of the guide is sound', async () => {
  cpSync('docs/examples/own-clauses', folder, { recursive: true })
  expect(await lint()).toMatchObject({ code: 0 })
})

test('every problem has its file and line; an error ends with 1', async () => {
  cpSync('docs/examples/own-clauses', folder, { recursive: true })
  const overlay = join(folder, 'clauses/overlays/north-coast.yaml')
  writeFileSync(overlay, readFileSync(overlay, 'utf8').replace(/^omit:/m, 'omits:'))
  const wording = join(folder, 'clauses/govern/TBK-01/en.md')
  writeFileSync(wording, readFileSync(wording, 'utf8').replace('shall', 'should'))
  const { code, text } = await lint()
  expect(code).toBe(1)
  expect(text).toMatch(/^error: .*\/clauses\/govern\/TBK-01\/en\.md:\d+:\d+ /m)
  expect(text).toMatch(/^error: .*\/clauses\/overlays\/north-coast\.yaml:\d+:\d+ /m)
  const asJson = await lint(true)
  expect(asJson.code).toBe(1)
  expect(JSON.parse(asJson.text)).toContainEqual(
    expect.objectContaining({
      file: 'clauses/overlays/north-coast.yaml',
      level: 'error',
      line: expect.any(Number),
      code: 'unknown-field-near',
    }),
  )
})

test('a folder that holds nothing ends with 2', async () => {
  expect(await lint()).toEqual({ code: 2, text: 'folder-empty' })
})

test('a spec names the schema of the package that is installed above it, or the published one', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const first = async (file: string): Promise<string> => {
    await printed(initCommand, [join(folder, file)])
    return readFileSync(join(folder, file), 'utf8').split('\n')[0] ?? ''
  }
  const line = '# yaml-language-server: $schema='
  expect(await first('away.yaml')).toBe(line + schemaAddress(version))
  const schema = join(folder, 'node_modules/hrdd-clauses/schemas/spec.schema.json')
  mkdirSync(dirname(schema), { recursive: true })
  writeFileSync(schema, '{}')
  mkdirSync(join(folder, 'specs'))
  expect(await first('near.yaml')).toBe(
    `${line}./node_modules/hrdd-clauses/schemas/spec.schema.json`,
  )
  expect(await first('specs/deep.yaml')).toBe(
    `${line}../node_modules/hrdd-clauses/schemas/spec.schema.json`,
  )
})
