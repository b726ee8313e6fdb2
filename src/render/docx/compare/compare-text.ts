// Compares the words of one paragraph or cell: what differs in values, in numbers of references, and in wording.

import type { ReadValue } from '../read/read-model.ts'
import type { Mark } from './pieces.ts'
import {
  compareTokens,
  type DiffPiece,
  foldedWords,
  readable,
  type Step,
  type Token,
  tokens,
} from './word-diff.ts'

/** A text with its values and references. */
export interface Marked {
  readonly text: string
  readonly marks: readonly Mark[]
}
/** The text in the file, with the values that stand in controls. */
export interface FoundText {
  readonly text: string
  readonly values: readonly Omit<ReadValue, 'clause'>[]
}

/** What differs. */
export interface TextDifference {
  /** Absent where the wording is the same. */
  readonly diff?: readonly DiffPiece[]
  /** Values that differ, with what they now read. */
  readonly values: readonly { readonly mark: Mark; readonly to: string }[]
  /** References whose number differs. */
  readonly references: readonly {
    readonly mark: Mark
    readonly from: string
    readonly to: string
  }[]
}

/** A value of the document and the words of the file that stand for it. */
interface Match {
  readonly mark: Mark
  readonly at: number
  readonly text: string
}

/**
 * Compares a text. `canBe` says whether words can be a value of a parameter: where a control is lost, they are
 * recognised by what stands around them.
 */
export function compareText(
  expected: Marked,
  found: FoundText,
  canBe: (name: string, text: string) => boolean,
): TextDifference {
  const matches = matchControls(expected.marks, found.values)
  for (const mark of expected.marks) {
    if (mark.type !== 'value' || matches.some((match) => match.mark === mark)) continue
    const match = matchByNeighbours(mark, expected, found, matches)
    if (
      match &&
      (foldedWords(match.text) === foldedWords(mark.text) || canBe(mark.name, match.text))
    )
      matches.push(match)
  }
  const steps = compareTokens(
    collapse(
      tokens(expected.text),
      matches.map(({ mark }) => ({ at: mark.at, text: mark.text, name: mark.name })),
    ),
    collapse(
      tokens(found.text),
      matches.map(({ mark, at, text }) => ({ at, text, name: mark.name })),
    ),
  )
  const { settled, references } = settleReferences(steps, expected.marks)
  return {
    ...(settled.some(({ type }) => type !== 'kept') && { diff: readable(settled) }),
    values: matches
      .filter(({ mark, text }) => foldedWords(mark.text) !== foldedWords(text))
      .map(({ mark, text }) => ({ mark, to: text })),
    references,
  }
}

/** The first control with a name stands for the first value with it, where there are as many. */
function matchControls(marks: readonly Mark[], values: FoundText['values']): Match[] {
  const names = new Set(marks.flatMap(({ type, name }) => (type === 'value' ? [name] : [])))
  return [...names].flatMap((name) => {
    const [own, there] = [
      marks.filter((mark) => mark.type === 'value' && mark.name === name),
      values.filter((value) => value.name === name),
    ]
    return own.length === there.length
      ? own.map((mark, index) => ({ mark, at: there[index]!.at, text: there[index]!.text }))
      : []
  })
}

/** The words between those that stood directly before and behind the value. */
function matchByNeighbours(
  mark: Mark,
  expected: Marked,
  found: FoundText,
  matches: readonly Match[],
): Match | undefined {
  const own = collapse(
    tokens(expected.text),
    matches.map((match) => ({ at: match.mark.at, text: match.mark.text, name: match.mark.name })),
  )
  const there = collapse(
    tokens(found.text),
    matches.map((match) => ({ at: match.at, text: match.text, name: match.mark.name })),
  )
  // where each word that stayed stands in the file
  const places = new Map<number, number>()
  let [from, to] = [0, 0]
  for (const { type, tokens: list } of compareTokens(own, there)) {
    if (type === 'kept')
      for (let index = 0; index < list.length; index++) places.set(from + index, to + index)
    if (type !== 'added') from += list.length
    if (type !== 'removed') to += list.length
  }
  const inside = own.flatMap((token, index) =>
    token.at >= mark.at && token.at < mark.at + mark.text.length ? [index] : [],
  )
  if (inside.length === 0) return undefined
  const [before, behind] = [inside[0]! - 1, inside.at(-1)! + 1]
  const first = before < 0 ? 0 : places.has(before) ? places.get(before)! + 1 : undefined
  const end = behind === own.length ? there.length : places.get(behind)
  if (first === undefined || end === undefined || end <= first) return undefined
  const last = there[end - 1]!
  const { at } = there[first]!
  return { mark, at, text: found.text.slice(at, last.at + last.text.length) }
}

/** Each value as one sign, so that whatever it says is no change of wording. */
function collapse(
  list: readonly Token[],
  spans: readonly { readonly at: number; readonly text: string; readonly name: string }[],
): Token[] {
  const out: Token[] = []
  const done = new Set<string>()
  for (const token of list) {
    const span = spans.find(({ at, text }) => token.at >= at && token.at < at + text.length)
    if (!span) out.push(token)
    else if (!done.has(`${span.at}`)) {
      done.add(`${span.at}`)
      out.push({ text: span.text, key: `\u0000${span.name}`, spaced: token.spaced, at: span.at })
    }
  }
  return out
}

const numeral = /^(?:\d+(?:\.\d+)*|\([a-z]{1,2}\))$/

/** A number in a reference follows from where its target stands: it is reported there, not as wording. */
function settleReferences(
  steps: readonly Step[],
  marks: readonly Mark[],
): { settled: Step[]; references: { mark: Mark; from: string; to: string }[] } {
  const settled: Step[] = []
  const references: { mark: Mark; from: string; to: string }[] = []
  for (let index = 0; index < steps.length; index++) {
    const [step, next] = [steps[index]!, steps[index + 1]]
    const [removed, added] = step.type === 'removed' ? [step, next] : [next, step]
    const from = removed?.tokens[0]
    const mark =
      from &&
      marks.find(
        (one) => one.type === 'ref' && from.at >= one.at && from.at < one.at + one.text.length,
      )
    if (
      step.type !== 'kept' &&
      removed?.type === 'removed' &&
      added?.type === 'added' &&
      mark &&
      removed.tokens.length === 1 &&
      added.tokens.length === 1 &&
      numeral.test(from.text) &&
      numeral.test(added.tokens[0]!.text)
    ) {
      references.push({ mark, from: from.text, to: added.tokens[0]!.text })
      settled.push({ type: 'kept', tokens: added.tokens })
      index++
    } else settled.push(step)
  }
  return { settled, references }
}
