// How long a pack is and how much work it makes for both sides.

import { deliverables } from '../calendar/deliverables.ts'
import { hours } from '../calendar/hours.ts'
import { definitions, planAnnex } from '../documents/annexes.ts'
import { draft } from '../documents/draft.ts'
import { draftingOf } from '../documents/drafting.ts'
import { need } from '../language/arguments.ts'
import type { Role } from '../model/audience.ts'
import type { BlockNode, DocumentKind } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { type RenderInput, toText } from '../render/index.ts'

/** Length of a document. */
export interface Length {
  /** Of its plain text, everything included. */
  readonly words: number
  /** 400 words each, rounded up. */
  readonly pages: number
}

/** What a pack asks people to read, to do and to follow up. */
export interface Burden {
  readonly schedule: Length
  readonly questions: Length
  /** Binding items of all conditions. */
  readonly items: number
  /** Dated deliverables of the Supplier in the first contract year. */
  readonly dates: number
  readonly parameters: number
  readonly definitions: number
  /** Questions that earn points, most points of them together, and their weight in per cent of the award. */
  readonly scored: { readonly questions: number; readonly points: number; readonly weight: number }
  /** Hours a year by the planning assumptions of the clauses. */
  readonly hours: {
    readonly buyer: number
    /** By role that may bid, or that won; those of a reseller are an SME's. */
    readonly supplier: Readonly<Partial<Record<Role, number>>>
    /** Ids of clauses for which the hours that the Buyer stated do not reach: people before paper. */
    readonly notFollowedUp: readonly string[]
  }
}

/** Words of a plain text: runs of anything but white space. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0
/** Words of a document or a part of it, as plain text. */
export const wordsOf = (input: RenderInput): number => countWords(toText(input))

const wordsOnPage = 400
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)

/**
 * How long the schedule and the tender questions of a pack are, how much they ask, and how many hours a year they take.
 *
 * @param pack what `compose` made, or `readPack` read
 * @example
 * ```ts
 * import { burden, compose } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * const { schedule, scored } = burden(pack)
 * console.log(schedule.pages <= 9, scored.questions) // true 0
 * ```
 */
export function burden(pack: Pack): Burden {
  need('pack', pack)
  const { pairs } = pack
  const { buyer, supplier, notFollowedUp } = hours(pack)
  return {
    schedule: lengthOf(pack, 'contract-schedule'),
    questions: lengthOf(pack, 'tender-questions'),
    items: pairs.flatMap(({ condition }) => condition.flatMap(({ items }) => items)).length,
    dates: deliverables(pack, {}).length,
    parameters: pairs.flatMap((pair) => Object.keys(pair.parameters)).length,
    definitions: pack.definitions.length,
    scored: scoredIn(pack),
    hours: { buyer, supplier, notFollowedUp: notFollowedUp.map(({ clause }) => clause) },
  }
}

/** What a pack asks where it differs from one that was measured in strategy alone: most need not be drafted again. */
export function burdenLike(pack: Pack, { pack: other, burden: known }: MeasuredPack): Burden {
  const words = known.schedule.words + wordsOf(variable(pack)) - wordsOf(variable(other))
  return {
    ...known,
    schedule: lengthFor(words),
    questions: lengthOf(pack, 'tender-questions'),
    definitions: pack.definitions.length,
    scored: scoredIn(pack),
  }
}

/** A pack with what it asks. */
export interface MeasuredPack {
  readonly pack: Pack
  readonly burden: Burden
}

/** What of a schedule depends on which questions earn points: when the Plan is due, and terms of the questions. */
function variable(pack: Pack): readonly BlockNode[] {
  const drafting = draftingOf(pack)
  return [...planAnnex(drafting), definitions(drafting)]
}

function scoredIn({ pairs }: Pack): Burden['scored'] {
  const scored = pairs.flatMap(({ placement }) => placement.scored ?? [])
  return {
    questions: scored.length,
    points: sum(scored.map(({ max }) => max)),
    weight: sum(scored.map(({ weight }) => weight)),
  }
}

const lengthOf = (pack: Pack, kind: DocumentKind): Length => lengthFor(wordsOf(draft(pack, kind)))
const lengthFor = (words: number): Length => ({ words, pages: Math.ceil(words / wordsOnPage) })
