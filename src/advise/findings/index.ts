// Every rule over packs, one line each.

import type { Rule } from '../rule.ts'
import { acceptanceAtSelection } from './acceptance-at-selection.ts'
import { changingText } from './changing-text.ts'
import { conditionWithoutProof } from './condition-without-proof.ts'
import { depthAndRisk } from './depth-and-risk.ts'
import { deskKpis } from './desk-kpis.ts'
import { dialogueAndPublication } from './dialogue-and-publication.ts'
import { lawDatePassed } from './law-date-passed.ts'
import { lawNotLookedAt } from './law-not-looked-at.ts'
import { lawNotRead } from './law-not-read.ts'
import { lawWants } from './law-wants.ts'
import { noBuyerDuties, noConfidentiality, noLadder } from './missing-roles.ts'
import { noHours } from './no-hours.ts'
import { noLegalReview } from './no-legal-review.ts'
import { proposedClause } from './proposed-clause.ts'
import { publishedKpis } from './published-kpis.ts'
import { noBrandPromise, nobodyPays } from './reseller-remedy.ts'
import { schemeWithoutEquivalent } from './scheme-without-equivalent.ts'
import { changeOfContractor, goodsUnseen } from './services.ts'
import { timeForPlans } from './time-for-plans.ts'
import { tooFewHours } from './too-few-hours.ts'
import { tooMuchToWrite } from './too-much-to-write.ts'
import { unboundPromise } from './unbound-promise.ts'
import { unmeasuredPromise } from './unmeasured-promise.ts'
import { setLoses, strategyLoses } from './what-is-lost.ts'

export const rules: readonly Rule[] = [
  acceptanceAtSelection,
  lawWants,
  publishedKpis,
  schemeWithoutEquivalent,
  timeForPlans,
  unmeasuredPromise,
  unboundPromise,
  depthAndRisk,
  tooFewHours,
  changingText,
  conditionWithoutProof,
  noLadder,
  noConfidentiality,
  noBuyerDuties,
  noLegalReview,
  tooMuchToWrite,
  deskKpis,
  lawNotRead,
  lawNotLookedAt,
  lawDatePassed,
  strategyLoses,
  noHours,
  dialogueAndPublication,
  setLoses,
  proposedClause,
  goodsUnseen,
  changeOfContractor,
  noBrandPromise,
  nobodyPays,
]
