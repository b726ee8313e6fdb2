// Words and signs of a text, and two such lists side by side.

import { diffArrays } from 'diff'
import type { DiffPiece } from './comparison.ts'

/** A value or field in a text. */
export interface Span {
  readonly name: string
  readonly text: string
  readonly at: number
}

/** A word or sign, or a span. Words that differ only in what typing programs change on their own have one key. */
export interface Token {
  readonly text: string
  readonly key: string
  /** Where it begins, and whether white space stands before it. */
  readonly at: number
  readonly spaced: boolean
  readonly span?: Span
}

/** Quotes straight, dashes plain: what programs change while one types is no change. Case is kept, for capitals mark defined terms. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replaceAll('…', '...')

/** Words and signs without white space, boxes and the signs between cells: ticking a box is no change of wording. */
const word = /[\p{L}\p{N}\p{M}]+(?:[’'.,/‐‑-][\p{L}\p{N}\p{M}]+)*|[^\s☐☑☒|]/gu

/** The text as tokens. A value or field is one, so that whatever it says is no change of wording. */
export function tokensOf(text: string, spans: readonly Span[] = []): Token[] {
  const isSpaced = (at: number): boolean => /\s/.test(text.charAt(at - 1))
  const isPlain = ({ index }: { index: number }): boolean =>
    !spans.some(({ at, text: { length } }) => index >= at && index < at + length)
  const words = [...text.matchAll(word)]
    .filter(isPlain)
    .map(({ 0: match, index: at }) => ({ text: match, key: fold(match), at, spaced: isSpaced(at) }))
  const values = spans.map((span) => {
    const { text: printed, name, at } = span
    return { text: printed, key: `\u0000${name}`, at, spaced: isSpaced(at), span }
  })
  return [...values, ...words].sort((left, right) => left.at - right.at)
}

/** The words of a text as they are compared. */
export const wordsIn = (text: string): string[] => tokensOf(text).map(({ key }) => key)
/** Text that two wordings share if nobody would call them different. */
export const keyOf = (text: string): string => wordsIn(text).join(' ')

/** Tokens as they stand. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ text, spaced }, index) => (index > 0 && spaced ? ` ${text}` : text)).join('')

/** A stretch that both have, and behind it what only one of them has. */
export type Hunk = Readonly<Record<DiffPiece['type'], readonly Token[]>>

// past this many words that differ, finding the fewest takes long and nobody reads them one by one
const mostDifferent = 3000

/** Two lists of tokens as hunks. What is kept is taken from the second. */
export function hunksOf(before: readonly Token[], after: readonly Token[]): Hunk[] {
  const comparator = (left: Token, right: Token): boolean => left.key === right.key
  const options = { comparator, maxEditLength: mostDifferent }
  const parts = diffArrays([...before], [...after], options)
  const hunks: Hunk[] = []
  let hunk: Hunk = { kept: [], removed: parts ? [] : before, added: parts ? [] : after }
  for (const { added, removed, value } of parts ?? []) {
    if (!added && !removed) hunks.push(hunk)
    if (added || removed) hunk = { ...hunk, [added ? 'added' : 'removed']: value }
    else hunk = { kept: value, removed: [], added: [] }
  }
  return [...hunks, hunk]
}

/** Hunks as stretches to read. */
export function readable(hunks: readonly Hunk[]): DiffPiece[] {
  const pieces: { readonly type: DiffPiece['type']; readonly tokens: Token[] }[] = []
  for (const hunk of hunks)
    for (const type of ['kept', 'removed', 'added'] as const) {
      const last = pieces.at(-1)
      if (last?.type === type) last.tokens.push(...hunk[type])
      else if (hunk[type].length > 0) pieces.push({ type, tokens: [...hunk[type]] })
    }
  return pieces.map(({ type, tokens }) => ({ type, text: textOf(tokens) }))
}

/** How many words two wordings share, whatever their order. */
export function sharedWords(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  const isShared = (word: string): boolean => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count > 0
  }
  return right.filter(isShared).length
}
