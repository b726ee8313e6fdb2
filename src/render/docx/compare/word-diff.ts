// Two wordings side by side, word for word, so that a person sees at once what changed.

import { diffArrays } from 'diff'

/** A stretch of words that stayed, went or came. */
export interface DiffPiece {
  readonly type: 'kept' | 'removed' | 'added'
  readonly text: string
}

/** A word or sign. Words that differ only in what typing programs change on their own have one key. */
export interface Token {
  readonly text: string
  readonly key: string
  /** Whether white space stands before it. */
  readonly spaced: boolean
  /** Where it begins. */
  readonly at: number
}

/** A step of a comparison of tokens. */
export interface Step {
  readonly type: DiffPiece['type']
  /** From the first wording, where removed; otherwise from the second. */
  readonly tokens: readonly Token[]
}

const folds: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
}
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g')

/** Quotes straight, dashes plain: what programs change while one types is no change. Case is kept, for capitals mark defined terms. */
export const fold = (text: string): string =>
  text.normalize('NFC').replace(foldable, (character) => folds[character]!)

/** Words and signs of a text, without white space and boxes: ticking one is no change of wording. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'.,/‐‑-][\p{L}\p{N}\p{M}]+)*|[^\s☐☑☒]/gu)].map(
    ({ 0: word, index }) => ({
      text: word,
      key: fold(word),
      spaced: index > 0 && /\s/.test(text[index - 1]!),
      at: index,
    }),
  )
}

/** Text that two wordings share if nobody would call them different. */
export const foldedWords = (text: string): string =>
  tokens(text)
    .map(({ key }) => key)
    .join(' ')

// past this many words that differ, finding the fewest takes long and nobody reads them one by one
const mostDifferent = 3000

/** Steps from one wording to the other. */
export function compareTokens(before: readonly Token[], after: readonly Token[]): Step[] {
  const parts = diffArrays([...before], [...after], {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: mostDifferent,
  })
  if (!parts)
    return [
      { type: 'removed', tokens: before },
      { type: 'added', tokens: after },
    ]
  return parts.map(({ added, removed, value }) => ({
    type: added ? 'added' : removed ? 'removed' : 'kept',
    tokens: value,
  }))
}

/** Words of tokens as they stand. */
export const wordsOf = (list: readonly Token[]): string =>
  list.map(({ text, spaced }, index) => (index > 0 && spaced ? ` ${text}` : text)).join('')

/** Steps as stretches to read, removed before added. A lone sign or short word between two changes joins them. */
export function readable(steps: readonly Step[]): DiffPiece[] {
  const hunks: { kept: Token[]; removed: Token[]; added: Token[] }[] = []
  for (const { type, tokens: own } of steps) {
    const last = hunks.at(-1)
    if (type === 'kept') hunks.push({ kept: [...own], removed: [], added: [] })
    else if (last) last[type].push(...own)
    else hunks.push({ kept: [], removed: [], added: [], [type]: [...own] })
  }
  const joined: typeof hunks = []
  for (const hunk of hunks) {
    const before = joined.at(-1)
    const small = hunk.kept.length > 0 && hunk.kept.length <= 2 && wordsOf(hunk.kept).length <= 4
    if (
      before &&
      small &&
      before.removed.length + before.added.length > 0 &&
      hunk.removed.length + hunk.added.length > 0
    ) {
      before.removed.push(...hunk.kept, ...hunk.removed)
      before.added.push(...hunk.kept, ...hunk.added)
    } else joined.push(hunk)
  }
  return joined.flatMap(({ kept, removed, added }) => [
    ...(kept.length > 0 ? [{ type: 'kept' as const, text: wordsOf(kept) }] : []),
    ...(removed.length > 0 ? [{ type: 'removed' as const, text: wordsOf(removed) }] : []),
    ...(added.length > 0 ? [{ type: 'added' as const, text: wordsOf(added) }] : []),
  ])
}

/** A diff as a sentence to read aloud. */
export function inWords(pieces: readonly DiffPiece[]): string {
  const out: string[] = []
  let before = ''
  for (let index = 0; index < pieces.length; index++) {
    const { type, text } = pieces[index]!
    if (type === 'kept') before = text.split(' ').slice(-4).join(' ')
    else if (type === 'removed' && pieces[index + 1]?.type === 'added')
      out.push(`“${text}” became “${pieces[++index]!.text}”`)
    else
      out.push(
        `“${text}” was ${type === 'removed' ? 'taken out' : 'added'}${before === '' ? ' at the beginning' : ` after “${before}”`}`,
      )
  }
  return out.join('; ')
}

/** How much two wordings share: 0 nothing, 1 all words, whatever their order. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left > 0) {
      shared++
      counts.set(word, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length)
}
