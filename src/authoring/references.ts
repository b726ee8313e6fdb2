// Proofs over the whole catalogue: everything that is named exists, is used, and is in force where it is named.

import { canBind, higher, inForce, rank, type Tier, tiers } from '../model/audience.ts'
import type { Bound, Catalogue, Clause, Parameter, Part } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { AuthoredCatalogue } from './catalogue.ts'
import type { AuthoredClause } from './clause.ts'
import { announcedIds, checkSharedReferences } from './shared-references.ts'
import type { Report } from './source.ts'

/** Checks every name and reference of the catalogue. */
export function checkReferences(authored: AuthoredCatalogue, report: Report): void {
  const { catalogue } = authored
  checkDoubleIds(authored, report)
  checkSharedReferences(authored, report)
  const announced = announcedIds(authored.files)
  for (const clause of authored.clauses) {
    checkParameters(clause, report)
    checkLinks(clause, authored, report)
    checkPlacement(clause, report)
    checkMeasured(clause, authored, report)
  }
  const kpiIds = Object.keys(catalogue.kpis)
  const clauseIds = Object.keys(catalogue.clauses)
  for (const { file, kpi, located } of authored.kpis) {
    const problem = (path: PropertyKey[], message: string, hint: string) =>
      report.add(file, located.at(...path), {
        code: 'unknown-id',
        field: path.join('.'),
        message,
        hint,
      })
    if (!clauseIds.includes(kpi.clause) && !announced.has(kpi.clause))
      problem(
        ['id'],
        `there is no clause ${kpi.clause} that this KPI could measure`,
        suggest(kpi.clause, clauseIds),
      )
    kpi.alsoMeasures.forEach(
      (id, index) =>
        clauseIds.includes(id) ||
        announced.has(id) ||
        problem(['alsoMeasures', index], `there is no clause ${id}`, suggest(id, clauseIds)),
    )
    kpi.shownWith.forEach(
      (id, index) =>
        kpiIds.includes(id) ||
        problem(['shownWith', index], `there is no KPI ${id}`, suggest(id, kpiIds)),
    )
    kpi.gaming.forEach(
      ({ counter }, index) =>
        !counter ||
        kpiIds.includes(counter) ||
        problem(
          ['gaming', index, 'counter'],
          `there is no KPI ${counter}`,
          suggest(counter, kpiIds),
        ),
    )
    const gate = kpi.whenDenominatorIsZero.gate?.kpi
    if (gate && !kpiIds.includes(gate))
      problem(['whenDenominatorIsZero', 'gate'], `there is no KPI ${gate}`, suggest(gate, kpiIds))
  }
  const setsFile = authored.files.find((file) => file.path === 'kpis/sets.yaml')
  for (const set of Object.values(catalogue.sets)) {
    const members = set.kpis.flatMap((id) => catalogue.kpis[id] ?? [])
    for (const id of set.kpis)
      if (!catalogue.kpis[id] && setsFile)
        report.add(setsFile, setsFile.text.indexOf(id), {
          code: 'unknown-id',
          field: set.id,
          message: `there is no KPI ${id}`,
          hint: suggest(id, kpiIds),
        })
    const deep = members.filter((kpi) => kpi.level === 'practice' || kpi.level === 'outcome').length
    if (setsFile && deep * 2 < members.length)
      report.add(setsFile, setsFile.text.indexOf(`id: ${set.id}`), {
        code: 'set-balance',
        field: set.id,
        message: `only ${deep} of ${members.length} KPIs look at practice or outcome`,
        hint: 'At least half of a set must; counting documents changes nothing for workers.',
      })
  }
  const known = new Set(Object.keys(catalogue.sources))
  for (const { file, clause, frontMatter } of authored.clauses)
    clause.sources.forEach(
      ({ ref }, index) =>
        known.size === 0 ||
        known.has(ref) ||
        report.add(file, frontMatter.at('sources', index, 'ref'), {
          code: 'unknown-source',
          field: `sources[${index}]`,
          message: `the source ${ref} is not listed`,
          hint: suggest(ref, known) || 'Add it to clauses/jurisdictions/sources.yaml.',
        }),
    )
}

