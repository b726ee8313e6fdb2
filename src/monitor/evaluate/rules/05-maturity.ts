// Rule 5, maturity: the lowest level of all stages, or how many stages stand at the level that counts. Never a mean.

import type { Measure } from '../../../model/catalogue.ts'
import type { Observation } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { whole } from '../exact.ts'
import { say } from '../trace.ts'
import { shorten } from './03-validate.ts'
import type { Computed } from './05-computed.ts'

/** A stage that was not reported counts as level 0; coverage then says so. */
export function maturityOf(
  { atLevel }: Definition,
  { steps, levels, aggregate }: Extract<Measure, { type: 'maturity' }>,
  values: Observation['values'],
): Computed {
  const known = levels.map(({ level }) => String(level))
  const reported = steps.filter((step) => values[step] !== undefined && !isAbsent(values[step]))
  const wrong = reported.find((step) => !known.includes(values[step] as string))
  if (wrong !== undefined)
    return {
      state: 'invalid',
      trace: [
        say(3, 'validate.level', {
          name: wrong,
          given: shorten(values[wrong]),
          levels: known.join(', '),
        }),
      ],
    }
  const standing = steps.map((step) => (reported.includes(step) ? Number(values[step]) : 0))
  const distribution = Object.fromEntries(
    known.map((level) => [level, reported.filter((step) => values[step] === level).length]),
  )
  const lowest = Math.min(...standing)
  const stages = standing.filter((level) => level >= atLevel).length
  const count = String(steps.length)
  return {
    state: 'value',
    value: whole(aggregate === 'lowest' ? lowest : stages),
    distribution,
    stages: { reported: reported.length, of: steps.length },
    flags: [],
    trace: [
      aggregate === 'lowest'
        ? say(5, 'value.lowest', {
            count,
            level: String(lowest),
            steps: steps.filter((_, at) => standing[at] === lowest).join(', '),
          })
        : say(5, 'value.stages', { stages: String(stages), count, level: String(atLevel) }),
    ],
  }
}

const isAbsent = (value: Observation['values'][string]): boolean =>
  typeof value === 'object' && 'absent' in value!
