// What a KPI asks to be reported: its variables, then coverage and the words beside the number.

import type { Measure, Variable } from '../../model/catalogue.ts'
import type { Observation } from '../../model/observation.ts'
import type { PackKpi } from '../../model/pack.ts'
import {
  isJudgement,
  judgementVariables,
  variablesOf,
} from '../../monitor/evaluate/rules/03-validate.ts'

/** How an answer is written: one number; a number, or the units one by one; days or pairs of dates; a level; a date; words; a rating. */
export type Form = 'number' | 'units' | 'cases' | 'level' | 'date' | 'words' | 'rating'
export const forms: readonly Form[] = [
  'number',
  'units',
  'cases',
  'level',
  'date',
  'words',
  'rating',
]

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

/** How the variables of a measure are written. */
const formOf: Readonly<Record<Measure['type'], Form>> = {
  proportion: 'units',
  ratio: 'number',
  count: 'units',
  duration: 'cases',
  'amount-share': 'number',
  milestone: 'date',
  maturity: 'level',
  narrative: 'words',
}

/** What is asked for the variables of a measure, the whole before its part. Stages and dates may stay open; all others are asked for, with 0 where there is none. */
export function itemsOf(measure: Measure): Item[] {
  const names =
    measure.type === 'ratio' || measure.type === 'amount-share'
      ? [...variablesOf(measure)].reverse()
      : variablesOf(measure)
  const need = measure.type === 'milestone' || measure.type === 'maturity' ? 'no' : 'yes'
  return names.map((name) => ({
    name,
    form: name === 'rating' && measure.type === 'narrative' ? 'rating' : formOf[measure.type],
    need,
    label: labelIn(measure, name),
  }))
}

function labelIn(measure: Measure, name: string): string {
  if (measure.type === 'milestone') return name === 'due' ? measure.due : measure.done
  if (measure.type === 'narrative') return name === 'rating' ? measure.rubric : name
  const variables = Object.values(measure)
    .flat()
    .filter((part): part is Variable => typeof part === 'object' && 'name' in part)
  return variables.find((variable) => variable.name === name)?.label ?? name
}

/** What the Buyer is asked beside the value, where a person rates the KPI: all three or none. */
export const judgementItems = ({ judged }: Pick<PackKpi, 'judged'>): Item[] =>
  judged
    ? judgementVariables.map((name) => ({
        name,
        form: name === 'rating' ? 'rating' : 'words',
        need: 'no',
        label: name,
      }))
    : []

/** Whether a report holds a judgement of the Buyer and no value of its own. */
export const isJudgementOf = (
  { judged }: Pick<PackKpi, 'judged'>,
  observation: Observation,
): boolean => judged === true && isJudgement(observation)

/** Whether a reason may stand in place of an answer: for variables, and not for coverage, words or a judgement beside the value. */
export const takesReason = (name: string, needed: boolean): boolean =>
  !name.includes('.') && (needed || !judgementVariables.includes(name))

/** Whether the numbers can come from asking a sample: shares of people, or of weeks that people worked. */
export const canBeSurvey = ({ measure }: Pick<PackKpi, 'measure'>): boolean =>
  measure.type === 'proportion' && /^(worker|person|people)\b/.test(measure.population.unit ?? '')

/** Names that say `part of whole`, for the visible share: numerator, denominator, and what is taken off it. */
export function shareOf(
  measure: Measure,
): { readonly part: string; readonly whole: string; readonly less: readonly string[] } | undefined {
  switch (measure.type) {
    case 'proportion':
      return {
        part: measure.numerator.name,
        whole: measure.population.name,
        less: [...measure.exclusions, ...measure.exceptions].map(({ name }) => name),
      }
    case 'amount-share':
      return { part: measure.paid.name, whole: measure.owed.name, less: [] }
    default:
      return undefined
  }
}

/** `KPI-TRN-01.1@1.0.0` */
export const kpiKey = ({ id, version }: Pick<PackKpi, 'id' | 'version'>): string =>
  `${id}@${version}`
