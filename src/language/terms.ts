// Finds the defined terms of a language in a sentence.

import type { TermNode } from '../model/text.ts'

/** Cuts a string at the defined terms in it. */
export type TermFinder = (text: string) => (string | TermNode)[]

/**
 * A finder for the given forms. The longest form wins: "Final Site" before "Site".
 * @param forms printed form → id of the definition
 */
export function termFinder(forms: ReadonlyMap<string, string>): TermFinder {
  if (forms.size === 0) return (text) => [text]
  const alternatives = [...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`,
    'gu',
  )
  return (text) => {
    const pieces: (string | TermNode)[] = []
    let end = 0
    for (const match of text.matchAll(pattern)) {
      const term = forms.get(match[0]) ?? ''
      pieces.push(text.slice(end, match.index), { type: 'term', term, text: match[0] })
      end = match.index + match[0].length
    }
    pieces.push(text.slice(end))
    return pieces.filter((piece) => piece !== '')
  }
}
