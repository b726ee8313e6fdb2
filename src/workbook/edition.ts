// For whom a workbook is.

import { show } from '../language/issues.ts'
import { fail } from '../language/problems.ts'

/** For whom a workbook is: `supplier` locks what only the Buyer fills in; `buyer` opens all, and has the talks. */
export const editions = ['supplier', 'buyer'] as const
export type Edition = (typeof editions)[number]

/**
 * The edition that is asked for.
 * @throws HrddError where there is none of this name
 */
export const readEdition = (given: string): Edition =>
  editions.find((edition) => edition === given) ??
  fail('unknown-value', 'edition', { given: show(given), all: editions })
