// Writes authored text for one pack: values as they print, references by their printed ids, terms that are defined here.

import { printedProducts } from '../language/missing-in.ts'
import { inForce, isExpected } from '../model/audience.ts'
import { inLanguage } from '../model/catalogue.ts'
import type { WordList, WordTable } from '../model/tables.ts'
import type { AuthoredRef, AuthoredText, AuthoredValue, Wording } from '../model/text.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './selected.ts'
import type { Parameters } from './set-parameters.ts'
import type { RatedKpi } from './set-targets.ts'

/** Turns authored text into text of the pack. Names of values without a clause belong to `clause`. */
export type Writer = (text: AuthoredText, clause?: string) => Wording

/** What has been decided before anything is written. */
export interface Decisions {
  readonly selected: readonly Selected[]
  readonly kpis: readonly RatedKpi[]
  readonly parameters: Parameters
}

/** A writer for one pack. */
export function createWriter(purchase: Purchase, decisions: Decisions): Writer {
  const { parameters } = decisions
  const defined = new Set(definitionsOffered(purchase).map(({ id }) => id))
  const print = referencePrinter(purchase, decisions)
  const stands = referencesThatStand(purchase, decisions)
  const writeValue = (node: AuthoredValue, clause: string): Wording[number] => {
    const dot = node.name.indexOf('.')
    const owner = dot < 0 ? clause : node.name.slice(0, dot)
    const name = node.name.slice(dot + 1)
    const text = parameters[owner]?.[name]?.text
    // a parameter of a clause that is not here has no value: the compiler refuses such a text where it binds
    return text === undefined ? name : { type: 'value', name: `${owner}.${name}`, text }
  }
  const writeReference = (node: AuthoredRef): Wording[number] => {
    const text = print(node.to)
    return stands(node.to) ? { ...node, text } : text
  }
  const write = (node: AuthoredText[number], clause: string): Wording[number] => {
    if (typeof node === 'string' || node.type === 'strong') return node
    if (node.type === 'term') return defined.has(node.term) ? node : node.text
    return node.type === 'ref' ? writeReference(node) : writeValue(node, clause)
  }
  return (text, clause = '') => joinStrings(text.map((node) => write(node, clause)))
}

/** Definitions that may print for what is bought. */
export const definitionsOffered = ({ terms, kinds }: Purchase) =>
  terms.definitions.filter((entry) => entry.kinds?.some((kind) => kinds.includes(kind)) ?? true)

const joinStrings = (nodes: Wording): Wording =>
  nodes.reduce<Wording[number][]>((joined, node) => {
    const last = joined.at(-1)
    if (typeof last === 'string' && typeof node === 'string')
      joined[joined.length - 1] = last + node
    else if (node !== '') joined.push(node)
    return joined
  }, [])

/** `REQ-01.3` for an item, the id for anything else. */
function referencePrinter(
  { catalogue, spec }: Purchase,
  { selected }: Decisions,
): (to: string) => string {
  const inPack = new Map(selected.map(({ clause }) => [clause.id, clause]))
  return (to) => {
    const [id = '', anchor] = to.split('#')
    if (anchor === undefined) return id
    // the revision in the pack, or the current one
    const { wording } = inPack.get(id) ?? catalogue.clauses[id] ?? {}
    const items = wording && inLanguage(wording, spec.language).condition
    const item = items?.flatMap((part) => part.items).find((entry) => entry.anchor === anchor)
    return item ? `${id}.${item.number}` : id
  }
}

/** Whether what a reference names prints in this pack, so that it can be a link. */
function referencesThatStand(
  { spec }: Purchase,
  { selected, kpis }: Decisions,
): (to: string) => boolean {
  const targets = new Set<string>(kpis.map(({ kpi }) => kpi.id))
  for (const { clause, wording, tier } of selected) {
    targets.add(clause.id)
    for (const { from, audience, items } of wording.condition)
      if (inForce(from, tier) && isExpected(audience, spec.bidders))
        for (const { anchor } of items) targets.add(`${clause.id}#${anchor}`)
  }
  return (to) => targets.has(to)
}

const mention = /\{\{(?:clause|kpi) "([^"]+)"\}\}/g

/** Fixed sentences of documents, with clauses and KPIs by their printed ids. */
export function writeWords(purchase: Purchase, decisions: Decisions): WordTable {
  const print = referencePrinter(purchase, decisions)
  const resolve = (words: WordList): WordList =>
    Object.fromEntries(
      Object.entries(words).map(([key, text]) => [
        key,
        text.replace(mention, (_mention, to: string) => print(to)),
      ]),
    )
  return Object.fromEntries(
    printedProducts(purchase.words).map((product) => {
      const words = purchase.words[product] ?? {}
      // most products name nothing, and a search is quicker than a pattern
      const names = Object.values(words).some((text) => /\{\{(?:clause|kpi) /.test(text))
      return [product, names ? resolve(words) : words]
    }),
  )
}
