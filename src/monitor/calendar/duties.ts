// Dates and events that the parameters of the clauses give.

import { audienceKey, type SupplierType } from '../../model/audience.ts'
import type { Trigger } from '../../model/catalogue.ts'
import type { Period } from '../../model/observation.ts'
import type { Pack, PackParameter, Pair } from '../../model/pack.ts'
import { plainText } from '../../model/walk.ts'
import { type ExactType, idFor, share, typesOf, valueFor } from '../by-type.ts'
import { periodsOfMonths, plusPeriod } from '../periods.ts'
import { lengthText, sentence, type Words } from '../words.ts'
import { links, talks } from './chains.ts'
import type { CalendarEvent, CallOff, Draft, EntryKind } from './entries.ts'
import { type Usage, usagesOf } from './mentions.ts'

/** What dates are worked out from. */
export interface Dating {
  readonly pack: Pack
  readonly words: Words
  readonly callOffs: readonly CallOff[]
  /** What the wording says about a parameter, read once. */
  readonly usage: (pair: Pair, name: string) => Usage | undefined
  /** Periods of so many months from the Start Date. */
  readonly periods: (months: number) => readonly Period[]
}

/** Reads the wording of every clause and cuts the contract into periods once. */
export function datingOf(pack: Pack, words: Words, callOffs: readonly CallOff[] = []): Dating {
  const known = new Map(pack.pairs.map((pair) => [pair.id, usagesOf(pair, words)]))
  const usage = (pair: Pair, name: string) => known.get(pair.id)?.get(name)
  const contract = { start: pack.spec.contract.start, end: pack.contractEnd }
  const byMonths = new Map<number, readonly Period[]>()
  const periods = (months: number) => {
    const found = byMonths.get(months) ?? periodsOfMonths(contract, months)
    byMonths.set(months, found)
    return found
  }
  return { pack, words, callOffs, usage, periods }
}

/** One date of a time for one exact type. `key` names the occurrence: empty for the only one. */
interface Occurrence {
  readonly key: string
  readonly date: string
  readonly from?: string
}

const isPeriod = (parameter: PackParameter | undefined): parameter is PackParameter =>
  parameter?.type === 'period' && parameter.unit !== undefined

/** The link of a time to another one that this pair holds too. */
const linkOf = (pair: Pair, name: string) =>
  links.find(
    (link) =>
      link.clause === pair.id && link.parameter === name && isPeriod(pair.parameters[link.follows]),
  )

/** Every date of a time for one exact type, in order. */
export function occurrencesOf(
  dating: Dating,
  pair: Pair,
  name: string,
  type: ExactType,
): readonly Occurrence[] {
  const { pack, callOffs } = dating
  const parameter = pair.parameters[name]!
  const value = valueFor(parameter, type)
  const unit = parameter.unit!
  const contract = { start: pack.spec.contract.start, end: pack.contractEnd }
  const link = linkOf(pair, name)
  if (link) {
    const others = occurrencesOf(dating, pair, link.follows, type)
    return others.map(({ key, date }) => {
      const own = plusPeriod(date, link.back ? -value : value, unit)
      return {
        key,
        date: own < contract.start ? contract.start : own,
        ...(isTalk(pair, name) && { from: date }),
      }
    })
  }
  const recurs = dating.usage(pair, name)?.recurs
  return (parameter.after ?? []).flatMap((trigger): Occurrence[] => {
    if (trigger === 'contract-end')
      return [{ key: '', date: plusPeriod(contract.end, value, unit) }]
    if (trigger === 'order')
      return callOffs.map(({ reference, date }) => ({
        key: reference,
        date: plusPeriod(date, value, unit),
      }))
    if (trigger !== 'contract-start') return []
    if (recurs === 'interval' && unit === 'months') {
      const periods = dating.periods(value)
      if (endsPeriods(pair, name))
        return periods.map(({ end }, at) => ({ key: `${at + 1}`, date: end }))
      return periods.slice(1).map(({ start }, at) => ({ key: `${at + 1}`, date: start }))
    }
    const years = dating.periods(12)
    if (recurs === 'yearly')
      return years.map(({ start }, at) => ({
        key: `${at + 1}`,
        date: plusPeriod(start, value, unit),
      }))
    const first = plusPeriod(contract.start, value, unit)
    if (recurs === 'once-a-year')
      return [
        { key: '1', date: first },
        ...years
          .slice(1)
          .map(({ start, end }, at) => ({ key: `${at + 2}`, date: end, from: start })),
      ]
    return [{ key: '', date: first }]
  })
}

