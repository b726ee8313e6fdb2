// The package as published: packed, installed in a scratch folder, used from ESM, CJS and TypeScript, without eval, and weighed.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transformSync } from 'esbuild'

const root = process.cwd()
const sources = () =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .map((file) => join('src', file))
const scratch = mkdtempSync(join(tmpdir(), 'hrdd-package-'))
const run = (command, args, options = {}) =>
  execFileSync(command, args, {
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

const spec = `{ title: 'Laptops', buyer: 'City', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract: { start: '2027-07-01', months: 48 } }`
try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root })
  const tarball = join(
    scratch,
    readdirSync(scratch).find((file) => file.endsWith('.tgz')),
  )
  await test('publint', () => void run('npx', ['publint', tarball, '--strict'], { cwd: root }))
  await test('attw', () =>
    void run(
      'npx',
      ['attw', tarball, '--profile', 'node16', '--exclude-entrypoints', 'catalogue.json'],
      { cwd: root },
    ))
  writeFileSync(
    join(scratch, 'package.json'),
    '{ "name": "consumer", "private": true, "type": "module" }',
  )
  run('npm', ['install', '--no-audit', '--no-fund', tarball])
  writeFileSync(
    join(scratch, 'use.mjs'),
    `import { compose, check, draft, toText, toHtml, toMarkdown, readSpec, readPack, packBuilder } from 'hrdd-clauses'
import { composeFrom } from 'hrdd-clauses/core'
import { standard, clause, kpi, resolve } from 'hrdd-clauses/catalogue'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
import { compare, insertIntoDocx, readDocx, toDocx } from 'hrdd-clauses/docx'
import { toIcs } from 'hrdd-clauses/ics'
import { calendar, evaluateAll, review } from 'hrdd-clauses/monitor'
import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
const pack = compose(${spec})
const trees = ['tender-questions', 'contract-schedule', 'alignment-matrix'].map((kind) => draft(readPack(JSON.parse(JSON.stringify(pack))), kind))
const same = JSON.stringify(composeFrom(standard, readSpec(${spec}))) === JSON.stringify(pack)
if (!same || TRN01.id !== 'TRN-01' || clause('TRN-01').title !== TRN01.title || kpi('KPI-TRN-01.1').clause !== 'TRN-01' || resolve('TRN-01@1').state !== 'current') throw new Error('differs')
console.log(trees.map((tree) => toText(tree).length + toHtml(tree).length + toMarkdown(tree).length + check(pack).length).join(' '))
try { compose({}) } catch (error) { if (error.problems.length < 5) throw error }
packBuilder({ title: 'x', buyer: 'y' }).spec()
const word = await toDocx(trees[1])
if (!compare(pack, await readDocx(word)).same || typeof insertIntoDocx !== 'function') throw new Error('a Word file differs from its pack')
if (!toIcs(calendar(pack)).startsWith('BEGIN:VCALENDAR')) throw new Error('no calendar')
const { observations } = await readWorkbook(await toWorkbook(pack), { pack })
if (evaluateAll(pack, observations, { asOf: '2028-09-01' }).results.length === 0 || review(pack, observations, { asOf: '2028-09-01' }).talks.length !== 3) throw new Error('no results')
`,
  )
  writeFileSync(
    join(scratch, 'use.cjs'),
    `const { compose, draft, toText } = require('hrdd-clauses')
const { standard } = require('hrdd-clauses/catalogue')
const { helpersFor } = require('hrdd-clauses/handlebars')
const { loadCatalogue } = require('hrdd-clauses/authoring')
const TRN01 = require('hrdd-clauses/clauses/TRN-01').default
for (const [subpath, name] of [['docx', 'toDocx'], ['ics', 'toIcs'], ['monitor', 'evaluate'], ['workbook', 'toWorkbook']]) if (typeof require('hrdd-clauses/' + subpath)[name] !== 'function') throw new Error(subpath)
const pack = compose(${spec})
if (TRN01.id !== 'TRN-01' || !standard.clauses['TRN-01'] || !helpersFor(pack, { format: 'html' }).helpers.condition('TRN-01') || typeof loadCatalogue !== 'function') throw new Error('differs')
console.log(toText(draft(pack, 'contract-schedule', { supplier: 'reseller' })).length)
`,
  )
  writeFileSync(
    join(scratch, 'use.ts'),
    `import { compose, type Pack, type Spec } from 'hrdd-clauses'
import { composeFrom } from 'hrdd-clauses/core'
import { standard, type ClauseId } from 'hrdd-clauses/catalogue'
import { loadCatalogue } from 'hrdd-clauses/authoring'
import { archive } from 'hrdd-clauses/archive'
import { find, type Hit } from 'hrdd-clauses/search'
import { helpersFor } from 'hrdd-clauses/handlebars'
import TRN01 from 'hrdd-clauses/clauses/TRN-01'
import { compare, type Comparison, readDocx, toDocx } from 'hrdd-clauses/docx'
import { toIcs } from 'hrdd-clauses/ics'
import { type Calendar, calendar, evaluate, review, type Review } from 'hrdd-clauses/monitor'
import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
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
const dates: Calendar = calendar(pack)
const found: Review = review(pack, [], { asOf: '2028-01-01' })
const same = async (): Promise<Comparison> => compare(pack, await readDocx(await toDocx({} as never)))
void [dates, found, same, toIcs, evaluate, readWorkbook, toWorkbook]
void [archive.clauses, hits, composeFrom(standard, spec as never), TRN01.id, id, wrong, wrongSet, loadCatalogue, helpersFor]
`,
  )
  await test('ESM', () => run('node', ['use.mjs']).trim())
  await test('CJS', () => run('node', ['use.cjs']).trim())
  await test('without code generation from strings', () =>
    run('node', ['--disallow-code-generation-from-strings', 'use.mjs']).trim())
  await test('commands', () => {
    const says = (words, ...args) => {
      if (!run('npx', ['hrdd', ...args]).includes(words))
        throw new Error(`hrdd ${args.join(' ')} does not say ${words}`)
    }
    says('paragraphs bind a reseller', 'list', '--tier', 'high', '--role', 'reseller')
    says('Where the Bidder is an SME', 'show', 'TRN-01', '--supplier', 'sme')
    says('What earns it', 'show', 'KPI-VOI-01.1')
    says('PRV-04', 'find', 'recruitment', 'fees')
    says('"id": "PRV-04"', 'find', 'recruitment fees', '--kind', 'clause', '--json')
    const laptops = join(root, 'docs/examples/laptops.yaml')
    const followUp = join(root, 'docs/examples/laptops-follow-up.yaml')
    const ends = (status, ...args) => {
      let code = 0
      try {
        run('npx', ['hrdd', ...args])
      } catch (error) {
        code = error.status
      }
      if (code !== status)
        throw new Error(`hrdd ${args.join(' ')} ended with ${code}, not ${status}`)
    }
    ends(
      0,
      'compose',
      laptops,
      '--out',
      'out',
      '--format',
      'docx,json',
      '--document',
      'contract-schedule,handover-note',
    )
    says(
      'The file says what the pack says',
      'compare',
      join('out', 'pack.json'),
      join('out', 'contract-schedule.docx'),
    )
    ends(
      1,
      'compare',
      join(root, 'docs/examples/uk-servers.yaml'),
      join('out', 'contract-schedule.docx'),
    )
    says(
      'wrote',
      'insert',
      join(root, 'test/fixtures/templates/county.docx'),
      join('out', 'pack.json'),
      '--out',
      join('out', 'contract.docx'),
    )
    ends(2, 'insert', join('out', 'contract.docx'), laptops, '--out', join('out', 'again.docx'))
    says('more times run from an event', 'calendar', laptops, '--supplier', 'sme-reseller')
    says('wrote', 'calendar', laptops, '-o', join('out', 'contract.ics'))
    says(
      'wrote',
      'workbook',
      laptops,
      '-o',
      join('out', 'contract.xlsx'),
      '--observations',
      followUp,
      '--as-of',
      '2028-09-15',
    )
    says(
      'Talks worth having',
      'review',
      laptops,
      join('out', 'contract.xlsx'),
      '--as-of',
      '2028-09-15',
      '--supplier',
      'large-reseller',
    )
    for (const args of [
      ['review', laptops, followUp, '--as-of', '2028-02-30'],
      ['compare', laptops, followUp],
      ['workbook', laptops, '-o', 'x.xls'],
    ])
      ends(2, ...args)
    for (const args of [
      ['list', '--role', 'resseller'],
      ['show', 'TRN-99'],
      ['find', 'x', '--kind', 'claus'],
    ]) {
      try {
        run('npx', ['hrdd', ...args])
      } catch (error) {
        if (error.status === 2 && /Did you mean/.test(error.stderr)) continue
      }
      throw new Error(`hrdd ${args.join(' ')} was not refused`)
    }
  })
  await test('examples in the doc comments', async () => {
    const examples = sources().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(
        ([, code]) => [file, code.replace(/^ \* ?/gm, '')],
      ),
    )
    examples.forEach(([file, code], at) => {
      const path = join(scratch, `example-${at}.mjs`)
      writeFileSync(path, transformSync(code, { loader: 'ts', format: 'esm' }).code)
      const said = run('node', [path], { cwd: root }).trim().split('\n').filter(Boolean)
      const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
      if (said.join('\n') !== expected.join('\n'))
        throw new Error(`${file}: said "${said}", not "${expected}"`)
    })
    return `${examples.length} run and print what they say`
  })
  await test('a contract system that stores references', () =>
    run('node', ['docs/examples/contract-system/run.mjs'], { cwd: root }).trim().split('\n')[1])
  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])
    await test(`types with moduleResolution ${resolution}`, () =>
      void run('node', [
        join(root, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        resolution,
        'use.ts',
      ]))
  const weigh = async (name, code) => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: scratch },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    return test(`bundle for browsers, ${name}`, () =>
      `${(gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024).toFixed(1)} KiB gzipped`)
  }
  await weigh(
    'one clause and text renderer',
    `import clause from 'hrdd-clauses/clauses/TRN-01'; import { toText } from 'hrdd-clauses/core'; console.log(clause, toText)`,
  )
  await weigh(
    'text renderer alone',
    `import { toText } from 'hrdd-clauses/core'; console.log(toText)`,
  )
  await weigh(
    'engine without shape checks',
    `import { composeRead } from 'hrdd-clauses/core'; console.log(composeRead)`,
  )
  await weigh(
    'engine with shape checks',
    `import { composeFrom } from 'hrdd-clauses/core'; console.log(composeFrom)`,
  )
  await weigh(
    'Word files, written',
    `import { toDocx } from 'hrdd-clauses/docx'; console.log(toDocx)`,
  )
  await weigh('Word files, all', `import * as docx from 'hrdd-clauses/docx'; console.log(docx)`)
  await weigh(
    'calendar and evaluation',
    `import { calendar, evaluate } from 'hrdd-clauses/monitor'; console.log(calendar, evaluate)`,
  )
  await weigh(
    'workbook',
    `import * as workbook from 'hrdd-clauses/workbook'; console.log(workbook)`,
  )
  await weigh(
    'search with catalogue',
    `import { find } from 'hrdd-clauses/search'; console.log(find)`,
  )
  await weigh(
    'whole package with catalogue',
    `import * as all from 'hrdd-clauses'; console.log(all)`,
  )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
