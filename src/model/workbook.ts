// What a monitoring workbook holds beside observations: rows of its sheets, as plain data. Every value is text: dates YYYY-MM-DD, numbers as decimals.

import type { Tier } from './audience.ts'
import type { Bands, Grade } from './catalogue.ts'
import type { Commitment, Shortfall } from './follow-up.ts'
import type { FormalRequest, Observation, ObservedEvidence } from './observation.ts'

/** Who may see a row. `buyer-only` rows never reach a supplier's edition. */
export type Confidentiality = 'public' | 'parties' | 'buyer-only'
export const confidentialities: readonly Confidentiality[] = ['public', 'parties', 'buyer-only']

/** How many people something touches, in bands: exact numbers of a small group point at persons. */
export type PeopleBand = 'none' | 'under-10' | '10-49' | '50-249' | '250-plus' | 'unknown'
export const peopleBands: readonly PeopleBand[] = [
  'none',
  'under-10',
  '10-49',
  '50-249',
  '250-plus',
  'unknown',
]

/** A place where something in the Products is made. */
export interface SiteRow {
  /** The supplier's own id, or the one of a public register. */
  readonly id: string
  readonly name?: string
  readonly address?: string
  readonly country?: string
  readonly level?: 'final' | 'component' | 'material' | 'other'
  readonly models?: readonly string[]
  readonly component?: string
  readonly brand?: string
  /** When it was first linked to the Products. */
  readonly since?: string
  readonly source?: string
  /** When the source last confirmed it. */
  readonly confirmed?: string
  readonly confidentiality?: Confidentiality
}

/** A harm or breach that was found, and what became of it. */
export interface FindingRow {
  readonly id: string
  readonly site?: string
  readonly issue?: string
  readonly severity?: 'critical' | 'serious' | 'other'
  /** By function: who set the severity. */
  readonly severityBy?: string
  readonly found?: string
  readonly grade?: Grade
  /** Closing date as first set. */
  readonly due?: string
  /** Closing date in force now, where it was moved. */
  readonly movedTo?: string
  readonly status?: 'open' | 'in-progress' | 'closed' | 'reopened'
  readonly closed?: string
  readonly verifiedBy?: string
  readonly cause?: string
  /** What price, dates, changes or payment of the buying had to do with it. */
  readonly buyingPart?: string
  readonly recurrenceOf?: string
  readonly people?: PeopleBand
  readonly confidentiality?: Confidentiality
}

/** A complaint and its remedy. The case id is a pseudonym. */
export interface GrievanceRow {
  readonly id: string
  readonly issue?: string
  readonly received?: string
  readonly substantiated?: 'yes' | 'no' | 'open'
  readonly remedy?: string
  readonly agreed?: string
  readonly delivered?: string
  /** In the currency of the contract. */
  readonly owed?: string
  readonly paid?: string
  readonly people?: PeopleBand
  readonly confirmedByWorkers?: 'yes' | 'no' | 'unknown'
  /** Days on which somebody looked whether those who complained suffered for it. */
  readonly retaliationChecks?: readonly string[]
  readonly confidentiality?: Confidentiality
}

/** A hearing of people affected, with the fields that the Engagement Record asks for. */
export interface EngagementRow {
  readonly id: string
  readonly stage?: string
  readonly site?: string
  readonly heldOn?: string
  readonly groupsHeard?: string
  readonly peopleHeard?: PeopleBand
  readonly groupsAtWork?: string
  readonly howChosen?: string
  readonly hosts?: string
  readonly place?: string
  readonly language?: string
  readonly safeguards?: string
  readonly consent?: string
  readonly whatWasSaid?: string
  readonly decision?: string
  readonly decisionDate?: string
  readonly whatChanged?: string
  readonly answerReturned?: string
  readonly proposals?: string
  readonly proxyDanger?: string
  readonly proxyReview?: string
  readonly confidentiality?: Confidentiality
}

/** A Formal Request, and the reports that wait for its answer. */
export interface RequestRow extends FormalRequest {
  /** Ids of observations. */
  readonly reports?: readonly string[]
  /** What was sent, e.g. the number of the template. */
  readonly template?: string
  readonly due?: string
  readonly confidentiality?: Confidentiality
}

/** A proof, and the reports that it stands behind. */
export interface EvidenceRow extends ObservedEvidence {
  readonly id?: string
  /** Ids of observations. */
  readonly reports?: readonly string[]
  readonly type?: string
  readonly issuer?: string
  readonly independence?: 'own' | 'third-party' | 'workers'
  readonly sites?: readonly string[]
  readonly validUntil?: string
  readonly confidentiality?: Confidentiality
}

/** What became of a promise of the winning tender. */
export interface CommitmentRow extends Commitment {
  readonly confidentiality?: Confidentiality
}

/** A duty that was not met, with the steps taken. */
export interface ShortfallRow extends Shortfall {
  /** What the supplier says of it: ENF-01 lets it enter a statement in the log. */
  readonly statement?: string
  readonly confidentiality?: Confidentiality
}

/** A correction, a new threshold, or another change to remember. */
export interface ChangeRow {
  readonly on: string
  readonly kind: 'restatement' | 'threshold' | 'version' | 'note'
  readonly what: string
  readonly from?: string
  readonly to?: string
  readonly reason?: string
  /** By function. */
  readonly by?: string
  readonly confidentiality?: Confidentiality
}

/** What the workbook says of the contract. */
export interface WorkbookSetup {
  /** `subject.contract` of every observation. */
  readonly contract: string
  readonly title: string
  readonly buyer: string
  /** Name of the supplier, once there is one. */
  readonly supplier?: string
  readonly start: string
  readonly end: string
  readonly tier: Tier
  readonly lots: readonly string[]
  readonly brands: readonly string[]
  /** Function that agreed the thresholds, and when. */
  readonly agreedBy?: string
  readonly agreedOn?: string
  /** Thresholds by id of the KPI without version; KPIs that are only watched are absent. */
  readonly thresholds: Readonly<
    Record<string, Pick<Bands, 'target' | 'approaching' | 'requiresImprovement'>>
  >
  /** Digest of the pack that the workbook was made from. */
  readonly pack: string
  /** Version of the catalogue. */
  readonly catalogue: string
}

/** Rows of the sheets that are filled in, beside observations. */
export interface WorkbookRows {
  readonly sites?: readonly SiteRow[]
  readonly findings?: readonly FindingRow[]
  readonly grievances?: readonly GrievanceRow[]
  readonly engagement?: readonly EngagementRow[]
  readonly requests?: readonly RequestRow[]
  readonly evidence?: readonly EvidenceRow[]
  /** Promises of the winning tender of which somebody recorded a state, as `review` takes them. */
  readonly commitments?: readonly CommitmentRow[]
  /** Duties that were not met, as `review` takes them. */
  readonly shortfalls?: readonly ShortfallRow[]
  readonly changes?: readonly ChangeRow[]
}

/** All that a workbook holds. */
export interface WorkbookData extends Required<WorkbookRows> {
  readonly setup: WorkbookSetup
  readonly observations: readonly Observation[]
}
