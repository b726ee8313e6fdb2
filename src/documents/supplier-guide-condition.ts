// One condition as suppliers need it: paragraphs, times, help and proof, each said once, with the numbers of the schedule.

import { type Audience, audienceKey, type Role, type Size } from '../model/audience.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { NumberedItem, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText, textsOf } from '../model/walk.ts'
import type { CalendarEntry, CalendarEvent } from '../monitor/index.ts'
import { concerns, type Dating, day, lengthOf } from './dates.ts'
import { numberRange } from './parts.ts'
import { join, type Say } from './say.ts'

/** A supplier type with role and size. */
export interface ExactType {
  readonly role: Role
  readonly size: Size
}

/** Something said to some of the types of a guide. */
interface Said {
  readonly text: Text
  readonly to: readonly ExactType[]
}

// the guide shows the way; the schedule holds every proof and the catalogue every word of advice
const proofsShown = 2
const adviceWords = 30

const binds = (audience: Audience, type: ExactType): boolean =>
  !audience.buyer &&
  (!audience.role || audience.role === type.role) &&
  (!audience.size || audience.size === type.size)

/** The section of one condition. It is worded for all `types` that may bid; a reading copy leaves out what is said to none of `readers`. */
export function guideToCondition(
  drafting: Dating,
  pair: Pair,
  types: readonly ExactType[],
  readers: readonly ExactType[],
): SectionNode {
  const { say } = drafting
  const id = `guide.${pair.id}`
  const labelled = (key: string, text: Text): BlockNode => ({
    type: 'paragraph',
    children: [{ type: 'strong', text: `${plainText(say(`supplier.${key}`))}.` }, ' ', ...text],
  })
  const to = (audience: Audience): readonly ExactType[] =>
    types.filter((type) => binds(audience, type))
  const own = pair.condition.filter(({ audience }) => to(audience).length > 0)
  const duties = own
    .map(
      (part): Said => ({ text: join(references(pair, part.items), '; '), to: to(part.audience) }),
    )
    .filter(({ text }) => text.length > 0)
  const eases = own.flatMap((part) =>
    part.items
      .filter(({ bullet }) => bullet)
      .map((item): Said => ({ text: item.text, to: to(part.audience) })),
  )
  const needed = needs(drafting, pair, types)
  const help = pair.condition
    .filter(({ audience }) => audience.buyer)
    .flatMap(({ items }) => references(pair, items))
  // what everybody can show stands before what some can
  const rows = pair.evidence
    .filter(({ audience }) => to(audience).length > 0)
    .sort(
      (a, b) =>
        Number(audienceKey(a.audience) !== 'all') - Number(audienceKey(b.audience) !== 'all'),
    )
  // the first few for each type, so that every reader finds some
  const shown = rows.filter((row) =>
    types.some((type) =>
      rows
        .filter(({ audience }) => binds(audience, type))
        .slice(0, proofsShown)
        .includes(row),
    ),
  )
  const proofs = shown.map(({ proof, audience }): Said => ({ text: proof, to: to(audience) }))
  const advice = pair.guidance.supplier
    .filter(({ audience }) => to(audience).length > 0)
    .map(
      ({ audience, paragraphs }): Said => ({
        text: [opening(plainText(paragraphs[0]!), adviceWords)],
        to: to(audience),
      }),
    )
  const consequence = pair.consequence
    .filter(({ audience }) => to(audience).length > 0)
    .flatMap((part) => part.items.flatMap(({ number }) => number ?? []))
  const times = timesOf(drafting, pair, types)
  const toAll = (one: Said): boolean => one.to.length === types.length
  const read = (list: readonly Said[]): readonly Said[] =>
    list.filter((one) =>
      one.to.some((type) =>
        readers.some((reader) => reader.role === type.role && reader.size === type.size),
      ),
    )
  /** One paragraph for what is said to all, and one for each that is said to some. */
  const each = (key: string, list: readonly Said[], separator: string): BlockNode[] => {
    const all = list.filter(toAll).map(({ text }) => text)
    const stop = separator === '; ' ? ['.'] : []
    return [
      ...(all.length > 0 ? [labelled(key, [...join(all, separator), ...stop])] : []),
      ...read(list.filter((one) => !toAll(one))).map((one) =>
        labelled(key, [...whom(one), ...stop]),
      ),
    ]
  }
  const whom = (one: Said): Text => addressed(say, one, types)
  const heading = (key: string, blocks: readonly BlockNode[]): BlockNode => ({
    type: 'section',
    id: `${id}.${key}`,
    title: say(`supplier.${key}`),
    children: blocks,
  })
  return {
    type: 'section',
    id,
    title: [`${pair.number} ${pair.title} (${pair.id})`],
    children: [
      labelled('aim', pair.outcome),
      ...(duties.length === 0
        ? [{ type: 'paragraph' as const, children: say('supplier.do.none') }]
        : each('do', duties, '; ')),
      ...each('need', needed, ' '),
      ...(help.length > 0 ? [labelled('buyer', [...join(help, '; '), '.'])] : []),
      ...(consequence.length > 0
        ? [
            labelled(
              'else',
              say(`supplier.else.text${consequence.length > 1 ? 's' : ''}`, {
                numbers: numberRange(say, consequence),
              }),
            ),
          ]
        : []),
      ...hoursOf(say, pair, types).map((text) => labelled('hours', text)),
      ...each('show', proofs, '; '),
      ...each('advice', advice, ' '),
      ...(read(times).length > 0
        ? [heading('when', [{ type: 'list', items: read(times).map(whom) }])]
        : []),
      ...(read(eases).length > 0
        ? [heading('ease', [{ type: 'list', items: read(eases).map(whom) }])]
        : []),
    ],
  }
}

