// Faults become sentences, and one error carries them all.

import { problemWords } from '../generated/problems.ts'
import {
  type Fault,
  HrddError,
  type Problem,
  type ProblemCode,
  type Segments,
} from '../model/problems.ts'
import type { WordTable } from '../model/tables.ts'
import { type Speech, speech } from './speech.ts'

/** The words that are built in, for inputs that come without a catalogue. */
export const builtIn: Speech = speech(problemWords)

/** Keys and indexes of a printed path. The number behind the dot of an id belongs to the id; a file is one step. */
export const segmentsOf = (path: string): Segments =>
  /[/\s]/.test(path)
    ? [path]
    : [...path.matchAll(/\[(\d+)\]|[^.[]+(?:\.\d+)*/g)].map(([name, index]) =>
        index === undefined ? name : Number(index),
      )

/** A fault in words. A language without words for it speaks with the built-in ones. */
export function inWords(fault: Fault, voice: Speech = builtIn): Problem {
  const { code, values = {} } = fault
  const speaker = voice.has(`problems.${code}`) ? voice : builtIn
  const hint = `problems.${code}.hint`
  return {
    ...fault,
    values,
    segments: fault.segments ?? segmentsOf(fault.path),
    message: speaker.say(`problems.${code}`, values),
    hint: speaker.has(hint) ? speaker.say(hint, values) : '',
  }
}

/**
 * Throws one `HrddError` with all faults, or does nothing where there are none.
 * @param words of the language to speak; default: the built-in ones
 * @throws HrddError with every fault
 */
export function failIfAny(faults: readonly Fault[], words?: WordTable): void {
  if (faults.length > 0) throw new HrddError(problemsOf(faults, words))
}

/** Faults in the words of a language, or in the built-in ones. */
export function problemsOf(faults: readonly Fault[], words?: WordTable): readonly Problem[] {
  const voice = words?.problems && words.language ? speech(words) : builtIn
  return faults.map((fault) => inWords(fault, voice))
}

/** Throws one `HrddError` with one fault. */
export function fail(code: ProblemCode, path: string, values: Fault['values'] = {}): never {
  throw new HrddError([inWords({ code, path, values })])
}
