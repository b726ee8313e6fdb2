// Reads a Register from anything that was handed in: every problem at once.

import { isCivilDate } from '../calendar/dates.ts'
import { copyPlain } from '../compose/plain-copy.ts'
import { need } from '../language/arguments.ts'
import { printPath, show } from '../language/issues.ts'
import { failIfAny } from '../language/problems.ts'
import { frozen } from '../model/frozen.ts'
import type { Pack, PackSheet } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Register, RegisterCopy } from '../model/register.ts'
import { isRowNumber } from './read-cells.ts'
import {
  type Complaints,
  complaintsInto,
  isRecord,
  type PlacedRow,
  readRows,
  unknownField,
} from './read-rows.ts'

type Path = readonly PropertyKey[]

/** A Register of many years, with every copy. */
const limits = { depth: 9, entries: 4_000_000 }

/** Registers that were read, with the sheets by which; frozen, so that they need not be read again. */
const known = new WeakMap<object, Pack['register']>()
const isKnown = (input: unknown, sheets: Pack['register']): input is Register =>
  typeof input === 'object' && input !== null && known.get(input) === sheets

/**
 * Reads a Register: all copies of one contract, each with its sheets and rows. A row may be flat
 * (`{ no: 'F1', class: 'serious' }`) or hold its cells apart, as the result does; choices by id or label.
 *
 * @param pack the contract, whose sheets and lists hold
 * @param input anything, for example parsed JSON or YAML
 * @returns the Register, as plain data of its own, deeply frozen; what it returned before it takes as read
 * @throws HrddError with every problem: unknown sheets and columns with near names, wrong types, values that are not in a
 * list, numbers of rows that are there twice or not at all, something done before it was asked, more people provided for
 * than there are
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { readRegister } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const cases = [{ no: 'C1', kind: 'Fee', people: 24, provided: 21 }]
 * const register = readRegister(pack, { copies: [{ periodEnd: '2027-12-31', sheets: { cases } }] })
 * console.log(register.copies[0]?.sheets.cases?.[0]?.cells.kind) // fee
 * ```
 */
export function readRegister(pack: Pack, input: unknown): Register {
  need('pack', pack)
  const [register] = readAll(pack, [input], () => [])
  return register ?? { copies: [] }
}

/** Reads one Register or several. */
export const readRegisters = (pack: Pack, input: unknown): readonly Register[] =>
  Array.isArray(input) ? readAll(pack, input, (index) => [index]) : [readRegister(pack, input)]

function readAll(
  { register: sheets }: Pack,
  inputs: readonly unknown[],
  pathOf: (index: number) => Path,
): readonly Register[] {
  const faults: Fault[] = []
  // a list may have holes
  const registers = Array.from(inputs, (input, index) => {
    if (isKnown(input, sheets)) return input
    const { data, faults: unread } = copyPlain(input, limits)
    const path = pathOf(index)
    const prefix = path.length > 0 ? `${printPath(path)}.` : ''
    faults.push(...unread.map((fault) => ({ ...fault, path: `${prefix}${fault.path}` })))
    return readOne(sheets, data, path, complaintsInto(faults))
  })
  failIfAny(faults)
  for (const register of registers) known.set(frozen(register), sheets)
  return registers
}

function readOne(
  sheets: readonly PackSheet[],
  input: unknown,
  path: Path,
  complaints: Complaints,
): Register {
  const fields = readGroup(input, ['copies'], path, complaints)
  if (!fields) return { copies: [] }
  const { copies: given } = fields
  const place = [...path, 'copies']
  if (!Array.isArray(given)) {
    complaints.add(...notAList(given, place))
    return { copies: [] }
  }
  const copies = given.flatMap(
    (copy: unknown, index) => readCopy(sheets, copy, [...place, index], complaints) ?? [],
  )
  const seen = new Set<string>()
  copies.forEach(({ periodEnd, on = periodEnd }, index) => {
    const key = `${periodEnd} ${on}`
    if (seen.has(key)) complaints.add('copy-twice', [...place, index], { end: periodEnd, on })
    seen.add(key)
  })
  return { copies }
}

