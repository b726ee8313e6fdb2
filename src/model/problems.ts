// What can be wrong with an input, and the one error that carries all of it.

export { type ProblemCode, problemCodes } from '../generated/problems.ts'

/** Values that a sentence is filled with. Lists are joined as the language joins them. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>

/** One thing wrong with an input, as data: the words are found under its code. */
export interface Fault {
  /** Stable code of the kind of problem, e.g. `unknown-clause` or `out-of-range`. */
  readonly code: string
  /** Where it is: a path into the input (`set.TRN-01.firstModels`), or `file:line:column` with a field for authored files. */
  readonly path: string
  /** What the sentences of this code are filled with. */
  readonly values?: Values
}

/** One thing wrong with an input: where it is, what is wrong, and what to do. */
export interface Problem extends Fault {
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

/** One line for one problem: place, what is wrong, what to do. */
export const printProblem = ({ path, message, hint }: Problem): string =>
  [path && `${path}:`, message, hint].filter(Boolean).join(' ')
