// The ladder of ENF-01: which step a shortfall justifies today, and what the later ones still lack.

import { addDays, addMonths, formatISO, parseISO } from 'date-fns'
import type { SupplierType } from '../../model/audience.ts'
import type { Shortfall, StepTaken } from '../../model/follow-up.ts'
import type { NumberedItem, Pack, Pair } from '../../model/pack.ts'

/** Why a step is open, or why it is not. Sentences stand in `strings/`, under `review.ladder`. */
export type LadderReason =
  | 'first-word' // nothing was said yet
  | 'candour' // the supplier reported it itself, so the ladder begins at Step 1
  | 'later-entry' // a ground of ENF-01 lets it begin later
  | 'time-passed' // the date of the step before has passed without correction
  | 'time-runs' // it has not
  | 'check-open' // the independent check has no result on record
  | 'corrected' // proof of correction is in; the buyer confirms or says what is missing
  | 'closed'
  | 'needs-step-before' // an earlier step comes first
  | 'needs-finding' // only a person can find that the supplier's own conduct is the cause
  | 'not-in-contract' // this contract has no such step
  | 'exhausted' // the last step of this contract brought no correction

/** One step of the ladder as this contract has it. */
export interface LadderStep {
  readonly step: number
  /** `ENF-01#step-2`. */
  readonly ref: string
  /** Printed number of the paragraph. */
  readonly number: string
  readonly heading: string
}

/** Where one shortfall stands. */
export interface LadderState {
  readonly shortfall: Shortfall
  /** The step that may be taken today. Absent where none may. */
  readonly justified?: LadderStep
  readonly reason: LadderReason
  /** The day after which the next step opens, YYYY-MM-DD; absent where nothing runs. */
  readonly until?: string
  /** Days that the supplier has to answer before the justified step; absent for Step 1. */
  readonly hearingDays?: number
  /** True where workers must be heard and the effect on them written down before the step. */
  readonly assessWorkers?: true
  /** A later entry that was claimed and that the condition does not give. */
  readonly entryRefused?: true
  readonly notYet: readonly (LadderStep & { readonly reason: LadderReason })[]
}

/** Steps from which orders stop or the contract ends, so that workers are heard first (ENF-01, before orders stop). */
const stopsOrders = 6
/** The independent check: it ends when its report is there, so only a recorded date counts. */
const checkStep = 4
/** What only a person can find: the supplier's own conduct in most of the Products, or repeated concealment. */
const needsFinding = 8

/**
 * The state of each shortfall on record. It says which step is open, never that it must be taken: what is weighed
 * before a step (ENF-01) is for a person.
 *
 * @param pack a pack that holds ENF-01; without it there is no ladder and the answer is empty
 * @param shortfalls as recorded
 * @param asOf civil date YYYY-MM-DD
 * @param supplier whose periods apply; default: the general ones
 */
export function ladder(
  pack: Pack,
  shortfalls: readonly Shortfall[],
  asOf: string,
  supplier: SupplierType = {},
): LadderState[] {
  const pair = pack.pairs.find(({ id }) => id === 'ENF-01')
  if (!pair) return []
  const steps = stepsOf(pair)
  return shortfalls.map((shortfall) =>
    stateOf(shortfall, { pack, pair, steps, asOf, days: (name) => periodOf(pair, name, supplier) }),
  )
}

interface Ladder {
  readonly pack: Pack
  readonly pair: Pair
  readonly steps: readonly LadderStep[]
  readonly asOf: string
  /** A period of ENF-01 that binds this supplier; undefined where this contract has none of the name. */
  readonly days: (name: string) => number | undefined
}

function stepsOf(pair: Pair): LadderStep[] {
  const items = pair.condition.flatMap((part) => part.items)
  return items.flatMap((item: NumberedItem): LadderStep[] => {
    const step = Number(/^step-(\d)$/.exec(item.anchor ?? '')?.[1])
    return step && item.number
      ? [{ step, ref: `${pair.id}#step-${step}`, number: item.number, heading: item.heading ?? '' }]
      : []
  })
}

function periodOf(pair: Pair, name: string, { role, size }: SupplierType): number | undefined {
  const parameter = pair.parameters[name]
  if (!parameter) return undefined
  const keys = [role && size && `${size}-${role}`, size, role]
  const variant = keys.flatMap((key) => parameter.variants.find((one) => one.for === key) ?? [])[0]
  const value = variant?.value ?? parameter.value
  return typeof value === 'number' ? value : undefined
}

