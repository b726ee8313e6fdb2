// What a rule over packs is.

import type { FindingId } from '../generated/types.ts'
import type { Speech } from '../language/speech.ts'
import type { Severity } from '../model/finding.ts'
import type { Pack, Pair } from '../model/pack.ts'
import type { Values } from '../model/problems.ts'
import { plainText } from '../model/text.ts'

/** What a rule may look at beside the pack. */
export interface Context {
  /** The day by which it is judged, YYYY-MM-DD; absent where nobody says. */
  readonly asOf?: string
  /** The words of the pack. */
  readonly voice: Speech
}

/** One place at which a pack breaks a rule. */
export interface Place {
  /** The clause, KPI or field it is about. */
  readonly where: string
  /** What its sentences are filled with. */
  readonly values?: Values
  /** Where the rule has more than one reason: `<id>.why.<reason>`. */
  readonly reason?: string
  /** Where it comes from, if the law of the pack says so; otherwise `<id>.source`. */
  readonly source?: string
}

/** A rule. Its words are `findings.<id>.title`, `.why`, `.fix` and `.source`. */
export interface Rule {
  /** Stable id, e.g. `HRDD-L17`. Ids with S are about choices of strategy, the others about law and drafting. */
  readonly id: FindingId
  readonly severity: Severity
  /** Every place at which the pack breaks it. */
  find(pack: Pack, context: Context): readonly Place[]
}

/** Pairs whose question earns points. */
export const scoredPairs = ({ pairs }: Pack): Pair[] =>
  pairs.filter(({ placement }) => placement.scored !== undefined)

/** Hours a year that the buyer needs to follow up. */
export const hoursNeeded = ({ pairs }: Pack): number =>
  pairs.reduce((sum, { effort }) => sum + effort.buyer, 0)

/** Everything of a pair that binds, is asked or proves, as plain text. */
export const textsOf = ({
  outcome,
  question,
  condition,
  evidence,
  exceptions,
  sheet,
}: Pair): string[] =>
  [
    ...(outcome ? [outcome] : []),
    ...[...question, ...condition.flatMap(({ items }) => items)].flatMap((item) => [
      item.text,
      ...(item.items ?? []),
    ]),
    ...evidence.flatMap(({ proof, doesNotShow }) => [proof, doesNotShow]),
    ...exceptions,
    ...sheet.map(({ text }) => text),
  ].map(plainText)

/** A source as it is cited: title and place. */
export const cite = (
  { sources }: Pack,
  { ref, at }: { readonly ref: string; readonly at: string },
) => `${sources[ref] ?? ref}, ${at}`

/** Whether ratings of this contract are to be published, as far as the spec says. */
export function isPublished({ jurisdiction: { publishedKpis }, spec }: Pack): boolean {
  const { value, framework } = spec.contract
  if (!publishedKpis || value === undefined || spec.currency !== publishedKpis.above.currency)
    return false
  return value > publishedKpis.above.amount && !(framework && publishedKpis.exceptFrameworks)
}
