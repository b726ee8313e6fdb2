// Reads a response back, as bidders and portals leave it. What cannot be read is asked about by cell; nothing is dropped.

import { need } from '../language/arguments.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack, PackColumn } from '../model/pack.ts'
import { run, type Steps, type Stoppable } from '../office/steps.ts'
import { readStamp } from './guide-sheet.ts'
import { type OpenedWorkbook, openWorkbook, type RawCell } from './open.ts'
import type { Asked } from './read-workbook.ts'
import { tenderStamp, yesAndNo } from './response.ts'
import { openCsv } from './response-csv.ts'
import { isAsked, type ResponseRow, responseRows } from './response-rows.ts'
import { askAboutCells, type Place, type Reading, tableOf, toldTexts } from './response-table.ts'
import { countWords, oneLine } from './response-words.ts'
import { letters } from './sheet.ts'
import { guideName } from './sheet-names.ts'
import { isBlank, plainly, readTyped } from './typed.ts'

/** Something in a response that was not read, with what stands there. */
export interface AskedAnswer extends Asked {
  readonly given: string
}

/** What a bidder answered. */
export interface ReadResponse {
  readonly bidder?: string
  /** Whether the schedule was accepted; absent where nothing was chosen. */
  readonly accepted?: boolean
  /** Facts that were answered, by number and by what they are about: `lines`, `sme`, `subcontractors`, `declaration`. */
  readonly facts: readonly {
    readonly number: string
    readonly fact: string
    readonly answer: string | boolean
  }[]
  /** What was written to scored questions, whole, part by part: fits `award.promises` of a spec. */
  readonly promises: readonly {
    readonly question: string
    readonly part?: string
    readonly text: string
  }[]
  /** Questions with more words than are read. */
  readonly overLimit: readonly {
    readonly number: string
    readonly words: number
    readonly limit: number
  }[]
  /** What has to be asked; empty where everything was read. */
  readonly asked: readonly AskedAnswer[]
}

/**
 * Reads a response that `toResponse` or `responseCsv` wrote and a bidder filled in, also after another program saved it and
 * rows or columns were moved. Answers are found by the number of their question. A long answer is kept whole, and named
 * among `overLimit`; a word is what stands between spaces or line breaks. Lines of an answer are joined by " / ", for a spec
 * holds texts on one line. What was chosen wrongly, changed, or written elsewhere is asked about. Nothing written is no answer.
 *
 * @param file the .xlsx file, or the text of a CSV file
 * @param options `pack`: the tender that was answered; `signal`: what stops it
 * @throws HrddError where the file is none of both, harmful, or holds no response
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { readResponse, responseCsv } from 'hrdd-clauses/workbook'
 * const spec = {
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * } as const
 * const pack = compose(spec)
 * const filled = responseCsv(pack).replace(/^(TRN-01 \(a\).*),\r$/m, '$1,The sales desk\r')
 * const { promises } = await readResponse(filled, { pack })
 * const won = compose({ ...spec, award: { role: 'reseller', size: 'sme', promises } })
 * console.log(won.promises[0]?.wrote) // The sales desk
 * ```
 */
export async function readResponse(
  file: Uint8Array | string,
  options: { readonly pack: Pack } & Stoppable,
): Promise<ReadResponse> {
  need('pack', options?.pack)
  return run(read(file, options.pack), options)
}

function* read(file: Uint8Array | string, pack: Pack): Steps<ReadResponse> {
  const voice = speech(pack.words)
  const workbook = typeof file === 'string' ? openCsv(file) : yield* openWorkbook(file)
  const asked: AskedAnswer[] = []
  const found = tableOf(workbook, voice)
  const reading: Reading = {
    ...found,
    rows: responseRows(pack),
    voice,
    typing: { from1904: workbook.from1904, voice },
    ask: (key, { row, column }, given, values = {}) => {
      const cell = `${column === undefined ? '' : letters(column)}${row === undefined ? '' : row + 1}`
      const why = voice.say(key, { given: String(given).slice(0, 60), ...values })
      asked.push({ sheet: found.sheet.name, cell, why, given: String(given) })
    },
  }
  askAboutFile(workbook, pack, reading)
  const answers = readAnswers(reading)
  return { ...sorted(reading.rows, answers), asked }
}

