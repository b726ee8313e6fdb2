// What the compiler proves over the whole catalogue, listed beside the lint rules. Unlike these, it cannot be silenced.

/** A proof of the compiler, by the code of its problem. */
export interface Proof {
  readonly id: string
  readonly tip: string
  readonly bad: string
  readonly good: string
}

export const proofs: readonly Proof[] = [
  {
    id: 'dead-reference',
    tip: 'A reference leads to a clause, item or KPI that exists and is in force where it is named.',
    bad: '{{clause "ENF-01#step-99"}}',
    good: '{{clause "ENF-01#step-1"}}',
  },
  {
    id: 'dead-anchor',
    tip: 'Proof names items of the same condition.',
    bad: '| Site List | E2 | all | #site-lists | … |',
    good: '| Site List | E2 | all | #site-list | … |',
  },
  {
    id: 'unmeasured',
    tip: 'A clause has a KPI, or a reason for none; a KPI has a clause.',
    bad: 'kpis: derived, and no KPI names the clause',
    good: 'kpis: { none: Few cases, and a count would reward silence. }',
  },
  {
    id: 'unbound-promise',
    tip: 'What is scored is bound by an item of the condition, in force at the same tier and for everyone.',
    bad: 'scores: { question: plan, condition: gone }',
    good: 'scores: { question: plan, condition: release-plan }',
  },
  {
    id: 'undeclared-parameter',
    tip: 'A value in a sentence is declared as a parameter.',
    bad: 'within {{summaryDay}}',
    good: 'within {{summaryDays}}',
  },
  {
    id: 'unused-parameter',
    tip: 'A parameter that is declared stands in the wording.',
    bad: 'a parameter that no sentence uses',
    good: 'within {{summaryDays}}',
  },
  {
    id: 'laxer-tier',
    tip: 'A higher tier is never laxer.',
    bad: 'default: { medium: 60, high: 90 }',
    good: 'default: { medium: 90, high: 60 }',
  },
  {
    id: 'stricter-variant',
    tip: 'A variant for some suppliers only relieves.',
    bad: '{ for: sme, default: { high: 10 } } beside default high: 60',
    good: '{ for: sme, default: { high: 90 } }',
  },
  {
    id: 'double-value',
    tip: 'Category and jurisdiction, or two overlays, never set the same parameter.',
    bad: 'TRN-01.listDays in two overlays',
    good: 'TRN-01.listDays in one',
  },
  {
    id: 'set-balance',
    tip: 'At least half of a KPI set looks at practice or outcome.',
    bad: 'a set of five counts of documents',
    good: 'a set with as many outcomes as outputs',
  },
]
