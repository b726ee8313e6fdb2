// Proofs over the files beside the clauses: what definitions, strings, overlays and sets name must exist, and exist once.

import { riskConditions } from '../assess/risk.ts'
import type { Catalogue, Category, Jurisdiction, Kpi, Overlay } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { AuthoredText } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { AuthoredCatalogue } from './catalogue.ts'
import type { Report, SourceFile } from './source.ts'

/** Ids that a file name announces, also where the file itself cannot be read. */
export const announcedIds = (files: readonly SourceFile[]): Set<string> =>
  new Set(
    files.flatMap(
      ({ path }) => /\/((?:KPI-)?[A-Z]{3}-\d{2}(?:\.\d+)?)\.[^/]+$/.exec(path)?.[1] ?? [],
    ),
  )

/** Checks the files beside the clauses. */
export function checkSharedReferences(authored: AuthoredCatalogue, report: Report): void {
  const { catalogue, files } = authored
  const announced = announcedIds(files)
  const ids = Object.keys(catalogue.clauses)
  const unknownClause = (id: string) => !Object.hasOwn(catalogue.clauses, id) && !announced.has(id)
  /** Reports at the first place in the file where the words stand. */
  const at = (
    file: SourceFile,
    words: string,
    code: string,
    field: string,
    message: string,
    hint: string,
  ) => report.add(file, Math.max(0, file.text.indexOf(words)), { code, field, message, hint })

  checkDefinitions(authored, unknownClause, report)
  for (const file of files.filter(({ path }) => path.startsWith('clauses/strings/'))) {
    const strings = Object.values(catalogue.strings).find((one) =>
      file.text.includes(`language: ${one.language}`),
    )
    for (const [key, text] of Object.entries(strings?.text ?? {}))
      for (const id of clausesIn(text))
        if (unknownClause(id))
          at(
            file,
            id,
            'dead-reference',
            `text.${key}`,
            `there is no clause ${id}`,
            suggest(id, ids),
          )
  }

  for (const [folder, entries, what] of [
    ['clauses/jurisdictions/', catalogue.jurisdictions, 'jurisdiction'],
    ['clauses/categories/', catalogue.categories, 'category'],
  ] as const) {
    for (const entry of Object.values(entries)) {
      const file = files.find(
        ({ path, text }) =>
          path.startsWith(folder) && new RegExp(`^id: ["']?${entry.id}["']?\\s*$`, 'm').test(text),
      )
      if (!file) continue
      if (!file.path.endsWith(`/${entry.id}.yaml`) && what === 'category')
        at(
          file,
          'id:',
          'file-name',
          'id',
          `the file is called ${file.path.split('/').at(-1)}, but its id is ${entry.id}`,
          `Call it ${entry.id}.yaml.`,
        )
      const placed =
        'placement' in entry
          ? (entry as Jurisdiction).placement.flatMap((rule) => rule.clauses)
          : []
      for (const id of placed)
        if (file.text.includes(id) && unknownClause(id))
          at(file, id, 'unknown-id', 'placement', `there is no clause ${id}`, suggest(id, ids))
      checkOverlay(
        entry.parameters,
        catalogue,
        (words, message, hint) =>
          file.text.includes(words) && at(file, words, 'unknown-id', 'parameters', message, hint),
      )
      if (what === 'category')
        checkCategory(entry as Category, catalogue, (words, code, message, hint) =>
          at(file, words, code, 'evidence', message, hint),
        )
    }
  }
  for (const overlay of catalogue.overlays) {
    const file = files.find(({ path }) => path === `clauses/overlays/${overlay.id}.yaml`)
    if (!file) continue
    checkOverlay(overlay.parameters, catalogue, (words, message, hint) =>
      at(file, words, 'unknown-id', 'parameters', message, hint),
    )
    for (const id of Object.keys(overlay.omit))
      if (unknownClause(id))
        at(file, id, 'unknown-id', 'omit', `there is no clause ${id}`, suggest(id, ids))
  }
  checkDoubleValues(authored, report)
  checkTables(authored, (path, words, code, message, hint) => {
    const file = files.find((one) => one.path === path)
    if (file) at(file, words, code, '', message, hint)
  })
  const sketches = files.find(({ path }) => path === 'clauses/answer-sketches.yaml')
  if (sketches)
    checkSketches(authored, sketches, (words, code, field, message, hint) =>
      at(sketches, words, code, field, message, hint),
    )
  const strategies = files.find(({ path }) => path === 'clauses/strategies.yaml')
  if (strategies)
    for (const id of Object.values(catalogue.strategies).flatMap(({ prefer }) => prefer))
      if (unknownClause(id))
        at(strategies, id, 'unknown-id', 'prefer', `there is no clause ${id}`, suggest(id, ids))

  checkTwice(files, report)
  for (const { file, kpi, located } of authored.kpis) {
    const stage = catalogue.clauses[kpi.clause]?.stage
    const folder = file.path.split('/').at(-2)
    if (stage && folder !== stage)
      report.add(file, located.at('id'), {
        code: 'folder',
        field: 'id',
        message: `the KPI lies in "${folder}", its clause in "${stage}"`,
        hint: `Move it to kpis/${stage}/.`,
      })
    checkExamples(kpi, (index, path, message, hint) =>
      report.add(file, located.at('examples', index, ...path), {
        code: 'example',
        field: `examples[${index}].${path.join('.')}`,
        message,
        hint,
      }),
    )
  }
}

