// Loads a folder of clauses and KPIs into a catalogue, or says everything that is wrong with it.

import {
  type AnswerSketches,
  type Archive,
  type Catalogue,
  type Clause,
  type Kpi,
  stages,
} from '../model/catalogue.ts'
import { HrddError } from '../model/problems.ts'
import { type AuthoredClause, readClause } from './clause.ts'
import { digestsOf } from './digest.ts'
import { createTermFinder, type TermFinder } from './inline.ts'
import { type AuthoredKpi, readKpi } from './kpi.ts'
import { lint } from './lint/index.ts'
import { checkReferences } from './references.ts'
import {
  type AuthoredDefinition,
  lowerDefinition,
  readAllJurisdictions,
  readAnswerSketches,
  readCategories,
  readClauseSets,
  readCommonQuestions,
  readCrosswalk,
  readDefinitions,
  readEngagement,
  readJurisdictions,
  readKeywords,
  readNames,
  readOverlays,
  readRisk,
  readSets,
  readSources,
  readStrategies,
  readStrings,
  readVerification,
} from './shared.ts'
import {
  type AuthoringProblem,
  createReport,
  type Report,
  readFolder,
  type SourceFile,
} from './source.ts'

/** A catalogue as authored: the data, and where each piece stands. Lint and the compiler read it. */
export interface AuthoredCatalogue {
  readonly catalogue: Catalogue
  /** The catalogue that this one adds to; `clauses`, `kpis` and `definitions` hold only what is added. */
  readonly base?: Catalogue
  readonly clauses: readonly AuthoredClause[]
  readonly kpis: readonly AuthoredKpi[]
  readonly definitions: readonly AuthoredDefinition[]
  readonly names: { readonly schemes: readonly string[]; readonly others: readonly string[] }
  readonly files: readonly SourceFile[]
  readonly problems: readonly AuthoringProblem[]
}

/**
 * Loads the folder that holds `clauses/` and `kpis/`: a whole catalogue, or with `extends` an authority's own clauses
 * on top of another. What stands in `clauses/overlays/` sets parameters, leaves clauses out and names the parties.
 *
 * @param folder path of the folder
 * @param options `extends`: the catalogue that the folder adds to, for example `standard`
 * @returns the catalogue, ready for `composeFrom`
 * @throws HrddError with every problem of every file, each with file, line, column and a tip
 * @example
 * ```ts
 * import { loadCatalogue } from 'hrdd-clauses/authoring'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const own = await loadCatalogue('docs/examples/own-clauses', { extends: standard })
 * console.log(Object.keys(own.clauses).length > Object.keys(standard.clauses).length) // true
 * ```
 */
export async function loadCatalogue(
  folder: string,
  options: { readonly extends?: Catalogue } = {},
): Promise<Catalogue> {
  const files = await readFolder(folder)
  if (files.length === 0)
    throw new HrddError([
      {
        code: 'empty',
        path: folder,
        message: 'holds no clauses/ and no kpis/',
        hint: 'Check the path; the folder that holds clauses/ is meant.',
      },
    ])
  const { catalogue, problems } = readCatalogue(files, options.extends)
  if (problems.length > 0) throw new HrddError(problems)
  return catalogue
}

