// Which KPIs a pack measures, with which thresholds.

import type { Bands, Catalogue, Kpi } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { Problem } from '../model/problems.ts'
import type { FullSpec } from '../model/spec.ts'
import type { Selected } from './selection.ts'

/** A KPI of the pack with its thresholds for the tier. */
export interface SelectedKpi {
  readonly kpi: Kpi
  readonly bands?: Bands & { readonly from: 'kpi' | 'spec' }
}

/** The set, plus what is added, less what is removed, as far as the clause measured is in the pack. */
export function selectKpis(
  catalogue: Catalogue,
  spec: FullSpec,
  selected: readonly Selected[],
  problems: Problem[],
): SelectedKpi[] {
  const ids = Object.keys(catalogue.kpis)
  const known = (field: string, list: readonly string[]) =>
    list.filter((id, index) => {
      if (Object.hasOwn(catalogue.kpis, id)) return true
      problems.push({
        code: 'unknown-kpi',
        path: `kpis.${field}[${index}]`,
        message: `there is no KPI ${id}`,
        hint: suggest(id, ids),
      })
      return false
    })
  const set = Object.hasOwn(catalogue.sets, spec.kpis.set)
    ? catalogue.sets[spec.kpis.set]
    : undefined
  if (!set)
    problems.push({
      code: 'unknown-set',
      path: 'kpis.set',
      message: `there is no KPI set "${spec.kpis.set}"`,
      hint: suggest(spec.kpis.set, Object.keys(catalogue.sets)),
    })
  const added = known('add', spec.kpis.add ?? [])
  const removed = known('remove', spec.kpis.remove ?? [])
  for (const id of removed) {
    if (added.includes(id))
      problems.push({
        code: 'added-and-removed',
        path: 'kpis.remove',
        message: `${id} is both added and removed`,
        hint: 'Keep one of the two.',
      })
    else if (set && !set.kpis.includes(id))
      problems.push({
        code: 'not-selected',
        path: 'kpis.remove',
        message: `${id} is not in the set "${set.id}", so it cannot be removed`,
        hint: 'Leave it out.',
      })
  }
  const inPack = new Map(selected.map(({ clause, tier }) => [clause.id, tier]))
  for (const id of added) {
    const clause = catalogue.kpis[id]!.clause
    if (!inPack.has(clause))
      problems.push({
        code: 'kpi-without-clause',
        path: 'kpis.add',
        message: `${id} measures ${clause}, which is not in the pack`,
        hint: `Add ${clause} under include with a reason, or leave the KPI out.`,
      })
  }
  const wanted = new Set([...(set?.kpis ?? []), ...added].filter((id) => !removed.includes(id)))
  for (const id of Object.keys(spec.kpis.targets ?? {})) {
    if (!Object.hasOwn(catalogue.kpis, id))
      problems.push({
        code: 'unknown-kpi',
        path: `kpis.targets.${id}`,
        message: `there is no KPI ${id}`,
        hint: suggest(id, ids),
      })
    else if (!wanted.has(id) || !inPack.has(catalogue.kpis[id]!.clause))
      problems.push({
        code: 'not-selected',
        path: `kpis.targets.${id}`,
        message: `${id} is not measured by this pack`,
        hint: 'Add it under kpis.add, or remove the target.',
      })
  }
  return Object.values(catalogue.kpis).flatMap((kpi): SelectedKpi[] => {
    const tier = inPack.get(kpi.clause)
    if (!wanted.has(kpi.id) || tier === undefined) return []
    const bands =
      ownBands(kpi, spec, problems) ??
      (kpi.targets && !isJudged(kpi, spec) && { ...kpi.targets[tier], from: 'kpi' as const })
    return [{ kpi, ...(bands && { bands }) }]
  })
}

/** Whether a person rates it: in a contract that runs on dialogue, and never where a single case is too many. */
export const isJudged = (kpi: Kpi, spec: FullSpec): boolean =>
  spec.kpis.mode === 'dialogue' && kpi.direction !== 'none' && !kpi.zeroTolerance

/** Thresholds the buyer chose; those left out follow the rule for defaults: 15 and 35 points below a target of 50 or more. */
function ownBands(kpi: Kpi, spec: FullSpec, problems: Problem[]): SelectedKpi['bands'] {
  const given = spec.kpis.targets?.[kpi.id]
  if (given === undefined) return undefined
  const path = `kpis.targets.${kpi.id}`
  const { target, approaching, requiresImprovement } =
    typeof given === 'number'
      ? { target: given, approaching: undefined, requiresImprovement: undefined }
      : given
  if (kpi.direction === 'none') {
    problems.push({
      code: 'no-target',
      path,
      message: `${kpi.id} is monitored and never rated, so it has no target`,
      hint: 'Remove the target.',
    })
    return undefined
  }
  if (isJudged(kpi, spec)) {
    problems.push({
      code: 'no-target',
      path,
      message: `a contract that runs on dialogue has no numeric targets, so ${kpi.id} has none`,
      hint: 'Remove the target, or write kpis.mode: targets.',
    })
    return undefined
  }
  if (kpi.zeroTolerance) {
    problems.push({
      code: 'no-target',
      path,
      message: `${kpi.id} has zero tolerance, so its target is 0`,
      hint: 'Remove the target.',
    })
    return undefined
  }
  const percent = kpi.unit.code === 'P1'
  if (percent && target > 100)
    problems.push({
      code: 'out-of-range',
      path,
      message: `${target} per cent is more than 100`,
      hint: 'Choose a target from 0 to 100.',
    })
  const defaults = percent && kpi.direction === 'higher' && target >= 50
  if (!defaults && (approaching === undefined || requiresImprovement === undefined)) {
    problems.push({
      code: 'missing',
      path,
      message: 'the thresholds of the lower ratings are missing',
      hint: 'Write { target, approaching, requiresImprovement }. Defaults exist only where higher is better, in per cent, from 50.',
    })
    return undefined
  }
  const bands = {
    target,
    approaching: approaching ?? target - 15,
    requiresImprovement: requiresImprovement ?? target - 35,
    from: 'spec' as const,
  }
  const [high, middle, low] =
    kpi.direction === 'lower'
      ? [bands.requiresImprovement, bands.approaching, bands.target]
      : [bands.target, bands.approaching, bands.requiresImprovement]
  if (!(high >= middle && middle >= low))
    problems.push({
      code: 'band-order',
      path,
      message: 'the thresholds are out of order',
      hint:
        kpi.direction === 'lower'
          ? 'Lower is better: target ≤ approaching ≤ requiresImprovement.'
          : 'Higher is better: target ≥ approaching ≥ requiresImprovement.',
    })
  return bands
}
