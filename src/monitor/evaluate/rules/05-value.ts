// Rule 5: the value of a measure. Nothing is rounded here.

import type { Observation } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { isStep, quantityOf } from './03-validate.ts'
import { type Computed, inUnit } from './05-computed.ts'
import { durationOf } from './05-duration.ts'
import { maturityOf } from './05-maturity.ts'
import { proportionOf } from './05-proportion.ts'

/** Computes the value of a report that holds every variable. Open cases count at their age at the end of `ageOn`. */
export function valueOf(
  definition: Definition,
  values: Observation['values'],
  ageOn: string,
): Computed {
  const { measure } = definition
  switch (measure.type) {
    case 'proportion':
      return proportionOf(definition, measure, values)
    case 'duration':
      return durationOf(definition, measure, values, ageOn)
    case 'maturity':
      return maturityOf(definition, measure, values)
    case 'ratio':
      return divide(definition, values, measure.numerator.name, measure.denominator.name)
    case 'amount-share':
      return divide(definition, values, measure.paid.name, measure.owed.name)
    case 'count': {
      const quantity = quantityOf(measure.of.name, values[measure.of.name])
      return isStep(quantity)
        ? { state: 'invalid', trace: [quantity] }
        : { state: 'value', value: quantity.amount, flags: [], trace: [] }
    }
    case 'milestone':
    case 'narrative':
      throw new TypeError(`a ${measure.type} has no computed value`)
  }
}

// more may be paid than was owed; then the share is above 100
function divide(
  definition: Definition,
  values: Observation['values'],
  above: string,
  below: string,
): Computed {
  const numerator = quantityOf(above, values[above])
  const denominator = quantityOf(below, values[below])
  if (isStep(numerator) || isStep(denominator))
    return { state: 'invalid', trace: [numerator, denominator].filter(isStep) }
  if (denominator.amount.n === 0n) return { state: 'nothing', trace: [] }
  const parts = {
    numerator: numerator.amount,
    denominator: denominator.amount,
    population: denominator.amount,
  }
  return { state: 'value', value: inUnit(definition, parts), parts, flags: [], trace: [] }
}
