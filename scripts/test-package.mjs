// The package as published: packed, installed in a scratch folder, and used there as its readers would. `npm run build` first.

import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, transformSync } from 'esbuild'
import typescript from 'typescript'
import { form, record, service } from './package/apps.mjs'
import { licences } from './package/licences.mjs'
import { llms } from './package/llms.mjs'
import { paths } from './package/paths.mjs'
import { reference } from './package/reference.mjs'
import { snippets } from './package/snippets.mjs'

const root = process.cwd()
const scratch = mkdtempSync(join(tmpdir(), 'hrdd-package-'))
const home = join(scratch, 'node_modules/hrdd-clauses')
const { exports: entries, version } = JSON.parse(readFileSync('package.json', 'utf8'))

const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    cwd: scratch,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
    ...options,
  }).trim()
const write = (name, text) => writeFileSync(join(scratch, name), text)
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const refuse = (faults) => {
  if (faults.length > 0) throw new Error(faults.slice(0, 30).join('\n'))
}

let passed = 0
let failed = 0
async function test(name, action) {
  try {
    const said = await action()
    passed += 1
    console.log(`ok   ${name}${said ? `: ${said}` : ''}`)
  } catch (error) {
    failed += 1
    console.log(`FAIL ${name}\n${error.stdout ?? ''}${error.stderr ?? ''}${error.message}`)
  }
}

/** Installs the tarball beside a consumer that is a module. */
function install() {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root })
  const tarball = join(
    scratch,
    readdirSync(scratch).find((file) => file.endsWith('.tgz')),
  )
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }')
  run('npm', ['install', '--no-audit', '--no-fund', tarball])
  for (const file of ['use.mjs', 'use.cjs'])
    copyFileSync(join('test/package', file), join(scratch, file))
  copyFileSync('test/package/types.txt', join(scratch, 'types.ts'))
  return tarball
}

const checkTypes = (module, resolution) =>
  void run('node', [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022'],
    ...['--module', module, '--moduleResolution', resolution, 'types.ts'],
  ])

/** Names of values that the declarations of a subpath promise. */
function promised(file) {
  const program = typescript.createProgram([file], { skipLibCheck: true, types: [] })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const isType = (symbol) =>
    symbol.declarations?.some((declaration) => declaration.isTypeOnly) ?? false
  const isValue = (symbol) => {
    const isAlias = symbol.flags & typescript.SymbolFlags.Alias
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol
    return !isType(symbol) && target.flags & typescript.SymbolFlags.Value
  }
  return checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .filter(isValue)
    .map(({ name }) => name)
}

/** What a subpath promises and does not have, or has and does not promise, both ways of loading it. */
async function declaredValues() {
  const require = createRequire(join(scratch, 'package.json'))
  const clauses = readdirSync(join(home, 'dist/clauses')).filter((file) =>
    /^[A-Z].*\.cjs$/.test(file),
  )
  const subpaths = Object.entries(entries).filter(([, way]) => way.import)
  const faults = []
  for (const [subpath, way] of subpaths) {
    const name = subpath.replace('*', clauses[0].replace('.js', ''))
    const fill = (path) => join(home, path.replace('*', clauses[0].replace('.js', '')))
    const loaded = {
      import: await import(pathToFileURL(fill(way.import.default)).href),
      require: require(`hrdd-clauses${name.slice(1)}`),
    }
    for (const [kind, module] of Object.entries(loaded)) {
      const names = promised(fill(way[kind].types))
      const there = Object.keys(module).filter(
        (key) => key !== '__esModule' && key !== 'module.exports',
      )
      faults.push(
        ...names.filter((key) => !there.includes(key)).map((key) => `${name} ${kind} lacks ${key}`),
        ...there.filter((key) => !names.includes(key)).map((key) => `${name} ${kind} hides ${key}`),
      )
    }
  }
  refuse(faults)
  return `${subpaths.length} subpaths, ${clauses.length} clauses`
}

