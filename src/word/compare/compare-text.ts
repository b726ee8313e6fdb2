// Compares the words of one paragraph or cell: what differs in values, in what is filled in, and in wording.

import type { ReadText } from '../read/model.ts'
import { placeholder } from '../write/inline.ts'
import type { DiffPiece } from './comparison.ts'
import type { Mark, Marked } from './marked.ts'
import {
  fold,
  type Hunk,
  hunksOf,
  keyOf,
  readable,
  type Span,
  textOfTokens,
  tokensOf,
} from './tokens.ts'

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
export function compareText(
  { text, marks }: Marked,
  found: ReadText,
  canBe: (name: string, words: string) => boolean,
): Difference {
  const own = tokensOf(text, marks)
  const markOf = (span: Span | undefined): Mark | undefined => marks.find((mark) => mark === span)
  const hunks = hunksOf(own, tokensOf(found.text, spansIn(found, marks)))
  const gone = new Set(hunks.flatMap(({ removed }) => removed))
  const kept = hunks.flatMap((hunk) => hunk.kept)
  const pairs = own
    .filter((token) => !gone.has(token))
    .map(({ span }, index) => ({ mark: markOf(span), to: kept[index]?.text ?? '' }))
  let unsure = false
  /** A hunk without what is no change of wording. */
  const settle = (hunk: Hunk): Hunk => {
    const removed = hunk.removed.filter(({ span }) => !markOf(span)?.field)
    const to = textOfTokens(hunk.added)
    const mark = hunk.removed.length === 1 ? markOf(hunk.removed[0]?.span) : undefined
    if (mark && (mark.field || (to !== '' && canBe(mark.of, to)))) {
      pairs.push({ mark, to })
      return { kept: [...hunk.kept, ...hunk.added], removed: [], added: [] }
    }
    if (removed.length < hunk.removed.length && to !== '') unsure = true
    return { ...hunk, removed }
  }
  const settled = hunks.map(settle)
  const isChanged = settled.some(({ removed, added }) => removed.length + added.length > 0)
  const differing = pairs.flatMap(({ mark, to }) =>
    mark ? [{ mark, to: answerIn(to, mark) }] : [],
  )
  return {
    diff: isChanged ? readable(settled) : [],
    values: differing.filter(({ mark, to }) => !mark.field && keyOf(mark.text) !== keyOf(to)),
    filled: differing.filter(({ mark, to }) => mark.field && to !== ''),
    unsure,
  }
}

/** Values and fields in the text of a file: those in controls, and those that read as they were printed. */
function spansIn({ text, marks: controls }: ReadText, marks: readonly Mark[]): Span[] {
  // the boxes of a field stand in a control each
  const known = controls.filter(
    ({ type, name }, index) =>
      type === 'value' ||
      (marks.some((mark) => mark.name === name) &&
        controls.findIndex((one) => one.name === name) === index),
  )
  const printed = marks
    .filter(({ name }) => controls.every((control) => control.name !== name))
    .map((mark) => ({ name: mark.name, text: mark.field ? placeholder(mark.field) : mark.text }))
    .map((span) => ({ ...span, at: text.indexOf(span.text) }))
  return [...known, ...printed.filter((span) => span.at >= 0 && /\s|^\[/.test(span.text))]
}

/** What fills a field, without what shows in it before. */
function answerIn(words: string, { field }: Mark): string {
  const shown = field ? placeholder(field) : ''
  if (!field || keyOf(words) === keyOf(shown)) return field ? '' : words
  return fold(words).replace(fold(shown), '').trim()
}
