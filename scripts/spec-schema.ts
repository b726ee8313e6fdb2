// The JSON Schema of a spec: shapes from the model, titles from its comments, ids and bounds from the catalogue.

import { readFileSync } from 'node:fs'
import ts from 'typescript'
import * as z from 'zod/mini'
import { schemaAddress } from '../src/cli/schema.ts'
import { composeFrom } from '../src/compose/index.ts'
import { type Catalogue, inLanguage } from '../src/model/catalogue.ts'
import type { Clause, Parameter } from '../src/model/clause.ts'
import { type Spec, specSchema } from '../src/model/spec.ts'

/** A JSON Schema, as far as it is touched here. */
interface Schema {
  title?: string
  description?: string
  default?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  anyOf?: Schema[]
  [key: string]: unknown
}

/** The schema of a spec for a catalogue, as an editor, a validator or a generator of forms reads it. */
export function specSchemaOf(catalogue: Catalogue): Schema {
  const { $schema, ...shape } = z.toJSONSchema(specSchema, { io: 'input' })
  const root: Schema = JSON.parse(JSON.stringify(shape))
  const comments = commentsOf('src/model/spec.ts')
  const defaults = defaultsOf(catalogue)
  describe(root, [], (path) => ({ ...comments.get(path.join('.')), ...defaultAt(defaults, path) }))
  restrict(root, catalogue)
  return {
    $schema,
    $id: schemaAddress(catalogue.version),
    title: 'Spec',
    description: 'What is bought, how risky it is, who may bid, and what the buyer chose.',
    ...root,
    properties: {
      $schema: { type: 'string', title: 'Schema by which an editor helps' },
      ...root.properties,
    },
    $defs: {
      clause: { enum: Object.keys(catalogue.clauses) },
      kpi: { enum: Object.keys(catalogue.kpis) },
    },
  }
}

/** Gives every field what is said of it. Lists, records and unions are passed through. */
function describe(
  schema: Schema,
  path: readonly string[],
  say: (path: readonly string[]) => Schema,
): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    Object.assign(field, say([...path, name]))
    describe(field, [...path, name], say)
  }
  const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])]
  for (const part of inner) if (typeof part === 'object') describe(part, path, say)
}

/** First sentence and the rest of the comment on each field of a schema, by path. */
function commentsOf(file: string): ReadonlyMap<string, Schema> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const constants = new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) =>
        declarationList.declarations.map(({ name, initializer }) => [name.getText(), initializer]),
      ),
  )
  const comments = new Map<string, Schema>()
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined
    if (constant && path.length > 0) visit(constant, path)
    if (!ts.isPropertyAssignment(node)) {
      ts.forEachChild(node, (child) => visit(child, path))
      return
    }
    const inner = [...path, node.name.getText()]
    const [comment] = ts.getJSDocCommentsAndTags(node)
    const text = ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, ' ') ?? ''
    const [title = '', ...rest] = text.split(/\.(?:\s+|$)/)
    const description = rest
      .filter(Boolean)
      .map((sentence) => `${sentence}.`)
      .join(' ')
    if (title) comments.set(inner.join('.'), { title, ...(description && { description }) })
    visit(node.initializer, inner)
  }
  const main = constants.get('specSchema')
  if (main) visit(main, [])
  return comments
}

/** What a pack takes where a spec says nothing, whatever the jurisdiction. */
function defaultsOf({ laws, goods, ...rest }: Catalogue): readonly Schema[] {
  const category = Object.values(goods).find(({ en }) => en?.kind === 'goods' && en.cpv.length > 0)
  return Object.keys(laws).map((jurisdiction): Schema => {
    const spec: Spec = {
      title: 'Purchase',
      buyer: 'Buyer',
      jurisdiction,
      category: category?.en?.id ?? '',
      tier: 'low',
      contract: { start: '2027-01-01', months: 12 },
    }
    const full = composeFrom({ laws, goods, ...rest }, spec).spec
    const said = Object.keys(spec)
    return Object.fromEntries(Object.entries(full).filter(([field]) => !said.includes(field)))
  })
}