const endsPeriods = (pair: Pair, name: string) =>
  links.some(
    (link) => link.clause === pair.id && link.follows === name && link.from === 'period-end',
  )
const isTalk = (pair: Pair, name: string) =>
  talks.some((talk) => talk.clause === pair.id && talk.parameter === name)

/** The values that decide the dates of a time: its own and those that it follows. */
function valuesBehind(pair: Pair, name: string, type: ExactType): readonly number[] {
  const link = linkOf(pair, name)
  return [
    valueFor(pair.parameters[name]!, type),
    ...(link ? valuesBehind(pair, link.follows, type) : []),
  ]
}

/** Dated entries of one clause. */
export function dutiesOf(dating: Dating, pair: Pair): readonly Draft[] {
  const { pack } = dating
  return Object.entries(pair.parameters).flatMap(([name, parameter]): Draft[] => {
    const usage = dating.usage(pair, name)
    if (!usage) return []
    const types = typesOf(pack.spec, usage.audience)
    // types with the same values have the same dates
    const byValues = new Map<string, readonly Occurrence[]>()
    const byType = new Map(
      types.map((type) => {
        const values = `${valuesBehind(pair, name, type)}`
        const dates = byValues.get(values) ?? occurrencesOf(dating, pair, name, type)
        byValues.set(values, dates)
        return [type, dates]
      }),
    )
    const keys = [...new Set([...byType.values()].flatMap((list) => list.map(({ key }) => key)))]
    // occurrences of a time differ in their date alone
    const common = new Map<string, ReturnType<typeof entryOf> & { readonly rule: string }>()
    const said = (value: number, binds: SupplierType) => {
      const key = `${value} ${audienceKey(binds)}`
      const entry = common.get(key) ?? {
        ...entryOf(dating, pair, name, parameter, usage, value, binds),
        rule: ruleOf(dating, pair, name, parameter, usage, value),
      }
      common.set(key, entry)
      return entry
    }
    return keys.flatMap((key) => {
      const held = types.filter((type) => byType.get(type)!.some((one) => one.key === key))
      const at = (type: ExactType) => ({
        ...byType.get(type)!.find((one) => one.key === key)!,
        value: valueFor(parameter, type),
      })
      return (byValues.size === 1 ? [{ for: {}, what: at(types[0]!) }] : share(held, at)).map(
        ({ for: type, what }): Draft => {
          const binds = narrow(
            usage.audience,
            held.length === types.length ? type : asNamed(held, types, type),
          )
          const end = contractEndOf(parameter)
          return {
            ...said(what.value, binds),
            id: idFor(`${pair.id}.${name}${key ? `.${key}` : ''}`, type),
            slot: `${pair.id}.${name}.${key}`,
            of: pair.id,
            kind: kindOf(pair, name, end),
            date: what.date,
            ...(what.from && { from: what.from }),
            basis: linkOf(pair, name)?.from === 'due' ? 'latest' : 'fixed',
            ...(!end &&
              what.date > pack.contractEnd &&
              !linkOf(pair, name) && { afterEnd: true as const }),
          }
        },
      )
    })
  })
}

const contractEndOf = (parameter: PackParameter) =>
  parameter.after?.length === 1 && parameter.after[0] === 'contract-end'

/** Where an occurrence exists for some types only, its entries name these even if they all share the date. */
const asNamed = (
  held: readonly ExactType[],
  all: readonly ExactType[],
  type: SupplierType,
): SupplierType => {
  if (type.role || type.size) return type
  const size =
    held.every((one) => one.size === held[0]!.size) &&
    !all.some((one) => one.size === held[0]!.size && !held.includes(one))
      ? held[0]!.size
      : undefined
  return size ? { size } : held[0]!
}

const narrow = (audience: SupplierType, type: SupplierType): SupplierType => ({
  ...audience,
  ...type,
})

function kindOf(pair: Pair, name: string, end: boolean | undefined): EntryKind {
  if (end) return 'keep'
  if (endsPeriods(pair, name)) return 'period'
  return isTalk(pair, name) ? 'talk' : 'duty'
}