const clausesIn = (text: AuthoredText): string[] =>
  text.flatMap((node) =>
    typeof node !== 'string' && node.type === 'ref' && !node.to.startsWith('KPI-')
      ? [node.to.split('#')[0]!]
      : [],
  )

function checkDefinitions(
  { catalogue, definitions }: AuthoredCatalogue,
  unknownClause: (id: string) => boolean,
  report: Report,
): void {
  const forms = new Map<string, string>()
  for (const { id, file, section, forms: own } of definitions) {
    for (const form of own) {
      const other = forms.get(form)
      if (other !== undefined && other !== id)
        report.add(file, section.offset, {
          code: 'double-definition',
          field: id,
          message: `the form "${form}" belongs to "${other}" and to "${id}"`,
          hint: 'A word has one definition.',
        })
      forms.set(form, id)
    }
    for (const node of Object.hasOwn(catalogue.definitions, id)
      ? catalogue.definitions[id]!.text.flat()
      : []) {
      if (typeof node === 'string') continue
      const words = node.type === 'ref' ? node.to : node.type === 'value' ? node.name : ''
      const problem = (code: string, message: string, hint: string) =>
        report.add(
          file,
          section.offset + Math.max(0, file.text.slice(section.offset).indexOf(words)),
          { code, field: id, message, hint },
        )
      if (node.type === 'value')
        problem(
          'undeclared-parameter',
          `a definition has no parameters, so "${node.name}" means nothing`,
          'Write the words out, or refer to the clause.',
        )
      else if (
        node.type === 'ref' &&
        node.to.startsWith('KPI-') &&
        !Object.hasOwn(catalogue.kpis, node.to)
      )
        problem(
          'dead-reference',
          `there is no KPI ${node.to}`,
          suggest(node.to, Object.keys(catalogue.kpis)),
        )
    }
    for (const target of catalogue.definitions[id]?.text.flatMap(clausesIn) ?? []) {
      if (unknownClause(target))
        report.add(
          file,
          section.offset + Math.max(0, file.text.slice(section.offset).indexOf(target)),
          {
            code: 'dead-reference',
            field: id,
            message: `there is no clause ${target}`,
            hint: suggest(target, Object.keys(catalogue.clauses)),
          },
        )
    }
  }
}

function checkOverlay(
  overlay: Overlay,
  catalogue: Catalogue,
  problem: (words: string, message: string, hint: string) => void,
): void {
  for (const [id, values] of Object.entries(overlay)) {
    const clause = Object.hasOwn(catalogue.clauses, id) ? catalogue.clauses[id] : undefined
    if (!clause) {
      problem(id, `there is no clause ${id}`, suggest(id, Object.keys(catalogue.clauses)))
      continue
    }
    for (const [name, value] of Object.entries(values)) {
      const parameter = Object.hasOwn(clause.parameters, name) ? clause.parameters[name] : undefined
      if (!parameter) {
        problem(
          name,
          `${id} has no parameter "${name}"`,
          suggest(name, Object.keys(clause.parameters)),
        )
        continue
      }
      const numeric = ['period', 'integer', 'percent', 'money'].includes(parameter.type)
      for (const own of typeof value === 'object' ? Object.values(value) : [value])
        if (numeric !== (typeof own === 'number'))
          problem(
            name,
            `${id}.${name} expects ${numeric ? 'a number' : 'text'}`,
            'Change the value.',
          )
      for (const [key, own] of typeof value === 'object'
        ? Object.entries(value)
        : [['', value] as const]) {
        if (typeof own !== 'number') continue
        const [min, max] = [parameter.min, parameter.max].map((bound) =>
          typeof bound === 'number' ? bound : undefined,
        )
        if ((min !== undefined && own < min) || (max !== undefined && own > max))
          problem(
            name,
            `${id}.${name}${key && `.${key}`}: ${own} is outside ${min ?? 0} to ${max ?? 'any'}`,
            'Stay within the bounds of the clause.',
          )
      }
    }
  }
}

