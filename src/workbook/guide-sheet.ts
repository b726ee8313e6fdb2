// The hidden sheet: which pack and language the file was made from, and the lists that cells offer.

import { contractOf } from '../calendar/entries.ts'
import type { Pack, PackColumn } from '../model/pack.ts'
import type { OpenedWorkbook, RawCells } from './open.ts'
import { cells, rangeOf, type SheetModel } from './sheet.ts'
import { guideName } from './sheet-names.ts'

/** What a file says of itself, by the name of its property. */
export type FileStamp = Readonly<Record<string, string>>

export const stampOf = (pack: Pack, asOf: string): FileStamp => ({
  'hrdd.catalogue': pack.stamp.catalogue,
  'hrdd.digest': pack.stamp.digest,
  'hrdd.contract': contractOf(pack).key,
  'hrdd.language': pack.spec.language,
  'hrdd.date': asOf,
})

/** Columns that are chosen from a list. Their lists stand to the right of the stamp, in this order. */
const withLists = ({ register }: Pack): readonly PackColumn[] =>
  register.flatMap(({ columns }) => columns.filter(({ options }) => options))

/** Where the list of a column stands. */
export const listOfColumn = (pack: Pack, column: PackColumn): string =>
  rangeOf(guideName, 2 + withLists(pack).indexOf(column), 0, (column.options?.length ?? 1) - 1)

/** The hidden sheet of a file. */
export const guideSheet = (pack: Pack, stamp: FileStamp): SheetModel =>
  stampSheet(
    stamp,
    withLists(pack).map(({ options = [] }) => options.map(({ label }) => label)),
  )

/** A hidden sheet with what a file says of itself, and lists from the third column on. */
export function stampSheet(
  stamp: FileStamp,
  offered: readonly (readonly (string | number)[])[],
): SheetModel {
  const lists = [Object.keys(stamp), Object.values(stamp), ...offered]
  return {
    name: guideName,
    columns: lists.map(() => ({ width: 20, look: 'plain' })),
    rows: Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, row) =>
      cells('plain', ...lists.map((list) => list[row])),
    ),
    hidden: true,
  }
}

/** What a file says of itself on its hidden sheet. */
export function readStamp({ sheets }: OpenedWorkbook): ReadonlyMap<string, string> {
  const rows = sheets.find(({ name }) => name === guideName)?.rows ?? new Map<number, RawCells>()
  const textOf = (cells: RawCells, column: number) => String(cells.get(column)?.value)
  return new Map([...rows.values()].map((row) => [textOf(row, 0), textOf(row, 1)]))
}
