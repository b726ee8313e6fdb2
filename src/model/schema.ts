// What all schemas share. A schema is the one definition of a shape: the type is read from it.

import * as z from 'zod/mini'
import { tiers } from './audience.ts'

/** Every field, at every depth, for reading only. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

/** The type that a schema describes, for reading only. */
export type Shape<Schema extends z.core.SomeType> = DeepReadonly<z.infer<Schema>>

/** Text of at least one and at most `most` characters, without control characters. */
export const words = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    z.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'control'),
  )
/** An id that people type: letters, digits, dots and hyphens. */
export const id = () => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/, 'id'))
/** Id of a clause, e.g. `TRN-01`. */
export const clauseId = () => z.string().check(z.regex(/^[A-Z]{3}-\d{2}$/, 'clause-id'))
/** Id of a KPI, e.g. `KPI-TRN-01.1`. */
export const kpiId = () => z.string().check(z.regex(/^KPI-[A-Z]{3}-\d{2}\.\d{1,2}$/, 'kpi-id'))
/** Name of an item inside its clause, e.g. `second-source`. */
export const anchor = () => z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'anchor'))
/** Name of a parameter inside its clause, e.g. `registerDays`. */
export const parameterName = () => z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'name'))
/** A parameter of any clause, e.g. `COR-01.criticalDays`. */
export const parameterRef = () =>
  z.string().check(z.regex(/^[A-Z]{3}-\d{2}\.[a-z][A-Za-z0-9]{0,39}$/, 'parameter'))
/** BCP 47 code of a language, e.g. `en`. */
export const languageCode = () =>
  z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language'))
/** Civil date, YYYY-MM-DD. */
export const civilDate = () => z.iso.date()
/** Version of the package since which something exists. */
export const version = () => z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'version'))
/** ISO 4217 code, e.g. `EUR`. */
export const currency = () => z.string().check(z.regex(/^[A-Z]{3}$/, 'currency'))
export const tier = () => z.enum(tiers)
/** At least one of something. */
export const some = <Inner extends z.core.SomeType>(inner: Inner) =>
  z.array(inner).check(z.minLength(1))
/** A value for each tier at which something prints. */
export const byTier = <Inner extends z.core.SomeType>(inner: Inner) =>
  z.strictObject({
    low: z.optional(inner),
    medium: z.optional(inner),
    high: z.optional(inner),
  })

/**
 * Where a fact was read. `primary`: in the official text. `secondary`: in a text about it. `no`: not yet.
 * `readAt` and `checkedOn` are needed unless it is `no`.
 */
export const verification = {
  verified: z.enum(['primary', 'secondary', 'no']),
  readAt: z.optional(z.url()),
  checkedOn: z.optional(civilDate()),
  /** The words that were read, at most 25 of them. */
  read: z.optional(words(300)),
}
/** A place in a law, convention or standard. `ref` is listed in `clauses/sources.yaml`. */
export const source = () => z.strictObject({ ref: id(), at: words(200), ...verification })
/** Where a rule is read, without saying whether it was. */
export const place = () => z.strictObject({ ref: id(), at: words(200) })