/** Whether the file belongs to this tender, and sheets that others added. */
function askAboutFile(workbook: OpenedWorkbook, pack: Pack, { sheet, ask }: Reading): void {
  const { 'hrdd.contract': key } = tenderStamp(pack)
  const given = readStamp(workbook).get('hrdd.contract') ?? key
  if (given !== key) ask('response.asked.other-contract', {}, given)
  for (const other of workbook.sheets)
    if (other !== sheet && other.name !== guideName && other.rows.size > 0)
      ask('response.asked.sheet', {}, other.name)
}

/** Numbers are the same but for case and spaces. */
const keyOf = (number: unknown): string => plainly(String(number ?? '')).replace(/\s/g, '')

/** Answers by the number of their row: texts as they stand, and `yes` or `no`. */
function readAnswers(reading: Reading): ReadonlyMap<string, string> {
  const { rows, sheet, head, columns, ask } = reading
  const known = new Map(
    rows.flatMap((row) => (isAsked(row) || row.told === '' ? [[keyOf(row.number), row]] : [])),
  )
  const told = toldTexts(reading)
  const [numbers = -1, column = -1] = [columns.get('number'), columns.get('answer')]
  const answers = new Map<string, string>()
  const seen = new Set<ResponseRow>()
  for (const [place, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    if (place === head) continue
    const row = known.get(keyOf(cells.get(numbers)?.value))
    const answer = cells.get(column)
    askAboutCells(place, cells, row, told, reading)
    if (row && answer && isAsked(row)) {
      const where = { row: place, column }
      const value = readAnswer(answer, row, where, reading, seen.has(row))
      if (value) answers.set(row.number, value)
    }
    if (row) seen.add(row)
  }
  for (const row of rows.filter(isAsked))
    if (!seen.has(row)) ask('response.asked.missing', {}, '', { number: row.number })
  return answers
}

/** One answer, or nothing where there is none or it was asked about. */
function readAnswer(
  raw: RawCell,
  { number, kind }: ResponseRow,
  where: Place,
  { typing, voice, ask }: Reading,
  isSecond: boolean,
): string | undefined {
  if (isBlank(raw) && raw.formula === undefined) return undefined
  if (isSecond) {
    ask('response.asked.twice', where, raw.value, { number })
    return undefined
  }
  const reading = readTyped(raw, kind === 'yes-no' ? choice(voice) : plain, typing)
  if ('value' in reading) return oneLine(String(reading.value)) && String(reading.value)
  ask(`workbook.asked.${reading.why}`, where, raw.value, reading.values)
  return undefined
}

const plain: PackColumn = { id: 'answer', title: '', type: 'text', who: [], shown: true }
const choice = (voice: Speech): PackColumn => {
  const [yes = '', no = ''] = yesAndNo(voice)
  const options = [
    { id: 'yes', label: yes },
    { id: 'no', label: no },
  ]
  return { ...plain, type: 'choice', options }
}

/** Answers by what they are for. */
function sorted(
  rows: readonly ResponseRow[],
  answers: ReadonlyMap<string, string>,
): Omit<ReadResponse, 'asked'> {
  const answered = rows.flatMap((row) => {
    const answer = answers.get(row.number)
    return answer === undefined ? [] : [{ ...row, answer }]
  })
  const of = (role: ResponseRow['role']) => answered.filter((row) => row.role === role)
  const [bidder] = of('bidder')
  const [accepted] = of('accept')
  return {
    ...(bidder && { bidder: oneLine(bidder.answer) }),
    ...(accepted && { accepted: accepted.answer === 'yes' }),
    facts: of('fact').map(({ number, fact = '', kind, answer }) => ({
      number,
      fact,
      answer: kind === 'yes-no' ? answer === 'yes' : oneLine(answer),
    })),
    promises: of('part').flatMap(({ promise, answer }) =>
      promise
        ? {
            question: promise.question,
            ...(promise.part !== undefined && { part: promise.part }),
            text: oneLine(answer),
          }
        : [],
    ),
    overLimit: rows.flatMap(({ number, limit, parts = [number] }) => {
      const words = countWords(parts.map((part) => answers.get(part) ?? '').join(' '))
      return limit !== undefined && words > limit ? { number, words, limit } : []
    }),
  }
}
