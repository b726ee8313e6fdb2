// The records of the Buyer, promises and shortfalls: from plain data to the lines of their sheets.

import { ladderSteps } from '../../model/follow-up.ts'
import { show, suggest } from '../../model/issues.ts'
import type { Pack } from '../../model/pack.ts'
import type { Problem } from '../../model/problems.ts'
import type { CommitmentRow, ShortfallRow, WorkbookRows } from '../../model/workbook.ts'
import type { PackListId, ShortfallLine, StepLine, TableId } from './columns.ts'

/** Any line of a table, by field. */
export type Line = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a pack offers to choose from, by code: its clauses, their paragraphs (`TRN-01#lists`), the steps of its ladder. */
export function packChoices({
  pairs,
}: Pack): Readonly<Record<PackListId, ReadonlyMap<string, string>>> {
  const items = pairs.flatMap((pair) =>
    pair.condition.flatMap((part) =>
      part.items.flatMap((item) =>
        item.anchor === undefined ? [] : [{ pair, item, code: `${pair.id}#${item.anchor}` }],
      ),
    ),
  )
  const rungs = items.flatMap(({ pair, item }) => {
    const step = pair.id === 'ENF-01' ? /^step-(\d)$/.exec(item.anchor!)?.[1] : undefined
    return step === undefined ? [] : [[step, item.heading ?? step] as const]
  })
  return {
    clause: new Map(pairs.map(({ id, title }) => [id, `${id} ${title}`])),
    // the number makes a label unique
    anchor: new Map(
      items.map(({ pair, item, code }) => [
        code,
        item.number === undefined ? code : `${item.number} ${item.heading ?? pair.title}`,
      ]),
    ),
    rung: new Map(
      rungs.length > 0 ? rungs : ladderSteps.map((step) => [String(step), String(step)]),
    ),
  }
}

/** The promises on record, then a line for each that earned points and has no record yet. */
export function withPromises(
  { pairs }: Pack,
  commitments: readonly CommitmentRow[] = [],
): readonly Omit<CommitmentRow, 'state'>[] {
  const open = pairs.flatMap(({ id, placement }) => {
    const scored = placement.tender === 'score' ? placement.scores?.condition : undefined
    const recorded = commitments.some(
      ({ clause, anchor }) => clause === id && (anchor === undefined || anchor === scored),
    )
    return scored === undefined || recorded ? [] : [{ clause: id, anchor: scored }]
  })
  return [...commitments, ...open]
}

/** The lines of every table. Steps of shortfalls stand in a table of their own. */
export function linesOf({
  commitments = [],
  shortfalls = [],
  ...rows
}: Omit<WorkbookRows, 'commitments'> & {
  readonly commitments?: readonly Omit<CommitmentRow, 'state'>[]
}): Readonly<Partial<Record<TableId, readonly Line[]>>> {
  return {
    ...(rows as Readonly<Partial<Record<TableId, readonly Line[]>>>),
    commitments: commitments.map(({ anchor, ...row }) => ({
      ...row,
      ...(anchor !== undefined && { anchor: `${row.clause}#${anchor}` }),
    })),
    shortfalls: shortfalls.map((shortfall) => ({ ...lineOf(shortfall) })),
    steps: shortfalls.flatMap(({ id, steps }) =>
      steps.map(
        ({ step, on, due }): Line => ({
          shortfall: id,
          step: String(step),
          on,
          ...(due !== undefined && { due }),
        }),
      ),
    ),
  }
}

const flags = ['severeHarm', 'retaliation', 'reportedBySupplier'] as const

function lineOf({
  steps: _steps,
  severeHarm,
  retaliation,
  reportedBySupplier,
  begins,
  ...row
}: ShortfallRow): ShortfallLine {
  const said = { severeHarm, retaliation, reportedBySupplier }
  return {
    ...row,
    ...Object.fromEntries(
      flags.flatMap((flag) =>
        said[flag] === undefined ? [] : [[flag, said[flag] ? 'yes' : 'no']],
      ),
    ),
    ...(begins && { beginsStep: String(begins.step), beginsGround: begins.ground }),
  }
}

