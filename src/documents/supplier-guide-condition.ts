// One condition as a supplier of one type needs it: headings, dates, proof and help, with the numbers of the schedule.

import { type Audience, audienceKey, type Role, type Size } from '../model/audience.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { NumberedPart, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { CalendarEntry, CalendarEvent } from '../monitor/index.ts'
import { concerns, type Dating, day, lengthOf } from './dates.ts'
import { numberRange } from './parts.ts'
import { join } from './say.ts'

/** A supplier type with role and size. */
export interface ExactType {
  readonly role: Role
  readonly size: Size
}

const binds = (audience: Audience, type: ExactType): boolean => !audience.buyer && (!audience.role || audience.role === type.role) && (!audience.size || audience.size === type.size)

/** The section of one condition. */
export function guideToCondition(drafting: Dating, pair: Pair, type: ExactType): SectionNode {
  const { say } = drafting
  const id = `${audienceKey(type)}.${pair.id}`
  const labelled = (key: string, text: Text): BlockNode => ({ type: 'paragraph', children: [{ type: 'strong', text: `${plainText(say(`supplier.${key}`))}.` }, ' ', ...text] })
  const own = pair.condition.filter(({ audience }) => binds(audience, type))
  const buyer = pair.condition.filter(({ audience }) => audience.buyer)
  const duties = headings(pair, own)
  const times = timesOf(drafting, pair, type)
  const eases = own.flatMap((part) => part.items.filter(({ bullet }) => bullet).map((item): Text => (item.heading ? [{ type: 'strong', text: `${item.heading}.` }, ' ', ...item.text] : item.text)))
  const proofs = pair.evidence.filter((row) => binds(row.audience, type)).map(({ proof }) => proof)
  const help = headings(pair, buyer)
  const advice = pair.guidance.supplier.filter(({ audience }) => binds(audience, type)).flatMap(({ paragraphs }) => paragraphs)
  const consequence = pair.consequence.filter(({ audience }) => binds(audience, type)).flatMap((part) => part.items.flatMap(({ number }) => number ?? []))
  const hours = pair.effort.supplierPerYear[type.role]
  const heading = (key: string, blocks: readonly BlockNode[]): BlockNode => ({ type: 'section', id: `${id}.${key}`, title: say(`supplier.${key}`), children: blocks })
  return {
    type: 'section',
    id,
    title: [`${pair.number} ${pair.title} (${pair.id})`],
    children: [
      labelled('aim', pair.outcome),
      ...(duties.length > 0 ? [labelled('do', say('supplier.do.text', { list: join(duties, '; ') }))] : []),
      ...needs(drafting, pair, type).map((text) => labelled('need', text)),
      ...(help.length > 0 ? [labelled('buyer', say('supplier.buyer.text', { list: join(help, '; ') }))] : []),
      ...(consequence.length > 0 ? [labelled('else', say(`supplier.else.text${consequence.length > 1 ? 's' : ''}`, { numbers: numberRange(say, consequence) }))] : []),
      labelled('hours', hours === 1 ? say('supplier.hours.one') : say('supplier.hours.text', { hours })),
      ...(times.length > 0 ? [heading('when', [{ type: 'list', items: times }])] : []),
      ...(eases.length > 0 ? [heading('ease', [{ type: 'list', items: eases }])] : []),
      ...(proofs.length > 0 ? [heading('show', [{ type: 'paragraph', children: say('supplier.show.text') }, { type: 'list', items: proofs }])] : []),
      ...(advice.length > 0 ? [heading('advice', advice.map((children): BlockNode => ({ type: 'paragraph', children })))] : []),
    ],
  }
}

/** Numbered paragraphs by their headings, each leading to the schedule. */
const headings = (pair: Pair, parts: readonly NumberedPart[]): Text[] =>
  parts.flatMap((part) => part.items.flatMap((item): Text[] => (item.number && item.anchor ? [[{ type: 'ref', to: `${pair.id}#${item.anchor}`, text: `${item.number} ${item.heading ?? ''}`.trim() }]] : [])))

const isOwn = (one: CalendarEntry | CalendarEvent, type: ExactType): boolean => one.owner !== 'buyer' && concerns(one, type)

/** Each time that binds the supplier: with its day, its first day where it comes again, or what it runs from. */
function timesOf({ say, dates }: Dating, pair: Pair, type: ExactType): Text[] {
  const { entries, events } = dates.ofClause(pair.id)
  const byParameter = new Map<string, CalendarEntry[]>()
  for (const entry of entries) {
    if (!isOwn(entry, type) || entry.kind === 'period') continue
    const name = entry.clause!.parameter!
    byParameter.get(name)?.push(entry) ?? byParameter.set(name, [entry])
  }
  const dated = [...byParameter.values()].map((list): Text => {
    const first = list[0]!
    const key = first.kind === 'keep' ? 'keep' : list.length > 1 ? 'series' : 'date'
    return say(`supplier.when.${key}`, { label: first.label ?? first.title, rule: first.rule, date: day(say, first.date), number: first.clause!.number })
  })
  const waiting = events.filter((event) => isOwn(event, type)).map((event): Text => say('supplier.when.event', { label: event.label ?? event.title, length: lengthOf(say, event), number: event.clause!.number }))
  return [...dated, ...waiting]
}

/** Whose answer or action the supplier needs, and for which paragraphs. */
function needs({ say, dates }: Dating, pair: Pair, type: ExactType): Text[] {
  const { entries, events } = dates.ofClause(pair.id)
  return (['brand', 'site'] as const).flatMap((other): Text[] => {
    const waiting = [...entries, ...events].filter((one) => isOwn(one, type) && one.waitsFor === other)
    const numbers = [...new Set(waiting.map(({ clause }) => clause!.number))]
    if (numbers.length === 0) return []
    return [say(other === 'site' ? 'supplier.need.site' : type.role === 'brand' ? 'supplier.need.brand.own' : 'supplier.need.brand', { list: numbers.join(', ') })]
  })
}
