// A jurisdiction, a category and an authority's overlay name what exists and set what may be set.

import type { Parameter } from '../../model/clause.ts'
import type { Law, Overlay, SetValue } from '../../model/law.ts'
import { type Authored, type Check, english } from '../authored.ts'
import type { Place } from '../report.ts'
import type { Located } from '../yaml.ts'
import { boundsOf, fits } from './parameters.ts'
import { requireIds } from './unknown.ts'

export const laws: Check = (authored) => {
  for (const [id, versions] of authored.shelf.laws) {
    const law = versions.get(english)
    if (law) checkLaw(id, law, authored)
  }
}

function checkLaw(id: string, law: Located<Law>, authored: Authored): void {
  const { catalogue, base, report } = authored
  const { value, at } = law
  const { extends: parent, needs = [], terms = {}, publishedKpis, parameters = {} } = value
  if (value.id !== id) report.error('id-differs', at('id'), { given: value.id, folder: id })
  if (base?.laws[id]) report.error('id-of-base', at('id'), { id })
  if (ancestorsOf(id, authored).includes(id)) report.error('extends-circle', at('extends'))
  const definitions = catalogue.terms[english]?.definitions ?? []
  requireIds(
    authored,
    'jurisdiction',
    parent ? [parent] : [],
    Object.keys(catalogue.laws),
    at('extends'),
  )
  requireIds(
    authored,
    'term',
    Object.keys(terms),
    definitions.map((term) => term.id),
    at('terms'),
  )
  requireIds(
    authored,
    'kpi-set',
    publishedKpis ? [publishedKpis.set] : [],
    catalogue.kpiSets.map((set) => set.id),
    at('publishedKpis', 'set'),
  )
  for (const [index, need] of needs.entries())
    requireIds(
      authored,
      'clause',
      need.clauses,
      Object.keys(catalogue.clauses),
      at('needs', index, 'clauses'),
    )
  checkOverlay(parameters, law, authored)
}

function ancestorsOf(id: string, { catalogue }: Authored): string[] {
  const ancestors: string[] = []
  let parent = catalogue.laws[id]?.[english]?.extends
  while (parent !== undefined && !ancestors.includes(parent)) {
    ancestors.push(parent)
    parent = catalogue.laws[parent]?.[english]?.extends
  }
  return ancestors
}

export const authorities: Check = (authored) => {
  const { shelf, catalogue, report } = authored
  for (const [id, authority] of shelf.authorities) {
    const { value, at } = authority
    if (value.id !== id) report.error('id-differs', at('id'), { given: value.id, folder: id })
    checkOverlay(value.parameters ?? {}, authority, authored)
    for (const clause of Object.keys(value.omit ?? {}))
      requireIds(authored, 'clause', [clause], Object.keys(catalogue.clauses), at('omit', clause))
  }
}

/** Values that lie over a clause exist there and lie within its bounds. */
function checkOverlay(overlay: Overlay, { at }: Located<unknown>, authored: Authored): void {
  const { clauses } = authored.catalogue
  for (const [id, values] of Object.entries(overlay)) {
    requireIds(authored, 'clause', [id], Object.keys(clauses), at('parameters', id))
    const declared = clauses[id]?.parameters
    for (const [name, set] of Object.entries(declared ? values : {})) {
      const place = at('parameters', id, name)
      requireIds(authored, 'parameter', [name], Object.keys(declared ?? {}), place)
      checkValue(set, declared?.[name], place, authored)
    }
  }
}

function checkValue(
  set: SetValue,
  parameter: Parameter | undefined,
  place: Place,
  { report }: Authored,
): void {
  if (!parameter) return
  const { all, sme } = typeof set === 'object' ? set : { all: set }
  for (const given of [all, ...(sme === undefined ? [] : [sme])])
    if (!fits(parameter, given))
      report.error('value-outside', place, { given, ...boundsOf(parameter) })
}

export const goods: Check = (authored) => {
  const { shelf, base, report } = authored
  const claimed = new Map(
    Object.entries(base?.goods ?? {}).flatMap(([id, { en }]) =>
      (en?.cpv ?? []).map(({ prefix }): [string, string] => [prefix, id]),
    ),
  )
  for (const [id, versions] of shelf.goods) {
    const category = versions.get(english)
    if (!category) continue
    const { value, at } = category
    if (value.id !== id) report.error('id-differs', at('id'), { given: value.id, folder: id })
    if (base?.goods[id]) report.error('id-of-base', at('id'), { id })
    checkOverlay(value.parameters ?? {}, category, authored)
    for (const [index, { prefix }] of value.cpv.entries()) {
      const other = claimed.get(prefix)
      if (other) report.error('cpv-twice', at('cpv', index, 'prefix'), { prefix, other })
      claimed.set(prefix, id)
    }
  }
}
