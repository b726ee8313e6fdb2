// What the unit tests share: the example tender, and packs that can be changed.

import { compose, HrddError, type Pack, type Problem, type Spec } from '../../src/index.ts'

export const specOf = (fields: Partial<Spec> = {}): Spec => ({
  title: 'Laptops and monitors 2027',
  buyer: 'Example Purchasing Consortium',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
  ...fields,
})
export const packOf = (fields: Partial<Spec> = {}): Pack => compose(specOf(fields))

/** The problems that a call throws. */
export function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call()
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}

/** Plain data whose fields can be set. */
export type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T
export const mutableCopy = <T>(value: T): Mutable<T> => JSON.parse(JSON.stringify(value))
