// What stands behind the conditions: component list, sections of the Diligence Plan, columns of the Register, definitions.

import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { headed, list, paragraph, section } from './blocks.ts'
import { sectionDue } from './contract-sheet.ts'
import type { Drafting } from './drafting.ts'
import { refList } from './names.ts'

type Component = Pack['components'][number]

/** Parts and materials that Work reaches, and what to look at first: two lines a category. */
export function componentList(drafting: Drafting): readonly SectionNode[] {
  const { pack, text } = drafting
  if (pack.components.length === 0) return []
  const lines = pack.components.flatMap((component, index) => [
    parts(drafting, component, index),
    ...leftOut(drafting, component, index),
    // what to look at first guides a ranking, and at low none is asked for
    ...(pack.spec.tier === 'low' ? [] : [lookFirst(drafting, component, index)]),
  ])
  return [section('components', text('schedule.components'), lines)]
}

function parts({ say, list }: Drafting, component: Component, index: number): BlockNode {
  const { title, materials, finalSite } = component
  const labels = (first: boolean): string =>
    list(component.parts.filter((part) => part.first === first).map(({ label }) => label))
  const sentences = [
    ['first', labels(true)],
    ['further', labels(false)],
    ['materials', list(materials)],
    ['final', finalSite],
  ].filter(([, words]) => words !== '')
  return headed(
    `components.${index + 1}.parts`,
    title,
    sentences.flatMap(([name, words], place) => [
      place > 0 ? ' ' : '',
      say(`schedule.components.${name}`, { list: words ?? '' }),
    ]),
  )
}

function leftOut({ say, text }: Drafting, { removed }: Component, index: number): BlockNode[] {
  if (removed.length === 0) return []
  const words = removed.map((part) => say('schedule.components.removed.part', { ...part }))
  return [
    headed(
      `components.${index + 1}.removed`,
      say('schedule.components.removed'),
      text('schedule.components.removed.text', { list: words.join('; ') }),
    ),
  ]
}

function lookFirst({ say, text }: Drafting, component: Component, index: number): BlockNode {
  const { lookFirst: first, peak, hazards } = component
  return headed(
    `components.${index + 1}.look`,
    say('schedule.components.look'),
    text('schedule.components.look.text', { first, peak, hazards }),
  )
}

/** What the Diligence Plan has to state, section by section. */
export function planAnnex(drafting: Drafting): readonly SectionNode[] {
  const { pack, text } = drafting
  if (pack.planSections.length === 0) return []
  const items = pack.planSections.map((planned) =>
    text('schedule.section.line', {
      title: [{ type: 'strong', text: planned.title }],
      clauses: refList(drafting, planned.clauses),
      due: sectionDue(drafting, planned),
      text: planned.text,
    }),
  )
  const intro = paragraph(text('schedule.sections.intro'))
  return [section('plan', text('schedule.sections'), [intro, list(items)])]
}

/** The columns of the Register that this tier asks for, sheet by sheet. */
export function registerAnnex({ pack, text }: Drafting): readonly SectionNode[] {
  const sheets = pack.register.map(({ id, title, columns }) => {
    const shown = columns.filter((column) => column.shown).map((column) => column.title)
    return {
      ...headed(
        `register.${id}`,
        title,
        text('schedule.register.sheet', { columns: shown.join('; ') }),
      ),
      role: 'register' as const,
    }
  })
  return sheets.length === 0 ? [] : [section('register', text('schedule.register'), sheets)]
}

/** Words used: how to read, then the terms. */
export function definitions({ pack, say, text }: Drafting): SectionNode {
  const terms = pack.definitions.map(({ id, term, text: words }) => ({
    ...headed(`definition.${id}`, term, words),
    role: 'definition' as const,
  }))
  const note = headed('how-to-read', say('schedule.how-to-read'), pack.howToRead)
  return section('definitions', text('schedule.definitions'), [note, ...terms])
}
