// Writes what a bidder fills in: as an Excel file, and as CSV for portals.

import { contractOf } from '../calendar/entries.ts'
import { need } from '../language/arguments.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'
import { run, type Stoppable } from '../office/steps.ts'
import type { Bytes } from '../office/zip.ts'
import { workbookFile } from './file.ts'
import { type FileStamp, stampOf, stampSheet } from './guide-sheet.ts'
import { isAsked, type ResponseRow, responseRows } from './response-rows.ts'
import { wordsFormula } from './response-words.ts'
import {
  address,
  type CellModel,
  cells,
  rangeOf,
  type SheetModel,
  type Validation,
} from './sheet.ts'
import { allowed, guideName } from './sheet-names.ts'
import { field } from './to-csv.ts'

/** Columns with their widths; all stand on a screen of 1366 pixels. */
const widths = {
  number: 13,
  text: 46,
  kind: 9,
  limit: 7,
  weight: 8,
  points: 7,
  answer: 66,
  words: 7,
} as const
export type ResponseColumn = keyof typeof widths
export const responseColumns = [
  'number',
  'text',
  'kind',
  'limit',
  'weight',
  'points',
  'answer',
  'words',
] as const satisfies readonly ResponseColumn[]
const placeOf = (column: ResponseColumn): number => responseColumns.indexOf(column)

/** Which tender a file belongs to. What comes after award does not change it. */
export function tenderStamp(pack: Pack): FileStamp {
  need('pack', pack)
  const { award: _award, ...spec } = pack.spec
  const tender = { ...pack, spec }
  return {
    ...stampOf(tender, spec.tender?.deadline ?? spec.contract.start),
    'hrdd.contract': contractOf(tender).key,
  }
}

/**
 * What a bidder fills in, as an .xlsx file: bidder, deadline and way of handing in, then a row for each thing that
 * `tender-questions` asks, under the same number: acceptance, facts, and each part of a scored question. Only answers can be
 * filled in. Words are counted by formula, for all parts of a question together where they share a limit; what is over turns
 * red. Same input, same bytes.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options `signal`: what stops it
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { toResponse } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * const bytes = await toResponse(pack)
 * console.log(String.fromCharCode(...bytes.subarray(0, 2))) // PK
 * ```
 */
export async function toResponse(pack: Pack, options: Stoppable = {}): Promise<Bytes> {
  need('pack', pack)
  const voice = speech(pack.words)
  const stamp = tenderStamp(pack)
  const sheets = [responseSheet(pack, voice), stampSheet(stamp, [yesAndNo(voice)])]
  return run(workbookFile(pack, stamp, sheets), options)
}

export const yesAndNo = ({ say }: Speech): readonly string[] => [
  say('language.yes'),
  say('language.no'),
]

function responseSheet(pack: Pack, voice: Speech): SheetModel {
  const { say } = voice
  const rows = responseRows(pack)
  const head = cells('head', ...responseColumns.map((column) => say(`response.${column}`)))
  const cell = (row: number, column: ResponseColumn) => address(row + 1, placeOf(column))
  return {
    name: allowed(say('response.sheet')),
    columns: responseColumns.map((column) => ({ width: widths[column], look: 'plain' })),
    rows: [head, ...rows.map((row) => rowCells(row, rows, voice, cell))],
    frozen: true,
    repeated: true,
    validations: rows.flatMap(({ kind }, index) =>
      kind === 'yes-no' ? [yesOrNo(index + 1, say('response.choose'))] : [],
    ),
    warnings: rows.flatMap(({ limit }, index) => {
      const words = cell(index, 'words')
      return limit === undefined ? [] : [{ range: words, when: `${words}>${cell(index, 'limit')}` }]
    }),
  }
}

const yesOrNo = (row: number, message: string): Validation => ({
  place: placeOf('answer'),
  rows: [row, row],
  rule: 'type="list"',
  bounds: [rangeOf(guideName, 2, 0, 1)],
  message,
})

type CellName = (row: number, column: ResponseColumn) => string

function rowCells(
  row: ResponseRow,
  rows: readonly ResponseRow[],
  { say }: Speech,
  cell: CellName,
): (CellModel | undefined)[] {
  const { number, text, role, kind, limit, weight, points, told } = row
  if (role === 'heading' || role === 'told') {
    const look = role === 'heading' ? 'section' : 'told'
    const covered = responseColumns.length
    return [
      { value: text, look, span: covered },
      ...cells(look, ...Array(covered - 1).fill(undefined)),
    ]
  }
  const look = role === 'question' ? 'quiet' : 'told'
  // what nobody knew when the file was made may be filled in
  const open = isAsked(row) || told === ''
  return [
    ...cells(look, number, text, kind && say(`response.kind.${kind}`), limit, weight, points),
    ...cells(open ? 'answer' : 'quiet', told || undefined),
    wordsCell(row, rows, cell),
  ]
}

/** Words of an answer, or of all parts of a question. */
function wordsCell(
  row: ResponseRow,
  rows: readonly ResponseRow[],
  cell: CellName,
): CellModel | undefined {
  const { role, parts } = row
  if (role !== 'part' && !parts) return { look: 'told' }
  const places = parts
    ? rows.flatMap(({ number }, index) => (parts.includes(number) ? cell(index, 'words') : []))
    : []
  const formula = parts ? places.join('+') : wordsFormula(cell(rows.indexOf(row), 'answer'))
  return { formula, value: 0, look: parts ? 'quiet' : 'told' }
}

/**
 * The same rows as CSV, for tendering portals: number, text, kind, most words, weight, points, answer. Commas part the cells,
 * and no cell can act as a formula.
 *
 * @param pack what `compose` made, or `readPack` read
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { responseCsv } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(responseCsv(pack).split('\r\n')[0]) // number,text,kind,limit,weight,points,answer
 * ```
 */
export function responseCsv(pack: Pack): string {
  need('pack', pack)
  const { say } = speech(pack.words)
  const rows = responseRows(pack)
    .filter((row) => isAsked(row) || row.parts)
    .map(({ number, text, kind, limit, weight, points }) => [
      number,
      text,
      kind && say(`response.kind.${kind}`),
      limit,
      weight,
      points,
      undefined,
    ])
  const lines = [responseColumns.filter((column) => column !== 'words'), ...rows]
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')
}
