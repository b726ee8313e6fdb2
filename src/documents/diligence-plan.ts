// The Diligence Plan to fill in: a section for each that the contract sheet lists; what the tender wrote stands there.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { Pack, PackPromise } from '../model/pack.ts'
import { field, known, paragraph, section } from './blocks.ts'
import { sectionDue } from './contract-sheet.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { refList } from './names.ts'

export const diligencePlan = {
  kind: 'diligence-plan',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, say, text } = drafting
  const title = text('forms.plan')
  if (pack.planSections.length === 0)
    return { title, children: [paragraph(text('forms.plan.none'))] }
  return {
    title,
    children: [
      known(drafting, 'plan.supplier', say('forms.supplier'), pack.spec.award?.supplier),
      known(drafting, 'plan.version', say('forms.plan.version')),
      known(drafting, 'plan.consent', say('forms.plan.consent')),
      paragraph(text('forms.plan.intro')),
      ...pack.planSections.map((planned) => sectionOf(drafting, planned)),
    ],
  }
}

function sectionOf(drafting: Drafting, planned: Pack['planSections'][number]): SectionNode {
  const { pack, say, text } = drafting
  const { id, title, clauses } = planned
  const promises = pack.promises.filter((promise) => promise.section === id)
  const states = text('forms.plan.states', {
    clauses: refList(drafting, clauses),
    due: sectionDue(drafting, planned),
    text: planned.text,
  })
  const label = say('forms.plan.cell', { title })
  const name = `plan.${id}.text`
  const parts: readonly BlockNode[] =
    promises.length === 0
      ? [answered(name, states, label)]
      : [
          paragraph(states),
          ...promises.flatMap((promise) => promiseOf(drafting, promise)),
          answered(name, text('forms.plan.rest'), label),
        ]
  return section(`plan.${id}`, [title], parts)
}

/** A part that a scored question asked, with what the tender wrote or a place for it. */
function promiseOf({ say }: Drafting, { number, asks, wrote }: PackPromise): readonly BlockNode[] {
  const id = `plan.${number}`
  if (wrote === undefined)
    return [answered(id, asks, say('forms.plan.promise', { number }), number)]
  const lines = wrote.split(/\n+/).filter((words) => words.trim() !== '')
  return [{ type: 'item', id, number, children: asks }, ...lines.map((words) => paragraph([words]))]
}

/** A line with room for an answer below it. */
const answered = (
  id: string,
  children: ItemNode['children'],
  label: string,
  number?: string,
): ItemNode => ({
  type: 'item',
  id,
  ...(number !== undefined && { number }),
  children,
  answer: field(`${id}.answer`, label, 'narrative'),
})
