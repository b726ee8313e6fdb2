// Sheets as plain data become an .xlsx file. The spreadsheet library writes the parts; the package is then made anew, so that same sheets give same bytes.

import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { HrddError } from '../../model/problems.ts'
import { openPackage, packageLimits } from '../docx/file/package.ts'
import { zipParts } from '../docx/file/zip-parts.ts'
import { heightOf } from './heights.ts'
import {
  type Cell,
  type DefinedName,
  type Look,
  letters,
  quoted,
  type SheetModel,
  type Tone,
} from './sheet.ts'

const font = { name: 'Arial', size: 10 } as const
const border = (() => {
  const side = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
  return { top: side, right: side, bottom: side, left: side }
})()
const fill = (rgb: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } }) as const
const wrapped = { wrapText: true, vertical: 'top', horizontal: 'left' } as const
const open = { locked: false } as const
const dateFormat = 'yyyy-mm-dd'

// ink on ground has a contrast of 7 or more everywhere
const looks: Readonly<Record<Look, CellStyle>> = {
  plain: { font, alignment: wrapped, border },
  id: { font: { ...font, size: 8, color: { rgb: '595959' } }, alignment: { vertical: 'top' } },
  head: {
    font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill('1F3864'),
    alignment: { wrapText: true, vertical: 'center' },
    border,
  },
  title: {
    font: { ...font, size: 16, bold: true, color: { rgb: '1F3864' } },
    alignment: { vertical: 'top' },
  },
  heading: {
    font: { ...font, size: 12, bold: true, color: { rgb: '1F3864' } },
    alignment: { vertical: 'bottom' },
  },
  note: {
    font: { ...font, italic: true, color: { rgb: '404040' } },
    alignment: { vertical: 'top' },
  },
  strong: { font: { ...font, bold: true }, alignment: wrapped },
  locked: { font, fill: fill('F2F2F2'), alignment: wrapped, border },
  lockedDate: { font, fill: fill('F2F2F2'), alignment: wrapped, border, numFmt: dateFormat },
  number: { font, fill: fill('F2F2F2'), alignment: wrapped, border },
  input: { font, fill: fill('FFF7D6'), alignment: wrapped, border, protection: open },
  inputDate: {
    font,
    fill: fill('FFF7D6'),
    alignment: wrapped,
    border,
    protection: open,
    numFmt: dateFormat,
  },
  inputNumber: { font, fill: fill('FFF7D6'), alignment: wrapped, border, protection: open },
  share: { font, fill: fill('F2F2F2'), alignment: wrapped, border, numFmt: '0.0%' },
  rating: { font: { ...font, bold: true }, alignment: wrapped, border },
}

const tones: Readonly<Record<Tone, CellStyle>> = {
  good: { font: { color: { rgb: '0B4F1F' } }, fill: fill('D9EFDD') },
  middle: { font: { color: { rgb: '4A3B00' } }, fill: fill('FFF0C2') },
  low: { font: { color: { rgb: '6B2B00' } }, fill: fill('FBE0CC') },
  bad: { font: { color: { rgb: '7A0012' } }, fill: fill('F9D6DA') },
  quiet: { font: { italic: true, color: { rgb: '404040' } }, fill: fill('E7E6E6') },
}

/** What goes into the properties of the file. */
export interface FileProperties {
  readonly title: string
  readonly subject: string
  /** Civil date; no clock is read. */
  readonly date: string
  /** Printed at the foot of each page, before the page number. */
  readonly foot: string
}

/** The file. */
export async function writeFile(
  sheets: readonly SheetModel[],
  names: readonly DefinedName[],
  properties: FileProperties,
): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map((sheet) => worksheet(sheet, properties.foot)),
    namedRanges: [
      ...names.map(({ name, sheet, column, rows: [first, last] }) => ({
        name,
        range: `${quoted(sheet)}!$${letters(column)}$${first + 1}:$${letters(column)}$${last + 1}`,
      })),
      ...sheets.flatMap(printNames),
    ],
    properties: {
      title: clean(properties.title),
      subject: clean(properties.subject),
      created: atMidnight(properties.date),
      modified: atMidnight(properties.date),
    },
    defaultFont: font,
    workbookProtection: { lockStructure: true },
  })
  // the library packs by whatever the platform offers, which differs between programs and versions
  const parts = Object.fromEntries(openPackage(written, 'xlsx'))
  const large = Object.entries(parts).find(([, part]) => part.length > packageLimits.part)
  if (large)
    throw new HrddError([
      {
        code: 'too-large',
        path: 'observations',
        message: 'the workbook would be too large to be opened again',
        hint: 'Write one workbook for each year or brand.',
      },
    ])
  return zipParts({
    ...parts,
    'docProps/app.xml':
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>hrdd-clauses</Application></Properties>',
  })
}

const atMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`)

// what XML cannot hold goes; what looks like an escape of these files is escaped itself
const clean = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

function worksheet(sheet: SheetModel, foot: string): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map()
  for (const [row, line] of sheet.rows.entries()) {
    for (let column = 0; column < line.length; column++) {
      const cell = line[column]
      if (cell) cells.set(`${row},${column}`, written(cell))
    }
    const height = sheet.ids && row === 0 ? undefined : heightOf(sheet, line)
    if (height !== undefined) rowDefs.set(row, { height })
  }
  if (sheet.ids) rowDefs.set(0, { hidden: true })
  const last = sheet.rows.length
  const columns = sheet.widths.length
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    cells,
    rowDefs,
    ...(sheet.ids && { freezePane: { rows: 2, columns: sheet.frozenColumns ?? 0 } }),
    ...(sheet.filter && { autoFilter: { range: `A2:${letters(columns - 1)}${last}` } }),
    protection: {
      sheet: true,
      objects: true,
      scenarios: true,
      formatColumns: true,
      formatRows: true,
      autoFilter: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    },
    dataValidations: sheet.validations.map(
      ({ columns: [from, to], rows, also = [], rule, message, prompt }) => ({
        range: [rows, ...also]
          .map(([first, final]) => `${letters(from)}${first + 1}:${letters(to)}${final + 1}`)
          .join(' '),
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop' as const,
        errorMessage: message,
        ...(prompt !== undefined && { showInputMessage: true, inputMessage: prompt }),
        ...('list' in rule
          ? { type: 'list' as const, formula1: rule.list }
          : 'custom' in rule
            ? { type: 'custom' as const, formula1: rule.custom }
            : 'dates' in rule
              ? {
                  type: 'date' as const,
                  operator: 'between' as const,
                  formula1: '32874',
                  formula2: '109574',
                }
              : {
                  type: 'decimal' as const,
                  operator: 'greaterThanOrEqual' as const,
                  formula1: '0',
                }),
      }),
    ),
    conditionalRules: sheet.conditions.map(
      ({ columns: [from, to], rows: [first, final], formula, tone }, index) => ({
        type: 'expression' as const,
        priority: index + 1,
        formula,
        style: tones[tone],
        range: `${letters(from)}${first + 1}:${letters(to)}${final + 1}`,
      }),
    ),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: sheet.pagesWide ?? 1,
      fitToHeight: sheet.onePage ? 1 : 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: '&L&B&A', oddFooter: `&L${foot.replaceAll('&', '&&')}&R&P / &N` },
    ...(sheet.hidden && { hidden: true }),
    ...(!sheet.ids && { view: { showGridLines: false } }),
  }
}

/** What is printed, and what is repeated on each page. Written as names, because the library leaves the name of a sheet with a space unquoted there. */
function printNames(sheet: SheetModel): { name: string; range: string; scope: string }[] {
  if (sheet.hidden) return []
  const name = quoted(sheet.name)
  const titles = [
    ...((sheet.pagesWide ?? 1) > 1 ? [`${name}!$A:$A`] : []),
    ...(sheet.ids ? [`${name}!$2:$2`] : []),
  ]
  return [
    {
      name: '_xlnm.Print_Area',
      range: `${name}!$A$1:$${letters((sheet.printedColumns ?? sheet.widths.length) - 1)}$${lastFilled(sheet)}`,
      scope: sheet.name,
    },
    ...(titles.length > 0
      ? [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: sheet.name }]
      : []),
  ]
}

/** Number of rows to print: a few empty ones to write on, not all. */
function lastFilled({ rows }: SheetModel): number {
  let last = rows.length
  while (last > 1 && !rows[last - 1]!.some((cell) => cell && cell.value !== null)) last--
  return Math.min(rows.length, last + 10)
}

function written({ value, look, date, formula }: Cell): {
  value: string | number | Date | null
  style: CellStyle
  formula?: string
  formulaResult?: string | number | null
  type?: 'formula'
} {
  const style = looks[look]
  if (formula !== undefined) return { value, style, formula, formulaResult: value, type: 'formula' }
  if (typeof value !== 'string') return { value, style }
  return date ? { value: atMidnight(value), style } : { value: clean(value), style }
}