/** A text with the types in front that it is said to, where it is not said to all readers. */
function addressed(say: Say, { text, to }: Said, types: readonly ExactType[]): Text {
  if (to.length === types.length) return text
  const several = (name: 'role' | 'size'): boolean =>
    new Set(types.map((type) => type[name])).size > 1
  const only = (name: 'role' | 'size'): boolean =>
    several(name) && new Set(to.map((type) => type[name])).size === 1
  const { role, size } = to[0]!
  const shared: Partial<ExactType> = {
    ...(only('role') && { role }),
    ...(only('size') && { size }),
  }
  const exact = types.filter((type) => concerns({ for: shared }, type)).length === to.length
  const who = exact
    ? say(`audience.${audienceKey(shared)}`)
    : join(
        to.map((type) => say(`audience.${audienceKey(type)}`)),
        ', ',
      )
  return [{ type: 'strong', text: `${plainText(who)}:` }, ' ', ...text]
}

/** The first sentence of a text, and those after it as long as all of them stay within a number of words. */
function opening(text: string, words: number): string {
  const [first = text, ...rest] = text.match(/.*?[.!?](?=\s|$)\s*/gs) ?? [text]
  let said = first
  for (const sentence of rest) {
    if ((said + sentence).trim().split(/\s+/).length > words) break
    said += sentence
  }
  return said.trim()
}

/** Numbered paragraphs by their headings, each leading to the schedule. */
const references = (pair: Pair, items: readonly NumberedItem[]): Text[] =>
  items.flatMap((item): Text[] =>
    item.number && item.anchor
      ? [
          [
            {
              type: 'ref',
              to: `${pair.id}#${item.anchor}`,
              text: `${item.number} ${item.heading ?? ''}`.trim(),
            },
          ],
        ]
      : [],
  )

/** "4.9" before "4.10". */
const byNumber = (a: string, b: string): number => Number(a.split('.')[1]) - Number(b.split('.')[1])

/** Hours to expect: once where Reseller and Brand need the same, else for each. */
function hoursOf(say: Say, pair: Pair, types: readonly ExactType[]): Text[] {
  const roles = [...new Set(types.map(({ role }) => role))]
  const hours = roles.map((role) => pair.effort.supplierPerYear[role])
  if (hours.every((one) => one === 0)) return []
  if (new Set(hours).size === 1) return [say('supplier.hours.text', { hours: hours[0]! })]
  return [
    join(
      roles.map((role, at) =>
        say('supplier.hours.for', { who: say(`audience.${role}`), hours: hours[at]! }),
      ),
      ' ',
    ),
  ]
}

