// Cells of the Register as formulas read them: whatever case and spaces people type, as the reader of workbooks does.

import type { PackColumn } from '../../model/pack.ts'
import type { Computed } from '../../model/register.ts'
import { fits } from './filters.ts'
import type { Beside, Field, Kind, Making } from './grid.ts'
import { allOf } from './syntax.ts'

/** The number of a row: `f1` for `F 01`; digits are enough where all rows have the same letter. */
export function numberOf({ sheet, typed, field }: Beside): Field {
  const [letter = '', ...others] = sheet.letters
  const raw = squeezed(typed(sheet.columns[0]?.id ?? ''))
  const lettered = `LEFT(${raw},1)&VALUE(MID(${raw},2,9))`
  const number =
    others.length > 0
      ? lettered
      : `IF(ISNUMBER(VALUE(${raw})),"${letter.toLowerCase()}"&VALUE(${raw}),${lettered})`
  return field('number', () => `IFERROR(${number},"")`)
}

const squeezed = (raw: string): string =>
  `LOWER(SUBSTITUTE(SUBSTITUTE(TRIM(${raw})," ",""),"-",""))`

/** 1 where a row holds something and was not struck. */
export function aliveOf(beside: Beside): Field {
  const { sheet, typed, field, others } = beside
  const mark = `LOWER(LEFT(TRIM(${typed(sheet.columns[0]?.id ?? '')}),1))`
  const isNumbered = sheet.letters.length > 1 ? `${numberOf(beside).cell}<>""` : 'TRUE'
  const holds = `IFERROR(SUMPRODUCT(LEN(TRIM(${others})))>0,TRUE)`
  return field('alive', () => `IF(AND(${mark}<>"x",${mark}<>"×",${isNumbered}),IF(${holds},1,0),0)`)
}

const kinds: Readonly<Record<PackColumn['type'], Kind>> = {
  no: 'text',
  text: 'text',
  choice: 'text',
  ref: 'text',
  country: 'text',
  date: 'day',
  moment: 'moment',
  number: 'number',
  decimal: 'number',
}

/** A column of the Register; where only its proposal stands, that. */
export function columnCell(
  making: Making,
  beside: Beside,
  column: PackColumn,
): Field & { readonly kind: Kind } {
  const kind = kinds[column.type]
  const { computed } = column
  const typed = beside.field(`${column.id} typed`, () => `IFERROR(${read(beside, column)},"")`)
  if (!computed) return { ...typed, kind }
  const proposal = proposalOf(making, beside, column.id, computed)
  const filled = beside.field(
    column.id,
    () => `IF(${typed.cell}="",${proposal.cell},${typed.cell})`,
  )
  return { ...filled, kind }
}

/** The date that a column or helper proposes. */
export const proposalOf = (
  making: Making,
  beside: Beside,
  name: string,
  computed: readonly Computed[],
): Field => beside.field(`${name} proposed`, () => computedDate(making, beside, computed))

function computedDate(making: Making, beside: Beside, computed: readonly Computed[]): string {
  return computed.reduceRight<string>((otherwise, { from, add, where }) => {
    const start = making.cell(beside.sheet.id, from).cell
    const date = add.reduce<string>((sum, length) => later(sum, length, making), `INT(${start})`)
    const tests = [`ISNUMBER(${start})`, fits(making, beside.sheet.id, where)]
    return `IF(${allOf(tests)},${date},${otherwise})`
  }, '""')
}

function later(date: string, length: string | number, { contract }: Making): string {
  if (typeof length === 'number') return `${date}+${length}`
  const time = contract.time(length)
  if (!time) return 'NA()'
  if (time.unit === 'months') return `EDATE(${date},${time.count})`
  return `${date}+${time.unit === 'hours' ? Math.ceil(time.count / 24) : time.count}`
}

function read(beside: Beside, column: PackColumn): string {
  const raw = beside.typed(column.id)
  if (column.id === beside.sheet.columns[0]?.id) return numberOf(beside).cell
  if (column.type === 'ref') {
    const number = squeezed(raw)
    return `IFERROR(LEFT(${number},1)&VALUE(MID(${number},2,9)),${keyed(raw)})`
  }
  const kind = kinds[column.type]
  if (kind === 'text') return keyed(raw)
  if (kind === 'number') return `IF(ISNUMBER(${raw}),${raw},"")`
  // where a date was pasted as text, as these files show it
  const pasted = `IF(LEN(${raw})=10,DATE(VALUE(LEFT(${raw},4)),VALUE(MID(${raw},6,2)),VALUE(MID(${raw},9,2))),"")`
  return `IF(ISNUMBER(${raw}),${kind === 'day' ? `INT(${raw})` : raw},${pasted})`
}

/** The same text for all that is written alike. */
const keyed = (raw: string): string =>
  `TRIM(${['.', ',', ';', '\u00a0'].reduce(
    (text, mark) => `SUBSTITUTE(${text},"${mark}"," ")`,
    `SUBSTITUTE(LOWER(${raw}),CHAR(10)," ")`,
  )})`
