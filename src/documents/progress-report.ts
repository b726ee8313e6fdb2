// The Progress Report to fill in: what the Register does not say. What this pack does not ask is not there.

import type { ItemNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, known, paragraph, ref, section, table } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import type { Body, Kind } from './kind.ts'

export const progressReport = {
  kind: 'progress-report',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, say, text } = drafting
  return {
    title: text('forms.report'),
    children: [
      known(drafting, 'report.supplier', say('forms.supplier'), pack.spec.award?.supplier),
      ...['number', 'period', 'made'].map((name) =>
        known(drafting, `report.${name}`, say(`forms.report.${name}`)),
      ),
      paragraph(text('forms.report.intro')),
      section('ask', text('forms.report.ask'), questions(drafting)),
      ...promises(drafting),
      ...kpis(drafting),
    ],
  }
}

const questions = (drafting: Drafting): readonly ItemNode[] =>
  itemLines(drafting, 'forms.report.ask').map((line, index) => ({
    type: 'item',
    id: `report.ask.${line.number}`,
    number: `${index + 1}.`,
    children: [line.text],
    answer: field(`report.ask.${line.number}.answer`, line.text, 'narrative'),
  }))

/** What earned points, with its state. */
function promises(drafting: Drafting): readonly SectionNode[] {
  const { pack, say, text } = drafting
  const columns = ['promise', 'section', 'state'].map((name) => text(`forms.report.column.${name}`))
  const titles = new Map(pack.planSections.map(({ id, title }) => [id, title]))
  const rows = pack.promises.map(({ number, question, part, section: planned }): Text[] => [
    text(part === undefined ? 'forms.report.promise' : 'forms.report.promise.part', {
      number,
      question: [ref(question)],
      ...(part !== undefined && { part }),
    }),
    [titles.get(planned) ?? planned],
    [
      field(
        `report.${number}`,
        say('forms.report.cell', { title: number, column: '@forms.report.column.state' }),
      ),
    ],
  ])
  return withTable(drafting, 'promises', columns, rows)
}

/** Numbers from the workbook. */
function kpis(drafting: Drafting): readonly SectionNode[] {
  const { pack, say, text } = drafting
  const names = ['value', 'remark'] as const
  const columns = ['kpi', ...names].map((name) => text(`forms.report.column.${name}`))
  const rows = pack.kpis.map(({ id, title }): Text[] => [
    [ref(id), ` ${title}`],
    ...names.map(
      (name): Text => [
        field(
          `report.${id}.${name}`,
          say('forms.report.cell', { title: id, column: `@forms.report.column.${name}` }),
        ),
      ],
    ),
  ])
  return withTable(drafting, 'kpis', columns, rows)
}

/** A section that stands where its table has rows. */
const withTable = (
  { text }: Drafting,
  name: string,
  columns: readonly Text[],
  rows: readonly (readonly Text[])[],
): readonly SectionNode[] =>
  rows.length === 0
    ? []
    : [section(name, text(`forms.report.${name}`), table(`report.${name}`, columns, rows))]
