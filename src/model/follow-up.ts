// What a contract manager keeps on record beside KPI values and the workbook: promises and shortfalls. Plain JSON.

/** What became of a promise. `refused-by-others`: it needed another company, which refused. */
export type CommitmentState =
  | 'delivered'
  | 'partly'
  | 'not-delivered'
  | 'refused-by-others'
  | 'not-due'
export const commitmentStates: readonly CommitmentState[] = [
  'delivered',
  'partly',
  'not-delivered',
  'refused-by-others',
  'not-due',
]

/** Why a ladder begins at a later step than the first (ENF-01). */
export type EntryGround = 'condition' | 'severe-harm' | 'false-information' | 'repeated'
export const entryGrounds: readonly EntryGround[] = [
  'condition',
  'severe-harm',
  'false-information',
  'repeated',
]

/** Steps that the ladder of ENF-01 has at most. */
export const ladderSteps: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8]

/** Whether a promise of the winning tender was kept. */
export interface Commitment {
  /** Clause whose condition binds the promise, e.g. `TRN-01`. */
  readonly clause: string
  /** Anchor of the item that binds it; default: the one that the scored question names. */
  readonly anchor?: string
  /** What was promised, in the words of the tender. */
  readonly promise?: string
  /** When it was due, YYYY-MM-DD. */
  readonly due?: string
  readonly state: CommitmentState
  /** When that was established, YYYY-MM-DD. */
  readonly on?: string
  readonly note?: string
}

/** A step of the ladder of ENF-01 that was taken. */
export interface StepTaken {
  /** 1 to 8. */
  readonly step: number
  /** When the buyer took it, YYYY-MM-DD: the invitation, the notice, the order, the stop. */
  readonly on: string
  /** The date agreed or set for correction, YYYY-MM-DD. Without one the period of the contract runs. */
  readonly due?: string
}

/** A duty that was not met, named with its facts. A rating alone is none. */
export interface Shortfall {
  readonly id: string
  /** Clause whose condition was not met. */
  readonly clause: string
  /** The facts, in a sentence, without names of workers. */
  readonly what: string
  /** When the buyer learned of it, YYYY-MM-DD. */
  readonly learnedOn: string
  readonly steps: readonly StepTaken[]
  /** Severe Harm is occurring or about to occur. */
  readonly severeHarm?: boolean
  /** Retaliation continues. */
  readonly retaliation?: boolean
  /** The supplier reported it before the buyer learned of it. */
  readonly reportedBySupplier?: boolean
  /** A later first step, and the ground for it. */
  readonly begins?: { readonly step: number; readonly ground: EntryGround }
  /** When the buyer received proof of correction. */
  readonly correctedOn?: string
  /** When the buyer confirmed that it is closed. */
  readonly closedOn?: string
}
