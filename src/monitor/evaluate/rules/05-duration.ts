// Rule 5, durations: civil days of each case; an open case counts at its age, so that leaving one open hides nothing.

import type { Measure } from '../../../model/catalogue.ts'
import type { Flag, Observation, TraceStep } from '../../../model/observation.ts'
import { daysBetween, isCivilDate } from '../../periods.ts'
import type { Definition } from '../definition.ts'
import { type Exact, exact, fromNumber, isDecimal, plain, whole, zero } from '../exact.ts'
import { say } from '../trace.ts'
import { isStep, shorten } from './03-validate.ts'
import type { Computed } from './05-computed.ts'

interface Case {
  readonly days: Exact
  readonly open: boolean
}

export function durationOf(
  definition: Definition,
  { cases: { name }, statistic }: Extract<Measure, { type: 'duration' }>,
  values: Observation['values'],
  ageOn: string,
): Computed {
  const given = values[name]
  // a count of no cases is the same as an empty list
  const list = Array.isArray(given)
    ? (given as readonly string[])
    : typeof given === 'string' && isDecimal(given) && exact(given).n === 0n
      ? []
      : undefined
  if (!list)
    return {
      state: 'invalid',
      trace: [say(3, 'validate.case', { name, given: shorten(given), asOf: ageOn })],
    }
  const read = list.map(
    (text) =>
      readCase(text, ageOn) ?? say(3, 'validate.case', { name, given: shorten(text), asOf: ageOn }),
  )
  const wrong = read.find((entry): entry is TraceStep => isStep(entry))
  if (wrong) return { state: 'invalid', trace: [wrong] }
  if (read.length === 0) return { state: 'nothing', trace: [] }
  // of equal cases the open ones come last, so that the order handed in says nothing
  const cases = (read as Case[]).sort(
    (a, b) => a.days.compare(b.days) || Number(a.open) - Number(b.open),
  )
  const resting = restingOn(cases, statistic)
  const value = resting.reduce((sum, { days }) => sum.add(days), zero).div(whole(resting.length))
  const longest = cases.at(-1)!.days
  const flags: Flag[] = []
  const trace: TraceStep[] = []
  if (resting.some(({ open }) => open)) {
    flags.push('lower-bound')
    trace.push(say(5, 'value.lower-bound', { ageOn }))
  }
  if (
    definition.targets &&
    definition.direction === 'lower' &&
    longest.compare(fromNumber(definition.targets.target).mul(whole(4))) > 0
  ) {
    flags.push('tail')
    trace.push(
      say(5, 'value.tail', { longest: plain(longest), target: String(definition.targets.target) }),
    )
  }
  return { state: 'value', value, cases: cases.length, flags, trace }
}

/** The cases whose days make the statistic: one, or the two in the middle. */
function restingOn(cases: readonly Case[], statistic: 'median' | 'p90' | 'max'): readonly Case[] {
  const { length } = cases
  if (statistic === 'max') return [cases[length - 1]!]
  // the smallest number of days that nine in ten cases do not exceed
  if (statistic === 'p90') return [cases[Math.ceil((length * 9) / 10) - 1]!]
  return length % 2 === 1
    ? [cases[(length - 1) / 2]!]
    : [cases[length / 2 - 1]!, cases[length / 2]!]
}

/** `14` days, `2027-03-01/2027-03-15` closed, `2027-03-01` open. A case that closes after the day looked at is open on it. */
function readCase(text: string, ageOn: string): Case | undefined {
  if (typeof text !== 'string') return undefined
  if (isDecimal(text)) return { days: exact(text), open: false }
  const [start, end, more] = text.split('/')
  if (
    more !== undefined ||
    !isCivilDate(start!) ||
    (end !== undefined && (!isCivilDate(end) || end < start!)) ||
    start! > ageOn
  )
    return undefined
  const open = end === undefined || end > ageOn
  return { days: whole(daysBetween(start!, open ? ageOn : end)), open }
}