const notAList = (given: unknown, path: Path): Parameters<Complaints['add']> =>
  given === undefined
    ? ['missing', path, { expected: '@problems.noun.array' }]
    : ['wrong-type', path, { expected: '@problems.noun.array', given: show(given) }]

/** The fields of a group; those that are not known are said. */
function readGroup(
  input: unknown,
  known: readonly string[],
  path: Path,
  complaints: Complaints,
): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(input)) {
    const values = { expected: '@problems.noun.object', given: show(input) }
    complaints.add(input === undefined ? 'missing' : 'wrong-type', path, values)
    return undefined
  }
  for (const field of Object.keys(input))
    if (!known.includes(field)) unknownField(field, known, [...path, field], complaints)
  return input
}

function readCopy(
  sheets: readonly PackSheet[],
  input: unknown,
  path: Path,
  complaints: Complaints,
): RegisterCopy | undefined {
  const known = ['periodEnd', 'on', 'reason', 'sheets']
  const fields = readGroup(input, known, path, complaints)
  if (!fields) return undefined
  const { periodEnd, on, reason, sheets: given } = fields
  for (const [field, date] of Object.entries({ periodEnd, on })) {
    if (date === undefined && field === 'periodEnd')
      complaints.add('missing', [...path, field], { expected: '@problems.noun.string' })
    else if (date !== undefined && !isCivilDate(date))
      complaints.add('bad-date', [...path, field], { given: show(date) })
  }
  if (reason !== undefined && typeof reason !== 'string')
    complaints.add('wrong-type', [...path, 'reason'], {
      expected: '@problems.noun.string',
      given: show(reason),
    })
  const read = readSheets(sheets, given, [...path, 'sheets'], complaints)
  if (!isCivilDate(periodEnd)) return undefined
  return {
    periodEnd,
    ...(isCivilDate(on) && { on }),
    ...(typeof reason === 'string' && { reason }),
    sheets: read,
  }
}

/** Every sheet, those without rows too. */
function readSheets(
  sheets: readonly PackSheet[],
  input: unknown,
  path: Path,
  complaints: Complaints,
): RegisterCopy['sheets'] {
  const ids = sheets.map(({ id }) => id)
  const fields = readGroup(input, ids, path, complaints) ?? {}
  const read = sheets.map((sheet) => ({
    sheet,
    rows: readRows(sheet, fields[sheet.id] ?? [], [...path, sheet.id], complaints),
  }))
  const numbers = new Map(
    read.map(({ sheet, rows }) => [sheet.id, new Set(rows.map(({ row }) => row.no))]),
  )
  const letters = new Set(sheets.flatMap((sheet) => sheet.letters))
  for (const { sheet, rows } of read)
    for (const placed of rows) existingRows(sheet, placed, { numbers, letters }, complaints)
  return Object.fromEntries(read.map(({ sheet, rows }) => [sheet.id, rows.map(({ row }) => row)]))
}

interface Numbers {
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>
  /** Letters of rows that the Register holds; another letter names what stands elsewhere, such as a promise. */
  readonly letters: ReadonlySet<string>
}

/** Every row that a cell names is there. */
function existingRows(
  { columns }: PackSheet,
  { row, path }: PlacedRow,
  { numbers, letters }: Numbers,
  { add }: Complaints,
): void {
  for (const { id, type, to, options = [] } of columns) {
    const cell = row.cells[id]
    if (type !== 'ref' || typeof cell !== 'string') continue
    if (options.some((option) => option.id === cell)) continue
    if (!letters.has(cell.slice(0, 1)) && isRowNumber(cell) && to === undefined) continue
    const places = to === undefined ? [...numbers.values()] : [numbers.get(to) ?? new Set()]
    if (!places.some((place) => place.has(cell)))
      add('no-such-row', [...path, id], { row: row.no, given: cell })
  }
}
