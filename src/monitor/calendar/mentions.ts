// Where the wording of a clause uses a parameter: that tells whom the time binds, under which number, and whether it comes again.

import type { SupplierType } from '../../model/audience.ts'
import type { NumberedItem, NumberedPart, PackParameter, Pair } from '../../model/pack.ts'
import type { Text } from '../../model/text.ts'
import { textsOf } from '../../model/walk.ts'
import type { Words } from '../words.ts'

/** `interval`: comes again after each such length. `yearly`: runs again from the first day of each contract year. `once-a-year`: runs once, and is then done once in each later contract year. */
export type Recurrence = 'interval' | 'yearly' | 'once-a-year'

/** What the wording says about one parameter. */
export interface Usage {
  /** Who has to act in that time. */
  readonly owner: 'supplier' | 'buyer' | 'both'
  /** Suppliers whom it concerns. */
  readonly audience: SupplierType
  /** The numbered paragraph that first uses it: that of the duty where there is one. */
  readonly item: NumberedItem
  /** Anchors of every paragraph that uses it. */
  readonly anchors: readonly string[]
  readonly recurs?: Recurrence
}

interface Mention {
  readonly part: NumberedPart
  readonly item: NumberedItem
  /** Words in front of the value and behind it, in the same paragraph. */
  readonly before: string
  readonly behind: string
  /** Whether the same sentence names the Supplier. */
  readonly supplier: boolean
}

const wordsAt = (text: Text, at: number): string => {
  const node = text[at]
  return typeof node === 'string' ? node : ''
}

/** Where each parameter is used in some parts, read in one pass. */
function mentionsIn(parts: readonly NumberedPart[]): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>()
  for (const part of parts)
    for (const item of part.items)
      for (const text of textsOf(item))
        for (const [at, node] of text.entries()) {
          if (typeof node === 'string' || node.type !== 'value') continue
          const mention = {
            part,
            item,
            before: wordsAt(text, at - 1),
            behind: behind(text, at),
            supplier: namesSupplier(text, at),
          }
          found.get(node.name)?.push(mention) ?? found.set(node.name, [mention])
        }
  return found
}

/** Everything behind a value up to the end of its sentence. */
function behind(text: Text, at: number): string {
  let out = ''
  for (const node of text.slice(at + 1)) {
    out += typeof node === 'string' ? node : 'text' in node ? node.text : ''
    const end = out.indexOf('. ')
    if (end >= 0) return out.slice(0, end)
  }
  return out
}

/** Whether the sentence around a value names the Supplier. */
function namesSupplier(text: Text, at: number): boolean {
  const ends = (node: Text[number]) => typeof node === 'string' && node.includes('. ')
  const isSupplier = (node: Text[number]) =>
    typeof node !== 'string' && node.type === 'term' && node.term === 'Supplier'
  for (let back = at - 1; back >= 0 && !ends(text[back]!); back--)
    if (isSupplier(text[back]!)) return true
  for (let next = at + 1; next < text.length && !ends(text[next]!); next++)
    if (isSupplier(text[next]!)) return true
  return false
}

/**
 * What a clause says about each of its parameters; nothing where no wording that binds the suppliers expected uses it.
 *
 * Released parameters do not all say that they recur, so the wording is asked: a time behind "every" comes again, and so
 * does one behind which the first day of each contract year is named. These words are strings of the pack.
 */
export function usagesOf(pair: Pair, words: Words): ReadonlyMap<string, Usage> {
  const inCondition = mentionsIn(pair.condition)
  const inConsequence = mentionsIn(pair.consequence)
  return new Map(
    Object.entries(pair.parameters).flatMap(([name, parameter]): [string, Usage][] => {
      const mentions = inCondition.get(name) ?? inConsequence.get(name)
      return mentions && parameter.type === 'period'
        ? [[name, usageOf(parameter, mentions, words)]]
        : []
    }),
  )
}

function usageOf(parameter: PackParameter, mentions: readonly Mention[], words: Words): Usage {
  const every = new RegExp(`(^|\\W)${words('calendar.mark.every')} $`, 'i')
  const after = ` ${words('calendar.mark.after')} `
  const recurring = (mention: Mention) => every.test(mention.before)
  const duty = (mention: Mention) => recurring(mention) || mention.behind.startsWith(after)
  const ofBuyer = mentions.filter(({ part }) => part.audience.buyer)
  const ofSupplier = mentions.filter(({ part }) => !part.audience.buyer)
  const owner = ownerOf(parameter, ofBuyer, ofSupplier, duty)
  const own =
    ofSupplier.length === 0 || (owner === 'buyer' && ofBuyer.length > 0) ? ofBuyer : ofSupplier
  const first = own.find(duty) ?? own[0] ?? mentions[0]!
  const named = (mark: string) =>
    mentions.some(
      (mention) => mention.behind.startsWith(after) && mention.behind.includes(words(mark)),
    )
  const recurs =
    parameter.repeats || mentions.some(recurring)
      ? 'interval'
      : named('calendar.mark.year')
        ? 'yearly'
        : named('calendar.mark.once')
          ? 'once-a-year'
          : undefined
  return {
    owner,
    audience: owner === 'buyer' ? {} : common(own.map(({ part }) => part.audience)),
    item: first.item,
    anchors: [...new Set(mentions.flatMap(({ item }) => item.anchor ?? []))],
    ...(recurs && { recurs }),
  }
}

/**
 * A time in a part of the Buyer is the Buyer's, unless its sentence names the Supplier too: a time that the Supplier has to
 * answer is worth knowing for both.
 */
function ownerOf(
  parameter: PackParameter,
  ofBuyer: readonly Mention[],
  ofSupplier: readonly Mention[],
  duty: (mention: Mention) => boolean,
): Usage['owner'] {
  if (parameter.needs === 'buyer') return 'buyer'
  if (ofSupplier.length === 0) return ofBuyer.some(({ supplier }) => supplier) ? 'both' : 'buyer'
  return ofBuyer.some(duty) ? 'both' : 'supplier'
}

/** What several audiences have in common. */
function common(audiences: readonly SupplierType[]): SupplierType {
  const [first, ...rest] = audiences
  const role =
    first?.role && rest.every((other) => other.role === first.role) ? first.role : undefined
  const size =
    first?.size && rest.every((other) => other.size === first.size) ? first.size : undefined
  return { ...(role && { role }), ...(size && { size }) }
}
