// Reads one cell of the Register by the type of its column.

import { isCivilDate } from '../calendar/dates.ts'
import { show } from '../language/issues.ts'
import { suggestion } from '../language/nearest.ts'
import type { PackColumn } from '../model/pack.ts'
import type { Fault, ProblemCode } from '../model/problems.ts'
import type { Cell } from '../model/register.ts'

/** What was read, or what is wrong with it; the path is added by whoever reads. */
export type CellReading = { readonly cell: Cell } | { readonly fault: Omit<Fault, 'path'> }

const longest = 4000
const mostDigits = 1e12

/** Reads a cell that is not empty. */
export const readCell = (column: PackColumn, given: unknown): CellReading =>
  readers[column.type](typeof given === 'string' ? given.trim() : given, column)

type Reader = (given: unknown, column: PackColumn) => CellReading

const wrongType = (expected: string, given: unknown): CellReading => ({
  fault: {
    code: 'wrong-type',
    values: { expected: `@problems.noun.${expected}`, given: show(given) },
  },
})
const wrong = (code: ProblemCode, given: unknown): CellReading => ({
  fault: { code, values: { given: show(given) } },
})

// line breaks and tabs may stand in a long text
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** A text, or a value of the list of the column. A model number may come as a number. */
function readText(given: unknown, column: PackColumn): CellReading {
  const text = typeof given === 'number' ? String(given) : given
  if (typeof text !== 'string') return wrongType('string', given)
  if (control.test(text)) return wrong('bad-form-control', given)
  if (text.length > longest) return { fault: { code: 'too-long', values: { most: longest } } }
  return { cell: optionOf(text, column) ?? text }
}

/** The value of a list that is meant by its id or its label. */
function optionOf(text: string, { options = [] }: PackColumn): string | undefined {
  const wanted = text.toLowerCase()
  return options.find(
    ({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted,
  )?.id
}

function readChoice(given: unknown, column: PackColumn): CellReading {
  const text = String(given)
  const option = optionOf(text, column)
  if (option !== undefined) return { cell: option }
  const all = (column.options ?? []).map(({ id }) => id)
  const { ending, values } = suggestion(text, all)
  const code = ending === '-near' ? 'unknown-value-near' : 'unknown-value'
  return { fault: { code, values: { all, given: show(given), ...values } } }
}

const readDate: Reader = (given) =>
  isCivilDate(given) ? { cell: given } : wrong('bad-date', given)

const hour = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/

/** A day, or a day with an hour. */
const readMoment: Reader = (given) => {
  if (isCivilDate(given)) return { cell: given }
  const [, day, hours, minutes] = typeof given === 'string' ? (hour.exec(given) ?? []) : []
  return isCivilDate(day) ? { cell: `${day}T${hours}:${minutes}` } : wrong('bad-moment', given)
}

const readDecimal: Reader = (given) => {
  if (typeof given !== 'number' || !Number.isFinite(given)) return wrongType('number', given)
  if (given < 0) return { fault: { code: 'too-small', values: { least: 0, given: show(given) } } }
  if (given > mostDigits)
    return { fault: { code: 'too-big', values: { most: mostDigits, given: show(given) } } }
  return /^\d+(\.\d{1,6})?$/.test(String(given)) ? { cell: given } : wrong('many-decimals', given)
}

const readNumber: Reader = (given, column) =>
  typeof given === 'number' && Number.isFinite(given) && !Number.isInteger(given)
    ? wrongType('int', given)
    : readDecimal(given, column)

const readCountry: Reader = (given) =>
  typeof given === 'string' && /^[A-Za-z]{2}$/.test(given)
    ? { cell: given.toUpperCase() }
    : wrong('bad-country', given)

/** The number of a row, whose existence is looked at when all rows are read, or a value of the list. */
const readRef: Reader = (given, column) => {
  if (typeof given !== 'string') return wrongType('string', given)
  const option = optionOf(given, column)
  if (option !== undefined) return { cell: option }
  if (isRowNumber(given)) return { cell: given.toUpperCase() }
  return column.options ? readChoice(given, column) : wrong('bad-row-number', given)
}

/** Whether a text is the number of a row: a letter and digits. */
export const isRowNumber = (text: string): boolean => /^[A-Za-z]\d{1,6}$/.test(text)

const readers: Readonly<Record<PackColumn['type'], Reader>> = {
  no: readRef,
  text: readText,
  date: readDate,
  moment: readMoment,
  number: readNumber,
  decimal: readDecimal,
  choice: readChoice,
  ref: readRef,
  country: readCountry,
}
