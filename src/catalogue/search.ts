/**
 * Text search over clauses, KPIs and definitions.
 * @packageDocumentation
 */
import MiniSearch from 'minisearch'
import { canBind, inForce, readSupplier, type SupplierInput, type Tier } from '../model/audience.ts'
import type { Catalogue, Clause, Kpi, Part } from '../model/catalogue.ts'
import { plainText } from '../model/walk.ts'
import { standard } from './index.ts'

/** What to leave out of a search. */
export interface FindOptions {
  /** Only what is in force at this tier. */
  readonly tier?: Tier
  /** Only parts that can bind this supplier type. */
  readonly supplier?: SupplierInput
  /** Only one kind of entry. */
  readonly kind?: Hit['kind']
  /** Most hits; default 20. */
  readonly limit?: number
}

/** An entry that fits the words. */
export interface Hit {
  readonly kind: 'clause' | 'kpi' | 'definition'
  /** Id of the clause or KPI, or the term that is defined. */
  readonly id: string
  readonly title: string
  /** Higher fits better; comparable only within one search. */
  readonly score: number
  /** Where the best passage stands, for example `Condition: Repayment`. */
  readonly where: string
  /** That passage, shortened around the words. */
  readonly excerpt: string
}

interface Passage {
  readonly where: string
  readonly text: string
}
interface Entry {
  readonly key: string
  readonly kind: Hit['kind']
  readonly id: string
  readonly title: string
  readonly headings: string
  readonly keywords: string
  readonly purpose: string
  readonly text: string
  readonly passages: readonly Passage[]
}

/**
 * A search over any catalogue. The index is built once; each call of the function it answers is fast.
 * Words are matched by stem-like prefix and with small mistakes; titles and keywords weigh most, then headings, purpose and text.
 *
 * @param catalogue what to search
 * @example
 * ```ts
 * import { standard } from 'hrdd-clauses/catalogue'
 * import { createFinder } from 'hrdd-clauses/search'
 * const find = createFinder(standard)
 * console.log(find('recruitment fees', { kind: 'clause' })[0]?.id) // PRV-04
 * ```
 */
export function createFinder(
  catalogue: Catalogue,
): (words: string, options?: FindOptions) => Hit[] {
  return (words, { tier, supplier, kind, limit = 20 } = {}) => {
    const type = (supplier === undefined ? undefined : readSupplier(supplier)) ?? {}
    const applies = (part: { readonly audience: Part['audience']; readonly from?: Tier }) =>
      (tier === undefined || inForce(part.from, tier)) && canBind(part.audience, type)
    const entries = [
      ...Object.values(catalogue.clauses)
        .filter((clause) => tier === undefined || inForce(clause.from, tier))
        .map((clause) => ofClause(clause, catalogue.keywords[clause.id] ?? [], applies)),
      ...Object.values(catalogue.kpis).map(ofKpi),
      ...Object.values(catalogue.definitions).map(
        ({ id, text }): Entry =>
          entry(
            'definition',
            id,
            id,
            [{ where: 'Definition', text: text.map(plainText).join(' ') }],
            '',
            '',
          ),
      ),
    ].filter((one) => kind === undefined || one.kind === kind)
    return search(entries, words, limit)
  }
}

/**
 * Searches the catalogue of this package.
 *
 * @param words what to look for, as one would type it
 * @returns the entries that fit, best first
 * @example
 * ```ts
 * import { find } from 'hrdd-clauses/search'
 * console.log(find('recruitment fees', { kind: 'clause' })[0]?.id) // PRV-04
 * ```
 */
export const find = (words: string, options?: FindOptions): Hit[] =>
  createFinder(standard)(words, options)

function entry(
  kind: Hit['kind'],
  id: string,
  title: string,
  passages: readonly Passage[],
  headings: string,
  purpose: string,
  keywords = '',
): Entry {
  return {
    key: `${kind}:${id}`,
    kind,
    id,
    title,
    headings,
    keywords,
    purpose,
    text: passages.map(({ text }) => text).join(' '),
    passages,
  }
}

function ofClause(
  clause: Clause,
  keywords: readonly string[],
  applies: (part: Part) => boolean,
): Entry {
  const parts = (name: string, list: readonly Part[]): Passage[] =>
    list
      .filter(applies)
      .flatMap((part) =>
        part.items.map((item) => ({
          where: item.heading ? `${name}: ${item.heading}` : name,
          text: [item.text, ...(item.items ?? [])].map(plainText).join(' '),
        })),
      )
  const items = [...clause.condition, ...clause.question]
    .filter(applies)
    .flatMap((part) => part.items)
  const passages: Passage[] = [
    { where: 'Outcome', text: plainText(clause.outcome) },
    ...parts('Condition', clause.condition),
    ...parts('Question', clause.question),
    ...parts('Consequence', clause.consequence),
    ...clause.evidence.map((row) => ({ where: 'Evidence', text: plainText(row.proof) })),
    ...clause.purpose.map((text) => ({ where: 'Purpose', text: plainText(text) })),
    ...clause.guidance.buyer.flatMap(({ paragraphs }) =>
      paragraphs.map((text) => ({ where: 'For the buyer', text: plainText(text) })),
    ),
    ...clause.guidance.supplier.flatMap(({ paragraphs }) =>
      paragraphs.map((text) => ({ where: 'For the supplier', text: plainText(text) })),
    ),
  ]
  return entry(
    'clause',
    clause.id,
    clause.title,
    passages,
    items.map(({ heading }) => heading ?? '').join(' '),
    clause.purpose.map(plainText).join(' '),
    keywords.join('; '),
  )
}

