// Dates of the tender and the contract themselves, options to extend, and proofs that end.

import type { Pack } from '../../model/pack.ts'
import { idFor, share, typesOf, valueFor } from '../by-type.ts'
import { contractYears, plusDays, plusMonths, plusPeriod } from '../periods.ts'
import { lengthText, type Words } from '../words.ts'
import { renewalTime } from './chains.ts'
import type { Dating } from './duties.ts'
import type { Draft, HeldEvidence } from './entries.ts'

const milestone = (words: Words, name: string, date: string, owner: Draft['owner']): Draft => ({
  id: name,
  slot: name,
  kind: 'milestone',
  date,
  basis: 'fixed',
  owner,
  for: {},
  title: words(`calendar.milestone.${name}`),
  rule: words(`calendar.milestone.${name}.rule`),
  lookAt: [words(`calendar.milestone.${name}.look`)],
})

/** Tender dates, first and last day of the contract. */
export function milestones({ pack, words }: Dating): readonly Draft[] {
  const { tender, contract } = pack.spec
  return [
    ...(tender
      ? [
          milestone(words, 'published', tender.published, 'buyer'),
          milestone(words, 'deadline', tender.deadline, 'buyer'),
        ]
      : []),
    milestone(words, 'start', contract.start, 'both'),
    milestone(words, 'end', pack.contractEnd, 'both'),
  ]
}

/** The end of each contract year: the day to look back. */
export function yearEnds({ pack, words }: Dating): readonly Draft[] {
  const years = contractYears({ start: pack.spec.contract.start, end: pack.contractEnd })
  return years.map(
    ({ start, end }, at): Draft => ({
      id: `year-end.${at + 1}`,
      slot: `year-end.${at + 1}`,
      kind: 'year-end',
      date: end,
      from: start,
      basis: 'fixed',
      owner: 'both',
      for: {},
      title: words('calendar.year-end', { year: at + 1 }),
      rule: words('calendar.year-end.rule'),
      lookAt: [
        words(at === years.length - 1 ? 'calendar.year-end.look.last' : 'calendar.year-end.look'),
      ],
    }),
  )
}

/** Each option to extend: it can be used until the contract would end without it. */
export function extensions({ pack, words }: Dating): readonly Draft[] {
  const { start, months, extensions: options = [] } = pack.spec.contract
  return options.map((length, at): Draft => {
    const before = months + options.slice(0, at).reduce((sum, one) => sum + one, 0)
    const last = (total: number) => plusDays(plusMonths(start, total), -1)
    return {
      id: `extension.${at + 1}`,
      slot: `extension.${at + 1}`,
      kind: 'extension',
      date: last(before),
      basis: 'fixed',
      owner: 'buyer',
      for: {},
      title: words('calendar.extension', {
        number: at + 1,
        length: lengthText(words, length, 'months'),
      }),
      rule: words('calendar.extension.rule', { date: last(before + length) }),
      lookAt: [words('calendar.extension.look')],
      length: { value: length, unit: 'months' },
    }
  })
}

/** Last day of validity of a proof. */
export const endOf = ({ date, validMonths, until }: HeldEvidence): string =>
  until ?? plusMonths(date, validMonths ?? 0)

/** Each proof that ends, and the day by which its successor is entered. */
export function expiries({ pack, words }: Dating, held: readonly HeldEvidence[]): readonly Draft[] {
  return held.flatMap((proof, at): Draft[] => {
    const end = endOf(proof)
    const base = {
      slot: `evidence.${at + 1}`,
      kind: 'expiry' as const,
      basis: 'fixed' as const,
      owner: 'supplier' as const,
      lookAt: [words('calendar.expiry.look')],
    }
    return [
      {
        ...base,
        id: `evidence.${at + 1}`,
        date: end,
        for: {},
        title: words('calendar.expiry', { what: proof.what }),
        rule:
          proof.until === undefined
            ? words('calendar.expiry.rule', {
                length: lengthText(words, proof.validMonths ?? 0, 'months'),
                date: proof.date,
              })
            : words('calendar.expiry.rule.until'),
      },
      ...renewal(pack, words, proof, at, end).map((entry) => ({ ...base, ...entry })),
    ]
  })
}

function renewal(
  pack: Pack,
  words: Words,
  proof: HeldEvidence,
  at: number,
  end: string,
): Pick<Draft, 'id' | 'slot' | 'date' | 'for' | 'title' | 'rule' | 'clause' | 'length'>[] {
  const pair = pack.pairs.find(({ id }) => id === renewalTime.clause)
  const parameter = pair?.parameters[renewalTime.parameter]
  if (!pair || !parameter?.unit) return []
  const unit = parameter.unit
  return share(typesOf(pack.spec), (type) => valueFor(parameter, type)).map(
    ({ for: type, what: value }) => {
      const date = plusPeriod(end, -value, unit)
      return {
        id: idFor(`evidence.${at + 1}.renew`, type),
        slot: `evidence.${at + 1}.renew`,
        date: date < proof.date ? proof.date : date,
        for: type,
        title: words('calendar.renew', { what: proof.what }),
        rule: words('calendar.renew.rule', { length: lengthText(words, value, unit) }),
        clause: {
          id: pair.id,
          revision: pair.revision,
          number: String(pair.number),
          parameter: renewalTime.parameter,
        },
        length: { value, unit },
      }
    },
  )
}
