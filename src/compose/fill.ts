// Fills a pack: takes the parts in force, numbers them, and puts values, titles of the parties and references in place.

import {
  audienceKey,
  audienceOrder,
  type Bidders,
  inForce,
  isExpected,
  type Tier,
} from '../model/audience.ts'
import type {
  AnswerSketch,
  Catalogue,
  Category,
  Clause,
  Evidence,
  Form,
  Guidance,
  Item,
  Jurisdiction,
  Part,
  Scoring,
  StrategyRule,
  Strings,
} from '../model/catalogue.ts'
import type {
  NumberedItem,
  NumberedPart,
  Pack,
  PackKpi,
  PackParameter,
  Pair,
  Placement,
} from '../model/pack.ts'
import type { FullSpec } from '../model/spec.ts'
import type { AuthoredText, Inline, Text } from '../model/text.ts'
import { isJudged, type SelectedKpi } from './kpis.ts'
import { type Selected, whyLeftOut } from './selection.ts'
import { createWriter, type Writer } from './write.ts'

/** Everything that the steps before have decided. */
export interface Decided {
  readonly catalogue: Catalogue
  readonly spec: FullSpec
  readonly contractEnd: string
  readonly jurisdiction: Jurisdiction
  readonly category: Category
  readonly strategy: StrategyRule
  readonly strings: Strings
  readonly selected: readonly Selected[]
  readonly parameters: Readonly<Record<string, Readonly<Record<string, PackParameter>>>>
  readonly placements: Readonly<Record<string, Placement>>
  readonly kpis: readonly SelectedKpi[]
}

/** The pack without its stamp. */
export function fillPack(decided: Decided): Omit<Pack, 'stamp'> {
  const { catalogue, spec, jurisdiction, category, strategy, selected, kpis } = decided
  const structures = selected.map((one, index) => structureOf(one, index + 1, decided))
  const kpiNumbers = numberKpis(selected, kpis)
  const numbers = new Map<string, string>()
  for (const {
    number,
    selected: { clause },
    condition,
  } of structures) {
    numbers.set(clause.id, String(number))
    for (const part of condition)
      for (const item of part.items)
        if (item.anchor && item.number) numbers.set(`${clause.id}#${item.anchor}`, item.number)
  }
  const write = createWriter({ numbers, kpiNumbers, decided })
  const pairs = structures.map((structure) => pairOf(structure, decided, write, kpiNumbers))
  const strings = Object.fromEntries(
    Object.entries(decided.strings.text).map(([key, text]) => [key, write.shared(text)]),
  )
  const commonQuestions = catalogue.commonQuestions.map(({ intro, items, ...rest }, index) => ({
    ...rest,
    intro: intro.map(write.shared),
    items: items.map(
      (item, at): NumberedItem => ({
        ...writeItem(item, write.shared),
        number: `${String.fromCharCode(65 + index)}.${at + 1}`,
      }),
    ),
  }))
  const {
    definitions: _definitions,
    parameters: _parameters,
    placement: _placement,
    ...law
  } = jurisdiction
  const pack = {
    format: 1 as const,
    spec,
    contractEnd: decided.contractEnd,
    currency: spec.currency ?? jurisdiction.currency,
    jurisdiction: law,
    category: {
      id: category.id,
      title: category.title,
      revision: category.revision,
      components: category.components,
      materials: category.materials,
      siteTypes: category.siteTypes,
      risks: category.risks,
    },
    strategy,
    pairs,
    omitted: omittedOf(decided),
    kpis: kpis
      .map((one) => kpiOf(one, decided, kpiNumbers.get(one.kpi.id)!))
      .sort((a, b) => compareNumbers(a.number, b.number)),
    commonQuestions,
    sources: Object.fromEntries(
      sourceRefs(selected, jurisdiction).map((ref) => [ref, catalogue.sources[ref]?.title ?? ref]),
    ),
    schemes: catalogue.schemes,
    strings,
    ...(kpis.some(({ kpi }) => kpi.clause === 'VOI-01' && kpi.measure.type === 'maturity') && {
      engagement: catalogue.engagement,
    }),
  }
  return { ...pack, definitions: definitionsOf(pack, decided, write) }
}

