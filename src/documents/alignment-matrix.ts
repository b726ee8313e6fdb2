// Question, condition, KPI and reason of every pair beside each other, with what the buyer changed. For the file.

import { printParameter } from '../language/print-parameter.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Pair, Placement } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { list, paragraph, ref, section, table } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { audienceName } from './names.ts'

export const alignmentMatrix = {
  kind: 'alignment-matrix',
  readership: 'internal',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text, pack } = drafting
  return {
    title: text('matrix.title'),
    children: [
      paragraph(text('matrix.intro', { strategy: pack.strategy.title, why: pack.strategy.reason })),
      section('pairs', text('matrix.pairs'), pairTable(drafting)),
      ...changed(drafting),
      ...leftOut(drafting),
      section('uses', text('matrix.uses'), [paragraph([pack.stamp.uses.join(', ')])]),
    ],
  }
}

function pairTable(drafting: Drafting): readonly BlockNode[] {
  const { text, pack } = drafting
  const columns = ['clause', 'tender', 'binds', 'kpis', 'why'].map((name) =>
    text(`matrix.column.${name}`),
  )
  const rows = pack.pairs.map((pair): Text[] => [
    [ref(pair.id), ` ${pair.title}`],
    tenderUse(drafting, pair.placement),
    binds(drafting, pair),
    measured(drafting, pair),
    reason(pair),
  ])
  return table('matrix.table', columns, rows)
}

/** What the tender asks: nothing, acceptance, or an answer with its points and weight. */
function tenderUse({ text }: Drafting, { tender, scored }: Placement): Text {
  return text(`matrix.tender.${tender}`, { max: scored?.max ?? 0, weight: scored?.weight ?? 0 })
}

/** How many items stand in the contract, and whom some of them bind alone. */
function binds(drafting: Drafting, { condition }: Pair): Text {
  const count = condition.reduce((sum, { items }) => sum + items.length, 0)
  const audiences = [...new Set(condition.map(({ audience }) => audience))]
  const names = audiences
    .filter((audience) => audience !== 'all')
    .map((audience) => audienceName(drafting, audience))
  const items = drafting.say('matrix.items', { count })
  return [names.length > 0 ? `${items}: ${names.join(', ')}` : items]
}

function measured({ text }: Drafting, { kpis, noKpi }: Pair): Text {
  if (kpis.length === 0) return noKpi === undefined ? text('matrix.kpis.none') : [noKpi]
  return joined(
    kpis.map((kpi): Text => [ref(kpi)]),
    ', ',
  )
}

/** The reason that decided the place in the tender, the link to the subject matter, and why it is here at all. */
const reason = ({ placement, subjectMatter, because }: Pair): Text => [
  [placement.reasons.at(-1)?.text, subjectMatter, because].filter(Boolean).join(' '),
]

/** Values that are not those of the clause, with the step that gave them. */
function changed(drafting: Drafting): readonly SectionNode[] {
  const { pack, text, say } = drafting
  const rows = pack.pairs.flatMap(({ id, parameters }) =>
    Object.values(parameters)
      .filter(({ provenance }) => provenance.length > 1)
      .map(({ type, unit, label, text: printed, provenance }): Text[] => [
        [ref(id), ` ${label}`],
        [printed],
        provenance
          .slice(0, 1)
          .map(({ value }) => printParameter({ type, ...(unit && { unit }), value }, drafting)),
        [say(`matrix.step.${provenance.at(-1)?.step ?? 'clause'}`)],
      ]),
  )
  if (rows.length === 0) return []
  const columns = ['value', 'now', 'standard', 'by'].map((name) => text(`matrix.column.${name}`))
  return [section('changed', text('matrix.changed'), table('matrix.values', columns, rows))]
}

/** Clauses and parts left out, by reason. */
function leftOut({ pack, text }: Drafting): readonly SectionNode[] {
  const parts = pack.components.flatMap(({ removed }) => removed)
  const byReason = new Map<string, string[]>()
  for (const { name, why } of [
    ...pack.omitted.map(({ id, title, reason }) => ({ name: `${id} ${title}`, why: reason })),
    ...parts.map(({ label, reason }) => ({ name: label, why: reason })),
  ])
    byReason.set(why, [...(byReason.get(why) ?? []), name])
  const items = [...byReason].map(([why, names]): Text => [`${names.join('; ')}: ${why}`])
  return items.length === 0 ? [] : [section('omitted', text('matrix.omitted'), [list(items)])]
}
