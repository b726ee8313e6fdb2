// Advice about a pack, or about a file that was made from one.

import type { FindingId } from '../generated/types.ts'

/** `error`: should not be published like this. `warning`: decide and record why. `info`: good to know. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** A coded piece of advice. */
export interface Finding {
  /** Stable id, e.g. `HRDD-L17`; each has a section in docs/findings.md. */
  readonly id: FindingId
  readonly severity: Severity
  /** The clause, KPI or field it is about. */
  readonly where: string
  /** What was found, and why it matters, with the source of the rule. */
  readonly why: string
  /** What to do. */
  readonly fix: string
}