/** Reads a catalogue from files in memory and reports every problem instead of throwing. */
export function readCatalogue(
  all: readonly SourceFile[],
  base?: Catalogue,
  version = base?.version ?? '0.0.0',
): AuthoredCatalogue {
  const report = createReport()
  const isArchived = (file: SourceFile) => /^(clauses|kpis)\/archive\//.test(file.path)
  const files = all.filter((file) => !isArchived(file))
  const named = (path: string) => files.find((file) => file.path === path)
  const below = (folder: string) => files.filter((file) => file.path.startsWith(folder))

  const definitionsFile = named('clauses/definitions.md')
  const definitions = definitionsFile ? readDefinitions(definitionsFile, report) : []
  const forms = [...Object.values(base?.definitions ?? {}), ...definitions].flatMap(
    ({ id, forms }) => forms.map((form) => [form, id] as const),
  )
  const findTerms = createTermFinder(new Map(forms))
  const ownNames = readNames(named('clauses/names.yaml'), report)
  const names = {
    schemes: [...new Set([...(base?.schemes ?? []), ...ownNames.schemes])],
    others: [...new Set([...(base?.names ?? []), ...ownNames.others])],
  }

  const prose = ['clauses/definitions.md', 'clauses/common-questions.md']
  const clauses = files
    .filter(
      (file) =>
        file.path.startsWith('clauses/') && file.path.endsWith('.md') && !prose.includes(file.path),
    )
    .flatMap((file) => readClause(file, findTerms, report) ?? [])
  const kpis = below('kpis/')
    .filter((file) => file.path !== 'kpis/sets.yaml')
    .flatMap((file) => readKpi(file, report) ?? [])
  const sets = readSets(named('kpis/sets.yaml'), report)?.value ?? []
  const strings = below('clauses/strings/').flatMap(
    (file) => readStrings(file, findTerms, report) ?? [],
  )
  const commonFile = named('clauses/common-questions.md')
  const ownKpis = Object.fromEntries(
    [...kpis].sort((a, b) => (a.kpi.id < b.kpi.id ? -1 : 1)).map(({ kpi }) => [kpi.id, kpi]),
  )
  const allKpis = [...Object.values(base?.kpis ?? {}), ...Object.values(ownKpis)]
  const merged = [...Object.values(base?.clauses ?? {}), ...clauses.map(({ clause }) => clause)]
  const content: Omit<Catalogue, 'digests'> = {
    version,
    clauses: Object.fromEntries(
      sortClauses(merged).map((clause) => [
        clause.id,
        { ...clause, kpis: clause.noKpi === undefined ? kpisOf(clause, allKpis) : [] },
      ]),
    ),
    kpis: { ...base?.kpis, ...ownKpis },
    archive: readArchive(
      all.filter(isArchived),
      base,
      findTerms,
      report,
      below('clauses/jurisdictions/'),
    ),
    definitions: {
      ...base?.definitions,
      ...Object.fromEntries(
        definitions.map((definition) => [
          definition.id,
          lowerDefinition(definition, findTerms, report),
        ]),
      ),
    },
    jurisdictions: {
      ...base?.jurisdictions,
      ...readJurisdictions(
        jurisdictionFiles(below('clauses/jurisdictions/')),
        findTerms,
        report,
        base?.jurisdictions,
      ),
    },
    categories: {
      ...base?.categories,
      ...readCategories(below('clauses/categories/'), findTerms, report),
    },
    strategies: {
      ...base?.strategies,
      ...readStrategies(named('clauses/strategies.yaml'), report),
    },
    sets: { ...base?.sets, ...byId(sets) },
    clauseSets: {
      ...base?.clauseSets,
      ...byId(readClauseSets(named('clauses/sets.yaml'), report)),
    },
    strings: { ...base?.strings, ...Object.fromEntries(strings.map((one) => [one.language, one])) },
    commonQuestions: [
      ...(base?.commonQuestions ?? []),
      ...(commonFile ? readCommonQuestions(commonFile, findTerms, report) : []),
    ],
    sources: {
      ...base?.sources,
      ...readSources(named('clauses/jurisdictions/sources.yaml'), report),
    },
    schemes: names.schemes,
    names: names.others,
    risk: readRisk(named('clauses/risk.yaml'), report) ?? base?.risk ?? { revision: 1, rules: [] },
    verification: readVerification(named('clauses/schemes.yaml'), report) ??
      base?.verification ?? { asOf: '', status: '', issues: [], schemes: [] },
    crosswalk: { ...base?.crosswalk, ...readCrosswalk(named('clauses/crosswalk.yaml'), report) },
    keywords: { ...base?.keywords, ...readKeywords(named('clauses/keywords.yaml'), report) },
    engagement: readEngagement(named('clauses/engagement.yaml'), report) ??
      base?.engagement ?? {
        revision: 1,
        asOf: '',
        status: '',
        levels: [],
        rules: [],
        doesNotCount: [],
        steps: [],
        record: [],
        proportionality: {},
      },
    answerSketches: withSketches(
      base?.answerSketches,
      readAnswerSketches(named('clauses/answer-sketches.yaml'), findTerms, report),
    ),
    overlays: [...(base?.overlays ?? []), ...readOverlays(below('clauses/overlays/'), report)],
  }
  const catalogue: Catalogue = { ...content, digests: digestsOf(content) }
  const authored: AuthoredCatalogue = {
    catalogue,
    ...(base && { base }),
    clauses,
    kpis,
    definitions,
    names,
    files,
    problems: report.problems,
  }
  checkReferences(authored, report)
  lint(authored, report)
  report.problems.sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  )
  return authored
}

/** An authority's sketches stand beside those of the catalogue it extends; for a clause that both know, its own are used. */
const withSketches = (
  base: AnswerSketches | undefined,
  own: AnswerSketches | undefined,
): AnswerSketches =>
  base && own
    ? { revision: own.revision, clauses: { ...base.clauses, ...own.clauses } }
    : (own ?? base ?? { revision: 1, clauses: {} })
const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]))
const jurisdictionFiles = (files: readonly SourceFile[]) =>
  files.filter((file) => !file.path.endsWith('/sources.yaml'))

