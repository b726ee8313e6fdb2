// What a host may choose for HTML, and what is refused.

import * as z from 'zod/mini'
import { faultsOf } from '../../language/issues.ts'
import { knownKeys } from '../../language/known-keys.ts'
import { failIfAny } from '../../language/problems.ts'
import type { Fault } from '../../model/problems.ts'
import type { LinkedDocument } from './links.ts'

/** Choices for HTML. */
export interface HtmlOptions {
  /** `false` renders a document as a fragment, for a page of yours. Default `true`; blocks are always fragments. */
  readonly page?: boolean
  /** Level of the outermost heading of a fragment, 1 to 6; a page always begins at 1. Default 2. */
  readonly headingLevel?: number
  /**
   * The style of a page: `inline` in its head (default), `none`, or the address of `hrdd-clauses/style.css` where you serve
   * it. What a page prints in the margins of paper differs by document: beside an `href` it takes a `nonce`.
   */
  readonly style?: 'inline' | 'none' | { readonly href: string }
  /** Set on every style of a page, for a `Content-Security-Policy` with `style-src 'nonce-…'`. There is no script. */
  readonly nonce?: string
  /** Put before every class, in the inline style too. Default `hrdd-`, as in `stylesheet`. */
  readonly classPrefix?: string
  /** Put before every id, where several fragments share a page. Default: nothing. */
  readonly idPrefix?: string
  /**
   * The documents that belong together, each with the address of its page; the one rendered may be among them.
   * A reference whose target is not in this page then leads into the first document that holds it, so that question,
   * condition and KPI are linked both ways. Without it, links stay within the page.
   */
  readonly links?: readonly LinkedDocument[]
  /** Addresses of other files. A reference whose target is one of them leads there. */
  readonly files?: readonly string[]
}

const prefix = () => z.optional(z.string().check(z.regex(/^(?:[a-z][\w-]*)?$/i, 'prefix')))
const htmlOptions = z.strictObject({
  page: z.optional(z.boolean()),
  headingLevel: z.optional(z.int().check(z.minimum(1), z.maximum(6))),
  style: z.optional(z.union([z.enum(['inline', 'none']), z.strictObject({ href: z.string() })])),
  nonce: z.optional(z.string().check(z.regex(/^[\w+/-]+={0,2}$/, 'nonce'))),
  classPrefix: prefix(),
  idPrefix: prefix(),
  links: z.optional(
    z.array(
      // a host may keep more beside them
      z.looseObject({
        document: z.looseObject({ type: z.literal('document') }),
        href: z.string(),
        idPrefix: prefix(),
      }),
    ),
  ),
  files: z.optional(z.array(z.string())),
})

/** The choices, with what is not said filled in. */
export type HtmlChoices = Required<Omit<HtmlOptions, 'nonce'>> & {
  readonly nonce: string | undefined
}

/** @throws HrddError with every fault of the choices */
export function readOptions(options: HtmlOptions): HtmlChoices {
  const outcome = z.safeParse(htmlOptions, options)
  const faults = outcome.success
    ? addressFaults(options)
    : faultsOf(outcome.error.issues, options, (path) => knownKeys(htmlOptions, path))
  failIfAny(faults)
  const { page = true, headingLevel = 2, style = 'inline', nonce } = options
  const { classPrefix = 'hrdd-', idPrefix = '', links = [], files = [] } = options
  return { page, headingLevel, style, nonce, classPrefix, idPrefix, links, files }
}

/** An address that is no script and has no fragment of its own. */
const address = /^(?:https?:|(?![a-z][a-z0-9+.-]*:))[^\s\p{Cc}#]+$/iu

function addressFaults({ links = [], files = [], style }: HtmlOptions): Fault[] {
  const addresses = [
    ...links.map(({ href }, index) => [`links[${index}].href`, href] as const),
    ...files.map((file, index) => [`files[${index}]`, file] as const),
    ...(typeof style === 'object' ? [['style.href', style.href] as const] : []),
  ]
  return addresses.flatMap(([path, given]) =>
    address.test(given) ? [] : [{ code: 'link', path, values: { given: JSON.stringify(given) } }],
  )
}
