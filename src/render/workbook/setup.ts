// The sheet of the contract and its thresholds, and the hidden sheet of lists.

import type { Pack, PackKpi } from '../../model/pack.ts'
import type { WorkbookSetup } from '../../model/workbook.ts'
import { isWritableDate, joinList } from './cells.ts'
import {
  isPackList,
  type ListId,
  listColumns,
  setupColumns,
  type TableId,
  tables,
} from './columns.ts'
import {
  companion,
  coverageUnit,
  eligible,
  itemsOf,
  judgementItems,
  kpiKey,
  observed,
} from './items.ts'
import {
  type Cell,
  cell,
  type DefinedName,
  dateCell,
  letters,
  type SheetModel,
  type Validation,
} from './sheet.ts'
import type { Labels, Words } from './words.ts'

/** Fields of the contract, in the order of their rows. `by`: who may change it. */
export const setupFields = [
  { key: 'contract', kind: 'text', open: false },
  { key: 'title', kind: 'text', open: false },
  { key: 'buyer', kind: 'text', open: false },
  { key: 'supplier', kind: 'text', open: true },
  { key: 'start', kind: 'date', open: false },
  { key: 'end', kind: 'date', open: false },
  { key: 'tier', kind: 'text', open: false },
  { key: 'lots', kind: 'texts', open: true },
  { key: 'brands', kind: 'texts', open: true },
  { key: 'agreedBy', kind: 'text', open: true },
  { key: 'agreedOn', kind: 'date', open: true },
  { key: 'catalogue', kind: 'text', open: false },
  { key: 'pack', kind: 'text', open: false },
] as const satisfies readonly {
  readonly key: keyof WorkbookSetup
  readonly kind: 'text' | 'date' | 'texts'
  readonly open: boolean
}[]

/** Row of the thresholds of a KPI. */
export const thresholdKey = (id: string): string => `threshold.${id}`

/** The sheet. A supplier's edition shows it and lets nothing be changed. */
export function setupSheet(
  words: Words,
  pack: Pack,
  kpis: readonly PackKpi[],
  setup: WorkbookSetup,
  open: boolean,
): SheetModel {
  const at = Object.fromEntries(setupColumns.map(({ id }, index) => [id, index])) as Readonly<
    Record<(typeof setupColumns)[number]['id'], number>
  >
  const line = (cells: Partial<Record<keyof typeof at, Cell>>): (Cell | undefined)[] =>
    setupColumns.map(({ id }) => cells[id])
  const validations: Validation[] = []
  const rows: (Cell | undefined)[][] = [
    setupColumns.map(({ id }) => cell(`setup.${id}`, 'id')),
    setupColumns.map(({ id }) => cell(words(`column.setup.${id}`), 'head')),
  ]
  rows.push(line({ label: cell(words('setup.contract'), 'heading') }))
  for (const field of setupFields) {
    const value = setup[field.key]
    const editable = open && field.open
    const label = cell(words(`setup.${field.key}`), 'locked')
    const row = rows.length
    if (field.kind === 'date') {
      rows.push(
        line({
          label,
          value:
            typeof value === 'string' && !isWritableDate(value)
              ? cell(value, 'locked')
              : dateCell(value as string | undefined, editable ? 'inputDate' : 'lockedDate'),
          key: cell(field.key, 'id'),
        }),
      )
      if (editable)
        validations.push({
          columns: [at.value, at.value],
          rows: [row, row],
          rule: { dates: true },
          message: words('error.date'),
        })
    } else {
      const text =
        field.kind === 'texts'
          ? (value as readonly string[]).length === 0
            ? null
            : joinList(value as readonly string[]).replace(/;$/, '')
          : ((field.key === 'tier'
              ? words(`list.tier.${value as string}`)
              : (value as string | undefined)) ?? null)
      rows.push(
        line({
          label,
          value: cell(text, editable ? 'input' : 'locked'),
          key: cell(field.key, 'id'),
        }),
      )
    }
  }
  rows.push(line({ label: cell(words('setup.thresholds'), 'heading') }))
  for (const kpi of kpis) {
    const bands = setup.thresholds[kpi.id]
    const row = rows.length
    // zero is no choice where a case is one too many
    const editable = open && bands !== undefined && !kpi.zeroTolerance
    const number = (value: number | undefined): Cell =>
      cell(value ?? null, editable ? 'inputNumber' : 'number')
    rows.push(
      line({
        label: cell(`${kpi.number} ${kpi.title}`, 'locked'),
        value: cell(
          words('setup.rules', {
            frequency: frequency(pack, kpi),
            grace: kpi.period.graceDays,
            cure: kpi.period.cureDays,
            grade: kpi.evidence.forGood,
            months: kpi.evidence.maxAgeMonths,
          }),
          'locked',
        ),
        unit: cell(unitOf(words, kpi), 'locked'),
        direction: cell(
          words(
            bands ? `direction.${kpi.zeroTolerance ? 'zero' : kpi.direction}` : 'direction.none',
          ),
          'locked',
        ),
        target: number(bands?.target),
        approaching: number(bands?.approaching),
        requiresImprovement: number(bands?.requiresImprovement),
        key: cell(thresholdKey(kpi.id), 'id'),
      }),
    )
    if (!editable) continue
    const [target, approaching, lowest] = [at.target, at.approaching, at.requiresImprovement].map(
      (column) => `$${letters(column)}${row + 1}`,
    )
    const sign = kpi.direction === 'lower' ? '<=' : '>='
    validations.push({
      columns: [at.target, at.requiresImprovement],
      rows: [row, row],
      rule: {
        custom: `AND(ISNUMBER(${target}),ISNUMBER(${approaching}),ISNUMBER(${lowest}),${target}>=0,${target}${sign}${approaching},${approaching}${sign}${lowest})`,
      },
      message: words(kpi.direction === 'lower' ? 'error.order.lower' : 'error.order.higher'),
    })
  }
  return {
    id: 'setup',
    name: words('sheet.setup'),
    widths: setupColumns.map(({ width }) => width),
    rows,
    ids: true,
    printedColumns: at.key,
    validations,
    conditions: [],
  }
}

