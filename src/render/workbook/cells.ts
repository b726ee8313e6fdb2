// One cell: what it may hold in a file, and what it means. A cell is read wholly or refused, never guessed.

import { show, suggest } from '../../model/issues.ts'

/** A cell as files hold it. A date is a `Date` at midnight UTC; `fault` is an error of the spreadsheet, such as `#REF!`. */
export type RawCell = string | number | boolean | Date | null | { readonly fault: string }

/** Why a cell was refused. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly hint: string
}
export type Reading<T> = { readonly value: T } | { readonly refused: Refusal }

const ok = <T>(value: T): Reading<T> => ({ value })
const refuse = (code: string, message: string, hint: string): { readonly refused: Refusal } => ({
  refused: { code, message, hint },
})

/** Whether nothing was filled in. Spaces are nothing. */
export const isBlank = (raw: RawCell | undefined): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '')

// controls but tab and line feed, half characters, and the marks that turn the direction of text around
const unreadable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Words. */
export function readText(raw: RawCell): Reading<string> {
  const fault = faultIn(raw)
  if (fault) return fault
  if (raw instanceof Date)
    return refuse(
      'date-in-text',
      `the program has turned what was typed into the date ${civil(raw)}`,
      "Type it again with an apostrophe in front: '1-2.",
    )
  if (typeof raw === 'boolean')
    return refuse('wrong-type', `${String(raw).toUpperCase()} is no text`, 'Write it in words.')
  const text = (typeof raw === 'number' ? decimalOf(raw) : String(raw ?? ''))
    .replaceAll('\r\n', '\n')
    .trim()
  const found = unreadable.exec(text)
  if (found)
    return refuse(
      'bad-character',
      `holds a character that cannot be printed (U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`,
      'Remove it: type the words again instead of pasting them.',
    )
  return ok(text)
}

/** A decimal of at least 0, as text. A comma may divide units from parts; what could mean two numbers is refused. */
export function readDecimal(raw: RawCell): Reading<string> {
  const fault = faultIn(raw)
  if (fault) return fault
  if (raw instanceof Date)
    return refuse(
      'date-in-number',
      `is the date ${civil(raw)} where a number is asked`,
      'Type the number again, and set the format of the cell to Number.',
    )
  if (typeof raw === 'boolean')
    return refuse(
      'not-a-number',
      `${String(raw).toUpperCase()} is no number`,
      'Write a number, for example 46.',
    )
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw))
      return refuse('not-a-number', 'is no number', 'Write a number, for example 46.')
    return raw < 0 ? negative(decimalOf(raw)) : ok(decimalOf(raw))
  }
  const text = String(raw ?? '').trim()
  if (/^[-−]\s*\d/.test(text)) return negative(text)
  if (/%$/.test(text))
    return refuse(
      'percent',
      `${show(text)} is a percentage`,
      'Write how many there are; the share is computed from it.',
    )
  const plain = text.replace(/(?<=\d)[\u0020\u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g, '')
  // grouped by one mark and parted by the other: 1.234,5 or 1,234.5
  const grouped =
    /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(plain) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(plain)
  if (grouped) return ok(trimDecimal(`${grouped[1]!.replace(/[.,]/g, '')}.${grouped[2]!}`))
  if (/^\d{1,3}([.,]\d{3}){2,}$/.test(plain) && new Set(plain.match(/[.,]/g)).size === 1)
    return ok(trimDecimal(plain.replace(/[.,]/g, '')))
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain))
    return refuse(
      'ambiguous-number',
      `${show(text)} can mean ${plain.replace(/[.,]/, '')} or ${plain.replace(',', '.')}`,
      `Write ${plain.replace(/[.,]/, '')}, or ${plain.replace(',', '.')}0 if the last three digits are parts of one.`,
    )
  if (!/^\d+([.,]\d+)?$/.test(plain))
    return refuse(
      'not-a-number',
      `${show(text)} is no number`,
      'Write a number, for example 46. Where nothing can be said, leave the cell empty and give a reason.',
    )
  return ok(trimDecimal(plain.replace(',', '.')))
}

const negative = (text: string) =>
  refuse('negative', `${show(text)} is below 0`, 'Write 0 or more.')