/** Clauses of the tier that are not in the pack, and why. */
function omittedOf({ catalogue, spec, selected }: Decided): Pack['omitted'] {
  const inPack = new Set(selected.map(({ clause }) => clause.id))
  return Object.values(catalogue.clauses).flatMap((clause) => {
    if (inPack.has(clause.id) || clause.status !== 'active' || !inForce(clause.from, spec.tier))
      return []
    const reason = whyLeftOut(catalogue, spec, clause.id)
    return reason === undefined ? [] : [{ id: clause.id, title: clause.title, reason }]
  })
}

/** A clause with the parts in force, numbered, its text still as authored. */
interface Structure {
  readonly number: number
  readonly selected: Selected
  readonly question: readonly NumberedPartOf<AuthoredText>[]
  readonly condition: readonly NumberedPartOf<AuthoredText>[]
  readonly consequence: readonly NumberedPartOf<AuthoredText>[]
}
type NumberedItemOf<T> = Item<T> & { readonly number?: string }
type NumberedPartOf<T> = Omit<Part<T>, 'items' | 'from'> & {
  readonly items: readonly NumberedItemOf<T>[]
}

function structureOf(selected: Selected, number: number, { spec, placements }: Decided): Structure {
  const { clause, tier } = selected
  const { tender } = placements[clause.id]!
  const asked = clause.question.map((part) => ({
    ...part,
    items: part.items.filter((item) => tender === 'score' || (tender === 'accept' && item.gate)),
  }))
  const [question] = numberParts(merge(asked, tier, spec.bidders), number, 0)
  const [condition, last] = numberParts(merge(clause.condition, tier, spec.bidders), number, 0)
  const [consequence] = numberParts(merge(clause.consequence, tier, spec.bidders), number, last)
  return { number, selected, question, condition, consequence }
}

/** Parts in force for the bidders expected, those of one audience joined, in printed order. */
function merge(parts: readonly Part[], tier: Tier, bidders: Bidders): Part[] {
  const byAudience = new Map<string, Part>()
  for (const part of parts) {
    if (part.items.length === 0 || !inForce(part.from, tier) || !isExpected(part.audience, bidders))
      continue
    const key = audienceKey(part.audience)
    byAudience.set(key, {
      audience: part.audience,
      items: [...(byAudience.get(key)?.items ?? []), ...part.items],
    })
  }
  return audienceOrder.flatMap((key) => byAudience.get(key) ?? [])
}

function numberParts(
  parts: readonly Part[],
  clause: number,
  start: number,
): [NumberedPartOf<AuthoredText>[], number] {
  let last = start
  const numbered = parts.map(({ audience, items }) => ({
    audience,
    items: items.map((item) => (item.bullet ? item : { ...item, number: `${clause}.${++last}` })),
  }))
  return [numbered, last]
}

function pairOf(
  structure: Structure,
  decided: Decided,
  write: Writer,
  kpiNumbers: ReadonlyMap<string, string>,
): Pair {
  const { number, selected, question, condition, consequence } = structure
  const { clause, tier, because } = selected
  const { bidders } = decided.spec
  const parts = (list: readonly NumberedPartOf<AuthoredText>[]): NumberedPart[] =>
    list.map(({ audience, items }) => ({
      audience,
      items: items.map((item) => writeItem(item, (text) => write.text(text, clause, audience))),
    }))
  const general = (text: AuthoredText): Text => write.text(text, clause, {})
  const placement = decided.placements[clause.id]!
  return {
    id: clause.id,
    revision: clause.revision,
    title: clause.title,
    stage: clause.stage,
    number,
    tier,
    ...(because && { because }),
    reviewed: clause.reviewed,
    subjectMatter: general(clause.subjectMatter),
    placement,
    purpose: clause.purpose.map(general),
    question: parts(question),
    ...(placement.tender === 'score' &&
      clause.scoring && { scoring: scoringOf(clause.scoring, tier, general) }),
    ...sketchesOf(structure, decided, write),
    outcome: general(clause.outcome),
    condition: parts(condition),
    consequence: parts(consequence),
    evidence: [...clause.evidence, ...(decided.category.evidence?.[clause.id] ?? [])]
      .filter((row) => inForce(row.from, tier) && isExpected(row.audience, bidders))
      .map((row) => writeEvidence(row, clause, write)),
    forms: clause.forms
      .filter((form) => inForce(form.from, tier))
      .flatMap((form) => writeForm(form, clause, tier, bidders, write)),
    consultation: parts(numberParts(merge(clause.consultation, tier, bidders), number, 0)[0]),
    guidance: {
      buyer: writeGuidance(clause.guidance.buyer, clause, tier, bidders, write),
      supplier: writeGuidance(clause.guidance.supplier, clause, tier, bidders, write),
    },
    kpis: clause.kpis.filter((id) => kpiNumbers.has(id)),
    ...(clause.noKpi && { noKpi: clause.noKpi }),
    parameters: decided.parameters[clause.id]!,
    effort: {
      buyerTender: clause.effort.buyerTender[tier],
      buyerPerYear: clause.effort.buyerPerYear[tier],
      supplierPerYear: {
        reseller: clause.effort.supplierPerYear.reseller[tier],
        brand: clause.effort.supplierPerYear.brand[tier],
      },
    },
    sources: clause.sources,
  }
}