/** What stands under `archive/`: released revisions that are no longer current. Lint does not read them; the lock file guards them. */
function readArchive(
  files: readonly SourceFile[],
  base: Catalogue | undefined,
  findTerms: TermFinder,
  report: Report,
  currentJurisdictions: readonly SourceFile[],
): Archive {
  const below = (folder: string) => files.filter((file) => file.path.startsWith(folder))
  const data = ['jurisdictions', 'categories', 'strings'].map(
    (folder) => `clauses/archive/${folder}/`,
  )
  const prose = /^clauses\/archive\/(definitions\.md|common-questions@)/
  const isClause = ({ path }: SourceFile) =>
    path.startsWith('clauses/') &&
    path.endsWith('.md') &&
    !prose.test(path) &&
    !data.some((folder) => path.startsWith(folder))
  /** `clauses/archive/<name>@<revision>.…`: older revisions of a file that holds one table. */
  const older = (name: string) => below(`clauses/archive/${name}@`)
  const old = files.find(({ path }) => path === 'clauses/archive/definitions.md')
  const archived = new Set(below(data[0]!).map(({ path }) => path))
  // an archived jurisdiction may extend a current one, so these are read too and left out again
  const jurisdictions = readAllJurisdictions(
    [...below(data[0]!), ...(archived.size > 0 ? jurisdictionFiles(currentJurisdictions) : [])],
    findTerms,
    archived.size > 0 ? report : createReport(),
    base?.jurisdictions,
  )
  return {
    clauses: [
      ...(base?.archive.clauses ?? []),
      ...files
        .filter(isClause)
        .flatMap((file) => readClause(file, findTerms, report)?.clause ?? []),
    ],
    kpis: [
      ...(base?.archive.kpis ?? []),
      ...below('kpis/archive/').flatMap((file) => readKpi(file, report)?.kpi ?? []),
    ],
    definitions: [
      ...(base?.archive.definitions ?? []),
      ...(old
        ? readDefinitions(old, report, true).map((one) => lowerDefinition(one, findTerms, report))
        : []),
    ],
    jurisdictions: [
      ...(base?.archive.jurisdictions ?? []),
      ...jurisdictions
        .filter(({ path }) => archived.has(path))
        .map(({ jurisdiction }) => jurisdiction),
    ],
    categories: [
      ...(base?.archive.categories ?? []),
      ...below(data[1]!).flatMap((file) =>
        Object.values(readCategories([file], findTerms, report)),
      ),
    ],
    strings: [
      ...(base?.archive.strings ?? []),
      ...below(data[2]!).flatMap((file) => readStrings(file, findTerms, report) ?? []),
    ],
    strategies: [
      ...(base?.archive.strategies ?? []),
      ...older('strategies').flatMap((file) => Object.values(readStrategies(file, report))),
    ],
    questions: [
      ...(base?.archive.questions ?? []),
      ...older('common-questions').flatMap((file) => readCommonQuestions(file, findTerms, report)),
    ],
    engagement: [
      ...(base?.archive.engagement ?? []),
      ...older('engagement').flatMap((file) => readEngagement(file, report) ?? []),
    ],
    risk: [
      ...(base?.archive.risk ?? []),
      ...older('risk').flatMap((file) => readRisk(file, report) ?? []),
    ],
    answerSketches: [
      ...(base?.archive.answerSketches ?? []),
      ...older('answer-sketches').flatMap(
        (file) => readAnswerSketches(file, findTerms, report) ?? [],
      ),
    ],
  }
}

/** Printed order: by stage, by area as the folders have them, by number. */
const areas = [
  'EMB',
  'IDN',
  'TRN',
  'FLO',
  'PRV',
  'VOI',
  'GRV',
  'MON',
  'COR',
  'REM',
  'GEN',
  'REQ',
  'REP',
  'BUY',
  'INC',
  'ENF',
]

function sortClauses(clauses: readonly Clause[]): Clause[] {
  // an area of an authority's own comes last in its stage
  const areaRank = (id: string) =>
    areas.includes(id.slice(0, 3)) ? areas.indexOf(id.slice(0, 3)) : areas.length
  return [...clauses].sort(
    (a, b) =>
      stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
      areaRank(a.id) - areaRank(b.id) ||
      (a.id < b.id ? -1 : 1),
  )
}

/** KPIs of a clause: those that bear its number first, then those that also measure it. */
function kpisOf(clause: Clause, kpis: readonly Kpi[]): string[] {
  const own = kpis.filter((kpi) => kpi.clause === clause.id).map(({ id }) => id)
  const also = kpis.filter((kpi) => kpi.alsoMeasures.includes(clause.id)).map(({ id }) => id)
  return [...own.sort(), ...also.sort()]
}
