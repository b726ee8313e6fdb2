// The package as published: packed, installed in a scratch folder, used from ESM, CJS, TypeScript and the command.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transformSync } from 'esbuild'

const root = process.cwd()
const scratch = mkdtempSync(join(tmpdir(), 'hrdd-package-'))
const run = (command, words, options = {}) =>
  execFileSync(command, words, {
    cwd: scratch,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
let passed = 0
let failed = 0
const test = async (name, action) => {
  try {
    const said = await action()
    passed++
    console.log(`ok   ${name}${said ? `: ${said}` : ''}`)
  } catch (error) {
    failed++
    console.log(`FAIL ${name}\n${error.stdout ?? ''}${error.stderr ?? ''}${error.message}`)
  }
}

const { exports: subpaths, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const modules = Object.keys(subpaths)
  .filter((path) => !/json|schemas|\*/.test(path))
  .map((path) => path.replace('.', 'hrdd-clauses'))
const spec = `{ title: 'Laptops', buyer: 'City', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract: { start: '2027-07-01', months: 48 } }`

try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root })
  const name = readdirSync(scratch).find((file) => file.endsWith('.tgz'))
  const tarball = join(scratch, name)
  await test('publint', () => void run('npx', ['publint', tarball, '--strict'], { cwd: root }))
  await test('types resolve', () =>
    void run(
      'npx',
      ['attw', tarball, '--profile', 'node16', '--exclude-entrypoints', 'catalogue.json'],
      {
        cwd: root,
      },
    ))
  writeFileSync(
    join(scratch, 'package.json'),
    '{ "name": "consumer", "private": true, "type": "module" }',
  )
  run('npm', ['install', '--no-audit', '--no-fund', tarball])

  writeFileSync(
    join(scratch, 'use.mjs'),
    `import { compose, draft, readPack, toHtml, toMarkdown, toText } from 'hrdd-clauses'
import { composeFrom, readSpec } from 'hrdd-clauses/core'
import { standard, resolve } from 'hrdd-clauses/catalogue'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
import { compare, readDocx, toDocx } from 'hrdd-clauses/docx'
import { calendar, review, toIcs } from 'hrdd-clauses/monitor'
import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
const pack = compose(${spec})
const stored = readPack(JSON.parse(JSON.stringify(pack)))
if (JSON.stringify(composeFrom(standard, readSpec(${spec}))) !== JSON.stringify(pack)) throw new Error('composed otherwise')
if (TRN01.id !== 'TRN-01' || resolve('TRN-03').status !== 'moved' || resolve('TRN-03@1').status !== 'withdrawn') throw new Error('look-up')
const tree = draft(stored, 'contract-schedule')
if (!compare(pack, await readDocx(await toDocx(tree))).same) throw new Error('Word file differs from its pack')
if (!toIcs(calendar(pack)).startsWith('BEGIN:VCALENDAR')) throw new Error('no calendar')
const { register } = await readWorkbook(await toWorkbook(pack), { pack })
review(pack, register, { asOf: '2028-02-01' })
try { compose({}) } catch (error) { if (error.problems.length < 5) throw error }
console.log([toText, toMarkdown, toHtml].map((print) => print(tree).length).join(' '))
`,
  )
  writeFileSync(
    join(scratch, 'use.cjs'),
    `const { compose, draft, toText } = require('hrdd-clauses')
const { helpersFor } = require('hrdd-clauses/handlebars')
const { loadCatalogue } = require('hrdd-clauses/authoring')
const pack = compose(${spec})
if (typeof loadCatalogue !== 'function' || !helpersFor(pack).helpers) throw new Error('differs')
console.log(toText(draft(pack, 'contract-schedule', { supplier: 'reseller' })).length)
`,
  )
  writeFileSync(
    join(scratch, 'use.ts'),
    `import { compose, type Pack, type Spec } from 'hrdd-clauses'
import type { ClauseId } from 'hrdd-clauses/catalogue'
import { calendar, type Register } from 'hrdd-clauses/monitor'
import { readDocx, toDocx } from 'hrdd-clauses/docx'
import { readWorkbook } from 'hrdd-clauses/workbook'
const spec: Spec = { ...${spec}, set: { 'REP-01': { registerDays: { all: 80, sme: 100 } } }, omit: { 'TRN-02': 'reason' } } as const
const pack: Pack = compose(spec)
const id: ClauseId = 'TRN-01'
// @ts-expect-error an id that does not exist
const wrong: ClauseId = 'TRN-99'
// @ts-expect-error a parameter that does not exist
const wrongSet: Spec['set'] = { 'TRN-01': { firstModel: 3 } }
// @ts-expect-error packs are read-only
pack.pairs = []
const register: Register = { copies: [] }
void [calendar(pack), register, readDocx, toDocx, readWorkbook, id, wrong, wrongSet]
`,
  )
  await test('ESM', () => run('node', ['use.mjs']).trim())
  await test('CommonJS', () => run('node', ['use.cjs']).trim())
  await test('without code generation from strings', () =>
    run('node', ['--disallow-code-generation-from-strings', 'use.mjs']).trim())
  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const flags = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022']
    const words = [tsc, ...flags, '--module', module, '--moduleResolution', resolution, 'use.ts']
    await test(`types with moduleResolution ${resolution}`, () => void run('node', words))
  }

  await test('every subpath has the same values in both module systems', () => {
    const listed = modules.map((path) => {
      const esm = `import('${path}').then((all) => console.log(Object.keys(all).filter((name) => name !== 'default' && name !== 'module.exports').sort().join()))`
      const cjs = `console.log(Object.keys(require('${path}')).filter((name) => name !== 'default').sort().join())`
      const values = run('node', ['--input-type=module', '-e', esm]).trim()
      if (values === '' || values !== run('node', ['--input-type=commonjs', '-e', cjs]).trim()) {
        throw new Error(`${path}: ${values}`)
      }
      return values.split(',').length
    })
    return `${modules.length} subpaths, ${listed.reduce((sum, count) => sum + count, 0)} values`
  })

  await test('commands', () => {
    const laptops = join(root, 'docs/examples/laptops.yaml')
    const register = join(root, 'docs/examples/laptops-register.yaml')
    const template = join(root, 'test/fixtures/templates/county.docx')
    const ends = (status, ...words) => {
      let code = 0
      try {
        run('npx', ['hrdd', ...words])
      } catch (error) {
        code = error.status
      }
      if (code !== status)
        throw new Error(`hrdd ${words.join(' ')} ended with ${code}, not ${status}`)
    }
    const says = (text, ...words) => {
      if (!run('npx', ['hrdd', ...words]).includes(text)) {
        throw new Error(`hrdd ${words.join(' ')} does not say ${text}`)
      }
    }
    says(version, '--version')
    says('TRN-01', 'list', '--tier', 'low')
    says('PRV-04', 'find', 'recruitment', 'fees')
    says('Outcome', 'show', 'TRN-01', '--supplier', 'sme')
    says('MON-02', 'show', 'TRN-03')
    ends(0, 'init', 'new.yaml')
    ends(2, 'init', 'new.yaml')
    ends(
      0,
      'compose',
      'new.yaml',
      '--out',
      'new',
      '--format',
      'txt',
      '--document',
      'contract-schedule',
    )
    ends(0, 'compose', laptops, '--out', 'out', '--format', 'docx,json')
    ends(0, 'compare', 'out/pack.json', 'out/publish/contract-schedule.docx')
    ends(0, 'insert', 'out/pack.json', template, '--out', 'contract.docx')
    ends(0, 'calendar', laptops, '--out', 'contract.ics')
    ends(0, 'workbook', laptops, '--register', register, '--out', 'contract.xlsx')
    ends(0, 'review', laptops, 'contract.xlsx', '--as-of', '2028-07-20')
    writeFileSync(join(scratch, 'out/publish/contract-schedule.docx'), 'edited by hand')
    ends(2, 'compose', laptops, '--out', 'out', '--format', 'docx,json')
    ends(2, 'review', laptops, register, '--as-of', '2028-02-30')
    ends(2, 'show', 'TRN-99')
    ends(2, 'compose', laptops, '--out', 'out', '--format', ',')
  })

  await test('examples in the doc comments', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .map((file) => join('src', file))
    const examples = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(
        ([, code]) => [file, code.replace(/^ \* ?/gm, '')],
      ),
    )
    examples.forEach(([file, code], index) => {
      const path = join(scratch, `example-${index}.mjs`)
      writeFileSync(path, transformSync(code, { loader: 'ts', format: 'esm' }).code)
      const said = run('node', [path], { cwd: root }).trim().split('\n').filter(Boolean)
      const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
      if (said.join('\n') !== expected.join('\n')) {
        throw new Error(`${file}: said "${said}", not "${expected}"`)
      }
    })
    return `${examples.length} run and print what they say`
  })

  await test('holds no path of a machine and no host of a registry', () => {
    const files = readdirSync(join(scratch, 'node_modules/hrdd-clauses'), {
      recursive: true,
      withFileTypes: true,
    }).filter((entry) => entry.isFile())
    const named = files
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => /registry\.npmjs\.org|\/home\/|\/root\//.test(readFileSync(file, 'utf8')))
      // licences name where their libraries come from
      .filter((file) => !file.endsWith('THIRD-PARTY-NOTICES.txt'))
    if (named.length > 0) throw new Error(named.join('\n'))
    return `${files.length} files`
  })

  const weigh = async (what, code) => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: scratch },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    const size = gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024
    await test(`bundle for browsers, ${what}`, () => `${size.toFixed(1)} KiB gzipped`)
  }
  const use = (names, path) =>
    `import { ${names} } from 'hrdd-clauses${path}'; console.log(${names})`
  await weigh('text renderer', use('toText', '/core'))
  await weigh('engine', use('composeFrom', '/core'))
  await weigh('Word files, written', use('toDocx', '/docx'))
  await weigh('workbook', use('toWorkbook, readWorkbook', '/workbook'))
  await weigh('everything with the catalogue', use('compose, draft, toHtml', ''))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
