// Rule 4: which report counts. The latest final or amended one that no other has taken the place of; a provisional one only where there is none.

import type { Flag, Observation, TraceStep } from '../../../model/observation.ts'
import { throwIfAny } from '../../../model/problems.ts'
import { say } from '../trace.ts'

export interface Selection {
  readonly chosen?: Observation
  /** Reports that were not withdrawn, in the order in which they arrived. */
  readonly standing: readonly Observation[]
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

const isSettled = ({ status }: Observation): boolean => status === 'final' || status === 'amended'

/** In the order of arrival; on one day an amendment comes after what it amends, then by id, so that the order handed in says nothing. */
const byArrival = (a: Observation, b: Observation): number =>
  compare(a.reportedOn, b.reportedOn) ||
  Number(a.status === 'amended') - Number(b.status === 'amended') ||
  compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Selects among the reports of one KPI, subject and period.
 *
 * @throws HrddError where reports take each other's place in a circle
 */
export function select(reports: readonly Observation[], asOf: string): Selection {
  const arrived = reports.filter(({ reportedOn }) => reportedOn <= asOf)
  const withdrawn = arrived.filter(({ status }) => status === 'entered-in-error').sort(byArrival)
  const standing = arrived.filter(({ status }) => status !== 'entered-in-error').sort(byArrival)
  const settled = notSuperseded(standing.filter(isSettled))
  const chosen =
    settled.at(-1) ?? notSuperseded(standing.filter((report) => !isSettled(report))).at(-1)
  const trace =
    withdrawn.length > 0
      ? [
          say(4, 'select.withdrawn', {
            count: withdrawn.length === 1 ? 'One report was' : `${withdrawn.length} reports were`,
            ids: withdrawn.map(({ id }) => id).join(', '),
          }),
        ]
      : []
  if (!chosen) return { standing, flags: [], trace }
  const { id, reportedOn: on, supersedes } = chosen
  const provisional = !isSettled(chosen)
  return {
    chosen,
    standing,
    flags: provisional ? ['provisional'] : [],
    trace: [
      ...trace,
      provisional
        ? say(4, 'select.provisional', { id, on })
        : supersedes
          ? say(4, 'select.superseded', { id, on, old: supersedes })
          : say(4, 'select.report', { id, on }),
    ],
  }
}

function notSuperseded(reports: readonly Observation[]): readonly Observation[] {
  const replaced = new Set(reports.map(({ supersedes }) => supersedes))
  const left = reports.filter(({ id }) => !replaced.has(id))
  if (left.length === 0 && reports.length > 0)
    throwIfAny([
      {
        code: 'circle',
        path: `observations.${reports[0]!.id}.supersedes`,
        message: `the reports ${reports.map(({ id }) => id).join(', ')} take each other's place in a circle`,
        hint: 'An amendment names the report before it, and the first report names none.',
      },
    ])
  return left
}
