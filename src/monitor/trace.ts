// One step of a trace: a sentence by its code, with its gaps filled. Values go in as text and are never read again.

import type { TraceStep } from '../model/observation.ts'
import { type SentenceCode, sentences } from './sentences.ts'

/** A step that says why. */
export function say(rule: number, code: SentenceCode, values: Readonly<Record<string, string>> = {}): TraceStep {
  const text = sentences[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
  return { rule, code, text, ...(Object.keys(values).length > 0 && { values }) }
}