const writeItem = <I extends NumberedItemOf<AuthoredText>>(
  item: I,
  text: (text: AuthoredText) => Text,
): NumberedItem =>
  ({
    ...item,
    text: text(item.text),
    ...(item.items && { items: item.items.map(text) }),
  }) as NumberedItem

/** Sketches of answers to the questions that are scored here. They speak of the current revision, so a pinned older one has none. */
function sketchesOf(
  { selected: { clause }, question }: Structure,
  { catalogue, spec, placements }: Decided,
  write: Writer,
): Pick<Pair, 'sketches'> {
  const known = Object.hasOwn(catalogue.answerSketches.clauses, clause.id)
    ? catalogue.answerSketches.clauses[clause.id]!
    : {}
  if (placements[clause.id]!.tender !== 'score' || catalogue.clauses[clause.id] !== clause)
    return {}
  const entries = question.flatMap((part) =>
    part.items.flatMap(({ anchor }): [string, AnswerSketch<Text>[]][] => {
      const sketches =
        anchor !== undefined && Object.hasOwn(known, anchor)
          ? known[anchor]!.filter(({ audience }) => isExpected(audience, spec.bidders))
          : []
      return sketches.length === 0
        ? []
        : [
            [
              anchor!,
              sketches.map((one) => ({
                ...one,
                text: write.text(one.text, clause, one.audience),
                why: write.text(one.why, clause, one.audience),
              })),
            ],
          ]
    }),
  )
  return entries.length === 0 ? {} : { sketches: Object.fromEntries(entries) }
}

/** Of the rows for the same points, the one of the highest tier in force. */
function scoringOf(
  scoring: Scoring,
  tier: Tier,
  text: (text: AuthoredText) => Text,
): NonNullable<Pair['scoring']> {
  const byPoints = new Map(
    scoring.descriptors
      .filter((row) => inForce(row.from, tier))
      .map((row) => [row.points, { points: row.points, text: text(row.text) }]),
  )
  return {
    max: scoring.max,
    minimum: scoring.minimum,
    intro: scoring.intro.map(text),
    descriptors: [...byPoints.values()].sort((a, b) => a.points - b.points),
  }
}

function writeEvidence(row: Evidence, clause: Clause, write: Writer): Evidence<Text> {
  const text = (own: AuthoredText) => write.text(own, clause, row.audience)
  return {
    audience: row.audience,
    strength: row.strength,
    proves: row.proves,
    proof: text(row.proof),
    shows: text(row.shows),
    doesNotShow: text(row.doesNotShow),
  }
}

function writeForm(
  form: Form,
  clause: Clause,
  tier: Tier,
  bidders: Bidders,
  write: Writer,
): Form<Text>[] {
  const columns = form.columns.filter(
    (column) => inForce(column.from, tier) && isExpected(column.audience, bidders),
  )
  if (columns.length === 0) return []
  return [
    {
      title: form.title,
      intro: write.text(form.intro, clause, {}),
      columns: columns.map(({ audience, title, options, type, required }) => ({
        audience,
        type,
        required,
        title: write.text(title, clause, audience),
        ...(options && { options: options.map((option) => write.text(option, clause, audience)) }),
      })),
    },
  ]
}

const writeGuidance = (
  list: readonly Guidance[],
  clause: Clause,
  tier: Tier,
  bidders: Bidders,
  write: Writer,
): Guidance<Text>[] =>
  list
    .filter((one) => inForce(one.from, tier) && isExpected(one.audience, bidders))
    .map(({ audience, paragraphs }) => ({
      audience,
      paragraphs: paragraphs.map((text) => write.text(text, clause, audience)),
    }))

