// A notice as plain text.

import type { Speech } from '../language/speech.ts'
import type { Notice, NoticeKpi, NoticeSupplier } from './notice.ts'

/** The lines of a notice, each in the words of the pack. */
export function printNotice(notice: Omit<Notice, 'text'>, { say, date }: Speech): string {
  const { authority, procurement, contract, suppliers, period, kpis, problems } = notice
  const or = (text: string | undefined): string => text || say('notice.missing')
  const lines = [
    say('notice.title'),
    say('notice.draft'),
    '',
    say('notice.authority', { name: [authority.name, authority.id].filter(Boolean).join(', ') }),
    say('notice.procurement', { title: procurement.title, id: or(procurement.id) }),
    say('notice.contract', { id: or(contract.id) }),
    ...(suppliers.length > 0 ? suppliers : [{}]).map((supplier: NoticeSupplier) =>
      say('notice.supplier', {
        name: or(supplier.name),
        address: or(supplier.postalAddress),
        email: or(supplier.email),
        id: or(supplier.id),
      }),
    ),
    say('notice.period', { start: date(period.start), end: date(period.end) }),
    '',
    say('notice.kpis'),
    ...kpis.flatMap((kpi) => ['', ...kpiLines(kpi, { say, date })]),
    '',
    say('notice.thresholds'),
    ...(problems.length > 0
      ? ['', say('notice.open'), ...problems.map(({ message }) => `- ${message}`)]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function kpiLines(
  { kpi, title, words, undecided, thresholds, period, unit, direction }: NoticeKpi,
  { say, date }: Pick<Speech, 'say' | 'date'>,
): readonly string[] {
  const { good, approaching, requiresImprovement } = thresholds ?? {}
  const limits =
    good === undefined || approaching === undefined || requiresImprovement === undefined
      ? []
      : [say(`kpis.${direction}.${unit}`, { good, approaching, requiresImprovement })]
  return [
    say('notice.kpi', { kpi, title }),
    undecided ? say('notice.undecided', { reason: words }) : say('notice.rated', { rating: words }),
    ...limits,
    ...(period
      ? [say('notice.period-of', { start: date(period.start), end: date(period.end) })]
      : []),
  ]
}