const frequency = (pack: Pack, kpi: PackKpi): string =>
  String(pack.strings[`kpi.frequency.${kpi.period.frequency}`]?.[0] ?? kpi.period.frequency)

/** What the thresholds of a KPI are counted in. */
export function unitOf(words: Words, { unit, measure }: PackKpi): string {
  if (unit.code === 'P1' || unit.code === 'DAY') return words(`unit.${unit.code}`)
  return words(
    measure.type === 'maturity'
      ? measure.aggregate === 'lowest'
        ? 'unit.level'
        : 'unit.stages'
      : 'unit.number',
  )
}

/** A value as a person says it: `92.0 per cent`, `1 day`, `level 2`. */
export function valueOf(words: Words, { unit, measure }: PackKpi, shown: string): string {
  const one = shown === '1' || shown === '1.0' ? 'one' : 'many'
  if (!/^[\d.]+$/.test(shown)) return shown
  if (unit.code === 'P1' || unit.code === 'DAY')
    return words(`value.${unit.code}.${one}`, { value: shown })
  return measure.type === 'maturity'
    ? words(measure.aggregate === 'lowest' ? 'value.level' : `value.stages.${one}`, {
        value: shown,
      })
    : shown
}

/** Drop-downs, for each KPI what it asks, and the tables that were written: the file explains itself when it comes back. */
export function listsSheet(
  words: Words,
  labels: Labels,
  kpis: readonly PackKpi[],
  written: readonly TableId[],
  judging: boolean,
): { readonly sheet: SheetModel; readonly names: DefinedName[] } {
  const name = words('sheet.lists')
  const rows: (Cell | undefined)[][] = [
    listColumns.map(({ id }) => cell(`lists.${id}`, 'id')),
    listColumns.map(({ id }) => cell(words(`column.lists.${id}`), 'head')),
  ]
  const names: DefinedName[] = []
  const block = (id: string, column: number, from: number): void =>
    void names.push({ name: id, sheet: name, column, rows: [from, rows.length - 1] })
  const used = new Set(
    tables
      .filter(({ id }) => written.includes(id))
      .flatMap(({ columns }) => columns.flatMap(({ list }) => list ?? [])),
  )
  for (const list of Object.keys(labels) as ListId[]) {
    // lists of the pack are long: only where a sheet asks for them
    if (isPackList(list) && !used.has(list)) continue
    const from = rows.length
    for (const [code, label] of labels[list])
      rows.push(
        [
          list,
          code,
          label,
          ...(list === 'anchor' ? [labels.clause.get(code.split('#')[0]!) ?? null] : []),
        ].map((text) => cell(text)),
      )
    block(`hrdd_${list}`, 2, from)
    if (list === 'anchor') block('hrdd_anchor_clause', 3, from)
  }
  for (const id of written) rows.push(['sheet', id, words(`sheet.${id}`)].map((text) => cell(text)))
  let from = rows.length
  for (const kpi of kpis) rows.push(['kpi', kpiKey(kpi), kpi.title].map((text) => cell(text)))
  if (kpis.length > 0) block('hrdd_kpi', 1, from)
  from = rows.length
  for (const kpi of kpis) {
    const extra = [
      [eligible, 'number'],
      [observed, 'number'],
      [coverageUnit, 'words'],
      [companion, 'words'],
    ].map(([item, form]) => ({ name: item!, form: form!, need: 'no' }))
    for (const { name: item, form, need } of [
      ...itemsOf(kpi.measure),
      ...extra,
      ...(judging ? judgementItems(kpi) : []),
    ])
      rows.push([
        ...[null, item === coverageUnit ? kpi.coverage.unit : null, null].map((text) =>
          text === null ? undefined : cell(text),
        ),
        cell(kpiKey(kpi)),
        cell(item),
        cell(form),
        cell(need),
      ])
  }
  if (kpis.length > 0) block('hrdd_item_kpi', 3, from)
  return {
    sheet: {
      id: 'lists',
      name,
      widths: listColumns.map(({ width }) => width),
      rows,
      ids: true,
      validations: [],
      conditions: [],
      hidden: true,
    },
    names,
  }
}
