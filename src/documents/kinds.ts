// The kinds of document: one line and one file a kind.

import type { DocumentKind } from '../model/document.ts'
import { alignmentMatrix } from './alignment-matrix.ts'
import { brandCertificate } from './brand-certificate.ts'
import { contractSchedule } from './contract-schedule.ts'
import { diligencePlan } from './diligence-plan.ts'
import { evaluatorGuide } from './evaluator-guide.ts'
import { formalRequest } from './formal-request.ts'
import { handoverNote } from './handover-note.ts'
import type { Kind } from './kind.ts'
import { kpiAnnex } from './kpi-annex.ts'
import { letterOfSupport } from './letter-of-support.ts'
import { marketConsultation } from './market-consultation.ts'
import { progressReport } from './progress-report.ts'
import { supplierGuide } from './supplier-guide.ts'
import { tenderQuestions } from './tender-questions.ts'
import { workerNotice } from './worker-notice.ts'

/** Every kind, in the order of a procurement. */
export const kinds = {
  'market-consultation': marketConsultation,
  'tender-questions': tenderQuestions,
  'contract-schedule': contractSchedule,
  'kpi-annex': kpiAnnex,
  'brand-certificate': brandCertificate,
  'formal-request': formalRequest,
  'letter-of-support': letterOfSupport,
  'diligence-plan': diligencePlan,
  'progress-report': progressReport,
  'worker-notice': workerNotice,
  'supplier-guide': supplierGuide,
  'evaluator-guide': evaluatorGuide,
  'alignment-matrix': alignmentMatrix,
  'handover-note': handoverNote,
} satisfies { readonly [Name in DocumentKind]: Kind & { readonly kind: Name } }
