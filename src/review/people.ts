// How many people wait, as far as the reader may know it.

import type { Row } from '../measure/rows.ts'
import { withheldPeople } from '../measure/rules.ts'
import type { Desk } from './desk.ts'

const isFew = (count: number): boolean => count >= withheldPeople.from && count <= withheldPeople.to

interface Numbers {
  readonly all: number
  /** Those who have the whole of it. */
  readonly whole: number
}

function numbersIn(row: Row): Numbers | undefined {
  const all = row.cell('people')
  if (typeof all !== 'number') return undefined
  return { all, whole: row.sheet === 'cases' ? Number(row.cell('provided') ?? 0) : 0 }
}

const isSmall = ({ all, whole }: Numbers): boolean => [all, whole, all - whole].some(isFew)

/** Whether only those who are named in writing may know of a row: its number alone would count people. */
export function isHidden({ named }: Desk, row: Row): boolean {
  if (named || row.sheet !== 'cases') return false
  const numbers = numbersIn(row)
  return row.text('kind') === 'retaliation' || numbers === undefined || isSmall(numbers)
}

/** `9 of 40 people`; for those who are not named in writing, no number where one of them is below ten. */
export function peopleOf({ named, voice }: Desk, row: Row): string {
  const numbers = numbersIn(row)
  if (!numbers) return voice.say('review.talk.people-unknown')
  if (isSmall(numbers) && !named) return voice.say('review.talk.people-withheld')
  const { all, whole } = numbers
  if (whole === 0 || whole >= all) return voice.say('review.talk.people-all', { count: all })
  return voice.say('review.talk.people-of', { waiting: all - whole, all })
}
