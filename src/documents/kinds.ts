// The kinds of document: one line and one file a kind.

import type { DocumentKind } from '../model/document.ts'
import { alignmentMatrix } from './alignment-matrix.ts'
import { brandCertificate } from './brand-certificate.ts'
import { contractSchedule } from './contract-schedule.ts'
import { evaluatorGuide } from './evaluator-guide.ts'
import { handoverNote } from './handover-note.ts'
import type { Kind } from './kind.ts'
import { kpiAnnex } from './kpi-annex.ts'
import { marketConsultation } from './market-consultation.ts'
import { supplierGuide } from './supplier-guide.ts'
import { tenderQuestions } from './tender-questions.ts'

/** Every kind, in the order of a procurement. */
export const kinds = {
  'market-consultation': marketConsultation,
  'tender-questions': tenderQuestions,
  'contract-schedule': contractSchedule,
  'kpi-annex': kpiAnnex,
  'brand-certificate': brandCertificate,
  'supplier-guide': supplierGuide,
  'evaluator-guide': evaluatorGuide,
  'alignment-matrix': alignmentMatrix,
  'handover-note': handoverNote,
} satisfies { readonly [Name in DocumentKind]: Kind & { readonly kind: Name } }
