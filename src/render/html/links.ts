// Where references lead: within the page, or into another document of the same set.

import type { BlockNode, DocumentNode, DocumentTree, SectionNode } from '../../model/document.ts'
import { HrddError, type Problem } from '../../model/problems.ts'
import type { Text } from '../../model/text.ts'
import { inlineText } from '../tree.ts'
import { slug } from './escape.ts'

/** A document of the same set, and where its page stands. */
export interface LinkedDocument {
  readonly document: DocumentNode
  /** Address of its page, relative or `https:`, without a fragment: `contract-schedule.html`. */
  readonly href: string
}

/** A link that stands beside the text. */
export interface SeeAlso {
  readonly href: string
  readonly text: string
}

/** A heading without the id in brackets at its end. */
export const shortTitle = (title: Text): string => inlineText(title).replace(/\s*\([^()]*\)$/, '')

/** All that a page can lead to. */
export interface Links {
  /** Address of what a reference or a defined term means, by id of the node. */
  readonly targets: ReadonlyMap<string, string>
  /** Question, condition and KPIs of a clause, or the questions behind a KPI. */
  readonly see: (block: BlockNode) => readonly SeeAlso[]
}

/** What one document holds. */
interface Holding {
  /** Ids that a reference can lead to. */
  readonly ids: Set<string>
  /** Id and number of the condition of a clause. */
  readonly conditions: Map<string, { id: string; number: string }>
  /** Id and name of the question on a clause. */
  readonly questions: Map<string, { id: string; text: string }>
  /** KPIs that measure a clause. */
  readonly kpis: Map<string, { id: string; text: string }[]>
}

/** Links of a page with these blocks, within a set of documents. Throws HrddError where an address is no place for a page. */
export function findLinks(
  blocks: readonly DocumentTree[],
  prefix: string,
  others: readonly LinkedDocument[],
): Links {
  checkAddresses(others)
  const page = blocks.find((block) => block.type === 'document')
  const own = {
    at: (id: string) => `#${prefix}${slug(id)}`,
    holding: holdingOf(blocks, page?.kind, page?.furniture?.question),
  }
  const all = [
    own,
    ...others
      .filter(({ document }) => document !== page)
      .map(({ document, href }) => ({
        at: (id: string) => `${href}#${slug(id)}`,
        holding: holdingOf(document.children, document.kind, document.furniture?.question),
      })),
  ]
  const targets = new Map<string, string>()
  for (const { at, holding } of all)
    for (const id of holding.ids) if (!targets.has(id)) targets.set(id, at(id))

  const questionOf = (clause: string): SeeAlso[] =>
    first(
      all.map(({ at, holding }) =>
        found(holding.questions.get(clause), ({ id, text }) => ({ href: at(id), text })),
      ),
    )
  const conditionOf = (clause: string): SeeAlso[] =>
    first(
      all.map(({ at, holding }) =>
        found(holding.conditions.get(clause), ({ id, number }) => ({
          href: at(id),
          text: `${page?.furniture?.condition ?? ''} ${number}`.trim(),
        })),
      ),
    )
  const kpisOf = (clause: string): SeeAlso[] =>
    first(
      all.map(({ at, holding }) =>
        found(holding.kpis.get(clause), (kpis) =>
          kpis.map(({ id, text }) => ({ href: at(id), text })),
        ),
      ),
    )
  const see = (block: BlockNode): readonly SeeAlso[] => {
    if (block.type === 'clause')
      return [
        ...(page?.kind === 'tender-questions' ? [] : questionOf(block.id)),
        ...(page?.kind === 'contract-schedule' ? [] : conditionOf(block.id)),
        ...kpisOf(block.id),
      ]
    return isKpi(block) ? [...new Set(clausesOf(block))].flatMap(questionOf) : []
  }
  return { targets, see }
}

const found = <T>(value: T | undefined, make: (value: T) => SeeAlso | SeeAlso[]): SeeAlso[] =>
  value === undefined ? [] : [make(value)].flat()
const first = (lists: readonly SeeAlso[][]): SeeAlso[] =>
  lists.find((list) => list.length > 0) ?? []

/** An address that is no script and has no fragment of its own. */
function checkAddresses(others: readonly LinkedDocument[]): void {
  const problems = others.flatMap(({ href }, index): Problem[] =>
    /^(?:https?:|(?![a-z][a-z0-9+.-]*:))[^\u0000-\u0020#]+$/i.test(href)
      ? []
      : [
          {
            code: 'link',
            path: `links[${index}].href`,
            message: `${JSON.stringify(href)} is not the address of a page`,
            hint: 'Write a relative or https: address without spaces and without #, such as contract-schedule.html.',
          },
        ],
  )
  if (problems.length > 0) throw new HrddError(problems)
}

function holdingOf(
  blocks: readonly DocumentTree[],
  kind: DocumentNode['kind'] | undefined,
  question = '',
): Holding {
  const holding: Holding = {
    ids: new Set(),
    conditions: new Map(),
    questions: new Map(),
    kpis: new Map(),
  }
  const take = (block: DocumentTree): void => {
    // in a document of questions the id of a clause names the question, and a reference means the condition
    if (block.type === 'clause' && /^\d+$/.test(block.number))
      holding.conditions.set(block.id, { id: block.id, number: block.number })
    else if (block.type === 'clause' && kind === 'tender-questions')
      holding.questions.set(block.id, { id: block.id, text: block.number })
    if ('id' in block && !(block.type === 'clause' && !holding.conditions.has(block.id)))
      holding.ids.add(block.id)
    if (block.type === 'table' && kind === 'tender-questions')
      acceptances(block.rows, holding, question)
    if (isKpi(block))
      for (const clause of new Set(clausesOf(block)))
        holding.kpis.set(clause, [
          ...(holding.kpis.get(clause) ?? []),
          { id: block.id, text: shortTitle(block.title) },
        ])
    if ('children' in block && block.type !== 'item' && block.type !== 'paragraph')
      for (const child of block.children) take(child)
  }
  for (const block of blocks) take(block)
  return holding
}

/** A clause that is only accepted has its question in a row of a table: the number first, the field last. */
function acceptances(
  rows: readonly (readonly Text[])[],
  { questions }: Holding,
  question: string,
): void {
  for (const row of rows) {
    const field = row.at(-1)?.[0]
    if (typeof field !== 'object' || field.type !== 'field' || !field.id.includes('.q.')) continue
    const clause = field.id.slice(0, field.id.indexOf('.q.'))
    if (!questions.has(clause))
      questions.set(clause, { id: field.id, text: `${question} ${inlineText(row[0]!)}`.trim() })
  }
}

const isKpi = (block: DocumentTree): block is SectionNode =>
  block.type === 'section' && block.id.startsWith('KPI-')

/** Clauses that a KPI says it measures. */
function clausesOf(kpi: SectionNode): string[] {
  const texts = kpi.children.flatMap((block) =>
    block.type === 'table' ? block.rows.flat() : block.type === 'paragraph' ? [block.children] : [],
  )
  return texts
    .flat()
    .flatMap((node) =>
      typeof node !== 'string' &&
      node.type === 'ref' &&
      !node.to.includes('#') &&
      !node.to.startsWith('KPI-')
        ? [node.to]
        : [],
    )
}
