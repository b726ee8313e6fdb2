// Where references lead: within the page, or into another document of the same set. Meaning is read from roles.

import type { BlockNode, DocumentNode, DocumentTree } from '../../model/document.ts'
import { slug } from './escape.ts'

/** A document of the same set, and where its page stands. */
export interface LinkedDocument {
  readonly document: DocumentNode
  /** Address of its page, relative or `https:`, without a fragment: `contract-schedule.html`. */
  readonly href: string
  /** As it is given where that page is rendered. Default: nothing. */
  readonly idPrefix?: string
}

/** A link that stands beside the text. */
export interface SeeAlso {
  readonly href: string
  readonly text: string
}

/** All that a page can lead to. */
export interface Links {
  /** Address of what a reference or a defined term means, by id of the node. */
  readonly targets: ReadonlyMap<string, string>
  /** Question, condition and KPIs of a clause, or the clauses behind a KPI. */
  readonly see: (block: BlockNode) => readonly SeeAlso[]
}

/** What one document holds: addresses by id. */
interface Holding {
  /** What a reference can mean. A question has the id of its clause, but a reference means the condition. */
  readonly targets: Map<string, string>
  readonly conditions: Map<string, string>
  readonly questions: Map<string, string>
  /** KPIs that measure a clause. */
  readonly kpis: Map<string, Map<string, string>>
}

/** Links of a page with these blocks, within a set of documents. */
export function findLinks(
  blocks: readonly DocumentTree[],
  prefix: string,
  others: readonly LinkedDocument[],
  files: readonly string[],
): Links {
  const page = blocks.find((block) => block.type === 'document')
  const holdings = [
    holdingOf(blocks, (id) => `#${prefix}${slug(id)}`),
    ...others
      .filter(({ document }) => document !== page)
      .map(({ document, href, idPrefix = '' }) =>
        holdingOf([document], (id) => `${href}#${idPrefix}${slug(id)}`),
      ),
  ]
  const first = (table: 'conditions' | 'questions', clause: string): string | undefined =>
    holdings.map((holding) => holding[table].get(clause)).find((href) => href !== undefined)
  const link = (table: 'conditions' | 'questions', label: string, clause: string): SeeAlso[] => {
    const href = first(table, clause)
    return href === undefined ? [] : [{ href, text: `${label} ${clause}`.trim() }]
  }
  const question = (clause: string) => link('questions', page?.furniture.question ?? '', clause)
  const condition = (clause: string) => link('conditions', page?.furniture.condition ?? '', clause)
  const kpisOf = (clause: string): SeeAlso[] => {
    const kpis = holdings.find((holding) => holding.kpis.has(clause))?.kpis.get(clause)
    return [...(kpis ?? [])].map(([text, href]) => ({ href, text }))
  }
  return {
    targets: new Map([
      ...files.map((file) => [file, file] as const),
      ...holdings.toReversed().flatMap(({ targets }) => [...targets]),
    ]),
    see: (block) => {
      if (block.type === 'clause') {
        const other = block.role === 'question' ? condition(block.id) : question(block.id)
        return [...other, ...kpisOf(block.id)]
      }
      if (block.type !== 'section' || block.role !== 'kpi') return []
      return (block.measures ?? []).flatMap((clause) => [...question(clause), ...condition(clause)])
    },
  }
}

function holdingOf(blocks: readonly DocumentTree[], addressOf: (id: string) => string): Holding {
  const holding: Holding = {
    targets: new Map(),
    conditions: new Map(),
    questions: new Map(),
    kpis: new Map(),
  }
  const take = (block: DocumentTree): void => {
    const id = 'id' in block ? block.id : undefined
    if (id !== undefined) note(block, addressOf(id), holding)
    if (block.type === 'item' || block.type === 'paragraph') return
    if ('children' in block) for (const child of block.children) take(child)
  }
  for (const block of blocks) take(block)
  return holding
}

function note(block: DocumentTree, href: string, holding: Holding): void {
  if (!('id' in block) || block.id === undefined) return
  if (block.type === 'clause' && block.role === 'question') {
    holding.questions.set(block.id, href)
    return
  }
  holding.targets.set(block.id, href)
  if (block.type === 'clause' && block.role === 'condition') holding.conditions.set(block.id, href)
  if (block.type !== 'section' || block.role !== 'kpi') return
  for (const clause of block.measures ?? []) {
    const kpis = holding.kpis.get(clause) ?? new Map<string, string>()
    holding.kpis.set(clause, kpis.set(block.id, href))
  }
}
