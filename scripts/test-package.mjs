// The package as published: packed, installed in a scratch folder, used from ESM, CJS and TypeScript, without eval, and weighed.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transformSync } from 'esbuild'

const root = process.cwd()
const sources = () => readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('generated')).map((file) => join('src', file))
const scratch = mkdtempSync(join(tmpdir(), 'hrdd-package-'))
const run = (command, args, options = {}) => execFileSync(command, args, { cwd: scratch, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options })
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

const spec = `{ title: 'Laptops', buyer: 'City', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract: { start: '2027-07-01', months: 48 } }`
try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root })
  const tarball = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz')))
  await test('publint', () => void run('npx', ['publint', tarball, '--strict'], { cwd: root }))
  await test('attw', () => void run('npx', ['attw', tarball, '--profile', 'node16', '--exclude-entrypoints', 'catalogue.json'], { cwd: root }))
  writeFileSync(join(scratch, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }')
  run('npm', ['install', '--no-audit', '--no-fund', tarball])
  writeFileSync(join(scratch, 'use.mjs'), `import { compose, check, draft, toText, toHtml, toMarkdown, readSpec, readPack, packBuilder } from 'hrdd-clauses'
import { composeFrom } from 'hrdd-clauses/core'
import { standard, clause, kpi, resolve } from 'hrdd-clauses/catalogue'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
const pack = compose(${spec})
const trees = ['tender-questions', 'contract-schedule', 'alignment-matrix'].map((kind) => draft(readPack(JSON.parse(JSON.stringify(pack))), kind))
const same = JSON.stringify(composeFrom(standard, readSpec(${spec}))) === JSON.stringify(pack)
if (!same || TRN01.id !== 'TRN-01' || clause('TRN-01').title !== TRN01.title || kpi('KPI-TRN-01.1').clause !== 'TRN-01' || resolve('TRN-01@1').state !== 'current') throw new Error('differs')
console.log(trees.map((tree) => toText(tree).length + toHtml(tree).length + toMarkdown(tree).length + check(pack).length).join(' '))
try { compose({}) } catch (error) { if (error.problems.length < 5) throw error }
packBuilder({ title: 'x', buyer: 'y' }).spec()
`)
  writeFileSync(join(scratch, 'use.cjs'), `const { compose, draft, toText } = require('hrdd-clauses')
const { standard } = require('hrdd-clauses/catalogue')
const { helpersFor } = require('hrdd-clauses/handlebars')
const { loadCatalogue } = require('hrdd-clauses/authoring')
const TRN01 = require('hrdd-clauses/clauses/TRN-01').default
const pack = compose(${spec})
if (TRN01.id !== 'TRN-01' || !standard.clauses['TRN-01'] || !helpersFor(pack, { format: 'html' }).helpers.condition('TRN-01') || typeof loadCatalogue !== 'function') throw new Error('differs')
console.log(toText(draft(pack, 'contract-schedule', { supplier: 'reseller' })).length)
`)
  writeFileSync(join(scratch, 'use.ts'), `import { compose, type Pack, type Spec } from 'hrdd-clauses'
import { composeFrom } from 'hrdd-clauses/core'
import { standard, type ClauseId } from 'hrdd-clauses/catalogue'
import { loadCatalogue } from 'hrdd-clauses/authoring'
import { archive } from 'hrdd-clauses/archive'
import { find, type Hit } from 'hrdd-clauses/search'
import { helpersFor } from 'hrdd-clauses/handlebars'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
const spec: Spec = { ...${spec}, set: { 'TRN-01': { listDays: { all: 80, sme: 150 } } }, omit: { 'TRN-03': 'reason' } } as const
const pack: Pack = compose(spec)
const id: ClauseId = 'TRN-01'
// @ts-expect-error an id that does not exist
const wrong: ClauseId = 'TRN-99'
// @ts-expect-error a parameter that does not exist
const wrongSet: Spec['set'] = { 'TRN-01': { listDay: 3 } }
// @ts-expect-error packs are read-only
pack.pairs = []
const hits: Hit[] = find('recruitment fees')
void [archive.clauses, hits, composeFrom(standard, spec as never), TRN01.id, id, wrong, wrongSet, loadCatalogue, helpersFor]
`)
  await test('ESM', () => run('node', ['use.mjs']).trim())
  await test('CJS', () => run('node', ['use.cjs']).trim())
  await test('without code generation from strings', () => run('node', ['--disallow-code-generation-from-strings', 'use.mjs']).trim())
  await test('commands', () => {
    const says = (words, ...args) => { if (!run('npx', ['hrdd', ...args]).includes(words)) throw new Error(`hrdd ${args.join(' ')} does not say ${words}`) }
    says('paragraphs bind a reseller', 'list', '--tier', 'high', '--role', 'reseller')
    says('Where the Bidder is an SME', 'show', 'TRN-01', '--supplier', 'sme')
    says('What earns it', 'show', 'KPI-VOI-01.1')
    says('PRV-04', 'find', 'recruitment', 'fees')
    says('"id": "PRV-04"', 'find', 'recruitment fees', '--kind', 'clause', '--json')
    for (const args of [['list', '--role', 'resseller'], ['show', 'TRN-99'], ['find', 'x', '--kind', 'claus']]) {
      try { run('npx', ['hrdd', ...args]) } catch (error) { if (error.status === 2 && /Did you mean/.test(error.stderr)) continue }
      throw new Error(`hrdd ${args.join(' ')} was not refused`)
    }
  })
  await test('examples in the doc comments', async () => {
    const examples = sources().flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/@example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(([, code]) => [file, code.replace(/^ \* ?/gm, '')]))
    examples.forEach(([file, code], at) => {
      const path = join(scratch, `example-${at}.mjs`)
      writeFileSync(path, transformSync(code, { loader: 'ts', format: 'esm' }).code)
      const said = run('node', [path], { cwd: root }).trim().split('\n').filter(Boolean)
      const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
      if (said.join('\n') !== expected.join('\n')) throw new Error(`${file}: said "${said}", not "${expected}"`)
    })
    return `${examples.length} run and print what they say`
  })
  for (const [module, resolution] of [['node16', 'node16'], ['esnext', 'bundler']])
    await test(`types with moduleResolution ${resolution}`, () => void run('node', [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', module, '--moduleResolution', resolution, 'use.ts']))
  const weigh = async (name, code) => {
    const { outputFiles } = await build({ stdin: { contents: code, resolveDir: scratch }, bundle: true, minify: true, format: 'esm', platform: 'browser', write: false, logLevel: 'silent' })
    return test(`bundle for browsers, ${name}`, () => `${(gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024).toFixed(1)} KiB gzipped`)
  }
  await weigh('one clause and text renderer', `import clause from 'hrdd-clauses/clauses/TRN-01'; import { toText } from 'hrdd-clauses/core'; console.log(clause, toText)`)
  await weigh('text renderer alone', `import { toText } from 'hrdd-clauses/core'; console.log(toText)`)
  await weigh('engine without shape checks', `import { composeRead } from 'hrdd-clauses/core'; console.log(composeRead)`)
  await weigh('engine with shape checks', `import { composeFrom } from 'hrdd-clauses/core'; console.log(composeFrom)`)
  await weigh('search with catalogue', `import { find } from 'hrdd-clauses/search'; console.log(find)`)
  await weigh('whole package with catalogue', `import * as all from 'hrdd-clauses'; console.log(all)`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
