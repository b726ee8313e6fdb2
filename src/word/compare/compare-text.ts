// Compares the words of one paragraph or cell: what differs in values, in what is filled in, and in wording.

import type { Pack } from '../../model/pack.ts'
import type { ReadText } from '../read/model.ts'
import { placeholder } from '../write/inline.ts'
import type { DiffPiece } from './comparison.ts'
import type { Mark, Marked } from './marked.ts'
import { fold, type Hunk, hunksOf, keyOf, readable, type Span, textOf, tokensOf } from './tokens.ts'
import { canBe } from './values.ts'

interface Differing {
  readonly mark: Mark
  readonly to: string
}
/** What differs. */
export interface Difference {
  /** Empty where the wording is the same. */
  readonly diff: readonly DiffPiece[]
  /** Values that differ, with what they now read. */
  readonly values: readonly Differing[]
  /** Fields whose control is lost, with the words that stand there. */
  readonly filled: readonly Differing[]
  /** Whether words that differ may be what fills a field. */
  readonly unsure: boolean
}

/** Compares a text. Where the control of a value or field is lost, its words are known by those around them. */
export function compareText(pack: Pack, { text, marks }: Marked, there: ReadText): Difference {
  const drafted = tokensOf(text, marks)
  const markOf = (span: Span | undefined): Mark | undefined => marks.find((mark) => mark === span)
  const hunks = hunksOf(drafted, tokensOf(there.text, spansIn(there, marks)))
  const gone = new Set(hunks.flatMap(({ removed }) => removed))
  const kept = hunks.flatMap((hunk) => hunk.kept)
  const pairs = drafted
    .filter((token) => !gone.has(token))
    .map(({ span }, index) => ({ mark: markOf(span), to: kept[index]?.text ?? '' }))
  let unsure = false
  /** A hunk without what is no change of wording. */
  const settle = (hunk: Hunk): Hunk => {
    const removed = hunk.removed.filter(({ span }) => !markOf(span)?.field)
    const to = textOf(hunk.added)
    const mark = hunk.removed.length === 1 ? markOf(hunk.removed[0]?.span) : undefined
    if (mark && (mark.field || (to !== '' && canBe(pack, mark.of, to)))) {
      pairs.push({ mark, to })
      return { kept: [...hunk.kept, ...hunk.added], removed: [], added: [] }
    }
    if (removed.length < hunk.removed.length && to !== '') unsure = true
    return { ...hunk, removed }
  }
  const settled = hunks.map(settle)
  const isChanged = settled.some(({ removed, added }) => removed.length + added.length > 0)
  const all = pairs.flatMap(({ mark, to }) => (mark ? [{ mark, to: answerIn(to, mark) }] : []))
  return {
    diff: isChanged ? readable(settled) : [],
    values: all.filter(({ mark, to }) => !mark.field && keyOf(mark.text) !== keyOf(to)),
    filled: all.filter(({ mark, to }) => mark.field && to !== ''),
    unsure,
  }
}

/** Values and fields in the text of a file: those in controls, and those that read as they were printed. */
function spansIn({ text, marks: controls }: ReadText, marks: readonly Mark[]): Span[] {
  const spans: Span[] = controls.filter(({ type }) => type === 'value')
  for (const { name, text: printed, field } of marks) {
    // the boxes of a field stand in a control each
    const control = controls.find((each) => each.name === name)
    if (control && field) spans.push(control)
    if (control) continue
    const shown = field ? placeholder(field) : printed
    const at = freePlace(text, shown, spans)
    if (at >= 0 && /\s|^\[/.test(shown)) spans.push({ name, text: shown, at })
  }
  return spans
}

/** Where words stand that are no part of another value: two of one paragraph may read the same. */
function freePlace(text: string, words: string, taken: readonly Span[]): number {
  let at = text.indexOf(words)
  const isTaken = (span: Span): boolean =>
    span.at < at + words.length && at < span.at + span.text.length
  while (at >= 0 && taken.some(isTaken)) at = text.indexOf(words, at + 1)
  return at
}

/** What fills a field, without what shows in it before. */
function answerIn(words: string, { field }: Mark): string {
  const shown = field ? placeholder(field) : ''
  if (!field || keyOf(words) === keyOf(shown)) return field ? '' : words
  return fold(words).replace(fold(shown), '').trim()
}
