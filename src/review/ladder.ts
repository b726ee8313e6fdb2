// Where each shortfall stands on the ladder: read from rows of Requests with the steps that the contract has as data.

import { plusDays, plusPeriod } from '../calendar/dates.ts'
import { periodText, valuesFor } from '../calendar/supplier.ts'
import { rowsOf } from '../measure/conditions.ts'
import { keyOf, type Row } from '../measure/rows.ts'
import type { SupplierType } from '../model/audience.ts'
import type { PackParameter, Pair } from '../model/pack.ts'
import type { Desk } from './desk.ts'
import { type Said, said } from './said.ts'

type Step = NonNullable<Pair['ladder']>['steps'][number]

/** A step that was taken. */
export interface StepTaken {
  /** Number of its row. */
  readonly row: string
  readonly step: number
  readonly kind: Step['kind']
  readonly on: string
  /** Last day of the time that it leaves. */
  readonly until: string
}

/** A step that may come. What it holds is in words; absent where the contract gives it nothing. */
export interface NextStep {
  readonly step: number
  readonly kind: Step['kind']
  /** First day on which the Shortfall has outlasted the step before. */
  readonly opens: string
  /** First day on which it may be taken, if the hearing begins on the day of the review or when it opens. */
  readonly earliest: string
}

/**
 * `runs`: the time of the last step goes on. `open`: it is over, and the next step may come. `last`: there is none.
 * `ended`: the Shortfall has ended.
 */
export const ladderPhases = ['runs', 'open', 'last', 'ended'] as const
export type LadderPhase = (typeof ladderPhases)[number]

/** Where one shortfall stands. */
export interface LadderState {
  /** What the steps are about: number of a row, Model, Site or service. */
  readonly about: string
  readonly phase: LadderPhase
  readonly taken: readonly StepTaken[]
  readonly ended?: string
  /** The step that may come next; after an end, the step to begin with if the same returns in time. */
  readonly next?: NextStep
  /** Last day on which a return counts as the same Shortfall; only after an end. */
  readonly returnsUntil?: string
  readonly sentences: readonly Said[]
}

interface Ladder {
  readonly desk: Desk
  readonly supplier: SupplierType
  readonly steps: readonly Step[]
  readonly back: string
  parameter(name: string | undefined): PackParameter | undefined
}

/** Which of its parameters says how long a step lasts. */
const lasting = { talk: undefined, notice: 'cure', withholding: 'months', end: 'notice' } as const
/** What a step holds that its sentence names. */
const named = ['cure', 'hearing', 'percent', 'months', 'notice'] as const

/** The state of each shortfall for which a step stands in the Register; none where the contract has no ladder. */
export function laddersOf(desk: Desk, supplier: SupplierType): readonly LadderState[] {
  const pair = desk.pack.pairs.find(({ ladder: steps }) => steps !== undefined)
  if (!pair?.ladder || !desk.ledger) return []
  const ladder: Ladder = {
    desk,
    supplier,
    steps: pair.ladder.steps,
    back: pair.ladder.return,
    parameter: (name) => (name === undefined ? undefined : pair.parameters[name]),
  }
  const byMatter = new Map<string, Row[]>()
  for (const row of rowsOf(desk.ledger, 'requests', undefined, { kind: ['ladder-step'] })) {
    const key = keyOf(row.text('about'))
    byMatter.set(key, [...(byMatter.get(key) ?? []), row])
  }
  return [...byMatter.values()].flatMap((rows) => stateOf(rows, ladder) ?? [])
}

function stateOf(rows: readonly Row[], ladder: Ladder): LadderState | undefined {
  const { asOf } = ladder.desk
  const taken = rows
    .flatMap((row) => takenBy(row, ladder))
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on) || a.step - b.step)
  const last = taken.at(-1)
  const row = rows.find(({ no }) => no === last?.row)
  if (!last || !row) return undefined
  const about = row.text('about')
  const ended = row.text('answered')
  if (ended !== '' && ended <= asOf) return endedState({ about, taken, ended }, ladder)
  const next = nextAfter(last, ladder)
  const time = asOf <= last.until ? 'runs' : 'open'
  const phase = next || time === 'runs' ? time : 'last'
  const values = { about, ...valuesOf(last, ladder), date: ladder.desk.voice.date(last.until) }
  return {
    about,
    phase,
    taken,
    ...(next && { next }),
    sentences: [said(`ladder.${phase}`, values), ...(next ? [nextSaid(next, ladder)] : [])],
  }
}

/** A row as a step; nothing where it does not say when, or which. */
function takenBy(row: Row, ladder: Ladder): readonly StepTaken[] {
  const on = row.text('asked')
  const step = ladder.steps.find(({ step: number }) => row.text('decision') === `step-${number}`)
  if (on === '' || !step) return []
  const until = row.text('until') || endOf(step, on, ladder)
  return [{ row: row.no, step: step.step, kind: step.kind, on, until }]
}

function endOf(step: Step, on: string, { parameter, supplier }: Ladder): string {
  const name = lasting[step.kind]
  const length = name && parameter(step[name])
  return length ? plusPeriod(on, valuesFor(length, supplier).value, length.unit ?? 'days') : on
}

function nextAfter({ step, until }: StepTaken, ladder: Ladder): NextStep | undefined {
  const next = ladder.steps.find(({ step: number }) => number > step)
  return next && mayCome(next, plusDays(until, 1), ladder)
}

/** A step with its first day: what is heard before it begins when it opens, or today. */
function mayCome(
  step: Step,
  opens: string,
  { parameter, supplier, desk: { asOf } }: Ladder,
): NextStep {
  const hearing = parameter(step.hearing)
  const from = opens > asOf ? opens : asOf
  const earliest = hearing
    ? plusPeriod(from, valuesFor(hearing, supplier).value, hearing.unit ?? 'days')
    : from
  return { step: step.step, kind: step.kind, opens, earliest }
}

/** After an end: within some time the same Shortfall begins with the first step that is written. */
function endedState(
  facts: Pick<LadderState, 'about' | 'taken'> & { readonly ended: string },
  ladder: Ladder,
): LadderState {
  const { asOf, voice } = ladder.desk
  const time = ladder.parameter(ladder.back)
  const until =
    time && plusPeriod(facts.ended, valuesFor(time, ladder.supplier).value, time.unit ?? 'days')
  const first = ladder.steps.find(({ kind }) => kind === 'notice')
  const canReturn = until !== undefined && first && asOf <= until
  const values = { about: facts.about, date: voice.date(facts.ended) }
  return {
    ...facts,
    phase: 'ended',
    ...(canReturn && { returnsUntil: until, next: mayCome(first, asOf, ladder) }),
    sentences: [
      said('ladder.ended', values),
      ...(canReturn ? [said('ladder.returns', { step: first.step, date: voice.date(until) })] : []),
    ],
  }
}

const nextSaid = (next: NextStep, ladder: Ladder): Said =>
  said(`ladder.next.${next.kind}`, {
    ...valuesOf(next, ladder),
    date: ladder.desk.voice.date(next.earliest),
  })

/** The number of a step, what it is called, and what the contract gives it. */
function valuesOf({ step, kind }: Pick<StepTaken, 'step' | 'kind'>, ladder: Ladder) {
  const { desk, supplier, parameter } = ladder
  const held = ladder.steps.find(({ step: number }) => number === step)
  const texts = named.map((name) => {
    const value = parameter(held?.[name])
    return [name, value ? periodText(value, supplier, desk.voice) : '@review.ladder.unset']
  })
  return { ...Object.fromEntries(texts), step, kind: `@review.ladder.kind.${kind}` }
}