function stateOf(shortfall: Shortfall, on: Ladder): LadderState {
  const taken = [...shortfall.steps]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.step - b.step))
    .filter((step) => step.on <= on.asOf)
  const last = taken.at(-1)
  if (shortfall.closedOn !== undefined && shortfall.closedOn <= on.asOf)
    return { shortfall, reason: 'closed', notYet: [] }
  if (shortfall.correctedOn !== undefined && shortfall.correctedOn <= on.asOf) {
    const days = on.days('closeDays')
    return {
      shortfall,
      reason: 'corrected',
      ...(days !== undefined && { until: plusDays(shortfall.correctedOn, days) }),
      notYet: [],
    }
  }
  if (!last) return first(shortfall, on)
  if (last.step === checkStep && last.due === undefined)
    return {
      shortfall,
      reason: 'check-open',
      notYet: later(on, last.step, last.step + 1, 'check-open'),
    }
  const until = endOf(last, on)
  const next = on.steps.find(({ step }) => step > last.step)
  if (until !== undefined && on.asOf <= until)
    return {
      shortfall,
      reason: 'time-runs',
      until,
      notYet: later(on, last.step, next?.step, 'time-runs'),
    }
  if (!next) return { shortfall, reason: 'exhausted', notYet: [] }
  if (next.step === needsFinding)
    return { shortfall, reason: 'needs-finding', notYet: [{ ...next, reason: 'needs-finding' }] }
  return open(shortfall, next, 'time-passed', on)
}

/** Where nothing was done yet: Step 1, unless ENF-01 or the condition concerned gives a later entry. */
function first(shortfall: Shortfall, on: Ladder): LadderState {
  const { begins } = shortfall
  const candid =
    shortfall.reportedBySupplier === true && !shortfall.severeHarm && !shortfall.retaliation
  const given =
    begins === undefined ||
    begins.ground !== 'condition' ||
    entriesOf(on.pack, shortfall.clause).includes(begins.step)
  const entry = begins && given && !candid ? begins.step : 1
  const step = on.steps.find((one) => one.step === entry) ?? on.steps[0]
  if (!step) return { shortfall, reason: 'not-in-contract', notYet: [] }
  return {
    ...open(shortfall, step, entry > 1 ? 'later-entry' : candid ? 'candour' : 'first-word', on),
    ...(begins && !given && { entryRefused: true as const }),
  }
}

/** Steps that the consequence of a condition names as a beginning. */
function entriesOf(pack: Pack, clause: string): number[] {
  const texts =
    pack.pairs
      .find(({ id }) => id === clause)
      ?.consequence.flatMap((part) =>
        part.items.flatMap((item) => [item.text, ...(item.items ?? [])]),
      ) ?? []
  return texts
    .flat()
    .flatMap((node) =>
      typeof node !== 'string' && node.type === 'ref' && node.to.startsWith('ENF-01#step-')
        ? [Number(node.to.at(-1))]
        : [],
    )
}

function open(
  shortfall: Shortfall,
  step: LadderStep,
  reason: LadderReason,
  on: Ladder,
): LadderState {
  const hearing =
    step.step > 1 ? on.days(shortfall.severeHarm ? 'urgentDays' : 'hearDays') : undefined
  return {
    shortfall,
    justified: step,
    reason,
    ...(hearing !== undefined && { hearingDays: hearing }),
    ...(step.step >= stopsOrders && { assessWorkers: true as const }),
    notYet: later(on, step.step, undefined, 'needs-step-before'),
  }
}

/** Steps after one; the very next one waits for something else than the others. */
const later = (
  { steps }: Ladder,
  after: number,
  next: number | undefined,
  reason: LadderReason,
): LadderState['notYet'] =>
  steps
    .filter(({ step }) => step > after)
    .map((step) => ({
      ...step,
      reason:
        step.step === next
          ? reason
          : step.step === needsFinding
            ? 'needs-finding'
            : 'needs-step-before',
    }))

/** Last day that a step leaves for correction. */
function endOf({ step, on, due }: StepTaken, { days }: Ladder): string | undefined {
  if (due !== undefined) return due
  const plus = (name: string) => {
    const count = days(name)
    return count === undefined ? undefined : plusDays(on, count)
  }
  switch (step) {
    case 1:
      return plus('meetDays')
    case 2:
      return plus('cureDays')
    case 3:
      return plus('planDays')
    case 5: {
      const months = days('withholdMonths')
      return months === undefined
        ? undefined
        : formatISO(addMonths(parseISO(on), months), { representation: 'date' })
    }
    case 6: {
      // counted from the day on which orders stop, which the notice leaves time for
      const [notice, wait] = [days('suspendDays'), days('waitDays')]
      return notice === undefined || wait === undefined ? undefined : plusDays(on, notice + wait)
    }
    case 7:
      return plus('exitDays')
    default:
      return undefined
  }
}

const plusDays = (date: string, days: number): string =>
  formatISO(addDays(parseISO(date), days), { representation: 'date' })