/** Added evidence proves items that exist, for clauses that exist. */
function checkCategory(
  category: Category,
  catalogue: Catalogue,
  problem: (words: string, code: string, message: string, hint: string) => void,
): void {
  if (!category.risk)
    problem(
      'id:',
      'missing',
      'the risk profile is missing',
      'Add risk: { tier, labourIntensity, why }.',
    )
  for (const [id, rows] of Object.entries(category.evidence ?? {})) {
    const clause = Object.hasOwn(catalogue.clauses, id) ? catalogue.clauses[id] : undefined
    if (!clause)
      problem(
        id,
        'unknown-id',
        `there is no clause ${id}`,
        suggest(id, Object.keys(catalogue.clauses)),
      )
    const anchors =
      clause?.condition.flatMap((part) => part.items.flatMap((item) => item.anchor ?? [])) ?? []
    for (const anchor of clause ? rows.flatMap((row) => row.proves) : [])
      if (!anchors.includes(anchor))
        problem(anchor, 'dead-anchor', `${id} has no item "#${anchor}"`, suggest(anchor, anchors))
  }
  const titles = new Set(category.sources.map(({ title }) => title))
  for (const { sources, issue } of category.risks)
    for (const title of sources)
      if (!titles.has(title))
        problem(
          title,
          'unknown-source',
          `"${title}", named for "${issue}", is not under sources`,
          suggest(title, titles),
        )
}

/** Category and jurisdiction, or two overlays, that set the same parameter: nobody could say which one holds. */
function checkDoubleValues({ catalogue, files }: AuthoredCatalogue, report: Report): void {
  const names = (parameters: Overlay) =>
    Object.entries(parameters).flatMap(([id, values]) =>
      Object.keys(values).map((name) => `${id}.${name}`),
    )
  const problem = (one: string, other: string, name: string) => {
    const file = files.find(({ path }) => path === other) ?? files.find(({ path }) => path === one)
    if (file)
      report.add(file, Math.max(0, file.text.indexOf(name.split('.')[1]!)), {
        code: 'double-value',
        field: name,
        message: `${name} is set by ${one} and by ${other}`,
        hint: 'Keep one of the two.',
      })
  }
  for (const category of Object.values(catalogue.categories))
    for (const jurisdiction of Object.values(catalogue.jurisdictions)) {
      const both = names(category.parameters).filter((name) =>
        names(jurisdiction.parameters).includes(name),
      )
      for (const name of both)
        problem(
          `clauses/categories/${category.id}.yaml`,
          `clauses/jurisdictions/${jurisdiction.id}.yaml`,
          name,
        )
    }
  const seen = new Map<string, string>()
  for (const overlay of catalogue.overlays) {
    const path = `clauses/overlays/${overlay.id}.yaml`
    for (const name of names(overlay.parameters)) {
      const first = seen.get(name)
      if (first !== undefined) problem(first, path, name)
      seen.set(name, path)
    }
  }
}

