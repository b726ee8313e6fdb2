// A clause asks for columns that the Register has.

import { type Check, soundClauses } from '../authored.ts'
import { checkParameters } from './measures.ts'
import { requireIds } from './unknown.ts'

export const register: Check = (authored) => {
  const { sheets } = authored.catalogue.register
  // a catalogue without a Register is said once, by its missing file
  if (sheets.length === 0) return
  const columns = new Map(
    sheets.map(({ sheet, columns: list }) => [sheet, list.map(({ id }) => id)]),
  )
  const [first = [], ...others] = columns.values()
  const everywhere = first.filter((column) => others.some((list) => list.includes(column)))
  for (const { clause } of soundClauses(authored))
    for (const [sheet, asked] of Object.entries(clause.value.register ?? {})) {
      const known = sheet === 'every' ? everywhere : columns.get(sheet)
      const place = clause.at('register', sheet)
      if (!known) requireIds(authored, 'sheet', [sheet], [...columns.keys(), 'every'], place)
      else if (asked !== 'all') requireIds(authored, 'column', asked, known, place)
    }
}

/** The Register names lists, sheets and parameters that exist. */
export const registerTable: Check = (authored) => {
  const { register: table } = authored.shelf.tables
  if (!table) return
  const { sheets, lists } = table.value
  for (const [index, { columns }] of sheets.entries())
    for (const [position, { of, to, computed = [] }] of columns.entries()) {
      const place = table.at('sheets', index, 'columns', position)
      const periods = computed.flatMap(({ add }) => add.filter((part) => typeof part === 'string'))
      requireIds(authored, 'list', of ? [of] : [], Object.keys(lists), place)
      requireIds(
        authored,
        'sheet',
        to ? [to] : [],
        sheets.map(({ sheet }) => sheet),
        place,
      )
      checkParameters(periods, place, authored)
    }
}
