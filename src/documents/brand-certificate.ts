// What a Brand signs once for many Resellers and contracts: lines to tick, each of them tied to an item of a condition.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, labelled, paragraph, section, table, toSign } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { ItemLine } from './item-lines.ts'
import type { Body, Kind } from './kind.ts'
import { certificateLines } from './papers.ts'

export const brandCertificate = {
  kind: 'brand-certificate',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text } = drafting
  const title = text('certificate.title')
  const lines = certificateLines(drafting)
  if (lines.length === 0) return { title, children: [paragraph(text('certificate.none'))] }
  return {
    title,
    children: [
      paragraph(text('certificate.intro')),
      part(drafting, 'who', [
        ...['brand', 'group', 'products'].map((name) => blankLine(drafting, name)),
        choice(drafting, 'contracts', ['all', 'these']),
        ...['valid', 'contact'].map((name) => blankLine(drafting, name)),
      ]),
      part(drafting, 'undertake', [
        paragraph(text('certificate.undertake.intro')),
        ...undertakings(drafting, lines),
      ]),
      part(drafting, 'exists', [
        ...['list', 'channel', 'audit'].map((name) => blankLine(drafting, name)),
      ]),
      part(drafting, 'rely', [
        choice(drafting, 'who-relies', ['reseller', 'buyer']),
        paragraph(text('certificate.rely.text')),
        paragraph(text('certificate.liability', { percent: [blank(drafting, 'percent')] })),
      ]),
      part(drafting, 'declined', [
        ...['reason', 'change'].map((name) => blankLine(drafting, name)),
      ]),
      part(drafting, 'signature', [
        ...['place', 'name'].map((name) => blankLine(drafting, name)),
        ...['sign', 'witness'].map((name) => toSign(blankLine(drafting, name))),
      ]),
      paragraph(text('certificate.reseller')),
    ],
  }
}

const part = ({ text }: Drafting, name: string, children: readonly BlockNode[]): SectionNode =>
  section(name, text(`certificate.${name}`), children)

const blank = ({ say }: Drafting, name: string) =>
  field(`certificate.${name}`, say(`certificate.blank.${name}`))

const blankLine = (drafting: Drafting, name: string): ItemNode =>
  line(drafting, name, [blank(drafting, name)])

const line = (drafting: Drafting, name: string, value: Text): ItemNode =>
  labelled(drafting, `certificate.${name}.line`, drafting.say(`certificate.blank.${name}`), value)

function choice(drafting: Drafting, name: string, options: readonly string[]): ItemNode {
  const { say } = drafting
  const words = options.map((option) => say(`certificate.option.${option}`))
  const label = say(`certificate.blank.${name}`)
  return line(drafting, name, [field(`certificate.${name}`, label, 'choice', { options: words })])
}

function undertakings({ text, say, number }: Drafting, lines: readonly ItemLine[]) {
  const columns = ['no', 'text', 'item', 'yes', 'because'].map((name) =>
    text(`certificate.column.${name}`),
  )
  const place = (line: ItemLine, name: 'yes' | 'because', kind: 'date' | 'text'): Text => [
    field(
      `certificate.line.${line.number}.${name}`,
      say('certificate.cell', { number: line.number, column: say(`certificate.column.${name}`) }),
      kind,
    ),
  ]
  const rows = lines.map((line): Text[] => [
    [number(line.number)],
    [line.text],
    [line.item],
    place(line, 'yes', 'date'),
    place(line, 'because', 'text'),
  ])
  return table('certificate.lines', columns, rows)
}
