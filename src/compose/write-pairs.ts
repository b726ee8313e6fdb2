// Writes the clauses of a pack: parts in force for the bidders expected, in the words of this procedure.

import type { ClauseWording, Item, LadderFile, Part } from '../model/clause.ts'
import type { Pack, PackItem, PackPart, Pair } from '../model/pack.ts'
import type { AuthoredText, Wording } from '../model/text.ts'
import { printedParts } from './printed.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './selected.ts'
import type { Placements } from './write-placements.ts'
import type { Decisions, Writer } from './write-text.ts'

/** Everything that a pair is written from. */
export interface PairInput extends Decisions {
  readonly purchase: Purchase
  readonly placements: Placements
  readonly write: Writer
  /** Whether there is a Diligence Plan in this pack. */
  readonly hasPlan: boolean
}

/** A pair for each clause of the pack. */
export const writePairs = (input: PairInput): Pair[] =>
  input.selected.map((entry) => writePair(entry, input))

function writePair(entry: Selected, input: PairInput): Pair {
  const { clause, wording, tier, because } = entry
  const { purchase, placements, kpis, parameters } = input
  const placement = placements[clause.id] ?? {
    stage: clause.placement.stage,
    tender: 'none',
    reasons: [],
  }
  const write = (text: AuthoredText) => input.write(text, clause.id)
  const parts = printedParts(wording.condition, tier, purchase.spec.bidders)
  const anchors = new Set(parts.flatMap(({ items }) => items.map(({ anchor }) => anchor)))
  return {
    id: clause.id,
    revision: clause.revision,
    title: wording.title,
    stage: clause.stage,
    general: clause.general ?? false,
    binds: clause.binds ?? 'supplier',
    roles: clause.roles ?? [],
    tier,
    because,
    reviewed: clause.reviewed,
    subjectMatter: wording.words['subject matter'] ?? '',
    placement,
    purpose: write(wording.purpose),
    ...writeQuestion(entry, placement.scored !== undefined, purchase, write),
    outcome: wording.outcome && write(wording.outcome),
    condition: parts.map((part) => writePart(part, write)),
    plan: input.hasPlan ? planOf(entry, write) : undefined,
    register: columnsOf(entry, purchase),
    evidence: writeEvidence(wording, anchors, write),
    exceptions: wording.exceptions.map(write),
    sheet: wording.sheet.map(({ heading, text }) => ({ heading, text: write(text) })),
    guidance: {
      buyer: wording.guidance.buyer.map(write),
      supplier: wording.guidance.supplier.map(write),
      ...Object.fromEntries(
        purchase.spec.bidders.roles.map((role) => [role, wording.guidance[role]?.map(write)]),
      ),
    },
    kpis: kpis
      .filter(({ kpi }) => [kpi.clause, ...kpi.alsoMeasures].includes(clause.id))
      .map(({ kpi }) => kpi.id),
    noKpi: clause.kpis === 'none' ? wording.words['no KPI'] : undefined,
    parameters: parameters[clause.id] ?? {},
    dates: within(anchors, clause.dates ?? {}),
    hands: clause.hands && within(anchors, clause.hands),
    ladder: clause.ladder && ladderOf(clause.ladder, parameters[clause.id] ?? {}),
    effort: effortOf(entry),
    sources: clause.sources.filter(({ ref }) => holdsHere(ref, purchase)),
  }
}

/** Of what is said by item, what concerns items that print. */
const within = <Value>(
  anchors: ReadonlySet<string>,
  byItem: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(byItem).filter(([anchor]) => anchors.has(anchor)))

function planOf(
  { clause, wording }: Selected,
  write: (text: AuthoredText) => Wording,
): Pair['plan'] {
  if (clause.plan === undefined || wording.plan === undefined) return undefined
  return { section: clause.plan, text: write(wording.plan) }
}

/** Hours a year at this tier. */
function effortOf({ clause, wording, tier }: Selected): Pair['effort'] {
  const { buyer, supplier } = clause.effort
  return {
    buyer: buyer[tier] ?? 0,
    supplier: { reseller: supplier.reseller[tier] ?? 0, brand: supplier.brand[tier] ?? 0 },
    assumes: wording.words.hours ?? '',
  }
}

