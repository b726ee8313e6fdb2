// The first three talks between Buyer and Supplier, with the questions worth asking.

import { audienceKey } from '../model/audience.ts'
import type { SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import type { CalendarEntry } from '../monitor/index.ts'
import { type Dating, day } from './dates.ts'
import { stands } from './parts.ts'
import type { Say } from './say.ts'

/** Handover, first review, end of the first year: date and prompts of each. */
export function talksSection(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  const { entries } = dates.made
  const all = (filter: (entry: CalendarEntry) => boolean) =>
    entries.filter((entry) => filter(entry) && stands(drafting, entry.for))
  const meeting = (clause: string) => {
    const talks = entries.filter((entry) => entry.kind === 'talk' && entry.clause?.id === clause)
    // the first meeting of each supplier type
    return all(
      (entry) =>
        talks.includes(entry) &&
        talks.find((other) => audienceKey(other.for) === audienceKey(entry.for)) === entry,
    )
  }
  const handover = meeting('EMB-02')
  const review = meeting('REP-01')
  const report = all(
    ({ clause, id }) =>
      clause?.parameter === 'reportDays' &&
      clause.id === 'REP-01' &&
      /\.reportDays\.1(\.|$)/.test(id),
  )
  const yearEnd = all(({ id }) => id === 'year-end.1')
  const asked = pack.kpis
    .filter(({ dialogue }) => dialogue.supplier.length > 0)
    .slice(0, 3)
    .map((kpi) =>
      say('handover.talk.kpi', { question: kpi.dialogue.supplier[0]!, number: kpi.number }),
    )
  const ownKpi = pack.kpis.find(({ dialogue }) => dialogue.buyer.length > 0)
  const own = ownKpi
    ? [say('handover.talk.kpi', { question: ownKpi.dialogue.buyer[0]!, number: ownKpi.number })]
    : []
  const talk = (
    number: 1 | 2 | 3,
    dates: readonly CalendarEntry[],
    prompts: readonly Text[],
  ): SectionNode => ({
    type: 'section',
    id: `talk.${number}`,
    title: say(`handover.talk.${number}`),
    children: [
      ...(dates.length > 0
        ? [{ type: 'list' as const, items: dates.map((entry) => when(say, entry)) }]
        : []),
      { type: 'list', items: prompts },
    ],
  })
  const prompts = (number: 1 | 2 | 3, keys: readonly string[]) =>
    keys.map((key) => say(`handover.talk.${number}.${key}`))
  const atReview = talk(2, review.length > 0 ? review : report, [
    ...prompts(2, ['change', 'refused']),
    ...asked,
    ...own,
  ])
  const atYearEnd = talk(
    3,
    yearEnd,
    prompts(3, [
      ...(pack.pairs.some(({ placement }) => placement.tender === 'score') ? ['promise'] : []),
      'people',
      'us',
      'next',
    ]),
  )
  // by the dates of all supplier types, so that every reading copy keeps the order
  const reviewDate =
    entries.find(({ kind, clause }) => kind === 'talk' && clause?.id === 'REP-01')?.date ??
    entries.find(({ clause }) => clause?.id === 'REP-01' && clause.parameter === 'reportDays')?.date
  const reviewLast =
    reviewDate === undefined || reviewDate > entries.find(({ id }) => id === 'year-end.1')!.date
  return {
    type: 'section',
    id: 'talks',
    title: say('handover.talks'),
    children: [
      { type: 'paragraph', children: say('handover.talks.intro') },
      talk(
        1,
        handover.length > 0 ? handover : all(({ id }) => id === 'start'),
        prompts(1, ['promises', 'first', 'help', 'inside']),
      ),
      ...(reviewLast ? [atYearEnd, atReview] : [atReview, atYearEnd]),
    ],
  }
}

const when = (say: Say, entry: CalendarEntry): Text =>
  audienceKey(entry.for) === 'all'
    ? say('handover.talk.when.all', { date: day(say, entry.date) })
    : say('handover.talk.when', {
        date: day(say, entry.date),
        who: say(`audience.${audienceKey(entry.for)}`),
      })
