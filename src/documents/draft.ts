// Drafts a document from a pack.

import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { suggestion } from '../language/nearest.ts'
import { fail } from '../language/problems.ts'
import { readSupplier, type SupplierInput } from '../model/audience.ts'
import {
  type DocumentKind,
  type DocumentNode,
  type Readership,
  shownTo,
} from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { draftingOf } from './drafting.ts'
import { frame } from './frame.ts'
import { kinds } from './kinds.ts'

/** Choices for a draft. */
export interface DraftOptions {
  /** Makes a reading copy: parts that cannot bind this supplier type are left out. Numbers and words stay. */
  readonly supplier?: SupplierInput
}

/**
 * Drafts a document as a tree, for `toText`, `toMarkdown`, `toHtml` or `toDocx`.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param kind one of `documentKinds`, for example `tender-questions` or `contract-schedule`
 * @throws HrddError where the kind or the supplier type is unknown, the pack was made for others (`packFor`), or lacks words
 * @example
 * ```ts
 * import { compose, draft, toText } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(toText(draft(pack, 'contract-schedule', { supplier: 'reseller' })).includes('Reading copy')) // true
 * ```
 */
export function draft(pack: Pack, kind: DocumentKind, options: DraftOptions = {}): DocumentNode {
  need('pack', pack)
  need('options', options)
  if (!Object.hasOwn(kinds, String(kind))) {
    const { ending, values } = suggestion(String(kind), Object.keys(kinds))
    fail(`unknown-document${ending}`, 'kind', { given: show(kind), ...values })
  }
  const supplier = options.supplier === undefined ? {} : readSupplier(options.supplier)
  if (!supplier) fail('unknown-supplier', 'supplier', { given: show(options.supplier) })
  const { draft: write, readership } = kinds[kind]
  refuseOthers(pack, kind, readership)
  const drafting = draftingOf(pack, supplier)
  return frame(drafting, kind, readership, write(drafting))
}

/** A pack that was made for some has no words for the documents of others. */
function refuseOthers({ stamp }: Pack, kind: DocumentKind, readership: Readership): void {
  if (!stamp.for) return
  const { audience } = stamp.for
  const shown: readonly Readership[] = shownTo[audience]
  if (shown.includes(readership)) return
  const all = Object.values(kinds).flatMap((other) =>
    shown.includes(other.readership) ? [other.kind] : [],
  )
  fail('document-not-for', 'kind', { kind, audience, all })
}
