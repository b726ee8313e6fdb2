// Dates of the procurement itself: tender, start, options to extend, end.

import { plusDays, plusMonths } from './dates.ts'
import { type CalendarEntry, contractOf, type EntryKind, type Who } from './entries.ts'
import type { Dating } from './moments.ts'
import { partyOf } from './places.ts'

/** Dates of tender and contract, in no order. */
export function milestones({ pack, voice }: Dating): readonly CalendarEntry[] {
  const { tender, contract } = pack.spec
  const { say } = voice
  const entry = (
    id: string,
    date: string | undefined,
    who: Who,
    heading = say(`calendar.${id}`),
    text = say('calendar.set'),
  ): CalendarEntry[] => {
    if (date === undefined) return []
    const kind: EntryKind = id.startsWith('tender') ? 'tender' : 'contract'
    const party = partyOf(pack, who, voice)
    return [
      {
        id,
        kind,
        contract: contractOf(pack),
        date,
        who,
        party,
        heading,
        when: text,
        text,
        content: [],
      },
    ]
  }
  const extensions = (contract.extensions ?? []).flatMap((months, at, all) => {
    const before = all.slice(0, at).reduce((sum, length) => sum + length, contract.months)
    const lastDay = (length: number) => plusDays(plusMonths(contract.start, length), -1)
    return entry(
      `contract.extension.${at + 1}`,
      lastDay(before),
      'buyer',
      say('calendar.extension', {
        number: at + 1,
        period: say('language.unit.months', { count: months }),
      }),
      say('calendar.extended', { date: voice.date(lastDay(before + months)) }),
    )
  })
  return [
    ...entry('tender.published', tender?.published, 'buyer'),
    ...entry('tender.questions', tender?.questions, 'supplier'),
    ...entry('tender.deadline', tender?.deadline, 'supplier'),
    ...entry('contract.start', contract.start, 'both'),
    ...entry('contract.end', pack.contractEnd, 'both'),
    ...extensions,
  ]
}
