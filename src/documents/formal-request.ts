// The one letter in which a supplier asks whoever has Control for everything.

import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { field, known, paragraph, ref, table, toSign } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import type { Body, Kind } from './kind.ts'
import { kindKey } from './names.ts'
import { needingOthers } from './needs-others.ts'

export const formalRequest = {
  kind: 'formal-request',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, say, text } = drafting
  const { buyer, award } = pack.spec
  const kind = kindKey(drafting)
  const blank = (name: string, label = `request.${name}`): Text => [
    field(`request.${name}`, say(`letters.${label}`)),
  ]
  const line = (id: string, label: string, value?: string) =>
    known(drafting, `request.${id}`, say(`letters.${label}`), value)
  const supplier = award?.supplier ?? blank('supplier', 'supplier')
  const [to, date, by, serves] = [
    blank('to', 'to'),
    blank('date', 'date'),
    blank('by'),
    blank('serves'),
  ]
  const why = text(`letters.request.why.${kind}`, { buyer })
  return {
    title: text('letters.request'),
    layout: 'letter',
    children: [
      paragraph(text('letters.request.between', { to, supplier })),
      line('models', `request.models.${kind}`),
      paragraph(text('letters.request.dates', { date, by, serves })),
      paragraph(text('letters.request.reason', { why })),
      ...asked(drafting),
      ...['next', 'with'].flatMap((name) => together(drafting, name)),
      toSign(line('sign', 'request.sign', award?.contacts?.supplier)),
    ],
  }
}

/** Lines that clauses of this pack carry, in one paragraph. */
function together(drafting: Drafting, name: string) {
  const lines = itemLines(drafting, `letters.request.${name}`)
  return lines.length === 0 ? [] : [paragraph([lines.map(({ text }) => text).join(' ')])]
}

/** Each subject with the items that say it, and its Outcome in one line. */
function asked(drafting: Drafting) {
  const columns = ['items', 'result'].map((name) => drafting.text(`letters.request.column.${name}`))
  const rows = needingOthers(drafting.pack).map((pair): Text[] => [
    itemsOf(drafting, pair),
    pair.outcome ?? [pair.title],
  ])
  return table('asked.table', columns, rows)
}

/** `TRN-01.1–3, 6`: what binds every Supplier. */
function itemsOf({ text }: Drafting, { id, condition }: Pair): Text {
  const items = condition
    .filter(({ audience }) => audience === 'all')
    .flatMap((part) => part.items)
    .sort((a, b) => a.number - b.number)
  const runs = items.reduce<(typeof items)[]>((all, item) => {
    const run = all.at(-1)
    if (run?.at(-1)?.number === item.number - 1) run?.push(item)
    else all.push([item])
    return all
  }, [])
  const printed = runs.map((run, index): Text => {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) return []
    const from = ref(`${id}#${first.anchor}`, `${index === 0 ? `${id}.` : ''}${first.number}`)
    if (first === last) return [from]
    const to = ref(`${id}#${last.anchor}`, String(last.number))
    return text('letters.request.run', { first: [from], last: [to] })
  })
  return joined(printed, ', ')
}
