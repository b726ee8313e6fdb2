// One KPI file: from YAML to data of the catalogue, with thresholds filled in by the rule for defaults.

import type * as z from 'zod/mini'
import { type Tier, tiers } from '../model/audience.ts'
import type { Bands, Kpi } from '../model/catalogue.ts'
import { slug } from './clause.ts'
import { kpiSchema } from './schemas.ts'
import type { Report, SourceFile } from './source.ts'
import { type Located, readYaml } from './yaml.ts'

/** A KPI with the places where its fields stand. */
export interface AuthoredKpi {
  readonly file: SourceFile
  readonly kpi: Kpi
  readonly located: Located<z.infer<typeof kpiSchema>>
}

/** Reads one KPI file. */
export function readKpi(file: SourceFile, report: Report): AuthoredKpi | undefined {
  const located = readYaml({ source: file.text, offset: 0 }, kpiSchema, file, report)
  if (!located) return undefined
  const { value, at } = located
  const problem = (path: PropertyKey[], code: string, message: string, hint: string) =>
    report.add(file, at(...path), { code, field: path.join('.'), message, hint })
  const name = file.path.split('/').at(-1)!
  const stem = file.path.includes('/archive/') ? `${value.id}@${value.version}` : value.id
  if (!name.startsWith(`${stem}.`))
    problem(
      ['id'],
      'file-name',
      `the file is called ${name}, but its id is ${value.id}`,
      `Call it ${stem}.${slug(value.title)}.yaml.`,
    )
  const targets =
    value.targets && Object.fromEntries(tiers.map((tier) => [tier, bandsOf(value, tier, problem)]))
  if ((value.direction === 'none') !== (value.targets === undefined) && !value.zeroTolerance)
    problem(
      ['targets'],
      'targets',
      value.direction === 'none'
        ? 'a KPI that is only monitored has no targets'
        : 'targets are missing',
      'direction: none goes without targets; every other direction needs them.',
    )
  if (value.zeroTolerance && value.direction !== 'lower')
    problem(
      ['zeroTolerance'],
      'targets',
      'zero tolerance counts something that must not happen',
      'Write direction: lower.',
    )
  const perTier = <T>(given: T | Record<Tier, T>): Record<Tier, T> =>
    typeof given === 'object'
      ? (given as Record<Tier, T>)
      : { low: given, medium: given, high: given }
  const kpi: Kpi = {
    ...value,
    clause: value.id.slice(4, 10),
    period: { ...value.period, frequency: perTier(value.period.frequency) },
    evidence: { ...value.evidence, forGood: perTier(value.evidence.forGood) },
    whenDenominatorIsZero:
      value.whenDenominatorIsZero === 'not-applicable'
        ? { result: 'not-applicable' }
        : (value.whenDenominatorIsZero as Kpi['whenDenominatorIsZero']),
    ...(targets && { targets: targets as Record<Tier, Bands> }),
  } as Kpi
  return { file, kpi, located }
}

/** Thresholds of one tier. Defaults exist where higher is better, in per cent, from a target of 50. */
function bandsOf(
  value: z.infer<typeof kpiSchema>,
  tier: Tier,
  problem: (path: PropertyKey[], code: string, message: string, hint: string) => void,
): Bands {
  const given = value.targets![tier]
  if (typeof given === 'number') {
    if (value.direction !== 'higher' || value.unit.code !== 'P1' || given < 50) {
      if (!value.zeroTolerance)
        problem(
          ['targets', tier],
          'bands',
          'the thresholds of the lower ratings are missing',
          'Write { target, approaching, requiresImprovement }. Defaults exist only where higher is better, in per cent, from 50.',
        )
      return { target: given, approaching: given, requiresImprovement: given }
    }
    return { target: given, approaching: given - 15, requiresImprovement: given - 35 }
  }
  const order =
    value.direction === 'lower'
      ? [given.requiresImprovement, given.approaching, given.target]
      : [given.target, given.approaching, given.requiresImprovement]
  if (!(order[0]! >= order[1]! && order[1]! >= order[2]!))
    problem(
      ['targets', tier],
      'bands',
      'the thresholds are out of order',
      value.direction === 'lower'
        ? 'Lower is better: target ≤ approaching ≤ requiresImprovement.'
        : 'Higher is better: target ≥ approaching ≥ requiresImprovement.',
    )
  return given
}
