// Gates: a KPI that says whether the silence of another can be believed. They are evaluated first and looked up by subject.

import type { Period, Result, Subject } from '../model/observation.ts'
import type { PackKpi } from '../model/pack.ts'
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
    { contract, ...(lot !== undefined && { lot }), ...(brand !== undefined && { brand }), ...(site !== undefined && { site }), ...(product !== undefined && { product }) },
    { contract, ...(lot !== undefined && { lot }), ...(brand !== undefined && { brand }), ...(site !== undefined && { site }) },
    { contract, ...(lot !== undefined && { lot }), ...(brand !== undefined && { brand }) },
    { contract, ...(lot !== undefined && { lot }) },
    { contract },
  ]
  return [...new Map(steps.map((subject) => [subjectKey(subject), subject])).values()]
}

interface GateResults {
  /** Results by subject. */
  readonly own: Map<string, readonly Result[]>
  /** Results by what their subjects are part of. */
  readonly parts: Map<string, Result[]>
}

/** Collects results and finds the one that gates a subject and period. */
export function gateFinder() {
  const byKpi = new Map<string, GateResults>()
  return {
    add(kpi: string, subjects: readonly { readonly subject: Subject; readonly results: readonly Result[] }[]): void {
      const found: GateResults = { own: new Map(), parts: new Map() }
      for (const { subject, results } of subjects) {
        found.own.set(subjectKey(subject), results)
        for (const wider of widened(subject).slice(1)) {
          const key = subjectKey(wider)
          const known = found.parts.get(key)
          if (known) known.push(...results)
          else found.parts.set(key, [...results])
        }
      }
      byKpi.set(kpi, found)
    },
    /** Of the same subject; else of what it is part of; else the lowest of its parts. Only periods that had begun count, and of them the last. */
    at(kpi: string, subject: Subject, period: Period): Readonly<Record<string, Result>> {
      const found = byKpi.get(kpi)
      if (!found) return {}
      const key = subjectKey(subject)
      for (const step of widened(subject)) {
        const result = lowestOfLast(found.own.get(subjectKey(step)) ?? [], period)
        if (result) return { [kpi]: result }
      }
      const result = lowestOfLast(found.parts.get(key) ?? [], period)
      return result ? { [kpi]: result } : {}
    },
  }
}

function lowestOfLast(results: readonly Result[], { end }: Period): Result | undefined {
  let last: Result | undefined
  for (const result of results) {
    if (result.period.start > end || result.rating === 'not-due' || result.rating === 'pending') continue
    if (!last || result.period.start > last.period.start) last = result
    else if (result.period.start === last.period.start && isLower(result, last)) last = result
  }
  return last
}

/** A part without a value is lower than any with one. */
const isLower = (a: Result, b: Result): boolean => !a.value || (b.value !== undefined && read(a.value.exact)!.compare(read(b.value.exact)!) < 0)
