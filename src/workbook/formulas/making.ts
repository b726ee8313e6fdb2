// Opens the hidden sheets, and closes them once every formula is known.

import type { PackColumn, PackSheet } from '../../model/pack.ts'
import { rangeOf, type SheetModel } from '../sheet.ts'
import { hiddenName, hiddenTitle } from '../sheet-names.ts'
import { columnCell } from './cells.ts'
import { type Extent, type Grid, type Making, openGrid } from './grid.ts'
import { helperCell } from './helpers.ts'

/** What hidden sheets are opened for. */
export interface Opening extends Pick<Making, 'contract' | 'period' | 'ledger'> {
  readonly sheets: Readonly<Record<string, PackSheet>>
  /** Names of the sheets of the Register in the file. */
  readonly names: Readonly<Record<string, string>>
  /** Where their rows begin and end. */
  readonly extents: Readonly<Record<string, Extent>>
}

/** Hidden sheets in the making. */
export interface Formulas extends Making {
  /** The hidden sheets so far. */
  models(): SheetModel[]
}

/** Opens the hidden sheets. */
export function openFormulas(opening: Opening): Formulas {
  const { sheets, names, extents, contract, period, ledger } = opening
  const grids = new Map<string, Grid>()
  const constants = openPast(ledger)
  const beside: Making['beside'] = (id) => {
    const known = grids.get(id)
    const sheet = sheets[id]
    if (known) return known
    if (!sheet) throw new RangeError(id)
    const extent = extents[id] ?? { first: 0, last: 0 }
    const grid = openGrid(sheet, hiddenName(id), names[id] ?? id, extent)
    grids.set(id, grid)
    return grid
  }
  const making: Making = {
    contract,
    period,
    ledger,
    beside,
    cell: (id, name) => {
      const grid = beside(id)
      const helper = grid.sheet.helpers.find((candidate) => candidate.id === name)
      if (helper) return helperCell(making, grid, helper)
      return columnCell(making, grid, columnOf(grid.sheet, name))
    },
    past: (id, name, heldBefore) => {
      const { keys, values } = constants.column(id, name, heldBefore)
      const grid = beside(id)
      const number = making.cell(id, grid.sheet.columns[0]?.id ?? '').cell
      return grid.field(
        `${name} past`,
        () => `IFERROR(INDEX(${values},MATCH(${number},${keys},0)),0)`,
      )
    },
  }
  return {
    ...making,
    models: () => [...[...grids.values()].map((grid) => grid.model()), constants.model()],
  }
}

function columnOf({ id, columns }: PackSheet, name: string): PackColumn {
  const column = columns.find((candidate) => candidate.id === name)
  if (!column) throw new RangeError(`${id}.${name}`)
  return column
}

/** Constants from earlier copies, by the number of the row. */
function openPast(ledger: Making['ledger']) {
  const name = hiddenName('past')
  const columns: { readonly title: string; readonly values: readonly (string | number)[] }[] = []
  const numbersOf = (id: string): readonly string[] => [
    ...new Set(ledger.earlier.flatMap((copy) => copy.rows(id).map(({ no }) => no))),
  ]
  const put = (title: string, valuesFor: () => readonly (string | number)[]): string => {
    const known = columns.findIndex((column) => column.title === title)
    const values = columns[known]?.values ?? valuesFor()
    if (known < 0) columns.push({ title, values })
    return rangeOf(name, known < 0 ? columns.length - 1 : known, 1, Math.max(1, values.length))
  }
  return {
    column: (id: string, title: string, heldBefore: (no: string) => number | undefined) => ({
      keys: put(id, () => numbersOf(id).map((no) => no.toLowerCase())),
      values: put(`${id} ${title}`, () => numbersOf(id).map((no) => heldBefore(no) ?? 0)),
    }),
    model: (): SheetModel => ({
      name,
      hidden: true,
      columns: columns.map(() => ({ width: 12, look: 'plain' })),
      rows: Array.from(
        { length: 1 + Math.max(0, ...columns.map(({ values }) => values.length)) },
        (_, row) =>
          columns.map(({ title, values }) => ({
            value: row === 0 ? hiddenTitle(title) : values[row - 1],
            look: 'plain' as const,
          })),
      ),
    }),
  }
}
