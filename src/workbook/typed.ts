// What people type into a cell, read where it can mean one thing only. Nothing is guessed: the rest is asked about.

import { isCivilDate } from '../calendar/dates.ts'
import { nearest } from '../language/nearest.ts'
import type { Speech } from '../language/speech.ts'
import type { PackColumn } from '../model/pack.ts'
import type { Values } from '../model/problems.ts'
import type { Cell } from '../model/register.ts'
import type { RawCell } from './open.ts'
import { civil, clock, momentOf } from './serial.ts'

/** What a cell says, or why it has to be asked about: a word of `workbook.asked`. */
export type Reading = { readonly value: Cell } | { readonly why: string; readonly values: Values }

/** What is needed to read the cells of one file. */
export interface Typing {
  /** Whether days are counted from 1904. */
  readonly from1904: boolean
  readonly voice: Speech
}

const ask = (why: string, given: unknown = '', values: Values = {}): Reading => ({
  why,
  values: { given: String(given).slice(0, 60), ...values },
})

/** Texts that are the same but for case and spaces. */
export const plainly = (text: string): string =>
  text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/** Whether nothing was filled in. Spaces are nothing. */
export const isBlank = ({ value }: RawCell): boolean =>
  typeof value === 'string' && value.trim() === ''

/** Reads a cell that holds something. */
export function readTyped(raw: RawCell, column: PackColumn, typing: Typing): Reading {
  const { value, isDate, error } = raw
  if (error) return ask('error', value)
  if (isBlank(raw)) return ask('no-result')
  if (typeof value === 'boolean') return ask('boolean', value)
  const day = typeof value === 'number' ? momentOf(value, typing.from1904) : undefined
  if (isDate && column.type !== 'date' && column.type !== 'moment')
    return ask('made-date', day ?? value)
  const text = String(value).replaceAll('\r\n', '\n').trim()
  return readers[column.type](text, { value, day, column, typing })
}

/** What is known of a cell besides its text. */
interface Context {
  readonly value: string | number
  /** The day that its number means. */
  readonly day: string | undefined
  readonly column: PackColumn
  readonly typing: Typing
}
type Read = (text: string, context: Context) => Reading

const readText: Read = (text, context) => ({ value: optionOf(text, context) ?? text })

/** The id of a choice, by its label or by the id itself. */
function optionOf(text: string, { column: { options = [] } }: Context): string | undefined {
  const typed = plainly(text)
  return options.find(({ id, label }) => plainly(label) === typed || plainly(id) === typed)?.id
}

const readChoice: Read = (text, context) => {
  const value = optionOf(text, context)
  if (value !== undefined) return { value }
  const near = nearest(text.slice(0, 60), context.column.options?.map(({ label }) => label) ?? [])
  return near === undefined ? ask('choice', text) : ask('choice-near', text, { near })
}

/** The number of a row, of any sheet. */
export const numberPattern = /^([A-Z])\s?-?0*([1-9]\d{0,5})$/

const readRef: Read = (text, context) => {
  const [, letter, number] = numberPattern.exec(text.toUpperCase()) ?? []
  const value = optionOf(text, context) ?? (letter && `${letter}${number}`)
  return value === undefined ? ask('ref', text) : { value }
}

const readCountry: Read = (text) =>
  /^[a-z]{2}$/i.test(text) ? { value: text.toUpperCase() } : ask('country', text)

/** A number. A comma or a point may part or group digits; what could be two numbers is asked about. */
const readDecimal: Read = (text, { value }) => {
  if (/^[-−]\s*\d/.test(text)) return ask('negative', text)
  if (typeof value === 'number') return { value }
  const plain = text.replace(/(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g, '')
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) {
    const parts = `${plain.replace(',', '.')}0`
    return ask('two-numbers', text, { whole: plain.replace(/[.,]/, ''), parts })
  }
  // thousands are grouped by one mark, and another one may part
  const [, mark] = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,9})?$/.exec(plain) ?? []
  const digits = (mark ? plain.replaceAll(mark, '') : plain).replace(',', '.')
  return /^\d{1,15}(\.\d{1,9})?$/.test(digits) ? { value: Number(digits) } : ask('number', text)
}

const readNumber: Read = (text, context) => {
  const reading = readDecimal(text, context)
  return 'why' in reading || Number.isSafeInteger(reading.value) ? reading : ask('whole', text)
}

const readMoment: Read = (text, { value, day, typing }) => {
  const days = typeof value === 'number' ? [day] : possibleMoments(text, typing.voice)
  const [moment, other] = new Set(days)
  if (moment === undefined) return ask('date', text)
  if (other !== undefined) return ask('two-dates', text, { first: moment, second: other })
  return moment < '1990' || moment > '2200' ? ask('far-date', moment) : { value: moment }
}

/** A date; a time of day that came with it is left out. */
const readDate: Read = (text, context) => {
  const reading = readMoment(text, context)
  return 'why' in reading ? reading : { value: String(reading.value).slice(0, 10) }
}

/** Every day that a text can mean, with the hour where there is one. */
function possibleMoments(text: string, voice: Speech): string[] {
  const [, date = '', hours, minutes] =
    /^(.{6,30}?)(?:[T ,]\s*([01]?\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(text) ?? []
  const time = hours && minutes ? `T${clock(hours, minutes)}` : ''
  return possibleDays(date, voice)
    .filter(isCivilDate)
    .map((day) => day + time)
}

function possibleDays(text: string, voice: Speech): string[] {
  const [, ofYear, ofMonth = '', ofDay = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (ofYear) return [civil(ofYear, ofMonth, ofDay)]
  const [, first, mark = '', second = '', last = ''] =
    /^(\d{1,2})(\. ?|[-/])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  const days = first ? [civil(last, second, first), civil(last, first, second)] : []
  // with other marks than a point some write the month first
  if (first) return mark.startsWith('.') ? days.slice(0, 1) : days
  const [, before, name = '', after, year = ''] =
    /^(?:(\d{1,2})\.?[ -])?(\p{L}{3,})\.?[ -](?:(\d{1,2}),? )?(\d{4})$/u.exec(text) ?? []
  const month = monthOf(name, voice)
  const isOne = (before === undefined) !== (after === undefined)
  return month && isOne ? [civil(year, month, before ?? after ?? '')] : []
}

/** The month that a name or its first letters mean. */
function monthOf(name: string, { say }: Speech): number | undefined {
  const months = Array.from({ length: 12 }, (_, index) => index + 1).filter(
    (month) => name !== '' && plainly(say(`language.month.${month}`)).startsWith(plainly(name)),
  )
  return months.length === 1 ? months[0] : undefined
}

const readers: Readonly<Record<PackColumn['type'], Read>> = {
  // the number of the row itself is read with its row
  no: readText,
  text: readText,
  choice: readChoice,
  ref: readRef,
  country: readCountry,
  number: readNumber,
  decimal: readDecimal,
  date: readDate,
  moment: readMoment,
}
