// Names of the sheets in the file: the titles of the pack, as programs allow them.

import { speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'

/** Name of the hidden sheet that says what the file is. */
export const guideName = 'hrdd'

/** Name of the sheet in front. */
export const frontName = (pack: Pack): string => allowed(speech(pack.words).say('workbook.front'))

/** Names of the sheets of the Register, in order; none stands twice. */
export function sheetNames(pack: Pack): string[] {
  const taken = new Set([guideName, frontName(pack).toLowerCase()])
  return pack.register.map(({ id, title }) => {
    const name = [allowed(title), allowed(id)].find((free) => !taken.has(free.toLowerCase()))
    taken.add((name ?? id).toLowerCase())
    return name ?? id
  })
}

/** At most 31 characters, without those that stand for something in a reference. */
const allowed = (title: string): string =>
  title
    .replace(/[[\]:*?/\\]+/g, ' ')
    .slice(0, 31)
    .replace(/^[\s']+|[\s']+$/g, '')
