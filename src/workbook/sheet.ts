// A worksheet as plain data, and as the part of a file. Texts are written as texts, so that none becomes a formula.

import { declaration, escapeXml } from '../office/markup.ts'
import { namespaces } from '../office/names.ts'
import { isWrapped, type Look, styleOf } from './styles.ts'

/** A cell: a value, a formula with what it gives now, or a place to fill in. */
export interface CellModel {
  readonly value?: string | number | undefined
  /** Without the equals sign. */
  readonly formula?: string | undefined
  /** The program has to compute what the formula gives. */
  readonly uncomputed?: true
  readonly look: Look
  /** Columns that it covers. */
  readonly span?: number
}

/** Cells that look alike. */
export const cells = (look: Look, ...values: readonly CellModel['value'][]): CellModel[] =>
  values.map((value) => ({ value, look }))

/** What the cells of a column take. */
export interface Validation {
  readonly place: number
  /** First and last row, from 0; default: all that are filled in. */
  readonly rows?: readonly [first: number, last: number]
  /** Type and operator, as attributes. */
  readonly rule: string
  readonly bounds: readonly string[]
  /** Said where something else is typed; without it, anything is taken. */
  readonly message?: string
}

export interface SheetModel {
  readonly name: string
  /** Width in digits of the common font, and look of cells that are not written. */
  readonly columns: readonly {
    readonly width: number
    readonly look: Look
    readonly hidden?: boolean
  }[]
  readonly rows: readonly (readonly (CellModel | undefined)[])[]
  /** Formulas that go down from a row to another, from 0: one a column, with `here` for the number of the row. */
  readonly down?: {
    readonly first: number
    readonly last: number
    readonly formulas: readonly string[]
  }
  /** First and last row to fill in, from 0. */
  readonly body?: readonly [first: number, last: number]
  readonly validations?: readonly Validation[]
  /** Cells that turn red where a formula holds: a cell or range, and the formula as of its first cell. */
  readonly warnings?: readonly { readonly range: string; readonly when: string }[]
  readonly hidden?: boolean
  /** The first row and column stay on screen; so they do where something is filled in. */
  readonly frozen?: true
  /** The first row is printed on every page. */
  readonly repeated?: true
  /** From this row on nothing is shown, from 0. */
  readonly hiddenFrom?: number
}

/** `A`, `B`, … `AA`. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
/** `C7`. Rows and columns count from 0. */
export const address = (row: number, column: number): string => `${letters(column)}${row + 1}`
/** The name of a sheet in a formula. */
export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`
/** `'This period'!$B$3`. */
export const cellIn = (sheet: string, row: number, column: number): string =>
  `${quoted(sheet)}!$${letters(column)}$${row + 1}`
/** `'Risks and measures'!$A$3:$A$9`. */
export const rangeOf = (sheet: string, column: number, first: number, last: number): string =>
  `${cellIn(sheet, first, column)}:$${letters(column)}$${last + 1}`

/** Stands for the number of the row in a formula that goes down. */
export const here = '\u0001'

/** A sheet as the part of a file, piece by piece. */
export function* sheetPart(sheet: SheetModel): Generator<string> {
  const { columns, rows, body, validations = [], warnings = [] } = sheet
  const rules = validations.flatMap((rule) => validationXml(rule, rule.rows ?? body))
  yield [
    declaration,
    `<worksheet xmlns="${namespaces.sheet}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${body || sheet.frozen ? pane : ''}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml).join('')}</cols>`,
    '<sheetData>',
  ].join('')
  for (const index of rows.keys()) yield rowXml(sheet, index)
  yield* downXml(sheet)
  yield [
    '</sheetData>',
    // without a password: it guards against slips
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" sort="0" autoFilter="0"/>',
    mergesOf(rows),
    body ? strikes(columns.length, body) : '',
    ...warnings.map(warningXml),
    rules.length > 0
      ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
      : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '<headerFooter><oddHeader>&amp;A</oddHeader><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('')
}

/** The row of titles and the column of numbers stay on screen. */
const pane =
  '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>'

const columnXml = ({ width, look, hidden }: SheetModel['columns'][number], index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width + 0.71}" style="${styleOf(look)}"${hidden ? ' hidden="1"' : ''} customWidth="1"/>`

