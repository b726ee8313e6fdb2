// What a KPI asks to be reported: its variables, then coverage and the words beside the number.

import type { Measure } from '../../model/catalogue.ts'
import type { PackKpi } from '../../model/pack.ts'

/** How an answer is written: one number; a number, or the units one by one; days or pairs of dates; a level; a date; words. */
export type Form = 'number' | 'units' | 'cases' | 'level' | 'date' | 'words'
export const forms: readonly Form[] = ['number', 'units', 'cases', 'level', 'date', 'words']

/** One row of the sheet of reports. */
export interface Item {
  /** Name of the variable, or one of the four below. */
  readonly name: string
  readonly form: Form
  /** `yes`: a report without it is incomplete. */
  readonly need: 'yes' | 'no'
  /** What is counted, in the words of the KPI. */
  readonly label: string
}

/** Rows that are no variables. A point keeps them apart from every name of a variable. */
export const eligible = 'coverage.eligible'
export const observed = 'coverage.observed'
export const coverageUnit = 'coverage.unit'
export const companion = 'report.companion'

/** The variables of a measure, the population first. Stages and dates may stay open; all others are asked for, with 0 where there is none. */
export function variablesOf(measure: Measure): Item[] {
  const item = (form: Form, need: Item['need'] = 'yes') => ({ name, label }: { readonly name: string; readonly label: string }): Item => ({ name, form, need, label })
  switch (measure.type) {
    case 'proportion':
      return [item('units')(measure.population), item('units')(measure.numerator), ...measure.exclusions.map(item('units')), ...measure.exceptions.map(item('units'))]
    case 'ratio':
      return [item('number')(measure.denominator), item('number')(measure.numerator)]
    case 'count':
      return [item('units')(measure.of)]
    case 'duration':
      return [item('cases')(measure.cases)]
    case 'amount-share':
      return [item('number')(measure.owed), item('number')(measure.paid)]
    case 'milestone':
      return [item('date', 'no')({ name: 'due', label: measure.due }), item('date', 'no')({ name: 'done', label: measure.done })]
    case 'maturity':
      return measure.steps.map((step) => item('level', 'no')({ name: step, label: step }))
    case 'narrative':
      return [item('words')({ name: 'rating', label: measure.rubric }), item('words')({ name: 'role', label: 'role' }), item('words')({ name: 'reason', label: 'reason' })]
  }
}

/** Names that say `part of whole`, for the visible share: numerator, denominator, and what is taken off it. */
export function shareOf(measure: Measure): { readonly part: string; readonly whole: string; readonly less: readonly string[] } | undefined {
  switch (measure.type) {
    case 'proportion':
      return { part: measure.numerator.name, whole: measure.population.name, less: [...measure.exclusions, ...measure.exceptions].map(({ name }) => name) }
    case 'amount-share':
      return { part: measure.paid.name, whole: measure.owed.name, less: [] }
    default:
      return undefined
  }
}

/** `KPI-TRN-01.1@1.0.0` */
export const kpiKey = ({ id, version }: Pick<PackKpi, 'id' | 'version'>): string => `${id}@${version}`