const trimDecimal = (text: string): string =>
  text
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** The decimal that a spreadsheet shows for a number: 15 digits, no exponent. */
export function decimalOf(number: number): string {
  const [digits = '', exponent] = String(Number(number.toPrecision(15))).split('e')
  if (exponent === undefined) return digits
  const [sign, whole = '', parts = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits)?.slice(1) ?? []
  const shift = Number(exponent)
  const all = whole + parts
  return (
    sign +
    (shift < 0
      ? `0.${'0'.repeat(-shift - whole.length)}${all}`
      : all.padEnd(whole.length + shift, '0'))
  )
}

/** A number that stands for exactly this decimal, or undefined where a cell would round it. */
export function numberOf(decimal: string): number | undefined {
  if (!/^\d{1,15}(\.\d{1,14})?$/.test(decimal)) return undefined
  const number = Number(decimal)
  return decimalOf(number) === trimDecimal(decimal) ? number : undefined
}

const dayInMs = 86_400_000
/** A civil date of a `Date` at midnight UTC. */
const civil = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'that does not exist' : date.toISOString().slice(0, 10)

/** A civil date. */
export function readDate(raw: RawCell, from1904 = false): Reading<string> {
  const fault = faultIn(raw)
  if (fault) return fault
  if (typeof raw === 'boolean') return notADate(String(raw).toUpperCase())
  const date =
    typeof raw === 'number'
      ? new Date(
          Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30) + raw * dayInMs,
        )
      : raw
  if (date instanceof Date) {
    if (Number.isNaN(date.getTime()))
      return notADate(String(typeof raw === 'number' ? raw : 'the cell'))
    if (date.getTime() % dayInMs !== 0)
      return refuse(
        'time-in-date',
        `${date.toISOString().slice(0, 16).replace('T', ' ')} holds a time of day`,
        'Write the date alone: 2027-07-01.',
      )
    return inRange(civil(date))
  }
  const text = String(date ?? '').trim()
  if (!isCivil(text)) return notADate(show(text))
  return inRange(text)
}

const notADate = (text: string) =>
  refuse(
    'bad-date',
    `${text} is not a date that exists, written as YYYY-MM-DD`,
    'Write it like 2027-02-28.',
  )
const inRange = (date: string): Reading<string> =>
  date < '1990-01-01' || date > '2199-12-31'
    ? refuse(
        'date-out-of-range',
        `${date} lies before 1990 or after 2199`,
        'Look at the year. A plain number in a cell for dates is read as days since 1900.',
      )
    : ok(date)

/** Whether a text is a civil date that exists. */
export function isCivil(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Whether a civil date lies where a cell may hold it. */
export const isWritableDate = (text: string): boolean =>
  isCivil(text) && text >= '1990-01-01' && text <= '2199-12-31'

/** A code from a list; its label counts as well, in any case. */
export function readChoice(raw: RawCell, labels: ReadonlyMap<string, string>): Reading<string> {
  const read = readText(raw)
  if ('refused' in read) return read
  const word = read.value.toLowerCase()
  for (const [code, label] of labels)
    if (word === code.toLowerCase() || word === label.toLowerCase()) return ok(code)
  return refuse(
    'unknown-value',
    `${show(read.value)} is none of the choices`,
    suggest(read.value, labels.values()) || 'Choose from the list of the cell.',
  )
}

/** Parts of a list. A semicolon divides; `\;` is one in a part. */
export function splitList(text: string): string[] {
  const parts = text.match(/(?:\\[\\;]|[^;])+/g) ?? []
  return parts.map((part) => part.trim().replace(/\\([\\;])/g, '$1')).filter((part) => part !== '')
}

/** A list as a cell holds it; one part alone ends with a semicolon, so that it stays a list. */
export const joinList = (parts: readonly string[]): string =>
  parts.length === 0
    ? ';'
    : parts.length === 1
      ? `${escapePart(parts[0]!)};`
      : parts.map(escapePart).join('; ')
const escapePart = (part: string): string => part.replace(/[\\;]/g, '\\$&')

function faultIn(raw: RawCell): { readonly refused: Refusal } | undefined {
  return typeof raw === 'object' && raw !== null && 'fault' in raw
    ? refuse(
        'spreadsheet-error',
        `holds the error ${raw.fault} of a formula`,
        'Mend the formula, or type its result.',
      )
    : undefined
}