const rowXml = ({ columns, rows, hiddenFrom = rows.length }: SheetModel, index: number): string => {
  const row = rows[index] ?? []
  const cells = row.map((cell, column) => (cell ? cellXml(cell, address(index, column)) : ''))
  const hidden = index >= hiddenFrom ? ' hidden="1"' : ''
  return `<row r="${index + 1}" ht="${heightOf(row, columns)}"${hidden}>${cells.join('')}</row>`
}

/** Rows of formulas that the program has to compute. */
function* downXml({ down }: SheetModel): Generator<string> {
  if (!down) return
  const cells = down.formulas.map(
    (formula, column) => `<c r="${letters(column)}${here}"><f>${escaped(formula)}</f></c>`,
  )
  const row = `<row r="${here}">${cells.join('')}</row>`
  for (let index = down.first; index <= down.last; index++)
    yield row.replaceAll(here, String(index + 1))
}

/** XML holds no `here`. */
const escaped = (formula: string): string => formula.split(here).map(escapeXml).join(here)

/** In points. Not every program fits rows to what is wrapped in them, and none shows one higher than 409. */
function heightOf(row: SheetModel['rows'][number], columns: SheetModel['columns']): number {
  const heights = row.map(({ value, look } = { look: 'plain' }, index) => {
    const covered = columns.slice(index, index + (row[index]?.span ?? 1))
    const width = covered.reduce((sum, column) => sum + column.width, 0) || 1
    const { hidden } = columns[index] ?? {}
    const text = typeof value === 'string' && isWrapped(look) && !hidden ? value : ''
    return (lineHeights[look] ?? 15) * Math.max(1, Math.ceil(text.length / width))
  })
  return Math.min(400, Math.max(15, ...heights))
}
const lineHeights: Readonly<Partial<Record<Look, number>>> = { title: 22, note: 12 }

function cellXml({ value, formula, look, uncomputed }: CellModel, place: string): string {
  const start = `<c r="${place}" s="${styleOf(look)}"`
  if (formula !== undefined && uncomputed) return `${start}><f>${escapeXml(formula)}</f></c>`
  if (formula !== undefined) {
    const type = typeof value === 'number' ? '' : ' t="str"'
    return `${start}${type}><f>${escapeXml(formula)}</f><v>${escapeXml(String(value ?? ''))}</v></c>`
  }
  if (value === undefined) return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`
}

/** Line breaks are kept; what looks like an escape of these files is escaped itself. */
const textXml = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .split(/\r\n?|\n/)
    .map(escapeXml)
    .join('\n')

/** Rows whose number begins with an x are struck through. */
function strikes(columns: number, [first, last]: readonly [number, number]): string {
  const range = `${address(first, 0)}:${address(last, columns - 1)}`
  return `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="0" priority="1"><formula>LEFT($A${first + 1},1)="x"</formula></cfRule></conditionalFormatting>`
}

/** Cells that cover others. */
function mergesOf(rows: SheetModel['rows']): string {
  const ranges = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.span ? `${address(row, column)}:${address(row, column + cell.span - 1)}` : [],
    ),
  )
  const merged = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return merged && `<mergeCells count="${ranges.length}">${merged}</mergeCells>`
}

const warningXml = (
  { range, when }: NonNullable<SheetModel['warnings']>[number],
  index: number,
): string =>
  `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="1" priority="${index + 2}"><formula>${escapeXml(when)}</formula></cfRule></conditionalFormatting>`

function validationXml(
  { place, rule, bounds, message }: Validation,
  rows: readonly [number, number] | undefined,
): string | [] {
  if (!rows) return []
  const [first, last] = rows
  const stop = message === undefined ? '' : ` showErrorMessage="1" error="${escapeXml(message)}"`
  const formulas = bounds.map(
    (bound, index) => `<formula${index + 1}>${escapeXml(bound)}</formula${index + 1}>`,
  )
  return `<dataValidation ${rule} allowBlank="1"${stop} sqref="${address(first, place)}:${address(last, place)}">${formulas.join('')}</dataValidation>`
}
