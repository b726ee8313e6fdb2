// Reads the sheets that hold one table each.

import { show, suggest } from '../../model/issues.ts'
import type { Problem } from '../../model/problems.ts'
import type { CommitmentRow, WorkbookRows } from '../../model/workbook.ts'
import {
  isBlank,
  isCivil,
  type RawCell,
  type Reading,
  readChoice,
  readDate,
  readDecimal,
  readText,
  splitList,
} from './cells.ts'
import { type Column, type ShortfallLine, type StepLine, type TableId, tables } from './columns.ts'
import { type Found, type Grid, take } from './grid.ts'
import type { Guide } from './read-guide.ts'
import { commitmentOf, shortfallOf } from './records.ts'

/** The rows, and where each proof and request stands. */
export interface ReadTables {
  readonly rows: Required<WorkbookRows>
  readonly places: Readonly<Record<'evidence' | 'requests', readonly string[]>>
}

type Row = Record<string, string | readonly string[]>

/** A row as far as it could be read. */
interface ReadRow {
  readonly row: Row
  /** Number of the row, and where it is. */
  readonly number: number
  readonly place: string
  /** False where a cell of it is bad. */
  readonly whole: boolean
}

/** Every table. A row with a bad cell is left out, and each bad cell is a problem. */
export function readTables(found: Found, guide: Guide, problems: Problem[]): ReadTables {
  const read = Object.fromEntries(
    tables.map(({ id, columns }) => {
      const grid = found[id]
      return [id, grid ? readTable(id, columns, grid, guide, problems) : []]
    }),
  ) as unknown as Record<TableId, readonly ReadRow[]>
  const { commitments, shortfalls, steps, ...others } = read
  const whole = (list: readonly ReadRow[]): readonly ReadRow[] => list.filter((one) => one.whole)
  const rows = {
    ...Object.fromEntries(
      Object.entries(others).map(([id, list]) => [id, whole(list).map(({ row }) => row)]),
    ),
    commitments: readCommitments(whole(commitments), found.commitments, problems),
    shortfalls: readShortfalls(shortfalls, steps, found, problems),
  }
  const places = {
    evidence: whole(read.evidence).map(({ place }) => place),
    requests: whole(read.requests).map(({ place }) => place),
  }
  return { rows: rows as unknown as Required<WorkbookRows>, places }
}

/** Promises whose paragraph is one of their clause. */
function readCommitments(
  read: readonly ReadRow[],
  grid: Grid | undefined,
  problems: Problem[],
): readonly CommitmentRow[] {
  return read.flatMap(({ row, number }) => {
    const { clause, anchor } = row as unknown as CommitmentRow
    if (anchor === undefined || anchor.startsWith(`${clause}#`))
      return [commitmentOf(row as unknown as CommitmentRow)]
    problems.push({
      code: 'contradiction',
      path: grid!.at(number, 'anchor'),
      message: `commitments.anchor: the paragraph is one of ${anchor.split('#')[0]}, and the row is about ${clause}`,
      hint: 'Choose a paragraph of the clause in this row, or empty the cell.',
    })
    return []
  })
}

/** Shortfalls with their steps. One of which a step could not be read is left out whole: it would stand lower on the ladder than it does. */
function readShortfalls(
  shortfalls: readonly ReadRow[],
  steps: readonly ReadRow[],
  found: Found,
  problems: Problem[],
): Required<WorkbookRows>['shortfalls'] {
  const known = new Set(shortfalls.flatMap(({ row }) => row.id ?? []))
  const broken = new Set(
    steps.filter(({ whole }) => !whole).flatMap(({ row }) => row.shortfall ?? []),
  )
  const taken = new Map<string, StepLine[]>()
  for (const { row, number, whole } of steps) {
    const { shortfall: id } = row as unknown as Partial<StepLine>
    if (id === undefined) continue
    if (!known.has(id))
      problems.push({
        code: 'unknown-shortfall',
        path: found.steps!.at(number, 'shortfall'),
        message: `steps.shortfall: there is no shortfall ${show(id)}`,
        hint:
          suggest(id, known as Set<string>) ||
          'Write the id as it stands on the sheet of shortfalls.',
      })
    else if (whole) taken.set(id, [...(taken.get(id) ?? []), row as unknown as StepLine])
  }
  return shortfalls.flatMap(({ row, number, whole }) => {
    const line = row as unknown as ShortfallLine
    if (!whole || broken.has(line.id)) return []
    const missing = line.beginsStep === undefined ? 'beginsStep' : 'beginsGround'
    if ((line.beginsStep === undefined) === (line.beginsGround === undefined))
      return [shortfallOf(line, taken.get(line.id) ?? [])]
    problems.push({
      code: 'missing',
      path: found.shortfalls!.at(number, missing),
      message: `shortfalls.${missing}: a later beginning needs its step and its ground`,
      hint: 'Fill in both cells, or empty both.',
    })
    return []
  })
}

function readTable(
  id: TableId,
  columns: readonly Column[],
  grid: Grid,
  guide: Guide,
  problems: Problem[],
): ReadRow[] {
  const unique = new Map<string, string>()
  return grid.rows.flatMap((number) => {
    // what the program filled in says nothing alone
    if (
      columns.every((column) => column.prefilled || isBlank(grid.cell(number, column.id))) &&
      columns.some(({ prefilled }) => prefilled)
    )
      return []
    const before = problems.length
    const row: Row = {}
    for (const column of columns) {
      const raw = grid.cell(number, column.id)
      const title = `${id}.${column.id}`
      if (isBlank(raw)) {
        if (column.required)
          problems.push({
            code: 'missing',
            path: grid.at(number, column.id),
            message: `${title}: is empty, and the row has other entries`,
            hint: 'Fill it in, or empty the whole row.',
          })
        continue
      }
      const value = take(
        grid,
        number,
        column.id,
        readCell(column, raw, grid, guide),
        title,
        problems,
      )
      if (value === undefined) continue
      if (column.unique) {
        const first = unique.get(value as string)
        if (first)
          problems.push({
            code: 'twice',
            path: grid.at(number, column.id),
            message: `${title}: "${value as string}" stands in ${first} already`,
            hint: 'Give each row its own id.',
          })
        else unique.set(value as string, grid.at(number, column.id))
      }
      row[column.id] = value
    }
    return [{ row, number, place: grid.at(number), whole: problems.length === before }]
  })
}

function readCell(
  { kind, list }: Column,
  raw: RawCell,
  grid: Grid,
  guide: Guide,
): Reading<string | readonly string[]> {
  switch (kind) {
    case 'decimal':
      return readDecimal(raw)
    case 'date':
      return readDate(raw, grid.from1904)
    case 'choice':
      return readChoice(raw, guide.labels(list!))
    case 'text':
      return readText(raw)
    case 'texts': {
      const read = readText(raw)
      return 'value' in read ? { value: splitList(read.value) } : read
    }
    case 'dates': {
      // one date alone may have become a real date
      if (typeof raw !== 'string') {
        const one = readDate(raw, grid.from1904)
        return 'value' in one ? { value: [one.value] } : one
      }
      const dates = splitList(raw)
      const wrong = dates.find((date) => !isCivil(date))
      return wrong === undefined
        ? { value: dates }
        : {
            refused: {
              code: 'bad-date',
              message: `"${wrong.slice(0, 60)}" is not a date that exists, written as YYYY-MM-DD`,
              hint: 'Divide dates by semicolons: 2027-07-01; 2027-10-01.',
            },
          }
    }
  }
}
