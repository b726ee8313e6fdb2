// The one filler of sentences: `{{name}}` becomes a value. Nothing is evaluated, and a value is never read again.

const place = /\{\{([A-Za-z][\w.-]*)\}\}/g

/**
 * Fills a sentence.
 * @param sentence text with `{{name}}` where a value goes
 * @param values by name; each is inserted as it is
 * @throws RangeError where the sentence asks for a value that is not there: a fault of the program, not of its input
 */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  // most sentences ask for nothing, and a search is quicker than a pattern
  sentence.includes('{{')
    ? sentence.replace(place, (_match, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined
        if (value === undefined) throw new RangeError(`${name}: ${sentence}`)
        return value
      })
    : sentence

/** Names that a sentence asks for, each once. */
export const placesOf = (sentence: string): string[] => [
  ...new Set([...sentence.matchAll(place)].flatMap(([, name]) => name ?? [])),
]

/** A sentence cut at its places: strings, and the names between them. For text whose values are nodes. */
export function cut(sentence: string): (string | { readonly name: string })[] {
  const pieces: (string | { readonly name: string })[] = []
  let end = 0
  for (const match of sentence.matchAll(place)) {
    pieces.push(sentence.slice(end, match.index), { name: match[1] ?? '' })
    end = match.index + match[0].length
  }
  pieces.push(sentence.slice(end))
  return pieces.filter((piece) => piece !== '')
}