/** What the tables of schemes, engagement, clause sets and strategies name. */
function checkTables(
  { catalogue }: AuthoredCatalogue,
  problem: (path: string, words: string, code: string, message: string, hint: string) => void,
): void {
  const ids = Object.keys(catalogue.clauses)
  const { issues, schemes } = catalogue.verification
  for (const { id, clauses } of issues)
    for (const clause of clauses)
      if (!ids.includes(clause))
        problem(
          'clauses/schemes.yaml',
          clause,
          'unknown-id',
          `there is no clause ${clause}, named by the issue "${id}"`,
          suggest(clause, ids),
        )
  for (const id of Object.keys(catalogue.crosswalk))
    if (!ids.includes(id))
      problem(
        'clauses/crosswalk.yaml',
        id,
        'unknown-id',
        `there is no clause ${id}`,
        suggest(id, ids),
      )
  for (const id of Object.keys(catalogue.keywords))
    if (!ids.includes(id))
      problem(
        'clauses/keywords.yaml',
        id,
        'unknown-id',
        `there is no clause ${id}`,
        suggest(id, ids),
      )
  const known = issues.map(({ id }) => id)
  for (const scheme of schemes) {
    for (const id of Object.keys(scheme.coverage))
      if (!known.includes(id))
        problem(
          'clauses/schemes.yaml',
          id,
          'unknown-id',
          `${scheme.id} speaks of an unknown issue "${id}"`,
          suggest(id, known),
        )
    for (const id of known)
      if (!Object.hasOwn(scheme.coverage, id))
        problem(
          'clauses/schemes.yaml',
          `id: ${scheme.id}`,
          'missing',
          `${scheme.id} says nothing about "${id}"`,
          'Add the cell; level none is an answer.',
        )
  }
  for (const rule of catalogue.risk.rules) {
    const at = `id: ${rule.id}`
    if (!(riskConditions as readonly string[]).includes(rule.id))
      problem(
        'clauses/risk.yaml',
        at,
        'unknown-id',
        `no condition "${rule.id}" is known`,
        suggest(rule.id, riskConditions),
      )
    if (rule.effect === 'at-least' && !rule.tier)
      problem(
        'clauses/risk.yaml',
        at,
        'missing',
        `"${rule.id}" does not say which tier at least`,
        'Add tier: high.',
      )
    if (['large-and-long', 'small-and-short'].includes(rule.id))
      for (const limit of ['value', 'months'])
        if (rule.limits?.[limit] === undefined)
          problem(
            'clauses/risk.yaml',
            at,
            'missing',
            `"${rule.id}" needs limits.${limit}`,
            'Add limits: { value, months }.',
          )
  }
  for (const set of Object.values(catalogue.clauseSets))
    if (set.clauses !== 'all')
      for (const id of set.clauses)
        if (!ids.includes(id))
          problem(
            'clauses/sets.yaml',
            id,
            'unknown-id',
            `there is no clause ${id}`,
            suggest(id, ids),
          )
  const { steps, levels } = catalogue.engagement
  for (const step of steps)
    if (step.levels.map(({ level }) => level).join() !== levels.map(({ level }) => level).join())
      problem(
        'clauses/engagement.yaml',
        `id: ${step.id}`,
        'levels',
        `${step.id} describes other levels than ${levels.map(({ level }) => level).join(', ')}`,
        'Say for each level what earns it.',
      )
  for (const kpi of Object.values(catalogue.kpis)) {
    if (kpi.clause !== 'VOI-01' || kpi.measure.type !== 'maturity' || steps.length === 0) continue
    const differs =
      kpi.measure.steps.join() !== steps.map(({ id }) => id).join() ||
      kpi.measure.levels.map(({ level }) => level).join() !==
        levels.map(({ level }) => level).join()
    if (differs)
      problem(
        'clauses/engagement.yaml',
        'steps',
        'levels',
        `steps or levels differ from those of ${kpi.id}`,
        'The KPI counts by this table; both must name the same.',
      )
  }
}

/** Fewest and most words of a sketch: enough to show a thought, too few to hand in. */
const sketchWords = { min: 40, max: 90 }

