// Names of the sheets in the file: the titles of the pack, as programs allow them.

import { speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'

/** Name of the hidden sheet that says what the file is. */
export const guideName = 'hrdd'
/** Name of a hidden sheet of formulas. */
export const hiddenName = (id: string): string => `${guideName}_${id}`
/** Title of a hidden column: the same in every language. */
export const hiddenTitle = (name: string): string => `${guideName}.${name.replace(/\W+/g, '_')}`
/** Whether a sheet is one of formulas. */
export const isHiddenName = (name: string): boolean => name.startsWith(`${guideName}_`)

/** Sheets that are only read, by their words. The first is the one in front. */
const readOnly = ['front', 'kpis', 'promises', 'buyer', 'talk'] as const
type ReadOnly = (typeof readOnly)[number]

/** Name of a sheet that is only read. */
export const readOnlyName = (pack: Pack, id: ReadOnly): string =>
  allowed(speech(pack.words).say(`workbook.${id}`))

/** Name of the sheet in front. */
export const frontName = (pack: Pack): string => readOnlyName(pack, 'front')

/** Names of all sheets that are only read. */
export const readOnlyNames = (pack: Pack): string[] => readOnly.map((id) => readOnlyName(pack, id))

/** Names of the sheets of the Register, in order; none stands twice. */
export function sheetNames(pack: Pack): string[] {
  const taken = new Set([guideName, ...readOnlyNames(pack).map((name) => name.toLowerCase())])
  return pack.register.map(({ id, title }) => {
    const name = [allowed(title), allowed(id)].find((free) => !taken.has(free.toLowerCase()))
    taken.add((name ?? id).toLowerCase())
    return name ?? id
  })
}

/** At most 31 characters, without those that stand for something in a reference. */
export const allowed = (title: string): string =>
  title
    .replace(/[[\]:*?/\\]+/g, ' ')
    .slice(0, 31)
    .replace(/^[\s']+|[\s']+$/g, '')
