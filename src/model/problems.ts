// What can be wrong with an input, and the one error that carries all of it.

/** One thing wrong with an input: where it is, what is wrong, and what to do. */
export interface Problem {
  /** Stable code of the kind of problem, e.g. `unknown-clause` or `out-of-range`. */
  readonly code: string
  /** Where it is: a path into the input (`set.TRN-01.listDays`), or `file:line:column` with a field for authored files. */
  readonly path: string
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/**
 * The only error this package throws for bad input. It holds every problem of that input at once.
 *
 * @example
 * ```ts
 * import { compose, HrddError } from 'hrdd-clauses'
 * try {
 *   compose({ title: 'x' } as never)
 * } catch (error) {
 *   if (error instanceof HrddError) console.log(error.problems.length > 1) // true
 * }
 * ```
 */
export class HrddError extends Error {
  override readonly name = 'HrddError'
  /** Every problem found, in the order of the input. Never empty. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(printProblem).join('\n'))
    this.problems = problems
  }
}

/** One line for one problem: `path: message (hint)`. */
export function printProblem(problem: Problem): string {
  return `${problem.path || '(input)'}: ${problem.message}${problem.hint && ` Tip: ${problem.hint}`}`
}

/** Throws one `HrddError` with all problems, or does nothing where there are none. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HrddError(problems)
}
