// Loads a folder of clauses and KPIs into a catalogue, or says everything that is wrong with it.

import type { Catalogue, Clause } from '../model/catalogue.ts'
import { HrddError } from '../model/problems.ts'
import { digestsOf } from './digest.ts'
import { checkReferences } from './references.ts'
import { type AuthoredClause, readClause } from './clause.ts'
import { createTermFinder } from './inline.ts'
import { type AuthoredKpi, readKpi } from './kpi.ts'
import { lint } from './lint/index.ts'
import { type AuthoredDefinition, lowerDefinition, readCategories, readCommonQuestions, readDefinitions, readJurisdictions, readNames, readSets, readSources, readStrategies, readStrings } from './shared.ts'
import { type AuthoringProblem, createReport, readFolder, type SourceFile } from './source.ts'

/** A catalogue as authored: the data, and where each piece stands. Lint and the compiler read it. */
export interface AuthoredCatalogue {
  readonly catalogue: Catalogue
  readonly clauses: readonly AuthoredClause[]
  readonly kpis: readonly AuthoredKpi[]
  readonly definitions: readonly AuthoredDefinition[]
  readonly names: { readonly schemes: readonly string[]; readonly others: readonly string[] }
  readonly files: readonly SourceFile[]
  readonly problems: readonly AuthoringProblem[]
}

/**
 * Loads the folder that holds `clauses/` and `kpis/`.
 *
 * @param folder path of the folder
 * @returns the catalogue, ready for `composeFrom`
 * @throws HrddError with every problem of every file, each with file, line, column and a tip
 * @example
 * ```ts
 * import { loadCatalogue } from 'hrdd-clauses/authoring'
 * const catalogue = await loadCatalogue('.')
 * console.log(catalogue.clauses['TRN-01'].title) // Final production sites
 * ```
 */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const { catalogue, problems } = readCatalogue(await readFolder(folder))
  if (problems.length > 0) throw new HrddError(problems)
  return catalogue
}

/** Reads a catalogue from files in memory and reports every problem instead of throwing. */
export function readCatalogue(files: readonly SourceFile[], version = '0.0.0'): AuthoredCatalogue {
  const report = createReport()
  const named = (path: string) => files.find((file) => file.path === path)
  const below = (folder: string) => files.filter((file) => file.path.startsWith(folder))

  const definitionsFile = named('clauses/definitions.md')
  const definitions = definitionsFile ? readDefinitions(definitionsFile, report) : []
  const findTerms = createTermFinder(new Map(definitions.flatMap(({ id, forms }) => forms.map((form) => [form, id] as const))))
  const names = readNames(named('clauses/names.yaml'), report)

  const shared = ['clauses/definitions.md', 'clauses/common-questions.md']
  const clauseFiles = files.filter((file) => file.path.startsWith('clauses/') && file.path.endsWith('.md') && !shared.includes(file.path))
  const archived = (file: SourceFile) => file.path.includes('/archive/')
  const clauses = clauseFiles.filter((file) => !archived(file)).flatMap((file) => readClause(file, findTerms, report) ?? [])
  const kpiFiles = below('kpis/').filter((file) => file.path !== 'kpis/sets.yaml')
  const kpis = kpiFiles.filter((file) => !archived(file)).flatMap((file) => readKpi(file, report) ?? [])
  const sets = readSets(named('kpis/sets.yaml'), report)

  const strings = below('clauses/strings/').flatMap((file) => readStrings(file, findTerms, report) ?? [])
  const commonFile = named('clauses/common-questions.md')
  const content: Omit<Catalogue, 'digests'> = {
    version,
    clauses: Object.fromEntries(sortClauses(clauses).map(({ clause, kpis: measured }) => [clause.id, { ...clause, kpis: measured === 'derived' ? kpisOf(clause, kpis) : [] }])),
    kpis: Object.fromEntries([...kpis].sort((a, b) => (a.kpi.id < b.kpi.id ? -1 : 1)).map(({ kpi }) => [kpi.id, kpi])),
    archive: {
      clauses: clauseFiles.filter(archived).flatMap((file) => readClause(file, findTerms, report)?.clause ?? []),
      kpis: kpiFiles.filter(archived).flatMap((file) => readKpi(file, report)?.kpi ?? []),
    },
    definitions: Object.fromEntries(definitions.map((definition) => [definition.id, lowerDefinition(definition, findTerms, report)])),
    jurisdictions: readJurisdictions(below('clauses/jurisdictions/').filter((file) => !file.path.endsWith('/sources.yaml')), findTerms, report),
    categories: readCategories(below('clauses/categories/'), report),
    strategies: readStrategies(named('clauses/strategies.yaml'), report),
    sets: Object.fromEntries((sets?.value ?? []).map((set) => [set.id, set])),
    strings: Object.fromEntries(strings.map((one) => [one.language, one])),
    commonQuestions: commonFile ? readCommonQuestions(commonFile, findTerms, report) : [],
    sources: readSources(named('clauses/jurisdictions/sources.yaml'), report),
    schemes: names.schemes,
  }
  const catalogue: Catalogue = { ...content, digests: digestsOf(content) }
  const authored = { catalogue, clauses, kpis, definitions, names, files, problems: report.problems }
  checkReferences(authored, report)
  lint(authored, report)
  report.problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
  return authored
}

/** Printed order: by stage, by area as the folders have them, by number. */
const areas = ['EMB', 'IDN', 'TRN', 'FLO', 'PRV', 'VOI', 'GRV', 'MON', 'COR', 'REM', 'GEN', 'REQ', 'REP', 'BUY', 'INC', 'ENF']
const stageOrder = ['embed', 'identify', 'disclose', 'prevent', 'engage', 'track', 'remedy', 'govern']

function sortClauses(clauses: readonly AuthoredClause[]): AuthoredClause[] {
  const areaRank = (id: string) => (areas.indexOf(id.slice(0, 3)) + areas.length) % areas.length || 0
  return [...clauses].sort((a, b) => stageOrder.indexOf(a.clause.stage) - stageOrder.indexOf(b.clause.stage) || areaRank(a.clause.id) - areaRank(b.clause.id) || (a.clause.id < b.clause.id ? -1 : 1))
}

/** KPIs of a clause: those that bear its number first, then those that also measure it. */
function kpisOf(clause: Clause, kpis: readonly AuthoredKpi[]): string[] {
  const own = kpis.filter(({ kpi }) => kpi.clause === clause.id).map(({ kpi }) => kpi.id)
  const also = kpis.filter(({ kpi }) => kpi.alsoMeasures.includes(clause.id)).map(({ kpi }) => kpi.id)
  return [...own.sort(), ...also.sort()]
}
