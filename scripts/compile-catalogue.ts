// Reads the catalogue and writes its modules: the whole, one for each clause, and the types of its ids.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
 * Reads the catalogue and writes its modules.
 * @param target folder of generated modules
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
  mkdirSync(target, { recursive: true })
  rmSync(`${target}/clauses`, { recursive: true, force: true })
  mkdirSync(`${target}/clauses`)
  writeFileSync('catalogue.json', `${JSON.stringify(catalogue)}\n`)
  writeFileSync(
    `${target}/catalogue.ts`,
    moduleOf(
      'Catalogue',
      '../model/catalogue.ts',
      'export const catalogueData: Catalogue =',
      catalogue,
    ),
  )
  for (const clause of Object.values(catalogue.clauses))
    writeFileSync(
      `${target}/clauses/${clause.id}.ts`,
      `${moduleOf('Clause', '../../model/clause.ts', 'const clause: Clause =', clause, '../')}export default clause\n`,
    )
  writeFileSync(`${target}/types.ts`, typesOf(catalogue))
}

/** A module of frozen data. Parsing a string is quicker than reading a literal, for browsers and for the compiler. */
function moduleOf(type: string, path: string, declaration: string, data: object, up = ''): string {
  const json = JSON.stringify(JSON.stringify(data)).replace(
    /[\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
  )
  return `${written}import { frozen } from '${up}../model/frozen.ts'
import type { ${type} } from '${path}'

${declaration} frozen(JSON.parse(${json}))
`
}

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