/** A time with the paragraph that binds the type, where the one it was found in binds others: both paragraphs name the same value. */
export function placed<One extends CalendarEntry | CalendarEvent>(
  pair: Pair,
  one: One,
  type: ExactType,
): One {
  const { clause } = one
  const items = pair.condition
    .filter(({ audience }) => binds(audience, type))
    .flatMap((part) => part.items)
    .filter(({ number }) => number !== undefined)
  if (!clause?.parameter || items.some(({ number }) => number === clause.number)) return one
  const other = items.find((item) =>
    textsOf(item).some((text) =>
      text.some(
        (node) =>
          typeof node !== 'string' && node.type === 'value' && node.name === clause.parameter,
      ),
    ),
  )
  return other
    ? {
        ...one,
        clause: { ...clause, number: other.number! },
        ...(other.heading !== undefined && { heading: other.heading }),
      }
    : one
}

const isOwn = (one: CalendarEntry | CalendarEvent, type: ExactType): boolean =>
  one.owner !== 'buyer' && concerns(one, type)

/** Each time that binds a supplier: with its day, its first day where it comes again, or what it runs from. A time that is the same for several types stands once. */
function timesOf({ say, dates }: Dating, pair: Pair, types: readonly ExactType[]): Said[] {
  const { entries, events } = dates.ofClause(pair.id)
  const lines = new Map<string, Map<string, { text: Text; to: ExactType[] }>>()
  const add = (name: string, text: Text, type: ExactType): void => {
    const same = lines.get(name) ?? new Map<string, { text: Text; to: ExactType[] }>()
    lines.set(name, same)
    const known = same.get(plainText(text))
    if (!known) same.set(plainText(text), { text, to: [type] })
    else if (!known.to.includes(type)) known.to.push(type)
  }
  for (const type of types) {
    const byParameter = new Map<string, CalendarEntry[]>()
    for (const entry of entries) {
      if (!isOwn(entry, type) || entry.kind === 'period') continue
      const name = entry.clause!.parameter!
      byParameter.get(name)?.push(entry) ?? byParameter.set(name, [entry])
    }
    for (const [name, list] of byParameter) {
      const first = placed(pair, list[0]!, type)
      const key = first.kind === 'keep' ? 'keep' : list.length > 1 ? 'series' : 'date'
      add(
        name,
        say(`supplier.when.${key}`, {
          label: first.label ?? first.title,
          rule: first.rule,
          date: day(say, first.date),
          number: first.clause!.number,
        }),
        type,
      )
    }
  }
  for (const type of types)
    for (const event of events
      .filter((one) => isOwn(one, type))
      .map((one) => placed(pair, one, type)))
      add(
        `event ${event.clause!.parameter} ${event.clause!.number}`,
        say('supplier.when.event', {
          label: event.label ?? event.title,
          length: lengthOf(say, event),
          number: event.clause!.number,
        }),
        type,
      )
  return [...lines.values()].flatMap((same) => [...same.values()])
}

/** Whose answer or action a supplier needs, and for which paragraphs. */
function needs({ say, dates }: Dating, pair: Pair, types: readonly ExactType[]): Said[] {
  const { entries, events } = dates.ofClause(pair.id)
  const found = new Map<string, { text: Text; to: ExactType[] }>()
  for (const other of ['brand', 'site'] as const)
    for (const type of types) {
      const numbers = [
        ...new Set(
          [...entries, ...events]
            .filter((one) => isOwn(one, type) && one.waitsFor === other)
            .map((one) => placed(pair, one, type).clause!.number),
        ),
      ].sort(byNumber)
      if (numbers.length === 0) continue
      const text = say(
        other === 'site'
          ? 'supplier.need.site'
          : type.role === 'brand'
            ? 'supplier.need.brand.own'
            : 'supplier.need.brand',
        { list: numbers.join(', ') },
      )
      found.get(plainText(text))?.to.push(type) ?? found.set(plainText(text), { text, to: [type] })
    }
  return [...found.values()]
}