function ofKpi(kpi: Kpi): Entry {
  const passages: Passage[] = [
    { where: 'Question', text: kpi.question },
    { where: 'Purpose', text: kpi.purpose },
    { where: 'Gaming', text: kpi.gaming.map(({ how, check }) => `${how}; ${check}`).join(' ') },
    {
      where: 'Dialogue',
      text: [...kpi.dialogue.supplier, ...kpi.dialogue.buyer, kpi.companion].join(' '),
    },
  ]
  return entry('kpi', kpi.id, kpi.title, passages, kpi.question, kpi.purpose)
}

/** What a word is compared by: lower case, without the endings that only change its number. */
const stem = (word: string): string =>
  word.toLowerCase().replace(/(?<=[a-z]{3})(?:ies|es|s)$/, (end) => (end === 'ies' ? 'y' : ''))

/** Words that say nothing about what is looked for. */
const stopWords = new Set(
  'a an and are as at be by do does for from has have how if in is it its not of on or our that the their this to was we what when which who why with'.split(
    ' ',
  ),
)
/** A clause answers more than a number or a term does. */
const weights: Readonly<Record<Hit['kind'], number>> = { clause: 1, kpi: 0.8, definition: 0.2 }

function search(entries: readonly Entry[], words: string, limit: number): Hit[] {
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['id', 'title', 'keywords', 'headings', 'purpose', 'text'],
    processTerm: (word) => (stopWords.has(word.toLowerCase()) ? null : stem(word)),
  })
  index.addAll(entries)
  const byKey = new Map(entries.map((one) => [one.key, one]))
  const phrase = words.trim().toLowerCase()
  const found = index.search(words, {
    boost: { id: 10, title: 5, keywords: 5, headings: 3, purpose: 2 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 5 ? 0.2 : false),
    combineWith: 'OR',
  })
  return found
    .map(({ id, score, terms, queryTerms }) => {
      const own = byKey.get(id as string)!
      const whole = `${own.title}; ${own.keywords}`.toLowerCase().includes(phrase)
        ? 2
        : own.text.toLowerCase().includes(phrase)
          ? 1.5
          : 1
      // an entry that knows only one of three words fits worse than one that knows them all
      const share =
        queryTerms.length /
        Math.max(
          1,
          new Set(
            words
              .split(/[^\p{L}\p{N}]+/u)
              .filter((word) => word && !stopWords.has(word.toLowerCase()))
              .map(stem),
          ).size,
        )
      return { own, terms, score: score * whole * Math.min(1, share) * weights[own.kind] }
    })
    .sort((a, b) => b.score - a.score || (a.own.key < b.own.key ? -1 : 1))
    .slice(0, limit)
    .map(
      ({ own, terms, score }): Hit => ({
        kind: own.kind,
        id: own.id,
        title: own.title,
        score: Math.round(score * 100) / 100,
        ...excerpt(own.passages, terms, phrase),
      }),
    )
}

/** The passage that holds most of the words, shortened around the first of them. */
function excerpt(
  passages: readonly Passage[],
  terms: readonly string[],
  phrase: string,
): { where: string; excerpt: string } {
  const value = ({ text }: Passage) => {
    const known = new Set(text.split(/[^\p{L}\p{N}]+/u).map(stem))
    return (
      terms.filter((term) => known.has(term)).length +
      (text.toLowerCase().includes(phrase) ? terms.length : 0)
    )
  }
  const best = passages.reduce(
    (one, other) => (value(other) > value(one) ? other : one),
    passages[0] ?? { where: '', text: '' },
  )
  const lower = best.text.toLowerCase()
  const at = Math.max(
    0,
    Math.min(
      ...[phrase, ...terms].map((term) => lower.indexOf(term)).filter((position) => position >= 0),
      best.text.length,
    ),
  )
  const start = at > 60 && at < best.text.length ? best.text.lastIndexOf(' ', at - 40) + 1 : 0
  const cut = best.text.slice(start, start + 160)
  const end =
    start + cut.length < best.text.length ? `${cut.slice(0, cut.lastIndexOf(' '))} …` : cut
  return { where: best.where, excerpt: `${start > 0 ? '… ' : ''}${end}` }
}
