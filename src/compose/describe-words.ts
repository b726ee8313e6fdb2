// What changed in a text, word by word, as a sentence to read aloud.

import { diffWordsWithSpace } from 'diff'
import type { Speech } from '../language/speech.ts'

/** Words of what stays, by which a reader finds the place. */
const shown = 4
/** Most characters of a stretch that is quoted. */
const most = 160

/** Each stretch that became another, was taken out or added, with the words before it. */
export function describeWords(from: string, to: string, { say }: Speech): string {
  const pieces = diffWordsWithSpace(from, to)
  let before = ''
  const said = pieces.flatMap(({ added, removed, value }, index) => {
    const next = pieces[index + 1]
    if (!added && !removed) {
      before = value.trim().split(/\s+/).slice(-shown).join(' ')
      return []
    }
    if (added && pieces[index - 1]?.removed) return []
    if (removed && next?.added)
      return [say('difference.words.became', { from: quoted(value), to: quoted(next.value) })]
    const place = before === '' ? '.first' : ''
    const words = { from: quoted(value), to: quoted(value), before }
    return [say(`difference.words.${added ? 'added' : 'gone'}${place}`, words)]
  })
  return said.join(say('difference.words.and'))
}

const quoted = (text: string): string => {
  const words = text.trim()
  return words.length > most ? `${words.slice(0, most - 1)}…` : words
}