/** Law that holds only elsewhere is not cited. */
function holdsHere(ref: string, { catalogue, under }: Purchase): boolean {
  const only = catalogue.sources[ref]?.only
  return only === undefined || only.some((place) => under.includes(place))
}

const writeItem = (item: Item<AuthoredText>, write: (text: AuthoredText) => Wording): PackItem => ({
  anchor: item.anchor,
  number: item.number,
  heading: item.heading,
  text: write(item.text),
  items: item.items?.map(write),
  words: item.words,
})

const writePart = (
  { audience, from, items }: Part<AuthoredText>,
  write: (text: AuthoredText) => Wording,
): PackPart => ({ audience, from, items: items.map((item) => writeItem(item, write)) })

/** Question, scoring and sketches: only where it is scored. Sketches speak of the current revision alone. */
function writeQuestion(
  { clause, wording }: Selected,
  isScored: boolean,
  { catalogue, spec }: Purchase,
  write: (text: AuthoredText) => Wording,
): Pick<Pair, 'question' | 'scoring' | 'sketches'> {
  if (!isScored) return { question: [], scoring: [] }
  const sketches = catalogue.sketches[spec.language] ?? catalogue.sketches.en
  const isCurrent = catalogue.clauses[clause.id] === clause
  return {
    question: wording.question.map((item) => writeItem(item, write)),
    scoring: wording.scoring.map(({ points, text }) => ({ points, text: write(text) })),
    sketches: isCurrent ? sketches?.[clause.id] : undefined,
  }
}

/** Rows of proof for items that print. */
const writeEvidence = (
  { evidence }: ClauseWording,
  anchors: ReadonlySet<string>,
  write: (text: AuthoredText) => Wording,
): Pair['evidence'] =>
  evidence
    .map((row) => ({ ...row, printed: row.proves.filter((anchor) => anchors.has(anchor)) }))
    .filter(({ proves, printed }) => proves.length === 0 || printed.length > 0)
    .map(({ proof, grade, printed, doesNotShow }) => ({
      proof: write(proof),
      grade,
      proves: printed,
      doesNotShow: write(doesNotShow),
    }))

/** Columns by sheet that a clause asks for; those for every sheet stand on each that has them. */
function columnsOf({ clause }: Selected, { catalogue }: Purchase): Pair['register'] {
  const { every, ...bySheet } = clause.register ?? {}
  return Object.fromEntries(
    catalogue.register.sheets.flatMap(({ sheet, columns }): [string, string[]][] => {
      const wanted = bySheet[sheet] ?? []
      const ids = columns
        .map(({ id }) => id)
        .filter(
          (id) => wanted === 'all' || every === 'all' || wanted.includes(id) || every?.includes(id),
        )
      return ids.length > 0 ? [[sheet, ids]] : []
    }),
  )
}

/** The ladder with the periods and amounts that are in force. */
function ladderOf(
  { steps, return: again }: LadderFile,
  parameters: Pair['parameters'],
): Pair['ladder'] {
  const inForce = (name: string | undefined): string | undefined =>
    name !== undefined && Object.hasOwn(parameters, name) ? name : undefined
  return {
    steps: steps.map(({ step, kind, cure, hearing, percent, months, notice }) => ({
      step,
      kind,
      cure: inForce(cure),
      hearing: inForce(hearing),
      percent: inForce(percent),
      months: inForce(months),
      notice: inForce(notice),
    })),
    return: again,
  }
}

/** Where roles stand: the clause or parameter that fills each. */
export function rolesOf(pairs: readonly Pair[]): Pack['roles'] {
  const clauses = pairs.flatMap(({ id, roles }) => roles.map((role) => [role, id] as const))
  const parameters = pairs.flatMap(({ id, parameters: named }) =>
    Object.entries(named).flatMap(([name, { role }]) =>
      role ? [[role, `${id}.${name}`] as const] : [],
    ),
  )
  return { clauses: Object.fromEntries(clauses), parameters: Object.fromEntries(parameters) }
}
