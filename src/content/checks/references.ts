// References lead to a clause, an item or a KPI that exists and is in force wherever the text prints.

import { higher, rank, type Tier } from '../../model/audience.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { AuthoredText } from '../../model/text.ts'
import {
  type Authored,
  type Check,
  english,
  type Paragraph,
  placeOf,
  soundClauses,
} from '../authored.ts'
import type { Place } from '../report.ts'
import { requireIds } from './unknown.ts'

/** What a text refers to. */
export const referencesIn = (text: AuthoredText): readonly string[] =>
  text.flatMap((node) => (typeof node !== 'string' && node.type === 'ref' ? node.to : []))

export const references: Check = (authored) => {
  const { shelf, catalogue } = authored
  for (const { clause, wording } of soundClauses(authored))
    for (const paragraph of wording.paragraphs)
      checkParagraph(paragraph, higher(paragraph.from, clause.value.from), authored)
  for (const { value, words } of shelf.kpis.values())
    for (const paragraph of words.get(english)?.paragraphs ?? []) {
      checkParagraph(paragraph, catalogue.clauses[value.clause]?.from ?? 'high', authored)
      checkValues(paragraph, authored)
    }
  for (const paragraph of shelf.terms.get(english)?.lowered?.paragraphs ?? []) {
    checkParagraph(paragraph, 'low', authored)
    checkValues(paragraph, authored)
  }
}

function checkParagraph(paragraph: Paragraph, tier: Tier, authored: Authored): void {
  for (const to of referencesIn(paragraph.text))
    checkReference(to, tier, placeOf(paragraph), authored)
}

/** Reports a reference that leads nowhere, or to what is not in force at a tier. */
export function checkReference(to: string, tier: Tier, place: Place, authored: Authored): void {
  const { catalogue, shelf } = authored
  const [id = '', anchor] = to.split('#')
  if (id.startsWith('KPI-')) {
    requireIds(authored, 'kpi', [to], Object.keys(catalogue.kpis), place)
    return
  }
  requireIds(authored, 'clause', [id], Object.keys(catalogue.clauses), place)
  const clause = catalogue.clauses[id]
  if (!clause) return
  const items = itemsOf(catalogue, id)
  // the words of that clause could not be read, which is said there
  if (items.size === 0 && shelf.announced.has(id)) return
  if (anchor !== undefined) requireIds(authored, 'item', [anchor], items.keys(), place)
  const from = (anchor === undefined ? clause.from : items.get(anchor)) ?? clause.from
  if (rank(from) > rank(tier)) authored.report.error('reference-higher', place, { to, from, tier })
}

/** Items of a clause by name, with the tier from which each prints. */
export const itemsOf = ({ clauses }: Catalogue, id: string): ReadonlyMap<string, Tier> =>
  new Map(
    (clauses[id]?.wording[english]?.condition ?? []).flatMap(({ from, items }) =>
      items.map(({ anchor }) => [anchor, from] as const),
    ),
  )

/** Outside a clause a parameter is named with it. */
function checkValues(paragraph: Paragraph, authored: Authored): void {
  const { clauses } = authored.catalogue
  const known = Object.values(clauses).flatMap(({ id, parameters = {} }) =>
    Object.keys(parameters).map((name) => `${id}.${name}`),
  )
  const names = paragraph.text.flatMap((node) =>
    typeof node !== 'string' && node.type === 'value' ? node.name : [],
  )
  requireIds(authored, 'parameter', names, known, placeOf(paragraph))
}
