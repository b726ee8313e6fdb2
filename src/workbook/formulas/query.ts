// A query as hidden columns: which rows count, for how much, how much of it is reached, and what stays open.

import { proofColumns } from '../../measure/rules.ts'
import { type Grade, grades } from '../../model/clause.ts'
import type { PackKpi } from '../../model/pack.ts'
import type { Query } from '../../model/query.ts'
import { serialOf } from '../serial.ts'
import { here } from '../sheet.ts'
import { dueColumn, isDone, isDue, isLeftOut } from './book.ts'
import { aliveOf } from './cells.ts'
import { fits } from './filters.ts'
import type { Beside, Field, Making } from './grid.ts'
import { dayCell } from './helpers.ts'
import { gradeOf } from './joins.ts'
import { type SampleFields, sampleFields } from './sample.ts'
import { allOf, flag } from './syntax.ts'

/** Stands for "no date" among days. */
export const noDate = 99_999

/** Columns whose sums make a KPI. */
export interface Tallied {
  readonly reached: Field
  readonly of: Field
  /** The first date of what is open, `noDate` where it has none. */
  readonly open: Field
  readonly label: Field
  /** How much speaks for the value, and how much of that is proved too weakly. */
  readonly favour: Field
  readonly weak: Field
  /** Rows that are due, and those at which nobody looked. */
  readonly due: Field
  readonly unseen?: Field
  readonly sample?: SampleFields
  /** One more that is not reached where no row is due. */
  readonly absent: boolean
}

interface Compiling {
  readonly making: Making
  readonly kpi: PackKpi
  readonly query: Query
  readonly beside: Beside
  /** Before the names of its columns. */
  readonly name: string
  /** Whether the row counts, before groups and what is left out. */
  readonly due: Field
}

/** Whether a row of the sheet is one of the query, whatever its dates. */
export function isOf(
  making: Making,
  { sheet, letter, where }: Pick<Query, 'sheet' | 'letter' | 'where'>,
): string {
  const beside = making.beside(sheet)
  const number = making.cell(sheet, beside.sheet.columns[0]?.id ?? '').cell
  return allOf([
    `${aliveOf(beside).cell}=1`,
    ...(letter === undefined ? [] : [`LEFT(${number},1)="${letter.toLowerCase()}"`]),
    ...(where === undefined ? [] : [fits(making, sheet, where)]),
  ])
}

/** Compiles one query of a KPI. */
export function tallied(making: Making, kpi: PackKpi, query: Query, index: number): Tallied {
  const beside = making.beside(query.sheet)
  const name = `${kpi.id} ${index + 1}`
  const all = beside.field(`${name} due`, () =>
    flag(`IF(${isOf(making, query)},${isDue(making, query)},FALSE)`),
  )
  const due = query.seen
    ? beside.field(`${name} seen`, () =>
        flag(`AND(${all.cell}=1,${fits(making, query.sheet, query.seen)})`),
      )
    : all
  const compiling: Compiling = { making, kpi, query, beside, name, due }
  const sample = query.sample ? sampleFields(making, query, name, due) : undefined
  const counted = countedOf(compiling, sample)
  return {
    ...counted,
    ...proofOf(compiling, counted),
    ...openOf(compiling, counted),
    due,
    ...(query.seen && {
      unseen: beside.field(`${name} unseen`, () => `${all.cell}-${due.cell}`),
    }),
    ...(sample && { sample }),
    absent: query.absent ?? false,
  }
}

interface CountedFields {
  readonly reached: Field
  readonly of: Field
  readonly group?: GroupFields
}

interface GroupFields {
  readonly key: Field
  /** Whether this row alone is reached. */
  readonly alone: Field
}

function countedOf(compiling: Compiling, sample: SampleFields | undefined): CountedFields {
  const { making, query, beside, name, due } = compiling
  if (sample) return sample
  if (query.absent) {
    const none = beside.field(`${name} none`, () => '0')
    return { reached: none, of: none }
  }
  if (query.by) return groupedOf(compiling, query.by)
  const counts = beside.field(`${name} counts`, () =>
    flag(`IF(${due.cell}=1,NOT(${isLeftOut(making, name, query)}),FALSE)`),
  )
  const { all, part } = weights(compiling)
  const isReached = allOf([fits(making, query.sheet, query.reached), isDone(making, query)])
  return {
    of: beside.field(`${name} of`, () => `IF(${counts.cell}=1,${all},0)`),
    reached: beside.field(
      `${name} reached`,
      () => `IF(${counts.cell}=1,${part ?? `IF(${isReached},${all},0)`},0)`,
    ),
  }
}

/** People or rows. Without a number of people it is one. */
function weights({ making, query: { weight, sheet } }: Compiling): {
  readonly all: string
  readonly part?: string
} {
  if (!weight) return { all: '1' }
  const number = (column: string) => making.cell(sheet, column).cell
  const whole = `IF(ISNUMBER(${number(weight.of)}),${number(weight.of)},1)`
  if (weight.reached === undefined) return { all: whole }
  const reached = `N(${number(weight.reached)})`
  const before = weight.before === undefined ? '0' : `MIN(N(${number(weight.before)}),${reached})`
  return { all: `MAX(0,${whole}-${before})`, part: `${reached}-${before}` }
}