function defaultAt(defaults: readonly Schema[], path: readonly string[]): Schema {
  const values = defaults.map((spec) =>
    path.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined),
      spec,
    ),
  )
  const [value] = values
  const isLeaf = value !== undefined && (typeof value !== 'object' || Array.isArray(value))
  const isSame = new Set(values.map((each) => JSON.stringify(each))).size === 1
  return isLeaf && isSame ? { default: value } : {}
}

/** Ids of the catalogue in the places where only they can stand. */
function restrict(root: Schema, catalogue: Catalogue): void {
  const { laws, goods, clauseSets, kpiSets, languages, clauses } = catalogue
  const fields = (path: string): Schema =>
    path
      .split('.')
      .reduce(
        (schema, name) => schema.properties?.[name] ?? schema.items?.properties?.[name] ?? {},
        root,
      )
  const only = (path: string, ids: readonly string[]): void => {
    const { pattern: _pattern, ...field } = fields(path)
    const owner = fields(path.slice(0, path.lastIndexOf('.')))
    Object.assign(path.includes('.') ? (owner.properties ?? {}) : (root.properties ?? {}), {
      [path.slice(path.lastIndexOf('.') + 1)]: { ...field, enum: ids },
    })
  }
  only('jurisdiction', Object.keys(laws))
  only('category', Object.keys(goods))
  only('language', languages)
  only(
    'clauses.set',
    clauseSets.map(({ id }) => id),
  )
  only(
    'kpis.set',
    kpiSets.map(({ id }) => id),
  )
  fields('components.categories').items = { enum: Object.keys(goods) }
  for (const field of ['kpis.add', 'kpis.remove']) fields(field).items = { $ref: '#/$defs/kpi' }
  fields('kpis.targets').propertyNames = { $ref: '#/$defs/kpi' }
  for (const field of ['omit', 'include', 'pin', 'weights', 'place'])
    fields(field).propertyNames = { $ref: '#/$defs/clause' }
  const { title, description } = fields('set')
  Object.assign(root.properties ?? {}, {
    set: {
      title,
      description,
      type: 'object',
      properties: Object.fromEntries(
        Object.values(clauses)
          .filter(({ parameters }) => parameters)
          .map((clause) => [clause.id, parametersOf(clause)]),
      ),
      additionalProperties: false,
    },
  })
}

function parametersOf({ parameters = {}, wording }: Clause): Schema {
  const { title, words } = inLanguage(wording, 'en')
  return {
    title,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        parameterOf(parameter, words[name] ?? name, words[`${name}, note`]),
      ]),
    ),
    additionalProperties: false,
  }
}

/** A value for all, or with another for an SME, within the bounds by which `compose` refuses it. */
function parameterOf(parameter: Parameter, title: string, note: string | undefined): Schema {
  const { type, unit, of, min = 0, max, sme, default: defaults } = parameter
  const most = max ?? (type === 'percent' ? 100 : undefined)
  const number = (maximum: number | undefined): Schema => ({
    type: type === 'percent' ? 'number' : 'integer',
    minimum: min,
    ...(maximum !== undefined && { maximum }),
  })
  const all = of ? { enum: of } : number(most)
  const tiers = Object.entries(defaults).map(([tier, value]) => `${tier} ${value}`)
  const sentences = [note, unit && `In ${unit}.`, `Default: ${tiers.join(', ')}.`]
  return {
    title,
    description: sentences.filter(Boolean).join(' '),
    anyOf: [
      all,
      {
        type: 'object',
        properties: { all, ...(sme && { sme: number(most && Math.ceil(most * 1.5)) }) },
        required: ['all'],
        additionalProperties: false,
      },
    ],
  }
}
