// Sheets that are read and not filled in: how to use the file, and why each KPI is there. They come before the numbers.

import { kpiSection } from '../../documents/kpi-tables.ts'
import { speaker } from '../../documents/say.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { plainText } from '../../model/walk.ts'
import type { WorkbookSetup } from '../../model/workbook.ts'
import { type Cell, cell, type SheetModel } from './sheet.ts'
import type { Words } from './words.ts'

export type Edition = 'buyer' | 'supplier'

/** How to fill in the file in a quarter of an hour. */
export function readMeSheet(
  words: Words,
  pack: Pack,
  setup: WorkbookSetup,
  edition: Edition,
  shown: readonly string[],
): SheetModel {
  const { spec, stamp } = pack
  const steps =
    edition === 'supplier'
      ? ['due', 'answer', 'absent', 'evidence', 'requests', 'words', 'send']
      : ['setup', 'send', 'back', 'check', 'results', 'talk', 'record', 'note']
  const rows: (Cell | undefined)[][] = [
    [cell(words('title', { title: spec.title }), 'title')],
    [cell(words(`readme.edition.${edition}`), 'strong')],
    [],
    ...[
      ['contract', setup.contract],
      ['buyer', spec.buyer],
      ...(setup.supplier === undefined ? [] : [['supplier', setup.supplier]]),
      ['start', setup.start],
      ['end', setup.end],
    ].map(([key, value]) => [cell(words(`setup.${key!}`), 'strong'), cell(value!)]),
    [],
    [cell(words(`readme.steps.${edition}`), 'heading')],
    ...steps.map((step, index) => [
      cell(`${index + 1}`, 'strong'),
      cell(words(`readme.${edition}.${step}`)),
    ]),
    [],
    [cell(words('readme.cells'), 'heading')],
    [cell(words('readme.cell.input'), 'input'), cell(words('readme.cell.input.text'))],
    [cell(words('readme.cell.locked'), 'locked'), cell(words('readme.cell.locked.text'))],
    [cell(words('readme.cell.star'), 'strong'), cell(words('readme.cell.star.text'))],
    [],
    [cell(words('readme.privacy'), 'heading')],
    [undefined, cell(words('readme.privacy.text'))],
    [undefined, cell(words('readme.privacy.small'))],
    [],
    [cell(words('readme.sheets'), 'heading')],
    ...shown
      .filter((id) => id !== 'readme')
      .map((id) => [cell(words(`sheet.${id}`), 'strong'), cell(words(`about.${id}`))]),
    [],
    [cell(words('readme.contact'), 'heading')],
    [undefined, cell(words('readme.contact.text'))],
    [],
    [cell(words('readme.stamp', { version: stamp.catalogue, digest: stamp.digest }), 'note')],
  ]
  return {
    id: 'readme',
    name: words('sheet.readme'),
    widths: [24, 108],
    rows,
    ids: false,
    onePage: true,
    validations: [],
    conditions: [],
  }
}

/** Reason, question, talk and warnings of each KPI. */
export function whySheet(
  words: Words,
  pack: Pack,
  kpis: readonly PackKpi[],
  edition: Edition,
): SheetModel {
  const columns = [
    'kpi',
    'purpose',
    'question',
    'how',
    'supplier',
    ...(edition === 'buyer' ? ['buyer'] : []),
    'gaming',
  ]
  const widths: Readonly<Record<string, number>> = {
    kpi: 18,
    purpose: 30,
    question: 19,
    how: 30,
    supplier: 26,
    buyer: 24,
    gaming: 34,
  }
  const rows = kpis.map((kpi) => {
    const text: Readonly<Record<string, string>> = {
      kpi: `${kpi.number} ${kpi.title}`,
      purpose: kpi.purpose,
      question: kpi.question,
      how: formulaOf(pack, kpi),
      supplier: bullets([...kpi.dialogue.supplier, kpi.companion]),
      buyer: bullets(kpi.dialogue.buyer),
      gaming: bullets(kpi.gaming.map(({ how, check }) => words('why.gaming', { how, check }))),
    }
    return columns.map((column) => cell(text[column]!, column === 'kpi' ? 'strong' : 'plain'))
  })
  return {
    id: 'why',
    name: words('sheet.why'),
    widths: columns.map((column) => widths[column]!),
    rows: [
      columns.map((column) => cell(`why.${column}`, 'id')),
      columns.map((column) => cell(words(`column.why.${column}`), 'head')),
      ...rows,
    ],
    ids: true,
    frozenColumns: 1,
    validations: [],
    conditions: [],
  }
}

const bullets = (texts: readonly string[]): string => texts.map((text) => `• ${text}`).join('\n')

/** How a KPI is counted, as the contract prints it. */
function formulaOf(pack: Pack, kpi: PackKpi): string {
  const say = speaker(pack)
  const how = plainText(say('kpi.how'))
  for (const node of kpiSection({ pack, say, supplier: {} }, kpi).children) {
    if (node.type !== 'table') continue
    const row = node.rows.find(([key]) => key && plainText(key) === how)
    if (row) return plainText(row[1]!)
  }
  return ''
}
