// What can be wrong with an input, and the one error that carries all of it.

import type { ProblemCode } from '../generated/problems.ts'

export { type ProblemCode, problemCodes } from '../generated/problems.ts'

/** Values that a sentence is filled with. Lists are joined as the language joins them. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>

/** Keys and indexes from an input to a place in it: `['kpis', 'targets', 'KPI-TRN-01.1']`. */
export type Segments = readonly (string | number)[]

/** One thing wrong with an input, as data: the words are found under its code. */
export interface Fault {
  /** Stable code of the kind of problem, e.g. `unknown-clause` or `out-of-range`. */
  readonly code: ProblemCode
  /** Where it is: a path into the input (`set.TRN-01.firstModels`), or `file:line:column` with a field for authored files. */
  readonly path: string
  /** The same place step by step, where the path alone does not tell: a key may hold dots. */
  readonly segments?: Segments
  /** What the sentences of this code are filled with. A text that begins with `@problems.` is itself a key of these words. */
  readonly values?: Values
}

/**
 * One thing wrong with an input: where it is, what is wrong, and what to do. To say it in another language, translate the
 * sentences of `clauses/words/problems/en.yaml` by `code`, and fill them with `values`.
 */
export interface Problem extends Fault {
  /** The place step by step, for example to find the field of a form. Empty where the input as a whole is meant. */
  readonly segments: Segments
  readonly values: Values
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** Tells our errors by, whichever copy of the package threw them. */
const brand = Symbol.for('hrdd-clauses.HrddError')

/**
 * The only error this package throws for bad input. It holds every problem of that input at once. `HrddError.is` and
 * `instanceof` know it across copies of the package: ESM, CommonJS, two versions in one program.
 *
 * @example
 * ```ts
 * import { compose, HrddError } from 'hrdd-clauses'
 * try {
 *   compose({ title: 'x' } as never)
 * } catch (error) {
 *   if (HrddError.is(error)) console.log(error.problems.length > 1) // true
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
    Object.defineProperty(this, brand, { value: true })
  }

  /** Whether something that was thrown is an error of this package. */
  static is(error: unknown): error is HrddError {
    return typeof error === 'object' && error !== null && Reflect.get(error, brand) === true
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return HrddError.is(value)
  }
}

/** One line for one problem: place, what is wrong, what to do. */
export const printProblem = ({ path, message, hint }: Problem): string =>
  [path && `${path}:`, message, hint].filter(Boolean).join(' ')
