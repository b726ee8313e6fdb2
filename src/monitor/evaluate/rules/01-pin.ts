// Rule 1: a contract evaluates the version that it names. A newer major version is said, never taken.

import type { Flag, Observation, TraceStep } from '../../../model/observation.ts'
import type { Problem } from '../../../model/problems.ts'
import type { Definition } from '../definition.ts'
import { say } from '../trace.ts'

const version = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/

/** Major version, or `undefined` where the text is no version. */
export const majorOf = (text: string): string | undefined => version.exec(text)?.[1]

/** Splits `KPI-TRN-01.1@1.0.0`. */
export function readReference(
  reference: string,
): { readonly id: string; readonly version: string; readonly major: string } | undefined {
  const [, id, at] = /^([^@]+)@([^@]+)$/.exec(reference) ?? []
  const major = at === undefined ? undefined : majorOf(at)
  return major === undefined ? undefined : { id: id!, version: at!, major }
}

/** Whether two references name comparable versions of the same KPI. */
export function comparable(a: string, b: string): boolean {
  const [first, second] = [readReference(a), readReference(b)]
  return (
    first !== undefined &&
    second !== undefined &&
    first.id === second.id &&
    first.major === second.major
  )
}

/** What is wrong with the reference of an observation, given the version that the contract names. */
export function checkReference(
  { id, version: pinned }: Pick<Definition, 'id' | 'version'>,
  reference: string,
  path: string,
): Problem[] {
  const named = readReference(reference)
  if (!named)
    return [
      {
        code: 'bad-version',
        path,
        message: `"${reference}" is not an id with a version`,
        hint: `Write it as ${id}@${pinned}.`,
      },
    ]
  if (named.id !== id)
    return [
      {
        code: 'wrong-kpi',
        path,
        message: `the observation is of ${named.id}, not of ${id}`,
        hint: 'Hand in the observations of one KPI only, or use evaluateAll.',
      },
    ]
  if (named.major !== majorOf(pinned))
    return [
      {
        code: 'wrong-version',
        path,
        message: `version ${named.version} is not comparable with ${pinned}, which the contract names`,
        hint: 'Evaluate it with the definition of its own version; resolve() finds it.',
      },
    ]
  return []
}

/** Says where the catalogue has moved on to a version that is not comparable. */
export function pin(
  { version: pinned }: Definition,
  latest: string | undefined,
): { readonly flags: readonly Flag[]; readonly trace: readonly TraceStep[] } {
  if (latest === undefined || Number(majorOf(latest)) <= Number(majorOf(pinned)))
    return { flags: [], trace: [] }
  return { flags: ['newer-major'], trace: [say(1, 'pin.newer-major', { pinned, latest })] }
}

/** Says where a report names another, comparable version. */
export const pinReport = (
  { version: pinned }: Definition,
  { kpi }: Observation,
): readonly TraceStep[] => {
  const reported = readReference(kpi)!.version
  return reported === pinned ? [] : [say(1, 'pin.same-major', { reported, pinned })]
}
