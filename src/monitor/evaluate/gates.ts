// Gates: a KPI that says whether the silence of another can be believed. They are evaluated first and looked up by subject.

import type { Period, Result, Subject } from '../../model/observation.ts'
import type { PackKpi } from '../../model/pack.ts'
import { read } from './exact.ts'
import { subjectKey } from './subjects.ts'

/** KPIs so that a gate comes before what it gates; otherwise as given. */
export function inGateOrder(kpis: readonly PackKpi[]): readonly PackKpi[] {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]))
  const ordered = new Set<PackKpi>()
  const visiting = new Set<string>()
  const visit = (kpi: PackKpi): void => {
    // two KPIs that gate each other: the first one asked for is evaluated without
    if (ordered.has(kpi) || visiting.has(kpi.id)) return
    visiting.add(kpi.id)
    const gate = byId.get(kpi.whenDenominatorIsZero.gate?.kpi ?? '')
    if (gate) visit(gate)
    ordered.add(kpi)
  }
  kpis.forEach(visit)
  return [...ordered]
}

/** From the narrowest to the widest: what a subject is part of, itself first. */
function widened({ contract, lot, brand, site, product }: Subject): readonly Subject[] {
  const steps: Subject[] = [
    {
      contract,
      ...(lot !== undefined && { lot }),
      ...(brand !== undefined && { brand }),
      ...(site !== undefined && { site }),
      ...(product !== undefined && { product }),
    },
    {
      contract,
      ...(lot !== undefined && { lot }),
      ...(brand !== undefined && { brand }),
      ...(site !== undefined && { site }),
    },
    { contract, ...(lot !== undefined && { lot }), ...(brand !== undefined && { brand }) },
    { contract, ...(lot !== undefined && { lot }) },
    { contract },
  ]
  return [...new Map(steps.map((subject) => [subjectKey(subject), subject])).values()]
}

interface GateResults {
  /** Results by subject. */
  readonly own: Map<string, readonly Result[]>
  /** By what subjects are part of, and by the first day of the period: the lowest result of all parts. */
  readonly parts: Map<string, Map<string, Result>>
}

/** Collects results and finds the one that gates a subject and period. */
export function gateFinder() {
  const byKpi = new Map<string, GateResults>()
  return {
    add(
      kpi: string,
      subjects: readonly { readonly subject: Subject; readonly results: readonly Result[] }[],
    ): void {
      const found: GateResults = { own: new Map(), parts: new Map() }
      for (const { subject, results } of subjects) {
        found.own.set(subjectKey(subject), results)
        for (const wider of widened(subject).slice(1)) {
          const key = subjectKey(wider)
          const lowest = found.parts.get(key) ?? new Map<string, Result>()
          found.parts.set(key, lowest)
          for (const result of results) {
            const known = lowest.get(result.period.start)
            if (counts(result) && (!known || isLower(result, known)))
              lowest.set(result.period.start, result)
          }
        }
      }
      byKpi.set(kpi, found)
    },
    /** Of the same subject; else of what it is part of; else the lowest of its parts. Only periods that had begun count, and of them the last. */
    at(kpi: string, subject: Subject, period: Period): Readonly<Record<string, Result>> {
      const found = byKpi.get(kpi)
      if (!found) return {}
      for (const step of widened(subject)) {
        const result = lastOf(found.own.get(subjectKey(step)) ?? [], period)
        if (result) return { [kpi]: result }
      }
      const result = lastOf([...(found.parts.get(subjectKey(subject))?.values() ?? [])], period)
      return result ? { [kpi]: result } : {}
    },
  }
}

const counts = ({ rating }: Result): boolean => rating !== 'not-due' && rating !== 'pending'

const lastOf = (results: readonly Result[], { end }: Period): Result | undefined =>
  results.reduce<Result | undefined>(
    (last, result) =>
      result.period.start <= end &&
      counts(result) &&
      (!last || result.period.start > last.period.start)
        ? result
        : last,
    undefined,
  )

/** A part without a value is lower than any with one. */
const isLower = (a: Result, b: Result): boolean =>
  b.value !== undefined && (!a.value || read(a.value.exact)!.compare(read(b.value.exact)!) < 0)
