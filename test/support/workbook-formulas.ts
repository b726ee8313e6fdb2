// What tests of formulas share: a workbook without what its formulas gave, and the sheet of KPIs as it was computed again.

import type { Pack } from '../../src/model/pack.ts'
import type { RawCells } from '../../src/workbook/open.ts'
import { convertAll } from './office.ts'
import { openWorkbook } from './steps.ts'
import { changeParts } from './workbook.ts'

/** The file without results of formulas, so that a program has to compute them all; other changes to the text of sheets too. */
export const uncomputed = (
  bytes: Uint8Array,
  change: (xml: string) => string = (xml) => xml,
): Uint8Array =>
  changeParts(bytes, (parts) => {
    for (const name of Object.keys(parts).filter((part) => part.startsWith('xl/worksheets/')))
      parts[name] = change(
        parts[name]!.replace(/ t="str"><f>([^<]*)<\/f><v>[^<]*<\/v>/g, '><f>$1</f>')
          .replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
          .replace(/ t="str"><f>([^<]*)<\/f><v ?\/>/g, '><f>$1</f>'),
      )
  })

/** A row of the sheet of KPIs. */
export interface KpiRow {
  readonly kpi: string
  /** Serial number of the last day. */
  readonly end: number
  readonly value: string
  readonly rating: string
  readonly reached: string | number
  readonly of: string | number
  readonly proof: string
  readonly open: string
  readonly since: string | number
}

/** The rows of the sheet of KPIs in a file, in order. */
export function kpiRows(bytes: Uint8Array): KpiRow[] {
  const [sheet] = openWorkbook(bytes, (name) => name === 'KPIs').sheets
  return [...(sheet?.rows ?? new Map<number, RawCells>())]
    .filter(([row]) => row > 0)
    .map(([, cells]) => {
      const at = (column: number) => (cells.get(column)?.value ?? '') as string | number
      return {
        kpi: String(at(12)),
        end: Number(at(10)),
        value: String(at(1)),
        rating: String(at(2)),
        reached: at(3),
        of: at(4),
        proof: String(at(5)),
        open: String(at(6)),
        since: at(7),
      }
    })
}

/** The same pack with a few KPIs, and with reports every half-year from a day on. */
export const narrowed = (pack: Pack, start: string, kpis: readonly string[]): Pack => {
  const [clause = '', name = ''] = (pack.roles.parameters['report-rhythm'] ?? '').split('.')
  return {
    ...pack,
    spec: { ...pack.spec, contract: { ...pack.spec.contract, start } },
    kpis: pack.kpis.filter(({ id }) => kpis.includes(id)),
    pairs: pack.pairs.map((pair) =>
      pair.id === clause
        ? {
            ...pair,
            parameters: {
              ...pair.parameters,
              [name]: { ...pair.parameters[name]!, value: 6, sme: 6 },
            },
          }
        : pair,
    ),
  }
}

/** Lets LibreOffice compute workbooks and save them again, all in one run. */
export const recalculated = (program: string, files: readonly Uint8Array[]): Uint8Array[] =>
  convertAll(program, files, 'xlsx', 'xlsx')
