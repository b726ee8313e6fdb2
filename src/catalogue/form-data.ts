// What a form needs of a catalogue, in one language: plain data, small enough to be loaded with a page.

import { nearIds } from '../language/near-ids.ts'
import { fail } from '../language/problems.ts'
import { inForce, type tiers } from '../model/audience.ts'
import { type Catalogue, inLanguage, type Kpi } from '../model/catalogue.ts'
import type { Clause, ClauseWording, Parameter } from '../model/clause.ts'
import { tiersFrom } from '../model/clause.ts'
import type { FormClause, FormData, FormKpi, FormParameter } from '../model/form.ts'
import { frozen } from '../model/frozen.ts'
import type { Goods } from '../model/law.ts'
import type { AuthoredText } from '../model/text.ts'
import { lawFor } from './law-for.ts'
import { readable } from './readable.ts'

/**
 * What a form needs to offer a catalogue: clauses with their parameters, KPIs, sets, strategies, jurisdictions and
 * categories, with labels, bounds, defaults, words and hours. Drafts and what was superseded are left out. The package
 * ships the result for its own catalogue as `hrdd-clauses/parts/form/en.json`.
 *
 * @param catalogue the package's own, or one that `loadCatalogue` read
 * @param options `language`: BCP 47 code, default `en`
 * @returns plain, deeply frozen data, for `formFor`
 * @throws HrddError where the catalogue does not offer the language
 * @example
 * ```ts
 * import { formDataFrom, standard } from 'hrdd-clauses/catalogue'
 * const { clauses } = formDataFrom(standard)
 * console.log(clauses.find(({ id }) => id === 'TRN-01')?.parameters[0]?.label) // models with a second source
 * ```
 */
export function formDataFrom(
  catalogue: Catalogue,
  { language = 'en' }: { readonly language?: string } = {},
): FormData {
  if (!catalogue.languages.includes(language)) {
    const { code, path, values } = nearIds('language', language, 'language', catalogue.languages)
    fail(code, path, values)
  }
  const { choices = {} } = inLanguage(catalogue.words, language)
  const titled = <Row extends { readonly id: string }>(kind: string, row: Row) => ({
    ...row,
    title: choices[`${kind}.${row.id}.title`] ?? row.id,
  })
  const active = <Row extends { readonly status: string }>(table: Readonly<Record<string, Row>>) =>
    Object.values(table).filter(({ status }) => status === 'active')
  return frozen({
    version: catalogue.version,
    language,
    clauses: active(catalogue.clauses)
      .sort((a, b) => Number(b.general ?? false) - Number(a.general ?? false))
      .map((clause) => formClause(clause, language)),
    kpis: active(catalogue.kpis).map((kpi) => formKpi(kpi, language)),
    clauseSets: catalogue.clauseSets.map(({ needs: _needs, ...set }) => titled('set', set)),
    kpiSets: catalogue.kpiSets.map((set) => titled('kpi-set', set)),
    strategies: catalogue.strategies.map(({ id }) => {
      const { [`strategy.${id}.loses`]: loses, [`strategy.${id}.reason`]: reason = '' } = choices
      return titled('strategy', { id, reason, ...(loses && { loses }) })
    }),
    jurisdictions: Object.keys(catalogue.laws).map((id) => jurisdiction(catalogue, id, language)),
    categories: Object.values(catalogue.goods).map((goods) =>
      category(inLanguage(goods, language)),
    ),
    authorities: catalogue.authorities.map(({ revision: _revision, ...rest }) => rest),
  })
}

function formClause(clause: Clause, language: string): FormClause {
  const { id, revision, from, general, roles, placement, parameters = {}, effort } = clause
  const wording = inLanguage(clause.wording, language)
  return {
    id,
    revision,
    title: wording.title,
    from,
    ...(general && { general }),
    ...(roles && { roles }),
    ...(wording.outcome && { outcome: readable(wording.outcome) }),
    scorable: placement.scored !== undefined,
    parameters: Object.entries(parameters).map(([name, parameter]) =>
      formParameter(name, parameter, wording.words),
    ),
    words: Object.fromEntries(tiersFrom(from).map((tier) => [tier, wordsAt(wording, tier)])),
    hours: { buyer: effort.buyer, ...effort.supplier },
  }
}

function formParameter(
  name: string,
  { type, unit, of, min, max, default: defaults, sme }: Parameter,
  words: ClauseWording['words'],
): FormParameter {
  const { [name]: label = name, [`${name}, note`]: note } = words
  return {
    name,
    label,
    ...(note !== undefined && { note }),
    type,
    ...(unit && { unit }),
    ...(of && {
      options: of.map((value) => ({ value, label: words[`${name}.${value}`] ?? value })),
    }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    default: defaults,
    ...(sme && { sme }),
  }
}

/** Words of outcome, items and exceptions at a tier. A value or a reference counts as one. */
function wordsAt(
  { outcome, condition, exceptions }: ClauseWording,
  tier: (typeof tiers)[number],
): number {
  const items = condition
    .filter((part) => inForce(part.from, tier))
    .flatMap((part) => part.items)
    .flatMap(({ heading = '', text, items: nested = [] }) => [[heading], text, ...nested])
  const texts: readonly AuthoredText[] = [outcome ?? [], ...items, ...exceptions]
  return texts.map(readable).join(' ').split(/\s+/).filter(Boolean).length
}

function formKpi(kpi: Kpi, language: string): FormKpi {
  const { id, version, clause, alsoMeasures, unit, direction, thresholds } = kpi
  const { title, question } = inLanguage(kpi.words, language)
  return {
    id,
    version,
    title,
    question,
    clause,
    alsoMeasures,
    unit,
    direction,
    ...(thresholds && { thresholds }),
  }
}

/** A jurisdiction, with the values that it takes over from the one that it extends. */
function jurisdiction({ laws }: Catalogue, id: string, language: string) {
  const { title = id, currency = '', parameters = {} } = lawFor(laws, id, language)?.law ?? {}
  return { id, title, currency, ...(Object.keys(parameters).length > 0 && { parameters }) }
}

const category = ({ id, title, kind, risk: { tier, why }, cpv, parameters }: Goods) => ({
  id,
  title,
  kind,
  tier,
  why,
  cpv: cpv.map(({ prefix }) => prefix),
  ...(parameters && { parameters }),
})