function checkDoubleIds(
  { clauses, kpis, definitions, base }: AuthoredCatalogue,
  report: Report,
): void {
  const taken = 'the catalogue that this folder extends'
  const seen = new Map<string, string>(
    [...Object.keys(base?.clauses ?? {}), ...Object.keys(base?.kpis ?? {})].map((id) => [
      id,
      taken,
    ]),
  )
  for (const { id, file, section } of definitions)
    if (base && Object.hasOwn(base.definitions, id))
      report.add(file, section.offset, {
        code: 'double-definition',
        field: id,
        message: `"${id}" is already defined by ${taken}`,
        hint: 'Choose another term. What the law words otherwise stands in a jurisdiction.',
      })
  for (const { id, file, offset } of [
    ...clauses.map(({ clause, file, frontMatter }) => ({
      id: clause.id,
      file,
      offset: frontMatter.at('id'),
    })),
    ...kpis.map(({ kpi, file, located }) => ({ id: kpi.id, file, offset: located.at('id') })),
  ]) {
    const first = seen.get(id)
    if (first)
      report.add(file, offset, {
        code: 'double-id',
        field: 'id',
        message: `${id} is already used by ${first}`,
        hint: 'Ids are never used twice. Take the next free number.',
      })
    seen.set(id, file.path)
  }
}

/** Which tiers a text with this `from` is printed at. */
const tiersFrom = (clause: Clause, from?: Tier): Tier[] =>
  tiers.filter((tier) => inForce(higher(clause.from, from ?? 'low'), tier))

function checkParameters(
  { clause, file, frontMatter, paragraphs }: AuthoredClause,
  report: Report,
): void {
  const used = new Map<string, Set<Tier>>()
  for (const { text, slice, from, section } of paragraphs) {
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'value') continue
      if (!Object.hasOwn(clause.parameters, node.name)) {
        report.add(file, slice.offset + Math.max(0, slice.source.indexOf(`{{${node.name}`)), {
          code: 'undeclared-parameter',
          field: section,
          message: `the parameter "${node.name}" is not declared`,
          hint:
            suggest(node.name, Object.keys(clause.parameters)) || 'Declare it under parameters.',
        })
        continue
      }
      const at = used.get(node.name) ?? new Set()
      for (const tier of tiersFrom(clause, from)) at.add(tier)
      used.set(node.name, at)
    }
  }
  for (const [name, parameter] of Object.entries(clause.parameters)) {
    const problem = (path: PropertyKey[], code: string, message: string, hint: string) =>
      report.add(file, frontMatter.at('parameters', name, ...path), {
        code,
        field: ['parameters', name, ...path].join('.'),
        message,
        hint,
      })
    const where = used.get(name)
    if (!where) {
      problem(
        [],
        'unused-parameter',
        'the parameter is declared but not used',
        'Use it in the wording or remove it.',
      )
      continue
    }
    for (const tier of where)
      if (parameter.default[tier] === undefined)
        problem(
          ['default'],
          'missing',
          `there is no default for tier ${tier}, where it is printed`,
          `Add ${tier}: …`,
        )
    if (parameter.type === 'period' && !parameter.unit)
      problem([], 'missing', 'a period needs a unit', 'Add unit: days.')
    if (parameter.type === 'period' && !parameter.after)
      problem(
        [],
        'missing',
        'it is not said what the period runs from',
        'Add after: contract-start, or after: none where no date follows from it.',
      )
    if (parameter.type !== 'period' && parameter.unit)
      problem(
        ['unit'],
        'unknown-field',
        'only a period has a unit',
        'Remove it, or write type: period.',
      )
    if (parameter.type === 'choice' && !parameter.options)
      problem([], 'missing', 'a choice needs its options', 'Add options: [ … ].')
    checkValues(clause, parameter, problem)
  }
}

