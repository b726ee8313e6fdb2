// What the declarations promise: that they check under every TypeScript, and that what they name is there.

import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { add, entries, home, refuse, run, scratch } from './consumer.mjs'

/** Versions of TypeScript, the oldest first. */
const compilers = ['5.0', '5.4', '5.9', '6.0']
const nameOf = (version) => `typescript-${version}`

const resolutions = [
  ['node16', 'node16', ['types.ts', 'types.cts']],
  ['esnext', 'bundler', ['types.ts']],
  ['commonjs', 'node10', ['types.cts']],
]

/** Checks the consumer's types with each compiler in each way of resolving, declarations of our dependencies included. */
export function checkTypes() {
  const packages = compilers.map((version) => `${nameOf(version)}@npm:typescript@~${version}`)
  if (!add(...packages)) throw new Error(`cannot install ${packages.join(' ')}`)
  const faults = []
  for (const version of compilers)
    for (const [module, resolution, files] of resolutions)
      faults.push(...faultsOf(version, module, resolution, files))
  refuse(faults)
  return `TypeScript ${compilers.join(', ')}; ${resolutions.map(([, name]) => name).join(', ')}`
}

function faultsOf(version, module, resolution, files) {
  const options = [
    ...['--noEmit', '--strict', '--esModuleInterop', '--target', 'es2022', '--lib', 'es2022,dom'],
    ...['--module', module, '--moduleResolution', resolution],
    // declarations of zod use what came with 5.4
    ...['--skipLibCheck', String(version === '5.0')],
    // 6.0 checks no packages of types that nobody names; those before are told so by an empty folder
    ...['--typeRoots', 'none'],
    ...(version === '6.0' && resolution === 'node10' ? ['--ignoreDeprecations', '6.0'] : []),
  ]
  try {
    run('node', [`node_modules/${nameOf(version)}/bin/tsc`, ...options, ...files])
    return []
  } catch (error) {
    return [`TypeScript ${version}, ${resolution}:`, error.stdout]
  }
}

/** Every subpath with types, with its files for both ways of loading it. */
const subpaths = () =>
  Object.entries(entries)
    .filter(([, way]) => way.import)
    .map(([subpath, way]) => ({
      name: `hrdd-clauses${subpath.slice(1)}`,
      types: { import: join(home, way.import.types), require: join(home, way.require.types) },
      module: join(home, way.import.default),
    }))

/** Clauses alone: the same both ways of loading, each with a declaration. */
async function clauses(require) {
  const files = readdirSync(join(home, 'dist/clauses'))
  const ids = files.filter((file) => file.endsWith('.cjs')).map((file) => file.replace('.cjs', ''))
  const faults = []
  for (const id of ids) {
    const name = `hrdd-clauses/clauses/${id}`
    const clause = require(name)
    const path = pathToFileURL(join(home, `dist/clauses/${id}.cjs`)).href
    const same = clause.id === id && (await import(path)).default === clause
    if (!same || !files.includes(`${id}.d.cts`))
      faults.push(`${name} is no clause, or not declared`)
  }
  refuse(faults)
  return ids.length
}

/** What a subpath promises and does not have, or has and does not promise, both ways of loading it. */
export async function declaredValues() {
  const require = createRequire(join(scratch, 'package.json'))
  const all = subpaths()
  const program = ts.createProgram(
    all.flatMap(({ types }) => [types.import, types.require]),
    { skipLibCheck: true, types: [] },
  )
  const faults = []
  for (const { name, types, module } of all) {
    const loaded = { import: await import(pathToFileURL(module).href), require: require(name) }
    for (const [way, values] of Object.entries(loaded)) {
      const promised = valuesOf(program, types[way])
      const there = Object.keys(values).filter(
        (key) => key !== '__esModule' && key !== 'module.exports',
      )
      faults.push(
        ...promised
          .filter((key) => !there.includes(key))
          .map((key) => `${name} ${way} lacks ${key}`),
        ...there
          .filter((key) => !promised.includes(key))
          .map((key) => `${name} ${way} hides ${key}`),
      )
    }
  }
  refuse(faults)
  return `${all.length} subpaths and ${await clauses(require)} clauses, both ways`
}

/** Names of values in a declaration, those that are marked as types included. */
function valuesOf(program, file) {
  const checker = program.getTypeChecker()
  const isValue = (symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return target.flags & ts.SymbolFlags.Value
  }
  return checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)))
    .filter(isValue)
    .map(({ name }) => name)
}