/** Rows that are about the same count once; where one is left out, all are. */
function groupedOf(
  { making, query, beside, name, due }: Compiling,
  by: NonNullable<Query['by']>,
): CountedFields {
  const named = making.cell(query.sheet, by.column).cell
  const stand = by.otherwise === undefined ? undefined : making.cell(query.sheet, by.otherwise).cell
  const alone = `"#"&${here}`
  const unnamed = stand === undefined ? alone : `IF(${stand}<>"","? "&${stand},"?"&${alone})`
  const key = beside.field(
    `${name} about`,
    () => `IF(${due.cell}=1,IF(${named}<>"","= "&${named},${unnamed}),"")`,
  )
  const isSame = `(${key.range}=${key.cell})`
  const out = beside.field(`${name} out`, () =>
    flag(`AND(${due.cell}=1,${isLeftOut(making, name, query)})`),
  )
  const counts = `AND(${due.cell}=1,SUMPRODUCT(${isSame}*(ROW(${key.range})<${here}))=0,SUMPRODUCT(${isSame}*${out.range})=0)`
  const of = beside.field(`${name} of`, () => `IF(${due.cell}=1,${flag(counts)},0)`)
  const isReached = allOf([fits(making, query.sheet, query.reached), isDone(making, query)])
  const self = beside.field(`${name} self`, () => flag(`IF(${due.cell}=1,${isReached},FALSE)`))
  const enough =
    query.reach === 'any'
      ? `SUMPRODUCT(${isSame}*${self.range})>0`
      : `SUMPRODUCT(${isSame}*(1-${self.range}))=0`
  const isKnown = by.otherwise === undefined ? 'TRUE' : `${named}<>""`
  const reached = beside.field(
    `${name} reached`,
    () => `IF(${of.cell}=1,${flag(`AND(${isKnown},${enough})`)},0)`,
  )
  return { of, reached, group: { key, alone: self } }
}

/** Where less is better, what is reached speaks against the value; in a count it is what is counted. */
const isAgainst = ({ unit, direction }: PackKpi): boolean =>
  unit === 'percent' && direction === 'lower'

function proofOf(
  compiling: Compiling,
  { of, reached, group }: CountedFields,
): Pick<Tallied, 'favour' | 'weak'> {
  const { kpi, query, beside, name, making } = compiling
  const favour = isAgainst(kpi)
    ? beside.field(`${name} favour`, () => `${of.cell}-${reached.cell}`)
    : reached
  if (kpi.proof === undefined) return { favour, weak: beside.field(`${name} weak`, () => '0') }
  const least = gradeNumber(kpi.proof)
  const own = beside.field(`${name} strength`, () => strengthOf(making, query))
  const isSame = group ? `(${group.key.range}=${group.key.cell})` : ''
  const grouped =
    query.reach === 'any'
      ? `SUMPRODUCT(MAX(${isSame}*${group?.alone.range}*${own.range}))`
      : `9-SUMPRODUCT(MAX(${isSame}*(9-${own.range})))`
  const strength = group ? grouped : own.cell
  return {
    favour,
    weak: beside.field(
      `${name} weak`,
      () => `IF(${favour.cell}>0,IF(${strength}<${least},${favour.cell},0),0)`,
    ),
  }
}

/** 1 for E0 to 6 for E5. */
const gradeNumber = (grade: Grade): number => grades.indexOf(grade) + 1

/** Strength of a row; proof that is too old is a grade lower. */
function strengthOf(making: Making, query: Query): string {
  const { strength = proofColumns.strength, sheet } = query
  const { cell, kind } = making.cell(sheet, strength)
  const grade = `MAX(1,${kind === 'grade' ? cell : gradeOf(cell)})`
  const { proofAge } = making.contract
  const isDated = making.beside(sheet).sheet.columns.some(({ id }) => id === proofColumns.date)
  if (!proofAge || !isDated) return grade
  const date = making.cell(sheet, proofColumns.date).cell
  const until =
    proofAge.unit === 'months'
      ? `EDATE(${date},${proofAge.count})`
      : `${date}+${proofAge.unit === 'hours' ? Math.ceil(proofAge.count / 24) : proofAge.count}`
  const isOld = `IF(ISNUMBER(${date}),${until}<${serialOf(making.period.end)},FALSE)`
  return `IF(${isOld},MAX(1,${grade}-1),${grade})`
}

function openOf(
  { kpi, query, beside, name, making }: Compiling,
  { of, reached, group }: CountedFields,
): Pick<Tallied, 'open' | 'label'> {
  const isOpen =
    kpi.unit === 'count' || kpi.direction === 'lower'
      ? `${reached.cell}>0`
      : `${reached.cell}<${of.cell}`
  const column = dueColumn(query) ?? query.since
  const day = column === undefined ? '""' : dayCell(making, query.sheet, column)
  const since = beside.field(`${name} since`, () => `IF(ISNUMBER(${day}),${day},${noDate})`)
  const first = group
    ? `${noDate}-SUMPRODUCT(MAX((${group.key.range}=${group.key.cell})*(${noDate}-${since.range})))`
    : since.cell
  const open = beside.field(`${name} open`, () => `IF(${isOpen},${first},"")`)
  const { by } = query
  const number = `UPPER(${making.cell(query.sheet, beside.sheet.columns[0]?.id ?? '').cell})`
  const names = [by?.column, by?.otherwise].flatMap((id) =>
    id === undefined ? [] : beside.typed(id),
  )
  const label = names.reduceRight(
    (otherwise, text) => `IF(LEN(TRIM(${text}))>0,${text}&"",${otherwise})`,
    number,
  )
  return { open, label: beside.field(`${name} label`, () => `IF(${open.cell}="","",${label})`) }
}
