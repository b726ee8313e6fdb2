// Findings to be corrected: what is overdue, what comes soon, and what was closed without anyone confirming it.

import type { FindingRow } from '../../model/workbook.ts'
import { daysBetween } from '../periods.ts'
import type { ActionReview } from './model.ts'

/** Days before a date within which it is due soon. */
const soon = 30
const order: readonly ActionReview['state'][] = [
  'overdue',
  'due-soon',
  'closed-unverified',
  'no-date',
  'open',
  'closed',
]

export function actionsOf(findings: readonly FindingRow[], asOf: string): ActionReview[] {
  const found = findings
    .filter((finding) => finding.found === undefined || finding.found <= asOf)
    .map((finding) => actionOf(finding, asOf))
  // gravest and longest overdue first
  const grave = ({ finding }: ActionReview) =>
    ['critical', 'serious', 'other', undefined].indexOf(finding.severity)
  return found.sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      grave(a) - grave(b) ||
      (b.days ?? 0) - (a.days ?? 0) ||
      (a.finding.id < b.finding.id ? -1 : 1),
  )
}

function actionOf(finding: FindingRow, asOf: string): ActionReview {
  const due = finding.movedTo ?? finding.due
  const closed =
    finding.status !== 'reopened' && finding.closed !== undefined && finding.closed <= asOf
  const moved = finding.movedTo !== undefined && finding.movedTo !== finding.due
  if (closed)
    return {
      finding,
      state: finding.verifiedBy === undefined ? 'closed-unverified' : 'closed',
      ...(due !== undefined && { due, days: daysBetween(due, finding.closed!) }),
      moved,
    }
  if (due === undefined) return { finding, state: 'no-date', moved }
  const days = daysBetween(due, asOf)
  return {
    finding,
    state: days > 0 ? 'overdue' : days >= -soon ? 'due-soon' : 'open',
    due,
    days,
    moved,
  }
}