/** `3.1`: the number of the pair that a KPI chiefly measures, and its place among that pair's KPIs. */
function numberKpis(
  selected: readonly Selected[],
  kpis: readonly SelectedKpi[],
): Map<string, string> {
  return new Map(
    selected.flatMap(({ clause }, index) =>
      kpis
        .filter(({ kpi }) => kpi.clause === clause.id)
        .map(({ kpi }, at): [string, string] => [kpi.id, `${index + 1}.${at + 1}`]),
    ),
  )
}

function kpiOf({ kpi, bands }: SelectedKpi, { selected, spec }: Decided, number: string): PackKpi {
  const tier = selected.find(({ clause }) => clause.id === kpi.clause)!.tier
  const {
    targets: _targets,
    examples: _examples,
    crosswalk: _crosswalk,
    status: _status,
    period,
    evidence,
    whenDenominatorIsZero,
    measure,
    ...rest
  } = kpi
  const gate = whenDenominatorIsZero.gate
  return {
    ...rest,
    number,
    measure:
      measure.type === 'maturity' && measure.atLevel
        ? {
            ...measure,
            atLevel: {
              low: measure.atLevel[tier],
              medium: measure.atLevel[tier],
              high: measure.atLevel[tier],
            },
          }
        : measure,
    period: { ...period, frequency: period.frequency[tier] },
    ...(bands && { bands }),
    ...(isJudged(kpi, spec) && { judged: true as const }),
    evidence: { forGood: evidence.forGood[tier], maxAgeMonths: evidence.maxAgeMonths },
    whenDenominatorIsZero: {
      result: whenDenominatorIsZero.result,
      ...(gate && { gate: { kpi: gate.kpi, min: gate.min[tier] } }),
    },
  }
}

const compareNumbers = (a: string, b: string): number => {
  const [a1, a2] = a.split('.').map(Number) as [number, number]
  const [b1, b2] = b.split('.').map(Number) as [number, number]
  return a1 - b1 || a2 - b2
}

const sourceRefs = (selected: readonly Selected[], jurisdiction: Jurisdiction): string[] =>
  [
    ...new Set([
      ...selected.flatMap(({ clause }) => clause.sources.map(({ ref }) => ref)),
      ...jurisdiction.laws.map(({ ref }) => ref),
      ...jurisdiction.buyerDuties.map(({ source }) => source.ref),
    ]),
  ].sort()

/** Definitions of the terms that binding text, questions and fixed words use, with those that they use. */
function definitionsOf(
  pack: Omit<Pack, 'stamp' | 'definitions'>,
  { catalogue, jurisdiction }: Decided,
  write: Writer,
): Pack['definitions'] {
  const found = new Map<string, Pack['definitions'][number]>()
  const take = (text: readonly Inline[]): void => {
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'term' || found.has(node.term)) continue
      const definition = catalogue.definitions[node.term]!
      const authored =
        (Object.hasOwn(jurisdiction.definitions, node.term)
          ? jurisdiction.definitions[node.term]
          : undefined) ?? definition.text
      const entry = {
        id: definition.id,
        revision: definition.revision,
        term: write.title(definition.id),
        text: authored.map(write.shared),
      }
      found.set(node.term, entry)
      for (const inner of entry.text) take(inner)
    }
  }
  for (const pair of pack.pairs) {
    take(pair.outcome)
    for (const part of [...pair.question, ...pair.condition, ...pair.consequence])
      for (const item of part.items)
        for (const text of [item.text, ...(item.items ?? [])]) take(text)
    for (const text of [
      ...(pair.scoring?.intro ?? []),
      ...(pair.scoring?.descriptors ?? []).map((row) => row.text),
    ])
      take(text)
    for (const row of pair.evidence)
      for (const text of [row.proof, row.shows, row.doesNotShow]) take(text)
    for (const form of pair.forms)
      for (const text of [
        form.intro,
        ...form.columns.flatMap((column) => [column.title, ...(column.options ?? [])]),
      ])
        take(text)
  }
  for (const question of pack.commonQuestions)
    for (const text of [
      ...question.intro,
      ...question.items.flatMap((item) => [item.text, ...(item.items ?? [])]),
    ])
      take(text)
  for (const text of Object.values(pack.strings)) take(text)
  return [...found.values()].sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
}
