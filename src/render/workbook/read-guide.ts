// What a workbook says of itself on its hidden sheet: labels of the lists, and what each KPI asks. A pack at hand goes before it.

import { ladderSteps } from '../../model/follow-up.ts'
import type { Pack } from '../../model/pack.ts'
import type { Problem } from '../../model/problems.ts'
import { isPackList, type ListId, lists } from './columns.ts'
import type { Found } from './grid.ts'
import {
  companion,
  coverageUnit,
  eligible,
  type Form,
  forms,
  itemsOf,
  judgementItems,
  kpiKey,
  observed,
} from './items.ts'
import { packChoices } from './records.ts'

/** What one row of a KPI asks for. */
export interface Asked {
  readonly form: Form
  readonly need: boolean
}

/** How to read the sheets. */
export interface Guide {
  labels(list: ListId): ReadonlyMap<string, string>
  /** By `id@version`, then by item. */
  readonly kpis: ReadonlyMap<string, ReadonlyMap<string, Asked>>
  /** Unit in which coverage is counted unless a report says otherwise. */
  readonly coverageUnits: ReadonlyMap<string, string>
}

const extras: readonly (readonly [string, Asked])[] = [
  [eligible, { form: 'number', need: false }],
  [observed, { form: 'number', need: false }],
  [coverageUnit, { form: 'words', need: false }],
  [companion, { form: 'words', need: false }],
]

/** The guide. */
export function readGuide(found: Found, pack: Pack | undefined, problems: Problem[]): Guide {
  const grid = found.lists
  const own = (codes: Iterable<string> = []): Map<string, string> =>
    new Map([...codes].map((code) => [code, code]))
  const choices = pack && packChoices(pack)
  // a step that this contract does not have may have been taken even so
  const labels: Record<ListId, Map<string, string>> = {
    ...(Object.fromEntries(
      Object.entries(lists).map(([list, codes]) => [list, own(codes)]),
    ) as Record<keyof typeof lists, Map<string, string>>),
    clause: own(choices?.clause.keys()),
    anchor: own(choices?.anchor.keys()),
    rung: own(ladderSteps.map(String)),
  }
  const kpis = new Map<string, Map<string, Asked>>()
  const coverageUnits = new Map<string, string>()
  const text = (row: number, column: string): string => {
    const value = grid?.cell(row, column)
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  }
  for (const row of grid?.rows ?? []) {
    const [list, code, label, kpi, item, form, need] = [
      'list',
      'code',
      'label',
      'kpi',
      'item',
      'form',
      'need',
    ].map((column) => text(row, column)) as [string, string, string, string, string, string, string]
    if (list !== '') {
      // only codes that this package knows: a label may be in another language, a code may not
      const known = Object.hasOwn(labels, list) ? labels[list as ListId] : undefined
      if (known?.has(code) || (known && !pack && code !== '' && isPackList(list)))
        known.set(code, label)
      else if (list === 'kpi' && code !== '') kpis.set(code, kpis.get(code) ?? new Map())
      else if (list !== 'sheet')
        problems.push({
          code: 'unknown-list',
          path: grid!.at(row, 'code'),
          message: `the list "${list}" has no code "${code}"`,
          hint: 'Leave the hidden sheet of lists as it was written.',
        })
      continue
    }
    if (!forms.includes(form as Form)) {
      problems.push({
        code: 'unknown-form',
        path: grid!.at(row, 'form'),
        message: `"${form}" is no way to answer`,
        hint: 'Leave the hidden sheet of lists as it was written.',
      })
      continue
    }
    const items = kpis.get(kpi) ?? new Map<string, Asked>()
    kpis.set(kpi, items.set(item, { form: form as Form, need: need === 'yes' }))
    if (item === coverageUnit && code !== '') coverageUnits.set(kpi, code)
  }
  if (pack) {
    const offered = new Map(kpis)
    kpis.clear()
    for (const kpi of pack.kpis) {
      // only the edition of the Buyer offers a judgement
      const judged = judgementItems(kpi).filter(({ name }) => offered.get(kpiKey(kpi))?.has(name))
      kpis.set(
        kpiKey(kpi),
        new Map([
          ...[...itemsOf(kpi.measure), ...judged].map(({ name, form, need }): [string, Asked] => [
            name,
            { form, need: need === 'yes' },
          ]),
          ...extras,
        ]),
      )
      coverageUnits.set(kpiKey(kpi), kpi.coverage.unit)
    }
  }
  return { labels: (list) => labels[list], kpis, coverageUnits }
}
