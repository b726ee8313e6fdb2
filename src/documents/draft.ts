// Drafts a document from a pack. One file a kind; this is their index.

import { readSupplier, type SupplierInput } from '../model/audience.ts'
import type { BlockNode, DocumentKind, DocumentNode } from '../model/document.ts'
import { nearest, show } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import type { Text } from '../model/text.ts'
import { alignmentMatrix } from './alignment-matrix.ts'
import { brandCertificate } from './brand-certificate.ts'
import { contractSchedule } from './contract-schedule.ts'
import { evaluatorGuide } from './evaluator-guide.ts'
import { frame } from './frame.ts'
import { handoverNote } from './handover-note.ts'
import { kpiAnnex } from './kpi-annex.ts'
import { marketConsultation } from './market-consultation.ts'
import type { Drafting } from './parts.ts'
import { canSay, speaker } from './say.ts'
import { supplierGuide } from './supplier-guide.ts'
import { tenderQuestions } from './tender-questions.ts'

interface Kind {
  /** The strings of a kind begin with this; `<strings>.title` is its title. */
  readonly strings: string
  readonly write: (drafting: Drafting) => { title: Text; children: BlockNode[] }
}

const kinds: Readonly<Record<DocumentKind, Kind>> = {
  'tender-questions': { strings: 'questions', write: tenderQuestions },
  'evaluator-guide': { strings: 'evaluator', write: evaluatorGuide },
  'contract-schedule': { strings: 'schedule', write: contractSchedule },
  'kpi-annex': { strings: 'annex', write: kpiAnnex },
  'brand-certificate': { strings: 'certificate', write: brandCertificate },
  'supplier-guide': { strings: 'supplier', write: supplierGuide },
  'market-consultation': { strings: 'consultation', write: marketConsultation },
  'handover-note': { strings: 'handover', write: handoverNote },
  'alignment-matrix': { strings: 'matrix', write: alignmentMatrix },
}

/** Choices for a draft. */
export interface DraftOptions {
  /** Makes a reading copy: parts that cannot apply to this supplier type are left out. Numbers and words stay. */
  readonly supplier?: SupplierInput
}

/**
 * Drafts a document as a tree, for `toText`, `toMarkdown`, `toHtml` or `toDocx`.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param kind one of `documentKinds`, for example `tender-questions` or `contract-schedule`
 * @throws HrddError where the kind or the supplier type is unknown
 * @example
 * ```ts
 * import { compose, draft, toText } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(toText(draft(pack, 'contract-schedule', { supplier: 'reseller' })).includes('Reading copy for a Reseller')) // true
 * ```
 */
export function draft(pack: Pack, kind: DocumentKind, options: DraftOptions = {}): DocumentNode {
  if (!Object.hasOwn(kinds, kind))
    throw new HrddError([
      {
        code: 'unknown-document',
        path: 'kind',
        message: `there is no document ${show(kind)}`,
        hint: nearest(String(kind), Object.keys(kinds))
          ? `Did you mean "${nearest(String(kind), Object.keys(kinds))}"?`
          : `There is: ${Object.keys(kinds).join(', ')}.`,
      },
    ])
  const supplier = options.supplier === undefined ? {} : readSupplier(options.supplier)
  if (!supplier)
    throw new HrddError([
      {
        code: 'unknown-supplier',
        path: 'supplier',
        message: `${show(options.supplier)} is not a supplier type`,
        hint: 'Write reseller, brand, sme, large, sme-reseller, or { role, size }.',
      },
    ])
  const { strings, write } = kinds[kind]
  // a pack carries the words of its documents, so an old one lacks those of later kinds
  if (!canSay(pack, `${strings}.title`))
    throw new HrddError([
      {
        code: 'no-words',
        path: 'kind',
        message: `this pack was composed with catalogue ${pack.stamp.catalogue}, which has no words for the document ${kind}`,
        hint: 'Compose again from the spec of the pack (`pack.spec`), or draft a kind that this catalogue knew.',
      },
    ])
  return frame(pack, kind, {
    ...write({ pack, supplier, say: speaker(pack) }),
    ...(options.supplier !== undefined && { supplier }),
  })
}
