// One step of a trace: a sentence by its code, with its gaps filled. Values go in as text and are never read again.

import type { TraceStep } from '../../model/observation.ts'
import { type SentenceCode, sentences } from './sentences.ts'

// text and names of gaps in turn, taken apart once: a hundred thousand results say half a million sentences
const taken = /* @__PURE__ */ Object.fromEntries(
  Object.entries(sentences).map(([code, text]) => [code, text.split(/\{\{(\w+)\}\}/)]),
) as unknown as Readonly<Record<SentenceCode, readonly string[]>>

/** A step that says why. */
export function say(
  rule: number,
  code: SentenceCode,
  values: Readonly<Record<string, string>> = {},
): TraceStep {
  const parts = taken[code]
  let text = parts[0]!
  for (let at = 1; at < parts.length; at += 2) text += (values[parts[at]!] ?? '') + parts[at + 1]!
  return { rule, code, text, ...(Object.keys(values).length > 0 && { values }) }
}
