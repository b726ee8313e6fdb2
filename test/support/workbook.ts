// What tests of workbooks share: a Register that says a little of everything, and files as people and programs change them.

import exceljs, { type Workbook, type Worksheet } from 'exceljs'
import type { Pack } from '../../src/model/pack.ts'
import type { Register } from '../../src/model/register.ts'
import { openPackage } from '../../src/office/open.ts'
import { type Asked, toWorkbook } from '../../src/workbook/index.ts'
import { zipParts } from './steps.ts'

/** Two copies; the second one is written. */
export const register: Register = {
  copies: [
    { periodEnd: '2027-12-31', sheets: {} },
    {
      periodEnd: '2028-06-30',
      on: '2028-07-05',
      sheets: {
        sites: [
          {
            no: 'S1',
            cells: {
              what: '=HYPERLINK("x") <&> _x0041_\nsecond line',
              step: 'final',
              operator: '+49 Works & Sons',
              address: '@1 Road',
              country: 'VN',
              delivered: '2028-02-29',
              heardBy: 'workers-organisation',
              strength: 'E3-scheme',
            },
          },
          { no: 'S1', cells: { what: '-A2', step: 'final', address: '@1 Road' } },
          { no: 'S2', cells: { what: 'A3', step: 'part', source: 'Q2' } },
        ],
        requests: [
          { no: 'Q1', cells: { kind: 'facts', to: 'A, chain', asked: '2028-01-12', item: '007' } },
          {
            no: 'Q2',
            cells: { kind: 'later-date', to: 'buyer', asked: '2028-01-20', due: '2028-02-20' },
          },
          { no: 'Q7', struck: true, cells: { kind: 'letter', reply: 'Struck: sent twice' } },
        ],
        risks: [
          { no: 'R1', cells: { for: 'fees', place: 'S1', counted: 3.25, outOf: 10, rank: 1 } },
          { no: 'M1', cells: { for: 'T2', what: 'Letter', date: '2028-03-01', who: 'supplier' } },
          { no: 'M2', cells: { for: 'R1', place: 'own', replacedBy: 'M1' } },
        ],
        findings: [
          {
            no: 'F1',
            cells: {
              site: 'S1',
              class: 'critical',
              people: 0,
              learned: '2028-02-09T09:05',
              told: '2028-02-10',
            },
          },
        ],
        cases: [{ no: 'C1', cells: { kind: 'fee', about: 'F1', received: '2028-02-20' } }],
      },
    },
  ],
}

/** Parts of a workbook, to be changed as text. */
export function changeParts(
  bytes: Uint8Array,
  change: (parts: Record<string, string>) => void,
): Uint8Array {
  const parts = Object.fromEntries(
    [...openPackage(bytes, 'xlsx').parts].map(([name, part]) => [
      name,
      new TextDecoder().decode(part),
    ]),
  )
  change(parts)
  return zipParts(parts)
}

const written = new Map<Pack, Map<Register, Promise<Uint8Array>>>()
const formulas = /(<sheetData>).*(<\/sheetData>)(?=.*<oddHeader>)/s

/** A workbook without its hidden formulas, written once: quick to open, and read the same. */
export function lightWorkbook(pack: Pack, of: Register): Promise<Uint8Array> {
  const files = written.get(pack) ?? new Map<Register, Promise<Uint8Array>>()
  written.set(pack, files)
  const known = files.get(of) ?? toWorkbook(pack, { register: of }).then(withoutFormulas)
  files.set(of, known)
  return known
}

const withoutFormulas = (bytes: Uint8Array): Uint8Array =>
  changeParts(bytes, (parts) => {
    for (const name of Object.keys(parts))
      if (parts[name]!.includes('>hrdd.alive<'))
        parts[name] = parts[name]!.replace(formulas, '$1$2')
  })

/** A workbook in the hands of somebody: opened with another library than ours. */
export interface Hands {
  readonly book: Workbook
  sheet(id: string): Worksheet
  /** Address of a cell by column and row, from 0 below the notes. */
  at(sheet: string, column: string, row: number): string
  type(sheet: string, column: string, row: number, value: exceljs.CellValue): void
  numFmt(sheet: string, column: string, row: number): string
  save(): Promise<Uint8Array>
}

export async function inHands(bytes: Uint8Array, pack: Pack): Promise<Hands> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as never)
  const sheetOf = (id: string) => pack.register.find((sheet) => sheet.id === id)!
  const sheet = (id: string): Worksheet => book.getWorksheet(sheetOf(id).title)!
  const at = (id: string, column: string, row: number): string =>
    `${String.fromCharCode(65 + sheetOf(id).columns.findIndex((each) => each.id === column))}${row + 3}`
  return {
    book,
    sheet,
    at,
    type: (id, column, row, value) => {
      sheet(id).getCell(at(id, column, row)).value = value
    },
    numFmt: (id, column, row) => sheet(id).getCell(at(id, column, row)).numFmt,
    save: async () => new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer),
  }
}

/** `Sites!B3 …`: what is asked, in one line each. */
export const lines = (asked: readonly Asked[]): string[] =>
  asked.map(({ sheet, cell, why }) => `${sheet}!${cell} ${why}`)
