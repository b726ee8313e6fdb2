// What a finding is, and what a rule over packs is.

import type { Pack } from '../model/pack.ts'

/** `error`: should not be published like this. `warning`: decide and record why. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info'

/** A coded piece of advice about a pack. */
export interface Finding {
  /** Stable id, e.g. `HRDD-L17`; each has a section in docs/findings.md. */
  readonly id: string
  readonly severity: Severity
  /** The clause, KPI or field it is about. */
  readonly where: string
  /** What was found, and why it matters, with the source of the rule. */
  readonly why: string
  /** What to do. */
  readonly fix: string
}

/** A rule over packs. */
export interface CheckRule {
  readonly id: string
  readonly severity: Severity
  /** One line for lists. */
  readonly title: string
  /** Where the rule comes from. */
  readonly source: string
  readonly fix: string
  /** Every place at which the pack breaks it, and why there. */
  find(pack: Pack): readonly { readonly where: string; readonly why: string }[]
}
