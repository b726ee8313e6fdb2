// Reads the catalogue and writes it in parts, with its ids and their types.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { formDataFrom } from '../src/catalogue/form-data.ts'
import { partsOf } from '../src/catalogue/source.ts'
import { indexOf } from '../src/compose/index.ts'
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
  const keys = [...parts.keys()]
  for (const [key, part] of [...parts, ['index', { index: indexOf(catalogue), keys }]] as const) {
    mkdirSync(dirname(`${folder}/${key}`), { recursive: true })
    writeFileSync(`${folder}/${key}.json`, `${JSON.stringify(part)}\n`)
  }
  // what a form needs is no part of the catalogue; it lies beside them
  mkdirSync(`${folder}/form`)
  for (const language of catalogue.languages)
    writeFileSync(
      `${folder}/form/${language}.json`,
      `${JSON.stringify(formDataFrom(catalogue, { language }))}\n`,
    )
  writeFileSync(`${target}/parts.cjs`, loaderOf(keys))
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
const loaderOf = (keys: readonly string[]): string => {
  const calls = keys.map((key) => `  '${key}': () => require('./parts/${key}.json'),\n`)
  return `${written}exports.index = () => require('./parts/index.json')
exports.parts = {\n${calls.join('')}}\n`
}

const loaderTypes = `${written}import type { CatalogueSource } from '../catalogue/source.ts'

export declare const index: () => Pick<CatalogueSource, 'index' | 'keys'>
export declare const parts: Readonly<Record<string, () => unknown>>
`

/** Ids with their literal types, and the parameters of each clause, for editors. */
function typesOf(catalogue: Catalogue): string {
  const { clauses, kpis, laws, goods, clauseSets, kpiSets, stages, languages, words } = catalogue
  const parameters = Object.values(clauses).map(parametersOf).join('')
  const advice = Object.keys({ ...words.en?.findings, ...words.en?.word }).flatMap(
    (key) => /^(HRDD-.*)\.fix$/.exec(key)?.[1] ?? [],
  )
  return [
    written,
    listOf('ClauseId', 'clauses', Object.keys(clauses)),
    listOf('ItemId', 'items of conditions', Object.values(clauses).flatMap(itemsOf)),
    listOf('KpiId', 'KPIs', Object.keys(kpis)),
    listOf('JurisdictionId', 'jurisdictions', Object.keys(laws)),
    listOf('CategoryId', 'categories', Object.keys(goods)),
    listOf('ClauseSetId', 'sets of clauses', idsOf(clauseSets)),
    listOf('KpiSetId', 'sets of KPIs', idsOf(kpiSets)),
    listOf('StageId', 'stages of due diligence', idsOf(stages)),
    listOf('LanguageCode', 'languages', languages),
    listOf('FindingId', 'findings', advice),
    '/** A value for all suppliers, or with another one for an SME. */\n',
    'export type SetTo<Value> = Value | { readonly all: Value; readonly sme?: Value }\n',
    `/** Parameters of each clause. */\nexport interface ClauseParameters {\n${parameters}}\n`,
  ].join('')
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)

const itemsOf = ({ id, wording }: Clause): string[] =>
  (wording.en?.condition ?? []).flatMap(({ items }) => items.map(({ anchor }) => `${id}.${anchor}`))

/** A list for run time, and the type of its members. */
function listOf(name: string, what: string, ids: readonly string[]): string {
  const list = `${name[0]?.toLowerCase()}${name.slice(1)}s`
  return `/** Ids of ${what} of this package. */
export const ${list} = ${JSON.stringify(ids)} as const
export type ${name} = (typeof ${list})[number]
`
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