/** A promise from its line; the paragraph without its clause. */
export const commitmentOf = ({ anchor, ...row }: CommitmentRow): CommitmentRow => ({
  ...row,
  ...(anchor !== undefined && { anchor: anchor.slice(anchor.indexOf('#') + 1) }),
})

/** A shortfall from its line and those of its steps. */
export function shortfallOf(
  { severeHarm, retaliation, reportedBySupplier, beginsStep, beginsGround, ...row }: ShortfallLine,
  steps: readonly StepLine[],
): ShortfallRow {
  const said = { severeHarm, retaliation, reportedBySupplier }
  return {
    ...row,
    steps: steps.map(({ step, on, due }) => ({
      step: Number(step),
      on,
      ...(due !== undefined && { due }),
    })),
    ...Object.fromEntries(
      flags.flatMap((flag) => (said[flag] === undefined ? [] : [[flag, said[flag] === 'yes']])),
    ),
    ...(beginsStep !== undefined &&
      beginsGround !== undefined && {
        begins: {
          step: Number(beginsStep),
          ground: beginsGround as NonNullable<ShortfallRow['begins']>['ground'],
        },
      }),
  }
}

/** What the Supplier may see of a promise: only what somebody decided to show, because state and note are the Buyer's view. */
export const isSharedPromise = ({ confidentiality }: CommitmentRow): boolean =>
  confidentiality === 'parties' || confidentiality === 'public'

/** What it may see of a shortfall: under ENF-01 it can read the log at any time, so all that was raised with it or that it raised itself. */
export const isSharedShortfall = ({
  confidentiality,
  steps,
  reportedBySupplier,
}: ShortfallRow): boolean =>
  confidentiality === undefined
    ? steps.length > 0 || reportedBySupplier === true
    : confidentiality !== 'buyer-only'

/** What the sheets could not hold, or what the pack does not have. */
export function recordFaults(
  pack: Pack,
  { commitments = [], shortfalls = [] }: WorkbookRows,
  dated: (path: string, date: string) => void,
): Problem[] {
  const problems: Problem[] = []
  const { clause, anchor } = packChoices(pack)
  const choose = (path: string, code: string, from: ReadonlyMap<string, string>): void => {
    if (!from.has(code))
      problems.push({
        code: 'not-in-pack',
        path,
        message: `this pack does not hold ${show(code)}`,
        hint: suggest(code, from.keys()) || 'Name a clause and paragraph of the pack.',
      })
  }
  const dates = (path: string, ...given: readonly (string | undefined)[]): void =>
    given.forEach((date) => date !== undefined && dated(path, date))
  for (const [index, row] of commitments.entries()) {
    const path = `commitments[${index}]`
    choose(`${path}.clause`, row.clause, clause)
    if (row.anchor !== undefined && clause.has(row.clause))
      choose(`${path}.anchor`, `${row.clause}#${row.anchor}`, anchor)
    dates(path, row.due, row.on)
  }
  const ids = new Set<string>()
  for (const [index, row] of shortfalls.entries()) {
    const path = `shortfalls[${index}]`
    if (ids.has(row.id))
      problems.push({
        code: 'twice',
        path: `${path}.id`,
        message: `there are two shortfalls ${show(row.id)}`,
        hint: 'Give each its own id.',
      })
    ids.add(row.id)
    choose(`${path}.clause`, row.clause, clause)
    dates(path, row.learnedOn, row.correctedOn, row.closedOn)
    for (const [at, step] of row.steps.entries()) {
      dates(`${path}.steps[${at}]`, step.on, step.due)
      if (!ladderSteps.includes(step.step))
        problems.push({
          code: 'out-of-range',
          path: `${path}.steps[${at}].step`,
          message: `there is no step ${show(step.step)}`,
          hint: 'The ladder has steps 1 to 8.',
        })
    }
  }
  return problems
}
