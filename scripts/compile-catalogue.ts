// Reads the catalogue and writes it in parts, with the types of its ids.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { partsOf } from '../src/catalogue/source.ts'
import { printProblem, readCatalogue, readFolder } from '../src/content/index.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import type { Clause, Parameter } from '../src/model/clause.ts'

const written = '// Written by scripts/compile.ts from clauses/ and kpis/.\n'

/** What was said, and how many of it are errors. */
export interface Compiled {
  readonly errors: number
  readonly lines: readonly string[]
}

/**
 * Reads the catalogue and writes its parts and types.
 * @param target folder of what is generated
 * @param anyway whether to write although there are errors
 */
export async function compile(target: string, anyway: boolean): Promise<Compiled> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { files, problems: unread } = await readFolder('.')
  const { catalogue, problems } = readCatalogue(files, { version })
  const all = [...unread, ...problems]
  const errors = all.filter(({ level }) => level === 'error').length
  const counted = all.length > 0 ? [`${errors} errors, ${all.length - errors} warnings`] : []
  const lines = [...all.map((problem) => `${problem.level}: ${printProblem(problem)}`), ...counted]
  if (errors === 0 || anyway) write(target, catalogue)
  return { errors, lines }
}

function write(target: string, catalogue: Catalogue): void {
  const parts = partsOf(catalogue)
  const folder = `${target}/parts`
  for (const old of [folder, `${target}/clauses`]) rmSync(old, { recursive: true, force: true })
  for (const [key, part] of parts) {
    mkdirSync(dirname(`${folder}/${key}`), { recursive: true })
    writeFileSync(`${folder}/${key}.json`, `${JSON.stringify(part)}\n`)
  }
  writeFileSync(`${target}/parts.cjs`, loaderOf([...parts.keys()]))
  writeFileSync(`${target}/parts.d.cts`, loaderTypes)
  mkdirSync(`${target}/clauses`, { recursive: true })
  for (const clause of Object.values(catalogue.clauses))
    writeFileSync(`${target}/clauses/${clause.id}.cjs`, clauseModule(clause))
  writeFileSync(`${target}/types.ts`, typesOf(catalogue))
}

/** Data that nobody can change, at every depth. */
const freezing = `const frozen = (data) => {
  for (const value of Object.values(data)) if (typeof value === 'object' && value) frozen(value)
  return Object.freeze(data)
}
`

/** A module of one clause alone, in all its languages. */
function clauseModule({ id, wording }: Clause): string {
  const part = (path: string): string => `require('../parts/clauses/${path}.json')`
  const translations = Object.keys(wording)
    .filter((language) => language !== 'en')
    .map((language) => `, ${language}: ${part(`${id}/wording/${language}`)}`)
  return `${written}${freezing}const clause = ${part(id)}
module.exports = frozen({ ...clause, wording: { ...clause.wording${translations.join('')} } })
`
}

/** A module that reads each part when it is asked for. Bundlers follow its calls, and Node reads the files. */
const loaderOf = (keys: readonly string[]): string =>
  `${written}module.exports = {\n${keys.map((key) => `  '${key}': () => require('./parts/${key}.json'),\n`).join('')}}\n`

const loaderTypes = `${written}declare const parts: Readonly<Record<string, () => unknown>>
export = parts
`

/** Literal types of ids, and the parameters of each clause, for editors. */
function typesOf({ clauses, kpis, laws, goods }: Catalogue): string {
  const list = (name: string, doc: string, ids: readonly string[]): string =>
    `/** ${doc} */\nexport type ${name} = ${ids.map((id) => `'${id}'`).join(' | ') || 'never'}\n`
  const parameters = Object.values(clauses).map(parametersOf).join('')
  return [
    written,
    list('ClauseId', 'Id of a clause of this package.', Object.keys(clauses)),
    list('KpiId', 'Id of a KPI of this package.', Object.keys(kpis)),
    list('JurisdictionId', 'Id of a jurisdiction of this package.', Object.keys(laws)),
    list('CategoryId', 'Id of a category of this package.', Object.keys(goods)),
    '/** A value for all suppliers, or with another one for an SME. */\n',
    'export type SetTo<Value> = Value | { readonly all: Value; readonly sme?: Value }\n',
    `/** Parameters of each clause. */\nexport interface ClauseParameters {\n${parameters}}\n`,
  ].join('')
}

function parametersOf({ id, parameters = {}, wording }: Clause): string {
  const labels = wording.en?.words ?? {}
  const fields = Object.entries(parameters).map(
    ([name, parameter]) =>
      `    /** ${describe(labels[name] ?? name, parameter)} */\n    readonly ${name}: SetTo<${typeOf(parameter)}>\n`,
  )
  return `  '${id}': {\n${fields.join('')}  }\n`
}

const typeOf = ({ of }: Parameter): string =>
  of ? of.map((choice) => `'${choice}'`).join(' | ') : 'number'

/** `time to ask, in days, 5 to 45` */
const describe = (label: string, { unit, type, min, max }: Parameter): string =>
  [
    label,
    ...(unit ? [`in ${unit}`] : []),
    ...(type === 'percent' ? ['in per cent'] : []),
    ...(min !== undefined && max !== undefined ? [`${min} to ${max}`] : []),
  ].join(', ')