/** Defaults are of the right type, within bounds, monotone over tiers; variants are never stricter. */
function checkValues(
  clause: Clause,
  parameter: Parameter,
  problem: (path: PropertyKey[], code: string, message: string, hint: string) => void,
): void {
  const numeric = ['period', 'integer', 'percent', 'money'].includes(parameter.type)
  const stricter = (a: number, b: number) =>
    parameter.stricter === 'higher' ? a > b : parameter.stricter === 'lower' ? a < b : false
  const isRight = (value: unknown) =>
    numeric
      ? typeof value === 'number' &&
        (parameter.type === 'money' || parameter.type === 'percent' || Number.isInteger(value))
      : typeof value === 'string'
  const bound = (given: Bound | undefined, tier: Tier, supplier?: string): number | undefined => {
    if (given === undefined || typeof given === 'number') return given
    const other = clause.parameters[given.parameter]
    const base =
      other?.variants.find((variant) => variant.for === supplier)?.default[tier] ??
      other?.default[tier]
    return typeof base === 'number' ? base + given.plus : undefined
  }
  const lines = [
    {
      path: ['default'] as PropertyKey[],
      values: parameter.default,
      supplier: undefined as string | undefined,
    },
    ...parameter.variants.map((variant, index) => ({
      path: ['variants', index, 'default'] as PropertyKey[],
      values: variant.default,
      supplier: variant.for as string,
    })),
  ]
  for (const key of ['min', 'max'] as const) {
    const given = parameter[key]
    if (typeof given === 'object' && !Object.hasOwn(clause.parameters, given.parameter))
      problem(
        [key],
        'unknown-id',
        `there is no parameter "${given.parameter}"`,
        suggest(given.parameter, Object.keys(clause.parameters)),
      )
  }
  for (const { path, values, supplier } of lines) {
    let previous: number | undefined
    for (const tier of tiers) {
      const value = values[tier]
      if (value === undefined) continue
      if (!isRight(value)) {
        problem(
          [...path, tier],
          'wrong-type',
          numeric ? 'expected a whole number' : 'expected text',
          'Change the value.',
        )
        continue
      }
      if (typeof value !== 'number') continue
      const [min, max] = [
        bound(parameter.min, tier, supplier),
        bound(parameter.max, tier, supplier),
      ]
      if (min !== undefined && value < min)
        problem(
          [...path, tier],
          'out-of-range',
          `${value} is less than the least allowed, ${min}`,
          'Change the value or the bound.',
        )
      if (max !== undefined && value > max)
        problem(
          [...path, tier],
          'out-of-range',
          `${value} is more than the most allowed, ${max}`,
          'Change the value or the bound.',
        )
      if (previous !== undefined && stricter(previous, value))
        problem(
          [...path, tier],
          'laxer-tier',
          `${value} is laxer than ${previous} at the tier below`,
          'A higher tier is never laxer.',
        )
      previous = value
      const general = parameter.default[tier]
      if (supplier && typeof general === 'number' && stricter(value, general))
        problem(
          [...path, tier],
          'stricter-variant',
          `${value} is stricter for ${supplier} than ${general} for all`,
          'A variant only relieves.',
        )
    }
  }
}

function checkLinks(
  { clause, file, paragraphs }: AuthoredClause,
  { catalogue, files }: AuthoredCatalogue,
  report: Report,
): void {
  for (const { text, slice, from, section, role } of paragraphs) {
    const own = higher(clause.from, from ?? 'low')
    for (const node of text) {
      if (typeof node !== 'string' && node.type === 'term' && role !== 'prose' && role !== 'data') {
        // a definition brings the clauses it refers to into every pack that uses it
        for (const target of clausesOf(node.term, catalogue)) {
          if (rank(catalogue.clauses[target]?.from ?? 'low') > rank(own))
            report.add(file, slice.offset + Math.max(0, slice.source.indexOf(node.text)), {
              code: 'dead-reference',
              field: section,
              message: `the definition of "${node.term}" refers to ${target}, which is in force from ${catalogue.clauses[target]!.from}, this part from ${own}`,
              hint: 'Use another word, or move the item to a part of that tier.',
            })
        }
      }
      if (typeof node === 'string' || node.type !== 'ref') continue
      const problem = (message: string, hint: string) =>
        report.add(file, slice.offset + Math.max(0, slice.source.indexOf(node.to)), {
          code: 'dead-reference',
          field: section,
          message,
          hint,
        })
      const [id, anchor] = node.to.split('#') as [string, string?]
      if (id.startsWith('KPI-')) {
        if (!Object.hasOwn(catalogue.kpis, id))
          problem(`there is no KPI ${id}`, suggest(id, Object.keys(catalogue.kpis)))
        continue
      }
      const target = Object.hasOwn(catalogue.clauses, id) ? catalogue.clauses[id] : undefined
      if (!target && announcedIds(files).has(id)) continue
      if (!target) {
        problem(`there is no clause ${id}`, suggest(id, Object.keys(catalogue.clauses)))
        continue
      }
      const part = anchor === undefined ? undefined : partWith(target.condition, anchor)
      if (anchor !== undefined && !part) {
        problem(`${id} has no item "#${anchor}"`, suggest(anchor, anchorsOf(target.condition)))
        continue
      }
      if (part && (part.audience.role || part.audience.size))
        problem(
          `${node.to} binds only some suppliers`,
          'Refer to an item of the general part, so that no one is sent to a paragraph that is not printed.',
        )
      const needed = higher(target.from, part?.from ?? 'low')
      if (rank(needed) > rank(own))
        problem(
          `${node.to} is in force from ${needed}, this part from ${own}`,
          'Move the reference to a part of that tier.',
        )
    }
  }
}

/** Clauses that a definition refers to, by itself or through the terms it uses. */
function clausesOf(term: string, catalogue: Catalogue, seen = new Set<string>()): Set<string> {
  const found = new Set<string>()
  if (seen.has(term)) return found
  seen.add(term)
  for (const node of catalogue.definitions[term]?.text.flat() ?? []) {
    if (typeof node === 'string') continue
    if (node.type === 'ref') found.add(node.to.split('#')[0]!)
    else if (node.type === 'term')
      for (const id of clausesOf(node.term, catalogue, seen)) found.add(id)
  }
  return found
}

