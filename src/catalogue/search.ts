/**
 * Text search over clauses, KPIs and definitions.
 * @module hrdd-clauses/search
 */
import MiniSearch from 'minisearch'
import { canBind, inForce, readSupplier, type SupplierInput, type Tier } from '../model/audience.ts'
import { type Catalogue, inLanguage, type Kpi } from '../model/catalogue.ts'
import type { Clause } from '../model/clause.ts'
import { readable } from './readable.ts'

/** What to leave out of a search. */
export interface SearchOptions {
  /** Only what is in force at this tier. */
  readonly tier?: Tier
  /** Only parts that can bind this supplier type. */
  readonly supplier?: SupplierInput
  /** Only one kind of entry. */
  readonly kind?: HitKind
  /** Language of the wording; default `en`. */
  readonly language?: string
  /** Most hits; default 20. */
  readonly limit?: number
}

/** What can be found. */
export const hitKinds = ['clause', 'kpi', 'definition'] as const
export type HitKind = (typeof hitKinds)[number]

/** Parts of an entry in which words are found. */
export const hitParts = [
  'outcome',
  'condition',
  'question',
  'proof',
  'purpose',
  'guidance',
  'text',
] as const
export type HitPart = (typeof hitParts)[number]

/** An entry that fits the words. */
export interface Hit {
  readonly kind: HitKind
  /** Id of the clause, KPI or definition. */
  readonly id: string
  readonly title: string
  /** Higher fits better; comparable only within one search. */
  readonly score: number
  /** Where the best passage stands. */
  readonly part: HitPart
  /** Run-in heading of that passage. */
  readonly heading?: string
  /** The passage, shortened around the words. */
  readonly excerpt: string
}

interface Passage {
  readonly part: HitPart
  readonly heading?: string
  readonly text: string
}
interface Entry {
  readonly key: string
  readonly kind: HitKind
  readonly id: string
  readonly title: string
  readonly headings: string
  readonly keywords: string
  readonly purpose: string
  readonly text: string
  readonly passages: readonly Passage[]
}
/** Everything of one catalogue that one kind of reader may find. */
interface Index {
  readonly entries: ReadonlyMap<string, Entry>
  readonly search: MiniSearch<Entry>
}

/**
 * Searches any catalogue: its clauses, KPIs and definitions.
 * Words are matched by their beginning and with small mistakes; titles and keywords weigh most, then headings, purpose, text.
 *
 * @param catalogue what to search; its index is built once
 * @param words what to look for, as one would type it
 * @returns the entries that fit, best first
 * @example
 * ```ts
 * import { standard } from 'hrdd-clauses/catalogue'
 * import { search } from 'hrdd-clauses/search'
 * console.log(search(standard, 'recruitment fees', { kind: 'clause' })[0]?.id) // PRV-04
 * ```
 */
export function search(catalogue: Catalogue, words: string, options: SearchOptions = {}): Hit[] {
  const { kind, limit = 20, language = 'en' } = options
  const ignored = ignoredWords(catalogue, language)
  const { entries, search: index } = indexOf(catalogue, options)
  const phrase = words.trim().toLowerCase()
  const wanted = new Set(
    termsOf(words)
      .filter((word) => !ignored.has(word))
      .map(stem),
  )
  return index
    .search(words, {
      boost: { id: 10, title: 5, keywords: 5, headings: 3, purpose: 2 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      combineWith: 'OR',
    })
    .flatMap(({ id, score, terms, queryTerms }) => {
      const entry = entries.get(String(id))
      if (!entry || (kind !== undefined && entry.kind !== kind)) return []
      // an entry that knows only one of three words fits worse than one that knows them all
      const share = Math.min(1, queryTerms.length / Math.max(1, wanted.size))
      const weight = weights[entry.kind] * wholePhrase(entry, phrase) * share
      return [{ entry, terms, score: Math.round(score * weight * 100) / 100 }]
    })
    .sort((a, b) => b.score - a.score || (a.entry.key < b.entry.key ? -1 : 1))
    .slice(0, limit)
    .map(({ entry: { kind: found, id, title, passages }, terms, score }): Hit => {
      const { text, ...place } = bestPassage(passages, terms, phrase)
      return { kind: found, id, title, score, ...place, excerpt: excerpt(text, terms, phrase) }
    })
}

/** A clause answers more than a number or a term does. */
const weights: Readonly<Record<HitKind, number>> = { clause: 1, kpi: 0.8, definition: 0.2 }

/** All words side by side are worth more, most of all in a title or keyword. */
function wholePhrase({ title, keywords, text }: Entry, phrase: string): number {
  if (`${title}; ${keywords}`.toLowerCase().includes(phrase)) return 2
  return text.toLowerCase().includes(phrase) ? 1.5 : 1
}

const termsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** What a word is compared by: lower case, without the endings that only change its number. */
const stem = (word: string): string =>
  word.toLowerCase().replace(/(?<=[a-z]{3})(?:ies|es|s)$/, (end) => (end === 'ies' ? 'y' : ''))

/** Words that say nothing about what is looked for. */
const ignoredWords = ({ words }: Catalogue, language: string): ReadonlySet<string> =>
  new Set(words[language]?.language?.ignored?.split(' '))

const indexes = new WeakMap<Catalogue, Map<string, Index>>()

/** The index for a language, tier and supplier type, built when it is first asked for. */
function indexOf(catalogue: Catalogue, { tier, supplier, language = 'en' }: SearchOptions): Index {
  const built = indexes.get(catalogue) ?? new Map<string, Index>()
  indexes.set(catalogue, built)
  const key = JSON.stringify([language, tier, supplier])
  const index = built.get(key) ?? buildIndex(catalogue, language, tier, supplier)
  built.set(key, index)
  return index
}

function buildIndex(
  catalogue: Catalogue,
  language: string,
  tier: Tier | undefined,
  supplier: SupplierInput | undefined,
): Index {
  const type = readSupplier(supplier) ?? {}
  const ignored = ignoredWords(catalogue, language)
  const entries = [
    ...Object.values(catalogue.clauses)
      .filter((clause) => tier === undefined || inForce(clause.from, tier))
      .map((clause) =>
        ofClause(
          clause,
          language,
          catalogue.keywords[clause.id] ?? [],
          (part) =>
            (tier === undefined || inForce(part.from, tier)) && canBind(part.audience, type),
        ),
      ),
    ...Object.values(catalogue.kpis).map((kpi) => ofKpi(kpi, language)),
    ...inLanguage(catalogue.terms, language).definitions.map(({ id, term, text }) =>
      entryOf('definition', id, term, [{ part: 'text', text: readable(text) }]),
    ),
  ]
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['id', 'title', 'keywords', 'headings', 'purpose', 'text'],
    processTerm: (word) => (ignored.has(word.toLowerCase()) ? null : stem(word)),
  })
  index.addAll(entries)
  return { entries: new Map(entries.map((entry) => [entry.key, entry])), search: index }
}

