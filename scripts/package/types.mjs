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

/** Every subpath with types, clauses by name, with its files for both ways of loading it. */
function subpaths() {
  const clauses = readdirSync(join(home, 'dist/clauses'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replace('.js', ''))
  return Object.entries(entries)
    .filter(([, way]) => way.import)
    .flatMap(([subpath, way]) =>
      (subpath.includes('*') ? clauses : ['']).map((clause) => {
        const fill = (path) => join(home, path.replace('*', clause))
        return {
          name: `hrdd-clauses${subpath.slice(1).replace('*', clause)}`,
          types: { import: fill(way.import.types), require: fill(way.require.types) },
          module: fill(way.import.default),
        }
      }),
    )
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
  return `${all.length} subpaths, both ways`
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