const partWith = (parts: readonly Part[], anchor: string): Part | undefined =>
  parts.find((part) => part.items.some((item) => item.anchor === anchor))
const anchorsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => part.items.flatMap((item) => item.anchor ?? []))

/** What is asked is bound, and what binds is asked or left out with a reason. */
function checkPlacement({ clause, file, frontMatter }: AuthoredClause, report: Report): void {
  const { placement } = clause
  const uses = [
    { path: ['placement'] as PropertyKey[], from: clause.from, ...placement },
    ...placement.exceptions.map((exception, index) => ({
      path: ['placement', 'exceptions', index] as PropertyKey[],
      from: higher(clause.from, exception.when.from ?? 'low'),
      ...exception,
    })),
  ]
  for (const { path, from, tender, scores } of uses) {
    const problem = (code: string, message: string, hint: string) =>
      report.add(file, frontMatter.at(...path), { code, field: path.join('.'), message, hint })
    if (
      tender !== 'none' &&
      !clause.question.some(
        (part) =>
          !part.from &&
          canBind(part.audience, {}) &&
          Object.keys(part.audience).length === 0 &&
          part.items.some((item) => item.gate),
      )
    )
      problem(
        'no-question',
        `the tender asks (${tender}), but there is no general question marked .gate`,
        'Add "1. {#accept .yes-no .gate} Does the Bidder accept …?", or write tender: none with a reason.',
      )
    if (tender !== 'score') {
      if (scores)
        problem(
          'not-scored',
          'a promise is named, but nothing is scored',
          'Write tender: score, or remove scores.',
        )
      continue
    }
    if (!clause.scoring)
      problem(
        'no-scoring',
        'the question is scored, but scoring is missing',
        'Add scoring: { max, minimum, weight } and a ## Scoring table.',
      )
    if (!scores) {
      problem(
        'unbound-promise',
        'a scored promise that no condition binds',
        'Add scores: { question: …, condition: … }.',
      )
      continue
    }
    const question = partWith(clause.question, scores.question)
    const condition = partWith(clause.condition, scores.condition)
    if (!question)
      problem(
        'unbound-promise',
        `there is no question "#${scores.question}"`,
        suggest(scores.question, anchorsOf(clause.question)),
      )
    if (!condition)
      problem(
        'unbound-promise',
        `there is no item "#${scores.condition}" in the condition`,
        suggest(scores.condition, anchorsOf(clause.condition)),
      )
    for (const [what, part] of [
      ['question', question],
      ['condition', condition],
    ] as const) {
      if (part && !inForce(higher(clause.from, part.from ?? 'low'), from))
        problem(
          'unbound-promise',
          `the ${what} "#${scores[what]}" is in force only from ${part.from}, but is scored from ${from}`,
          'Move it to a lower tier or score later.',
        )
      if (part && Object.keys(part.audience).length > 0)
        problem(
          'unbound-promise',
          `the ${what} "#${scores[what]}" binds only some suppliers`,
          'What is scored must be asked of and bind every bidder alike.',
        )
    }
    for (const tier of tiers.filter((one) => inForce(from, one))) {
      if (clause.scoring && clause.scoring.weight[tier] === undefined)
        problem(
          'no-scoring',
          `there is no weight for tier ${tier}`,
          `Add ${tier}: … under scoring.weight.`,
        )
      const points = new Set(
        clause.scoring?.descriptors
          .filter((one) => inForce(one.from, tier))
          .map((one) => one.points),
      )
      for (let point = 0; clause.scoring && point <= clause.scoring.max; point++)
        if (!points.has(point))
          problem(
            'no-scoring',
            `nothing says what earns ${point} at tier ${tier}`,
            'Add a row to the Scoring table.',
          )
    }
  }
}

function checkMeasured(
  { clause, file, frontMatter, kpis }: AuthoredClause,
  { catalogue }: AuthoredCatalogue,
  report: Report,
): void {
  const measured = catalogue.clauses[clause.id]?.kpis.length ?? 0
  const own = Object.values(catalogue.kpis).some(
    (kpi) => kpi.clause === clause.id || kpi.alsoMeasures.includes(clause.id),
  )
  if (kpis === 'derived' && measured === 0)
    report.add(file, frontMatter.at('kpis'), {
      code: 'unmeasured',
      field: 'kpis',
      message: 'no KPI measures this clause',
      hint: 'Add one, name the clause in alsoMeasures of another, or write kpis: { none: reason }.',
    })
  if (kpis !== 'derived' && own)
    report.add(file, frontMatter.at('kpis'), {
      code: 'unmeasured',
      field: 'kpis',
      message: 'a KPI measures this clause, but the front matter says none does',
      hint: 'Write kpis: derived.',
    })
}