const entryOf = (
  kind: HitKind,
  id: string,
  title: string,
  passages: readonly Passage[],
  more: Partial<Pick<Entry, 'keywords' | 'purpose'>> = {},
): Entry => ({
  key: `${kind}:${id}`,
  kind,
  id,
  title,
  headings: passages.flatMap(({ heading }) => heading ?? []).join(' '),
  keywords: '',
  purpose: '',
  text: passages.map(({ text }) => text).join(' '),
  passages,
  ...more,
})

function ofClause(
  { id, wording }: Clause,
  language: string,
  keywords: readonly string[],
  applies: (part: Clause['wording'][string]['condition'][number]) => boolean,
): Entry {
  const words = inLanguage(wording, language)
  const items = words.condition.filter(applies).flatMap((part) => part.items)
  const guidance = Object.values(words.guidance).flat()
  const purpose = readable(words.purpose)
  const passages: Passage[] = [
    ...(words.outcome ? [{ part: 'outcome' as const, text: readable(words.outcome) }] : []),
    ...[...items.map(passage('condition')), ...words.question.map(passage('question'))],
    ...words.evidence.map(({ proof }) => ({ part: 'proof' as const, text: readable(proof) })),
    { part: 'purpose', text: purpose },
    ...guidance.map((text) => ({ part: 'guidance' as const, text: readable(text) })),
  ]
  return entryOf('clause', id, words.title, passages, { keywords: keywords.join('; '), purpose })
}

const passage =
  (part: HitPart) =>
  ({ heading, text, items = [] }: Clause['wording'][string]['question'][number]): Passage => ({
    part,
    ...(heading !== undefined && { heading }),
    text: [text, ...items].map(readable).join(' '),
  })

function ofKpi({ id, words }: Kpi, language: string): Entry {
  const { title, question, why, count, trap, talk } = inLanguage(words, language)
  const passages: Passage[] = [
    { part: 'question', text: question },
    { part: 'purpose', text: readable(why) },
    { part: 'text', text: [count, trap].map(readable).join(' ') },
    { part: 'guidance', text: `${talk.supplier} ${talk.buyer}` },
  ]
  return entryOf('kpi', id, title, passages, { purpose: `${question} ${readable(why)}` })
}

/** The passage that holds most of the words. */
function bestPassage(
  passages: readonly Passage[],
  terms: readonly string[],
  phrase: string,
): Passage {
  const value = ({ text }: Passage): number => {
    const known = new Set(termsOf(text).map(stem))
    const whole = text.toLowerCase().includes(phrase) ? terms.length : 0
    return terms.filter((term) => known.has(term)).length + whole
  }
  const [first = { part: 'text', text: '' }, ...others] = passages
  return others.reduce((best, other) => (value(other) > value(best) ? other : best), first)
}

/** A passage shortened around the first of the words. */
function excerpt(text: string, terms: readonly string[], phrase: string): string {
  const lower = text.toLowerCase()
  const places = [phrase, ...terms].map((term) => lower.indexOf(term)).filter((place) => place >= 0)
  const place = Math.min(...places, text.length)
  const start = place > 60 && place < text.length ? text.lastIndexOf(' ', place - 40) + 1 : 0
  const cut = text.slice(start, start + 160)
  const isWhole = start + cut.length >= text.length
  const end = isWhole ? cut : `${cut.slice(0, cut.lastIndexOf(' '))} …`
  return start > 0 ? `… ${end}` : end
}