/** Commands with the code they end with and words that they say. */
function commands() {
  const examples = join(root, 'docs/examples')
  const laptops = join(examples, 'laptops.yaml')
  const register = join(examples, 'laptops-register.yaml')
  const county = join(root, 'test/fixtures/templates/county.docx')
  const cases = [
    [0, 'compose', '--help'],
    [0, 'Next', 'init', 'own.yaml'],
    [2, 'own.yaml', 'init', 'own.yaml'],
    [0, 'publish/contract-schedule.docx', 'compose', 'own.yaml', '--out', 'own'],
    [0, 'TRN-01', 'list', '--tier', 'low'],
    [0, '"PRV-04"', 'list', '--json'],
    [2, 'low', 'list', '--tier', 'lwo'],
    [0, 'TRN-01', 'show', 'TRN-01', '--supplier', 'sme'],
    [0, 'KPI-TRN-01.1', 'show', 'KPI-TRN-01.1'],
    [0, 'MON-02', 'show', 'TRN-03'],
    [2, 'TRN-01', 'show', 'TRN-99'],
    [0, 'PRV-04', 'find', 'recruitment', 'fees'],
    [0, '"id": "PRV-04"', 'find', 'recruitment fees', '--json'],
    [0, 'findings', 'check', laptops, '--as-of', '2027-01-15'],
    [2, '2027-02-30', 'check', laptops, '--as-of', '2027-02-30'],
    [
      0,
      'pack.json',
      'compose',
      laptops,
      '--out',
      'out',
      '--format',
      'docx,json',
      '--supplier',
      'sme-reseller',
    ],
    [2, 'docx', 'compose', laptops, '--out', 'out', '--format', 'dcox'],
    [2, '--format', 'compose', laptops, '--out', 'out', '--format', ','],
    [0, version, '--version'],
    [0, '', 'compare', 'out/pack.json', 'out/publish/contract-schedule.docx'],
    [2, '', 'compare', 'out/pack.json', register],
    [0, 'contract.docx', 'insert', 'out/pack.json', county, '--out', 'out/contract.docx'],
    [2, '', 'insert', 'out/pack.json', 'out/contract.docx', '--out', 'out/again.docx'],
    [0, 'REP-01', 'calendar', laptops],
    [0, 'contract.ics', 'calendar', laptops, '--out', 'out/contract.ics'],
    [0, 'empty.xlsx', 'workbook', 'out/pack.json', '--out', 'out/empty.xlsx'],
    [0, 'full.xlsx', 'workbook', 'out/pack.json', '--register', register, '--out', 'out/full.xlsx'],
    [
      0,
      'sites.csv',
      'workbook',
      'out/pack.json',
      '--register',
      register,
      '--csv',
      '--out',
      'out/csv',
    ],
    [0, 'TRN-01', 'review', 'out/pack.json', register, '--as-of', '2028-07-20'],
    [
      0,
      'review-note.html',
      'review',
      'out/pack.json',
      'out/full.xlsx',
      '--as-of',
      '2028-07-20',
      '--out',
      'out/note',
    ],
    [2, '', 'review', 'out/pack.json', register, '--as-of', '2028-02-30'],
    [2, '', 'compose', 'nowhere.yaml', '--out', 'out'],
    [2, '', 'komposse'],
  ]
  const faultsOf = ([code, words, ...args]) => {
    const { status, stdout, stderr } = spawnSync(join('node_modules/.bin/hrdd'), args, {
      cwd: scratch,
      encoding: 'utf8',
    })
    const said = stdout + stderr
    const isBroken = / at .*\.js:\d+|undefined|\[object/.test(said)
    return status !== code || !said.includes(words) || isBroken
      ? [`hrdd ${args.join(' ')} ended with ${status}: ${said.slice(-400)}`]
      : []
  }
  const faults = cases.flatMap(faultsOf)
  write('own/publish/contract-schedule.txt', 'edited by hand')
  faults.push(...faultsOf([2, 'contract-schedule.txt', 'compose', 'own.yaml', '--out', 'own']))
  refuse(faults)
  return `${cases.length + 1} calls`
}

/** The commands of the README, as a clerk gives them: from a spec to what is sent, with all that has to be read on the way. */
function clerk() {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## The command$/m)
  const [guide = ''] = section.split(/^## /m)
  const lines = [...guide.matchAll(/^npx hrdd (.*?) *(?:#.*)?$/gm)].map(([, line = '']) => line)
  const folder = join(scratch, 'clerk')
  mkdirSync(folder)
  const read = [guide]
  for (const line of lines) {
    read.push(run('npx', ['hrdd', ...line.split(' ')], { cwd: folder }))
    if (line === 'init') {
      read.push(readFileSync(join(folder, 'hrdd.yaml'), 'utf8'))
      copyFileSync('docs/examples/swiss-monitors.yaml', join(folder, 'hrdd.yaml'))
    }
  }
  const page = readFileSync(join(folder, 'out/index.html'), 'utf8')
  read.push(page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' '))
  const words = read.join(' ').split(/\s+/).filter(Boolean).length
  refuse([
    ...(lines.length > 6 ? [`${lines.length} commands`] : []),
    ...(words > 1500 ? [`${words} words to read`] : []),
  ])
  return `${lines.length} commands, ${words} words to read`
}

/** Examples of doc comments say what stands beside them. All run in the folder of the package, where a catalogue is. */
function examples() {
  const found = filesIn('src')
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@example\n\s*\* ```ts\n([\s\S]*?)\n\s*\* ```/g)].map(
        ([, code]) => ({ file, code: code.replace(/^\s*\* ?/gm, '') }),
      ),
    )
  for (const [index, { code }] of found.entries())
    write(`example-${index}.mjs`, transformSync(code, { loader: 'ts', format: 'esm' }).code)
  write(
    'examples.mjs',
    `import { format } from 'node:util'
const said = []
console.log = (...words) => said.at(-1).push(format(...words).trim())
for (let index = 0; index < ${found.length}; index++) {
  said.push([])
  try { await import('./example-' + index + '.mjs') } catch (error) { said.at(-1).push(String(error)) }
}
process.stdout.write(JSON.stringify(said))`,
  )
  const said = JSON.parse(run('node', [join(scratch, 'examples.mjs')], { cwd: home }))
  refuse(
    found.flatMap(({ file, code }, index) => {
      const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
      const same = said[index].join('\n') === expected.join('\n') && expected.length > 0
      return same ? [] : [`${file} said "${said[index]}", not "${expected}"`]
    }),
  )
  return `${found.length} say what they say they do`
}

/** Nothing of the machine or of a registry went into the package. */
function traces() {
  const registry = run('npm', ['config', 'get', 'registry'])
  const places = [root, homedir(), tmpdir(), dirname(root), new URL(registry).host, 'localhost']
  const secret = ['registry.npmjs.org', '127.0.0.1', '_authToken', '/Users/', '/home/']
  // a place as short as "/work" may be a word of the text
  const named = [...places.filter((place) => place.length > 5 || !place.startsWith('/')), ...secret]
  const files = filesIn(home)
  refuse(
    files.flatMap((file) => {
      const text = readFileSync(file, 'latin1')
      return named.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`)
    }),
  )
  return `${files.length} files`
}

/** Kibibytes, gzipped, of what a page loads for each use; and the most that it may be. */
const bundles = [
  ['one clause', 'export { default } from "hrdd-clauses/clauses/TRN-01"', 4],
  ['text renderer', 'export { toText } from "hrdd-clauses/core"', 2],
  ['drafting and HTML', 'export { draft, toHtml } from "hrdd-clauses/core"', 56],
  ['engine', 'export { composeFrom } from "hrdd-clauses/core"', 55],
  ['calendar and evaluation', 'export { calendar, evaluate } from "hrdd-clauses/monitor"', 50],
  ['Word files, written', 'export { toDocx } from "hrdd-clauses/docx"', 64],
  ['Word files', 'export * from "hrdd-clauses/docx"', 105],
  ['workbook', 'export * from "hrdd-clauses/workbook"', 100],
  ['all with the catalogue', 'export * from "hrdd-clauses"', 280],
]
async function weigh() {
  const sizes = []
  for (const [name, contents, most] of bundles) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: scratch },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    const size = gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024
    sizes.push({ name, size, most })
  }
  for (const { name, size, most } of sizes)
    console.log(`     ${name.padEnd(26)} ${size.toFixed(1).padStart(6)} KiB of ${most}`)
  refuse(sizes.filter(({ size, most }) => size > most).map(({ name }) => `${name} is too big`))
}

try {
  const tarball = install()
  await test('publint', () =>
    void run(join(root, 'node_modules/.bin/publint'), [tarball, '--strict'], { cwd: root }))
  await test('attw', () =>
    void run(
      join(root, 'node_modules/.bin/attw'),
      [tarball, '--profile', 'node16', '--exclude-entrypoints', 'package.json'],
      { cwd: root },
    ))
  await test('ES modules', () => run('node', ['use.mjs']))
  await test('CommonJS', () => run('node', ['use.cjs']))
  await test('no code from strings', () =>
    run('node', ['--disallow-code-generation-from-strings', 'use.mjs']))
  await test('types, node16', () => checkTypes('node16', 'node16'))
  await test('types, bundler', () => checkTypes('esnext', 'bundler'))
  await test('declared values', declaredValues)
  await test('commands', commands)
  await test('from a spec to what is sent', clerk)
  await test('examples of doc comments', examples)
  const consumer = { root, scratch, home, tarball, run, filesIn, refuse }
  await test('snippets of README and guides', () => snippets(consumer))
  await test('links and paths of README and guides', () => paths(consumer))
  await test('llms.txt', () => llms(consumer))
  await test('API reference', () => reference(consumer))
  await test('example: form', () => form(consumer))
  await test('example: service', () => service(consumer))
  await test('example: contract record', () => record(consumer))
  await test('licences', () => licences(consumer))
  await test('no trace of the machine', traces)
  await test('bundles for browsers', weigh)
} finally {
  if (process.env.KEEP) console.log(scratch)
  else rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
