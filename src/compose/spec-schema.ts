// `readSpec` for whoever takes a Standard Schema: forms, routers, clients (https://standardschema.dev).

import { HrddError, type Segments } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import { type ReadSpec, readSpec } from './read-spec.ts'

/** What a validator answers: the value, or every problem with its place. */
export type ValidatedSpec =
  | { readonly value: ReadSpec; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: Segments }[] }

/** A Standard Schema, version 1, of a spec. */
export interface SpecSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => ValidatedSpec
    /** Only for type inference; never there at run time. */
    readonly types?: { readonly input: Spec; readonly output: ReadSpec } | undefined
  }
}

/**
 * A spec as a Standard Schema: it reads as `readSpec` does, and answers in place of throwing. A message is followed by what
 * to do.
 *
 * @example
 * ```ts
 * import { specSchema } from 'hrdd-clauses'
 * const { issues } = specSchema['~standard'].validate({ title: 'Laptops', contract: { months: 0 } })
 * console.log(issues?.some(({ path }) => path.join() === 'contract,months')) // true
 * ```
 */
export const specSchema: SpecSchema = {
  '~standard': {
    version: 1,
    vendor: 'hrdd-clauses',
    validate(value) {
      try {
        return { value: readSpec(value) }
      } catch (error) {
        if (!HrddError.is(error)) throw error
        return {
          issues: error.problems.map(({ message, hint, segments }) => ({
            message: [message, hint].filter(Boolean).join('. '),
            path: segments,
          })),
        }
      }
    },
  },
}
