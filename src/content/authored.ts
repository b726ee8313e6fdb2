// A catalogue as authored: the data, and where each piece stands. Checks and lint read it.

import type { Audience, Tier } from '../model/audience.ts'
import type { Catalogue, Definition, KpiWords, Terms } from '../model/catalogue.ts'
import type { ClauseFile, ClauseWording } from '../model/clause.ts'
import type { KpiFile, kpiWordsSchema } from '../model/kpi.ts'
import type { Goods, Law } from '../model/law.ts'
import type { RegisterFile } from '../model/register.ts'
import type { Shape } from '../model/schema.ts'
import type {
  Authority,
  Budgets,
  ClauseSets,
  Crosswalk,
  Keywords,
  KpiSets,
  Moved,
  PlanSections,
  RiskTable,
  SchemeTable,
  Sketches,
  Sources,
  Stages,
  Strategies,
  wordsSchema,
} from '../model/tables.ts'
import type { AuthoredText } from '../model/text.ts'
import type { LintTable } from './lint-table.ts'
import type { Slice } from './markdown.ts'
import type { ReleasedText } from './released/blob.ts'
import type { Lock } from './released/lock.ts'
import type { Report, SourceFile } from './report.ts'
import type { Located } from './yaml.ts'

/** A lowered paragraph, and where it stands. */
export interface Paragraph {
  readonly file: SourceFile
  /** Heading under which it stands, or field of a YAML file. */
  readonly section: string
  readonly slice: Slice
  readonly text: AuthoredText
  readonly role: 'outcome' | 'item' | 'text'
  /** Lowest tier at which it can print. */
  readonly from: Tier
  /** Of an item: its name, and whom it binds. */
  readonly anchor?: string
  readonly audience?: Audience
  /** Whether it stands under an H3. */
  readonly inPart?: boolean
}

/** The words of a clause in one language. */
export interface AuthoredWording {
  readonly file: SourceFile
  readonly language: string
  /** Digest that a translation names. */
  readonly of?: string
  readonly wording: ClauseWording
  readonly paragraphs: readonly Paragraph[]
  /** Where sections, anchors (`#sites`) and keys of words (`words.hours`) stand. */
  readonly places: ReadonlyMap<string, number>
}

export interface AuthoredClause extends Located<ClauseFile> {
  readonly stage: string
  readonly wordings: Map<string, AuthoredWording>
}

export interface AuthoredKpi extends Located<KpiFile> {
  readonly stage: string
  /** Files of words as written, by language; and lowered. */
  readonly files: Map<string, Located<KpiWordsFile>>
  readonly words: Map<
    string,
    { readonly words: KpiWords; readonly paragraphs: readonly Paragraph[] }
  >
}

/** A definition, and where it stands. */
export interface AuthoredTerm extends Omit<Definition, 'text'> {
  readonly slice: Slice
  readonly offset: number
}

/** Terms of one language before their texts are lowered, and after. */
export interface AuthoredTerms {
  readonly file: SourceFile
  readonly of?: string
  readonly howToRead?: Slice
  readonly terms: readonly AuthoredTerm[]
  /** By name; 1 where none is said. */
  readonly revisions: ReadonlyMap<string, number>
  lowered?: { readonly terms: Terms; readonly paragraphs: readonly Paragraph[] }
}

export type WordsFile = Shape<typeof wordsSchema>
export type KpiWordsFile = Shape<typeof kpiWordsSchema>

/** Something by id, in the languages in which it is there. */
export type Versions<Value> = Map<string, Map<string, Located<Value>>>

/** Tables of which a catalogue has one each. */
export interface Tables {
  readonly stages: Stages
  readonly planSections: PlanSections
  readonly clauseSets: ClauseSets
  readonly kpiSets: KpiSets
  readonly strategies: Strategies
  readonly budgets: Budgets
  readonly sources: Sources
  readonly crosswalk: Crosswalk
  readonly keywords: Keywords
  readonly moved: Moved
  readonly register: RegisterFile
  readonly lint: LintTable
  readonly lock: Lock
}

/** What the files of a folder hold, as they are read one after the other. */
export interface Shelf {
  readonly terms: Map<string, AuthoredTerms>
  readonly clauses: Map<string, AuthoredClause>
  readonly kpis: Map<string, AuthoredKpi>
  /** By language and product. */
  readonly words: Versions<WordsFile>
  readonly laws: Versions<Law>
  readonly goods: Versions<Goods>
  readonly risk: Versions<RiskTable>
  readonly schemes: Versions<SchemeTable>
  readonly sketches: Versions<Sketches>
  readonly authorities: Map<string, Located<Authority>>
  readonly tables: { [Key in keyof Tables]?: Located<Tables[Key]> }
  /** Texts as they were released, by digest. */
  readonly released: Map<string, ReleasedText>
  /** Ids whose files are there, whether or not they could be read. */
  readonly announced: Set<string>
}

export const emptyShelf = (): Shelf => ({
  terms: new Map(),
  clauses: new Map(),
  kpis: new Map(),
  words: new Map(),
  laws: new Map(),
  goods: new Map(),
  risk: new Map(),
  schemes: new Map(),
  sketches: new Map(),
  authorities: new Map(),
  tables: {},
  released: new Map(),
  announced: new Set(),
})

/** What a check reads: what this folder holds, and the whole that it makes with what it extends. */
export interface Authored {
  readonly shelf: Shelf
  readonly catalogue: Catalogue
  /** The catalogue that this folder extends. */
  readonly base?: Catalogue
  readonly report: Report
  /** Files that could not be read whole; what is built on them is not checked further. */
  readonly faulty: ReadonlySet<string>
}

/** Proves one thing about a catalogue and reports what is wrong. */
export type Check = (authored: Authored) => void

/** Whether every file could be read: only then is what is missing really missing. */
export const isWhole = ({ faulty }: Authored): boolean => faulty.size === 0

/** The language that decides. */
export const english = 'en'

/** A clause of this folder whose files could be read, with its English words. */
export interface SoundClause {
  readonly clause: AuthoredClause
  readonly wording: AuthoredWording
}

/** Clauses whose data and English words could be read whole. */
export const soundClauses = ({ shelf, faulty }: Authored): SoundClause[] =>
  [...shelf.clauses.values()].flatMap((clause) => {
    const wording = clause.wordings.get(english)
    const sound = wording && !faulty.has(wording.file.path) && !faulty.has(clause.at().file.path)
    return sound ? [{ clause, wording }] : []
  })

/** Where a section, anchor or key of the words stands in a wording. */
export const placeIn = ({ file, places }: AuthoredWording, key: string, field?: string) => {
  const offset = places.get(key)
  return { file, ...(offset !== undefined && { offset }), ...(field && { field }) }
}

/** Where a paragraph stands. */
export const placeOf = ({ file, slice, section }: Paragraph) => ({
  file,
  offset: slice.offset,
  field: section,
})
