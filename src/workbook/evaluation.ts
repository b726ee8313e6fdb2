// Writes what those who score fill in: two people alone, then agreed, then the weight by the published formula.

import { need } from '../language/arguments.ts'
import { fail, failIfAny } from '../language/problems.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import { run, type Steps, type Stoppable } from '../office/steps.ts'
import type { Bytes } from '../office/zip.ts'
import { agreedSheet, aloneSheet, type Evaluating, type Line } from './evaluation-marks.ts'
import { resultSheet } from './evaluation-result.ts'
import { type MarkedQuestion, markingOf } from './evaluation-rows.ts'
import { workbookFile } from './file.ts'
import { stampSheet } from './guide-sheet.ts'
import { tenderStamp } from './response.ts'
import { allowed } from './sheet-names.ts'

/** For whom an evaluation is made. */
export interface EvaluationOptions extends Stoppable {
  /** Names of the bidders, or letters that stand for them; each once. */
  readonly bidders: readonly string[]
}

const mostBidders = 100
const longestName = 100

/**
 * What those who score fill in, as an .xlsx file: a sheet for each of two people who mark alone, a third one for what they
 * agree on, with the reason, and the result: points given, divided by the most points, times the weight, rounded to two
 * decimals, and the sum for each bidder. A row of the published table takes no points or all of them; half a point too where
 * the table has a rule for all its rows, which says when. An empty cell is never 0: what rests on it stays empty, and the
 * row is named, as is one whose agreed points differ from both without a reason. Nothing is ranked. Same input, same bytes.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options the bidders, in the order in which they are to stand
 * @throws HrddError where nothing is scored, or names of bidders are missing, long or twice there
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { toEvaluation } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * const bytes = await toEvaluation(pack, { bidders: ['A', 'B', 'C'] })
 * console.log(String.fromCharCode(...bytes.subarray(0, 2))) // PK
 * ```
 */
export async function toEvaluation(pack: Pack, options: EvaluationOptions): Promise<Bytes> {
  need('pack', pack)
  need('list', options?.bidders, 'bidders')
  return run(write(pack, options), options)
}

function* write(pack: Pack, { bidders }: EvaluationOptions): Steps<Bytes> {
  const marking = markingOf(pack)
  if (marking.questions.length === 0) fail('nothing-scored', 'pack')
  const names = bidders.map((name) => name.trim())
  failIfAny(bidderFaults(names), pack.words)
  const voice = speech(pack.words)
  const lines = linesOf(marking.questions, names)
  const lists = [...new Set(lines.map(({ allowed: points }) => points.join()))]
  const evaluating: Evaluating = {
    ...marking,
    voice,
    bidders: names,
    lines,
    lists,
    names: sheetNames(voice),
  }
  const stamp = tenderStamp(pack)
  return yield* workbookFile(pack, stamp, [
    aloneSheet(evaluating, 'first'),
    aloneSheet(evaluating, 'second'),
    agreedSheet(evaluating),
    resultSheet(evaluating),
    stampSheet(
      stamp,
      lists.map((list) => list.split(',').map(Number)),
    ),
  ])
}

function bidderFaults(names: readonly string[]): Fault[] {
  if (names.length === 0 || names.length > mostBidders)
    return [{ code: 'no-bidders', path: 'bidders', values: { most: mostBidders } }]
  return names.flatMap((name, index): Fault | [] => {
    const path = `bidders[${index}]`
    const values = { given: name.slice(0, longestName) }
    if (name === '' || name.length > longestName || /\p{Cc}/u.test(name))
      return { code: 'bad-bidder', path, values }
    return names.indexOf(name) < index ? { code: 'bidder-twice', path, values } : []
  })
}

const linesOf = (questions: readonly MarkedQuestion[], bidders: readonly string[]): Line[] =>
  bidders.flatMap((bidder) =>
    questions.flatMap(({ id, rows }) => rows.map((row) => ({ ...row, bidder, question: id }))),
  )

/** Names of the sheets. */
const sheetNames = ({ say }: Speech): Evaluating['names'] => ({
  first: allowed(say('evaluation.first')),
  second: allowed(say('evaluation.second')),
  agreed: allowed(say('evaluation.agreed')),
  result: allowed(say('evaluation.result')),
})