/** Sketches speak of scored questions that exist, keep within their points, and come in a weak and a strong form. */
function checkSketches(
  { catalogue, base }: AuthoredCatalogue,
  file: SourceFile,
  problem: (words: string, code: string, field: string, message: string, hint: string) => void,
): void {
  const scored = Object.values(catalogue.clauses).filter(({ scoring }) => scoring)
  for (const [id, questions] of Object.entries(catalogue.answerSketches.clauses)) {
    // those of the catalogue that is added to were checked with it
    if (base?.answerSketches.clauses[id] === questions) continue
    const clause = scored.find((one) => one.id === id)
    if (!clause) {
      problem(
        id,
        'unknown-id',
        `clauses.${id}`,
        Object.hasOwn(catalogue.clauses, id)
          ? `${id} has no scored question`
          : `there is no clause ${id}`,
        suggest(
          id,
          scored.map((one) => one.id),
        ),
      )
      continue
    }
    const anchors = clause.question.flatMap((part) =>
      part.items.flatMap((item) => (item.gate || item.bullet || !item.anchor ? [] : [item.anchor])),
    )
    for (const anchor of anchors)
      if (!Object.hasOwn(questions, anchor))
        problem(
          id,
          'missing',
          `clauses.${id}`,
          `${id} has no sketch for the question "#${anchor}"`,
          'Write a weak and a strong one.',
        )
    for (const [anchor, sketches] of Object.entries(questions)) {
      const field = `clauses.${id}.${anchor}`
      if (!anchors.includes(anchor))
        problem(
          id,
          'dead-anchor',
          field,
          `${id} has no scored question "#${anchor}"`,
          suggest(anchor, anchors),
        )
      for (const answer of ['weak', 'strong'] as const)
        if (!sketches.some((one) => one.answer === answer))
          problem(
            id,
            'missing',
            field,
            `there is no ${answer} sketch for "#${anchor}" of ${id}`,
            'Write one of each.',
          )
      for (const { points, text, why, answer } of sketches) {
        const first = plainText(text).split(' ').slice(0, 6).join(' ')
        const words = plainText(text).split(/\s+/).length
        const own = (code: string, message: string, hint: string) =>
          problem(file.text.includes(first) ? first : id, code, field, message, hint)
        if (points > clause.scoring!.max)
          own(
            'out-of-range',
            `${points} points, but ${id} gives at most ${clause.scoring!.max}`,
            'Name the points of its scoring table.',
          )
        else if (!clause.scoring!.descriptors.some((row) => row.points === points))
          own(
            'out-of-range',
            `the scoring table of ${id} has no row for ${points} points`,
            'Name the points of its scoring table.',
          )
        if (words < sketchWords.min || words > sketchWords.max)
          own(
            'length',
            `the ${answer} sketch has ${words} words`,
            `Write ${sketchWords.min} to ${sketchWords.max}.`,
          )
        if ([...text, ...why].some((node) => typeof node !== 'string' && node.type !== 'term'))
          own('template', 'a sketch has no parameters and no references', 'Write the words out.')
      }
    }
  }
}

/** Ids and languages that stand in two files, or twice in one list. */
function checkTwice(files: readonly SourceFile[], report: Report): void {
  const groups: readonly (readonly [RegExp, RegExp])[] = [
    [/^clauses\/strings\//, /^language: *["']?([\w-]+)/gm],
    [/^clauses\/jurisdictions\/(?!sources)/, /^id: *["']?([\w-]+)/gm],
    [/^clauses\/categories\//, /^id: *["']?([\w-]+)/gm],
    [/^clauses\/strategies\.yaml$/, /^- (?:\{ *)?id: *["']?([\w-]+)/gm],
    [/^clauses\/sets\.yaml$/, /^- (?:\{ *)?id: *["']?([\w-]+)/gm],
    [/^clauses\/overlays\//, /^id: *["']?([\w-]+)/gm],
    [/^kpis\/sets\.yaml$/, /^- (?:\{ *)?id: *["']?([\w-]+)/gm],
  ]
  for (const [path, pattern] of groups) {
    const seen = new Map<string, string>()
    for (const file of files.filter((one) => path.test(one.path))) {
      for (const match of file.text.matchAll(pattern)) {
        const first = seen.get(match[1]!)
        if (first !== undefined)
          report.add(file, match.index, {
            code: 'double-id',
            field: match[0].includes('language') ? 'language' : 'id',
            message: `"${match[1]}" is already used by ${first}`,
            hint: 'Keep one of the two.',
          })
        seen.set(match[1]!, file.path)
      }
    }
  }
}

/** What an evaluation can answer. */
const ratings = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
  'pending',
  'not-due',
  'not-applicable',
  'no-data',
  'invalid',
  'unrated',
]

function checkExamples(
  kpi: Kpi,
  problem: (index: number, path: PropertyKey[], message: string, hint: string) => void,
): void {
  const names = variablesOf(kpi)
  kpi.examples.forEach(({ given, expect }, index) => {
    if (!ratings.includes(expect.rating))
      problem(
        index,
        ['expect', 'rating'],
        `"${expect.rating}" is not a rating`,
        suggest(expect.rating, ratings),
      )
    if (!names) return
    for (const name of Object.keys(given))
      if (!names.includes(name))
        problem(index, ['given', name], `the KPI counts no "${name}"`, suggest(name, names))
  })
}

/** Names that an example may give; nothing where the measure has none. */
function variablesOf({ measure }: Kpi): string[] | undefined {
  switch (measure.type) {
    case 'proportion':
      return [
        measure.population,
        measure.numerator,
        ...measure.exclusions,
        ...measure.exceptions,
      ].map(({ name }) => name)
    case 'ratio':
      return [measure.numerator.name, measure.denominator.name]
    case 'amount-share':
      return [measure.paid.name, measure.owed.name]
    case 'count':
      return [measure.of.name]
    case 'duration':
      return ['closed', 'open']
    default:
      return undefined
  }
}
