// What an action is refused for.

import { expect } from 'vitest'
import { HrddError, type Problem } from '../../src/model/problems.ts'

/** Codes of the problems that an action throws; none where it goes through. */
export function problemsOf(action: () => unknown): string[] {
  try {
    action()
  } catch (error) {
    return codesOf(error).map(({ code }) => code)
  }
  return []
}

/** Problems that a promise is rejected with. */
export const rejected = (promise: Promise<unknown>): Promise<readonly Problem[]> =>
  promise.then(() => [], codesOf)

function codesOf(error: unknown): readonly Problem[] {
  if (!(error instanceof HrddError)) throw error
  for (const { message, hint, path } of error.problems)
    expect([message, hint, path].every((words) => words !== '')).toBe(true)
  return error.problems
}
