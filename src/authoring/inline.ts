// Lowers one paragraph: Handlebars source in, plain data out. Nothing is evaluated, here or later.

import Handlebars from 'handlebars'
import type { AuthoredInline, AuthoredText, TermNode } from '../model/text.ts'
import type { Report, SourceFile } from './source.ts'

/** Finds defined terms in a string. */
export type TermFinder = (text: string) => (string | TermNode)[]

/** What lowering one paragraph needs to know. */
export interface InlineContext {
  readonly file: SourceFile
  readonly report: Report
  readonly findTerms: TermFinder
  /** The section, for messages. */
  readonly field: string
}

/** Helpers of the inline vocabulary; there are no others. */
const helpers = ['clause', 'kpi']

/**
 * Lowers the source of a paragraph to text, values, terms and references.
 * @param source as it stands in the file
 * @param offset where it stands in the file
 */
export function lowerText(source: string, offset: number, context: InlineContext): AuthoredText {
  const { file, report, field } = context
  const problem = (at: number, code: string, message: string, hint: string) =>
    report.add(file, offset + at, { code, field, message, hint })
  const escape = source.indexOf('\\')
  if (escape >= 0) {
    problem(
      escape,
      'escape',
      'a backslash would change what is printed',
      'Remove it. Markdown marks cannot be escaped in wording.',
    )
    return []
  }
  let program: hbs.AST.Program
  try {
    program = Handlebars.parse(source)
  } catch (error) {
    const line = /line (\d+)/i.exec(String(error))?.[1]
    problem(
      offsetOf(source, Number(line ?? 1), 0),
      'template',
      'this is not a template that can be read',
      'Write {{name}}, {{clause "TRN-01"}} or {{kpi "KPI-TRN-01.1"}}.',
    )
    return []
  }
  const out: AuthoredInline[] = []
  for (const statement of program.body) {
    const at = offsetOf(source, statement.loc.start.line, statement.loc.start.column)
    if (statement.type === 'ContentStatement') {
      // sub-expressions are not allowed, so the source itself is the content
      out.push(
        ...context.findTerms((statement as hbs.AST.ContentStatement).value.replace(/\s+/g, ' ')),
      )
      continue
    }
    const node =
      statement.type === 'MustacheStatement'
        ? lowerMustache(statement as hbs.AST.MustacheStatement, source, at)
        : undefined
    if (node) out.push(node)
    else
      problem(
        at,
        'template',
        'only {{name}}, {{clause "ID"}} and {{kpi "ID"}} can stand in wording',
        'Variation belongs under an H3 heading, not in a sentence.',
      )
  }
  return trimText(joinStrings(out))
}

function lowerMustache(
  mustache: hbs.AST.MustacheStatement,
  source: string,
  at: number,
): AuthoredInline | undefined {
  const path = mustache.path as hbs.AST.PathExpression
  if (
    !mustache.escaped ||
    mustache.hash ||
    path.type !== 'PathExpression' ||
    path.parts.length !== 1 ||
    path.depth > 0 ||
    path.data
  )
    return undefined
  const name = path.original
  if (!helpers.includes(name))
    return mustache.params.length === 0 && /^[a-z][A-Za-z0-9]*$/.test(name)
      ? { type: 'value', name }
      : undefined
  const [target, ...rest] = mustache.params
  if (rest.length > 0 || target?.type !== 'StringLiteral') return undefined
  const to = (target as hbs.AST.StringLiteral).value
  const before = source.slice(0, at).trimEnd()
  const after = source
    .slice(at)
    .replace(/^\{\{[^}]*\}\}/, '')
    .trimStart()
  return {
    type: 'ref',
    to,
    ...(before.endsWith('(') && after.startsWith(')') && { inBrackets: true as const }),
  }
}

function offsetOf(source: string, line: number, column: number): number {
  let offset = 0
  for (let current = 1; current < line; current++) offset = source.indexOf('\n', offset) + 1
  return offset + column
}

function joinStrings(nodes: readonly AuthoredInline[]): AuthoredInline[] {
  const out: AuthoredInline[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node
    else if (node !== '') out.push(node)
  }
  return out
}

function trimText(nodes: AuthoredInline[]): AuthoredText {
  const out = [...nodes]
  if (typeof out[0] === 'string') out[0] = out[0].trimStart()
  const last = out.length - 1
  if (typeof out[last] === 'string') out[last] = (out[last] as string).trimEnd()
  return out.filter((node) => node !== '')
}

/**
 * A finder for the given forms. The longest form wins: "Final Production Site" before "Product".
 * @param forms printed form → id of the definition
 */
export function createTermFinder(forms: ReadonlyMap<string, string>): TermFinder {
  if (forms.size === 0) return (text) => [text]
  const alternatives = [...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\w-])(?:${alternatives.join('|')})(?![\\w])`, 'g')
  return (text) => {
    const out: (string | TermNode)[] = []
    let end = 0
    for (const match of text.matchAll(pattern)) {
      out.push(text.slice(end, match.index), {
        type: 'term',
        term: forms.get(match[0]) as string,
        text: match[0],
      })
      end = match.index + match[0].length
    }
    out.push(text.slice(end))
    return out.filter((node) => node !== '')
  }
}
