// A clause and a KPI to begin with.

import { nearIds } from '../../language/near-ids.ts'
import { fail } from '../../language/problems.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Clause } from '../../model/clause.ts'
import { tiersFrom } from '../../model/clause.ts'
import type { RegisterFile } from '../../model/register.ts'
import { type Beginning, requireFree, type Scaffold } from './beginning.ts'

export const clause: Scaffold = (beginning) => {
  const { id, catalogue, file } = beginning
  requireFree(beginning, /^[A-Z]{3}-\d{2}$/, 'bad-form-clause-id', [catalogue.clauses])
  const folder = `clauses/${stageOf(beginning)}/${id}`
  const values = { answerDays: '{{answerDays}}' }
  return [file(`${folder}/clause.yaml`, 'clause'), file(`${folder}/en.md`, 'clause.words', values)]
}

/** The stage of its area. Only an authority may have areas of its own, which stand in the last one unless it names another. */
function stageOf({ id, base, stage, catalogue: { stages } }: Beginning): string {
  const area = id.slice(0, 3)
  const home = stages.find(({ areas }) => areas.includes(area))
  const ids = stages.map((entry) => entry.id)
  if (stage !== undefined && !ids.includes(stage)) {
    const { code, values } = nearIds('stage', stage, 'stage', ids)
    fail(code, 'stage', values)
  }
  if (!home && !base)
    fail('scaffold-area', 'id', { area, all: stages.flatMap(({ areas }) => areas) })
  return (base ? stage : undefined) ?? home?.id ?? ids.at(-1) ?? ''
}

export const kpi: Scaffold = (beginning) => {
  const { id, catalogue, shelf, file } = beginning
  requireFree(beginning, /^KPI-[A-Z]{3}-\d{2}\.\d{1,2}$/, 'bad-form-kpi-id', [catalogue.kpis])
  const of = id.slice(4, 10)
  const home = catalogue.clauses[of]
  if (!home) {
    const { code, values } = nearIds('clause', of, 'id', Object.keys(catalogue.clauses))
    return fail(code, 'id', values)
  }
  const own = shelf.clauses.get(of)
  if (own?.value.kpis === 'none') fail('scaffold-no-kpi', 'id', { path: own.at().file.path })
  const folder = `kpis/${home.stage}/${id}`
  const thresholds = tiersFrom(home.from).map((tier) => `${tier}: [90, 50, 25]`)
  return [
    file(`${folder}/kpi.yaml`, 'kpi', {
      ...cellsOf(home, catalogue),
      clause: of,
      tier: home.from,
      thresholds: `{ ${thresholds.join(', ')} }`,
    }),
    file(`${folder}/en.yaml`, 'kpi.words'),
  ]
}

/** A sheet that the clause asks for, two columns that hold words (what is counted, what may be missing), numbers of rows. */
function cellsOf({ register = {} }: Clause, { register: { sheets } }: Catalogue) {
  const named = sheets.find(({ sheet }) => Object.hasOwn(register, sheet))
  const sheet = named ?? sheets.find((entry) => wordsOf(entry).length > 1)
  const [first = '', column = first] = sheet ? wordsOf(sheet) : []
  return { sheet: sheet?.sheet ?? '', first, column, row1: rowOf(sheet, 1), row2: rowOf(sheet, 2) }
}

type Sheet = RegisterFile['sheets'][number]

const wordsOf = ({ columns }: Sheet): string[] =>
  columns.filter(({ type, of }) => type === 'text' && !of).map(({ id }) => id)

/** The cell with the number of a row, in front of others. */
function rowOf(sheet: Sheet | undefined, number: number): string {
  const own = sheet?.columns.find(
    ({ type, to }) => type === 'no' || (type === 'ref' && to === sheet.sheet),
  )
  return own ? `"${own.id}": ${sheet?.rows[0]}${number}, ` : ''
}
