// The sheets of the Register, in words, with the columns that this tier shows.

import { inForce } from '../model/audience.ts'
import type { PackColumn, PackSheet } from '../model/pack.ts'
import type { ColumnFile, Computed } from '../model/register.ts'
import type { Purchase } from './purchase.ts'
import type { Decisions } from './write-text.ts'

/** Every sheet with all its columns; those that are not asked for are there, and not shown. */
export function writeRegister(
  { catalogue: { register }, spec, voice }: Purchase,
  { kpis, parameters }: Decisions,
): PackSheet[] {
  const measured = new Set(kpis.map(({ kpi }) => kpi.id))
  /** The words for this tier where they differ, or those for all. */
  const titleOf = (key: string): string => {
    const ofTier = `register.${key}.${spec.tier}`
    return voice.say(voice.has(ofTier) ? ofTier : `register.${key}`)
  }
  const noteOf = (key: string): string | undefined =>
    voice.has(`register.${key}.note`) ? voice.say(`register.${key}.note`) : undefined
  const optionsOf = (list: string | undefined): PackColumn['options'] =>
    list === undefined
      ? undefined
      : register.lists[list]?.map((id) => ({ id, label: voice.say(`register.list.${list}.${id}`) }))
  /** Only what can be computed here: every period that it adds is a parameter of the pack. */
  const computable = (rules: readonly Computed[] | undefined): readonly Computed[] | undefined => {
    const kept = rules?.filter(({ add }) =>
      add.every((term) => {
        if (typeof term === 'number') return true
        const [clause = '', name = ''] = term.split('.')
        return parameters[clause]?.[name] !== undefined
      }),
    )
    return kept?.length ? kept : undefined
  }
  const isShown = ({ from, alsoWith }: ColumnFile): boolean =>
    inForce(from, spec.tier) || (alsoWith?.some((id) => measured.has(id)) ?? false)
  return register.sheets.map(({ sheet, rows, columns, helpers }) => ({
    id: sheet,
    title: voice.say(`register.${sheet}.title`),
    row: voice.say(`register.${sheet}.row`),
    letters: rows,
    columns: columns.map((column) => ({
      id: column.id,
      title: titleOf(`${sheet}.${column.id}`),
      note: noteOf(`${sheet}.${column.id}`),
      type: column.type,
      options: optionsOf(column.of),
      to: column.to,
      who: column.who,
      shown: isShown(column),
      computed: computable(column.computed),
      notBefore: column.notBefore,
      atMost: column.atMost,
      oneFor: column.oneFor,
    })),
    helpers: (helpers ?? []).map((helper) => ({
      ...helper,
      computed: computable(helper.computed),
    })),
  }))
}
