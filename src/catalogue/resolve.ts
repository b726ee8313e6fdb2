// What a contract's reference means: the words as released, and whether anything has taken their place.

import type {
  AnswerSketches,
  AuthorityOverlay,
  Catalogue,
  Category,
  Clause,
  CommonQuestion,
  Definition,
  EngagementTable,
  Jurisdiction,
  Kpi,
  RiskTable,
  StrategyRule,
  Strings,
} from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import { HrddError } from '../model/problems.ts'

/**
 * `current`: nothing newer. `superseded`: a newer revision of the same id exists. `moved`: the id was retired for one
 * other id. `split`: it was retired for several. What the reference names stays as it was released in every case.
 */
export type ReferenceState = 'current' | 'superseded' | 'moved' | 'split'

interface Found<Kind extends string, Revision> {
  readonly kind: Kind
  readonly state: ReferenceState
  /** The latest revision of this id. */
  readonly latest: Revision
  /** Ids that took its place, where it was moved or split. */
  readonly replacedBy: readonly string[]
  /** SHA-256 of the wording, as a stamp or a contract system may have stored it. */
  readonly digest: string
}

/** What a reference leads to. */
export type Resolved =
  | (Found<'clause', number> & { readonly clause: Clause })
  | (Found<'kpi', string> & { readonly kpi: Kpi })
  | (Found<'definition', number> & { readonly definition: Definition })
  | (Found<'jurisdiction', number> & { readonly jurisdiction: Jurisdiction })
  | (Found<'category', number> & { readonly category: Category })
  | (Found<'strings', number> & { readonly strings: Strings })
  | (Found<'strategy', number> & { readonly strategy: StrategyRule })
  | (Found<'question', number> & { readonly question: CommonQuestion })
  | (Found<'engagement', number> & { readonly engagement: EngagementTable })
  | (Found<'risk', number> & { readonly risk: RiskTable })
  | (Found<'sketches', number> & { readonly sketches: AnswerSketches })
  | (Found<'overlay', number> & { readonly overlay: AuthorityOverlay })

type Kind = Resolved['kind']
type Entry = {
  readonly revision?: number
  readonly version?: string
  readonly status?: string
  readonly replacedBy?: readonly string[]
}
type ById = Readonly<Record<string, Entry>>
/** Where entries of a kind stand: the current ones by id, and the older revisions of one id. */
type Shelf = (
  catalogue: Catalogue,
  id: string,
) => { readonly current: ById; readonly older: readonly Entry[] }

const byId = (list: readonly ({ readonly id: string } & Entry)[]): ById =>
  Object.fromEntries(list.map((one) => [one.id, one]))
const ofId = <T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] =>
  list.filter((one) => one.id === id)

/** Every kind that a stamp can list. Clauses and KPIs stand there by their id alone, all others behind the name of the kind. */
const shelves: Readonly<Record<Kind, Shelf>> = {
  clause: ({ clauses, archive }, id) => ({ current: clauses, older: ofId(archive.clauses, id) }),
  kpi: ({ kpis, archive }, id) => ({ current: kpis, older: ofId(archive.kpis, id) }),
  definition: ({ definitions, archive }, id) => ({
    current: definitions,
    older: ofId(archive.definitions, id),
  }),
  jurisdiction: ({ jurisdictions, archive }, id) => ({
    current: jurisdictions,
    older: ofId(archive.jurisdictions, id),
  }),
  category: ({ categories, archive }, id) => ({
    current: categories,
    older: ofId(archive.categories, id),
  }),
  strings: ({ strings, archive }, id) => ({
    current: strings,
    older: archive.strings.filter(({ language }) => language === id),
  }),
  strategy: ({ strategies, archive }, id) => ({
    current: strategies,
    older: ofId(archive.strategies, id),
  }),
  question: ({ commonQuestions, archive }, id) => ({
    current: byId(commonQuestions),
    older: ofId(archive.questions, id),
  }),
  engagement: ({ engagement, archive }) => ({ current: { engagement }, older: archive.engagement }),
  risk: ({ risk, archive }) => ({ current: { risk }, older: archive.risk }),
  sketches: ({ answerSketches, archive }) => ({
    current: { sketches: answerSketches },
    older: archive.answerSketches,
  }),
  overlay: ({ overlays }) => ({ current: byId(overlays), older: [] }),
}

/**
 * As `resolve`, in any catalogue: the package's own, or one that `loadCatalogue` read.
 *
 * @param catalogue where to look
 * @param reference anything that a stamp lists, such as `TRN-01@1`, `KPI-TRN-01.1@1.0.0`, `definition:Site List@1` or
 *   `engagement@1`; without `@` the current one
 * @throws HrddError where the id or the revision was never released
 */
export function resolveIn(catalogue: Catalogue, reference: string): Resolved {
  const [key, revision] = reference.split('@') as [string, string?]
  const colon = key.indexOf(':')
  const id = key.slice(colon + 1)
  const named =
    colon >= 0
      ? key.slice(0, colon)
      : ['engagement', 'risk', 'sketches'].includes(key)
        ? key
        : key.startsWith('KPI-')
          ? 'kpi'
          : 'clause'
  const problem = (code: string, message: string, hint: string) =>
    new HrddError([{ code, path: 'reference', message, hint }])
  if (!Object.hasOwn(shelves, named))
    throw problem(
      'unknown-reference',
      `"${named}:" is no kind of entry`,
      suggest(named, Object.keys(shelves)),
    )
  const kind = named as Kind
  const { current, older } = shelves[kind](catalogue, id)
  const noun = kind === 'kpi' ? 'KPI' : kind
  if (!Object.hasOwn(current, id))
    throw problem(`unknown-${kind}`, `there is no ${noun} ${id}`, suggest(id, Object.keys(current)))
  const latest = current[id]!
  const all = [...older, latest]
  const entry = revision === undefined ? latest : all.find((one) => revisionOf(one) === revision)
  if (!entry)
    throw problem(
      'unknown-revision',
      `${id} has no revision ${revision}`,
      `There is: ${all.map(revisionOf).join(', ')}.`,
    )
  // an id is retired in its latest revision; that holds for every earlier one too
  const retired = latest.status === 'superseded'
  const replacedBy = (retired && latest.replacedBy) || []
  const state: ReferenceState =
    replacedBy.length > 1
      ? 'split'
      : replacedBy.length === 1
        ? 'moved'
        : entry === latest && !retired
          ? 'current'
          : 'superseded'
  const digest = catalogue.digests[`${key}@${revisionOf(entry)}`] ?? ''
  return {
    kind,
    state,
    latest: latest.version ?? latest.revision,
    replacedBy,
    digest,
    [kind]: entry,
  } as unknown as Resolved
}

const revisionOf = (entry: Entry): string => entry.version ?? String(entry.revision)
