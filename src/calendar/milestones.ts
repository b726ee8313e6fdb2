// Dates of the procurement itself: tender, start, options to extend, end.

import { plusDays, plusMonths } from './dates.ts'
import {
  type CalendarContract,
  type CalendarEntry,
  contractOf,
  type EntryKind,
  type Who,
} from './entries.ts'
import type { Dating } from './moments.ts'
import { partyOf } from './places.ts'

/** The contract of an entry; after award with whom to call on both sides. */
export function contractFor(dating: Dating): CalendarContract {
  const contract = contractOf(dating.pack)
  const { buyer, supplier } = dating.award?.contacts ?? {}
  const line = (who: Who, contact = ''): string[] =>
    contact === ''
      ? []
      : [dating.voice.say('calendar.contact', { party: partyOf(dating, who), contact })]
  const contacts = [...line('buyer', buyer), ...line('supplier', supplier)]
  return { ...contract, ...(contacts.length > 0 && { contacts }) }
}

/** Dates of tender and contract, in no order; those of the tender are over once somebody has won. */
export function milestones(dating: Dating): readonly CalendarEntry[] {
  const { pack, voice } = dating
  const { contract } = pack.spec
  const tender = dating.award ? undefined : pack.spec.tender
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
    const party = partyOf(dating, who)
    return [
      {
        id,
        kind,
        contract: contractFor(dating),
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