function entryOf(
  { pack, words }: Dating,
  pair: Pair,
  name: string,
  parameter: PackParameter,
  usage: Usage,
  value: number,
  binds: SupplierType,
) {
  const { item } = usage
  const label = sentence(parameter.label)
  const waitsFor =
    usage.owner !== 'buyer' &&
    !isTalk(pair, name) &&
    (parameter.needs === 'brand' || parameter.needs === 'site')
      ? parameter.needs
      : undefined
  return {
    title: item.heading
      ? words('calendar.duty', { heading: item.heading, label: parameter.label })
      : label,
    heading: item.heading ?? pair.title,
    label,
    lookAt: lookAt(pack, pair, usage, binds),
    owner: isTalk(pair, name) ? ('both' as const) : usage.owner,
    for: binds,
    ...(waitsFor && { waitsFor }),
    clause: {
      id: pair.id,
      revision: pair.revision,
      number: item.number ?? String(pair.number),
      parameter: name,
    },
    length: { value, unit: parameter.unit! },
  }
}

/** Accepted proof of the paragraphs; where none is listed, the paragraph itself. */
function lookAt(
  pack: Pack,
  pair: Pair,
  { anchors, item }: Usage,
  binds: SupplierType,
): readonly string[] {
  const types = typesOf(pack.spec, binds)
  const fits = (audience: SupplierType) =>
    types.some(
      (type) =>
        (!audience.role || audience.role === type.role) &&
        (!audience.size || audience.size === type.size),
    )
  const proofs = pair.evidence
    .filter((row) => row.proves.some((anchor) => anchors.includes(anchor)) && fits(row.audience))
    .map((row) => plainText(row.proof))
  return proofs.length > 0 ? proofs.slice(0, 3) : [plainText(item.text)]
}

function ruleOf(
  { words, usage: usageIn }: Dating,
  pair: Pair,
  name: string,
  parameter: PackParameter,
  usage: Usage,
  value: number,
): string {
  const length = lengthText(words, value, parameter.unit!)
  const link = linkOf(pair, name)
  if (link) {
    const other = pair.parameters[link.follows]!
    if (link.from === 'period-end')
      return words('calendar.rule.period-end', {
        length,
        other: lengthText(words, Number(other.value), other.unit!),
      })
    const otherUsage = usageIn(pair, link.follows)
    const step = otherUsage?.item.heading ?? sentence(other.label)
    return words(link.back ? 'calendar.rule.before' : 'calendar.rule.due', {
      length,
      step,
      number: otherUsage?.item.number ?? String(pair.number),
    })
  }
  if (contractEndOf(parameter)) return words('calendar.rule.contract-end', { length })
  if (usage.recurs) return words(`calendar.rule.${usage.recurs}`, { length })
  return words(
    parameter.after?.includes('contract-start')
      ? 'calendar.rule.contract-start'
      : `calendar.rule.${parameter.after?.[0] ?? 'event'}`,
    { length },
  )
}

type EventTrigger = Exclude<Trigger, 'contract-start' | 'contract-end' | 'none'>
const runsFromEvent = (trigger: Trigger): trigger is EventTrigger =>
  trigger === 'award' || trigger === 'order' || trigger === 'request' || trigger === 'event'

/** Times of one clause that run from something that happens. */
export function eventsOf(dating: Dating, pair: Pair): readonly CalendarEvent[] {
  const { pack, words } = dating
  return Object.entries(pair.parameters).flatMap(([name, parameter]): CalendarEvent[] => {
    const usage = linkOf(pair, name) ? undefined : dating.usage(pair, name)
    if (!usage) return []
    return (parameter.after ?? []).filter(runsFromEvent).flatMap((after) =>
      share(typesOf(pack.spec, usage.audience), (type) => valueFor(parameter, type)).map(
        ({ for: type, what: value }): CalendarEvent => ({
          ...entryOf(dating, pair, name, parameter, usage, value, narrow(usage.audience, type)),
          id: idFor(`${pair.id}.${name}.${after}`, type),
          rule: words(`calendar.rule.${after}`, {
            length: lengthText(words, value, parameter.unit!),
          }),
          after,
          ...(usage.recurs === 'interval' && { repeats: true as const }),
        }),
      ),
    )
  })
}
