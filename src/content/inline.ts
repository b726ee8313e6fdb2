// Lowers one paragraph: Handlebars source in, plain data out. Nothing is evaluated, here or later.

import Handlebars from 'handlebars'
import type { TermFinder } from '../language/terms.ts'
import type { ProblemCode } from '../model/problems.ts'
import type { AuthoredRef, AuthoredText, AuthoredValue } from '../model/text.ts'
import type { Slice } from './markdown.ts'
import type { Report, SourceFile } from './report.ts'

/** What lowering a paragraph needs to know. */
export interface Lowering {
  readonly file: SourceFile
  readonly report: Report
  readonly findTerms: TermFinder
  /** Section or field, for problems. */
  readonly field: string
}

type Node = AuthoredText[number]

/** Lowers the source of a paragraph to text, terms, values and references. */
export function lowerText({ source, offset }: Slice, lowering: Lowering): AuthoredText {
  const { file, report, field, findTerms } = lowering
  const refuse = (code: ProblemCode, at: number): [] => {
    report.error(code, { file, offset: offset + at, field })
    return []
  }
  const odd = /[\\]|&[#\w]+;/.exec(source)
  if (odd) return refuse(odd[0] === '\\' ? 'backslash' : 'entity', odd.index)
  const program = parse(source)
  if (!program) return refuse('template', Math.max(0, source.indexOf('{{')))
  const nodes = program.body.flatMap((statement): readonly Node[] => {
    const place = offsetIn(source, statement.loc.start)
    if (statement.type === 'ContentStatement')
      return pieces((statement as hbs.AST.ContentStatement).value, findTerms)
    const node = lowerMustache(statement)
    return node ? [node] : refuse('template', place)
  })
  return trimmed(nodes)
}

function parse(source: string): hbs.AST.Program | undefined {
  try {
    return Handlebars.parseWithoutProcessing(source)
  } catch {
    return undefined
  }
}

/** Text with its bold run-ins and its terms. */
function pieces(text: string, findTerms: TermFinder): Node[] {
  return text.split(/(\*\*[^*]+\*\*)/).flatMap((piece): Node[] => {
    if (piece.startsWith('**')) return [{ type: 'strong', text: piece.slice(2, -2).trim() }]
    return findTerms(piece.replace(/\s+/g, ' '))
  })
}

/** `{{name}}`, `{{clause "ID"}}`, `{{kpi "ID"}}`; `undefined` for everything else. */
function lowerMustache(statement: hbs.AST.Statement): AuthoredValue | AuthoredRef | undefined {
  if (statement.type !== 'MustacheStatement') return undefined
  const { path, params, hash, escaped, strip } = statement as hbs.AST.MustacheStatement
  if (!escaped || hash || strip.open || strip.close || !isPath(path)) return undefined
  const name = path.original
  const [target, ...rest] = params
  if (name === 'clause' || name === 'kpi') {
    if (rest.length > 0 || target?.type !== 'StringLiteral') return undefined
    return { type: 'ref', to: (target as hbs.AST.StringLiteral).value }
  }
  const isName = /^(?:[A-Z]{3}-\d{2}\.)?[a-z][A-Za-z0-9]*$/.test(name)
  return params.length === 0 && isName ? { type: 'value', name } : undefined
}

const isPath = (path: hbs.AST.MustacheStatement['path']): path is hbs.AST.PathExpression =>
  path.type === 'PathExpression' && 'depth' in path && path.depth === 0 && !path.data

function offsetIn(source: string, { line, column }: hbs.AST.Position): number {
  let offset = 0
  for (let current = 1; current < line; current++) offset = source.indexOf('\n', offset) + 1
  return offset + column
}

/** Without white space at both ends; strings that meet are joined. */
function trimmed(nodes: readonly Node[]): AuthoredText {
  const joined: Node[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (typeof node === 'string' && typeof last === 'string') joined.splice(-1, 1, last + node)
    else joined.push(node)
  }
  const end = joined.length - 1
  return joined
    .map((node, index) => {
      if (typeof node !== 'string') return node
      const start = index === 0 ? node.trimStart() : node
      return index === end ? start.trimEnd() : start
    })
    .filter((node) => node !== '')
}
