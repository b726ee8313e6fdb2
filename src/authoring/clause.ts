// One clause file: from Markdown and front matter to data of the catalogue.

import type * as z from 'zod/mini'
import {
  type Audience,
  type Role,
  roles,
  type Size,
  sizes,
  type Tier,
  tiers,
} from '../model/audience.ts'
import {
  type Clause,
  type Evidence,
  type Form,
  type FormColumnType,
  type Grade,
  type Guidance,
  grades,
  type Item,
  type Parameter,
  type Part,
  type Scoring,
  type Stage,
  stages,
} from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import { type AnswerKind, type AuthoredText, answerKinds } from '../model/text.ts'
import { type InlineContext, lowerText, type TermFinder } from './inline.ts'
import {
  type AuthoredItem,
  type AuthoredTable,
  type Block,
  type MarkdownSection,
  readMarkdown,
  runIn,
  type Slice,
} from './markdown.ts'
import { clauseSchema } from './schemas.ts'
import type { Report, SourceFile } from './source.ts'
import { type Located, readYaml } from './yaml.ts'

/** A lowered paragraph and where it came from. Lint and the Handlebars oracle read these. */
export interface Paragraph {
  readonly slice: Slice
  readonly text: AuthoredText
  /** The H2 it stands under. */
  readonly section: string
  readonly audience: Audience
  readonly from?: Tier
  readonly role: 'outcome' | 'item' | 'bullet' | 'sub-item' | 'cell' | 'prose' | 'data'
  readonly heading?: string
}

/** A clause with the places where its pieces stand. */
export interface AuthoredClause {
  readonly file: SourceFile
  readonly clause: Clause
  readonly frontMatter: Located<z.infer<typeof clauseSchema>>
  readonly paragraphs: readonly Paragraph[]
  /** Offsets of anchors: `question#plan`, `condition#site-list`. */
  readonly anchors: ReadonlyMap<string, number>
  /** `kpis: derived` or the reason for none. */
  readonly kpis: 'derived' | { none: string }
}

/** H2 headings, in their order. */
export const sectionTitles = [
  'Purpose',
  'Question',
  'Scoring',
  'Condition',
  'Form',
  'Evidence',
  'Consequence',
  'Consultation',
  'For the buyer',
  'For the supplier',
] as const
type SectionTitle = (typeof sectionTitles)[number]
const required: readonly SectionTitle[] = [
  'Purpose',
  'Condition',
  'Evidence',
  'Consequence',
  'For the buyer',
  'For the supplier',
]

/** Reads one clause file. Answers `undefined` where what is wrong leaves no clause to work with. */
export function readClause(
  file: SourceFile,
  findTerms: TermFinder,
  report: Report,
): AuthoredClause | undefined {
  const markdown = readMarkdown(file, report)
  const frontMatter = readYaml(markdown.frontMatter, clauseSchema, file, report)
  const sections = readSections(markdown.sections, file, report)
  if (!frontMatter) return undefined
  const meta = frontMatter.value

  const [folder, name] = file.path.split('/').slice(-2) as [string, string]
  const stem = file.path.includes('/archive/') ? `${meta.id}@${meta.revision}` : meta.id
  if (!name.startsWith(`${stem}.`))
    report.add(file, frontMatter.at('id'), {
      code: 'file-name',
      field: 'id',
      message: `the file is called ${name}, but its id is ${meta.id}`,
      hint: `Call it ${stem}.${slug(meta.title)}.md.`,
    })
  if (!stages.includes(folder as Stage))
    report.add(file, 0, {
      code: 'folder',
      message: `"${folder}" is not a stage`,
      hint: suggest(folder, stages),
    })

  const reader = createReader(file, findTerms, report)
  const section = (title: SectionTitle) => sections.get(title)
  const question = reader.parts(section('Question'), 'Question', 'question')
  const { outcome, parts: condition } = reader.condition(section('Condition'))
  const consequence = reader.parts(section('Consequence'), 'Consequence')
  const clause: Clause = {
    id: meta.id,
    revision: meta.revision,
    title: meta.title,
    stage: folder as Stage,
    from: meta.from,
    since: meta.since,
    status: meta.status,
    ...(meta.replacedBy && { replacedBy: meta.replacedBy }),
    reviewed: meta.reviewed === 'none' ? [] : meta.reviewed,
    subjectMatter: reader.prose(
      { source: meta.subjectMatter, offset: frontMatter.at('subjectMatter') },
      'subjectMatter',
      {},
      undefined,
      'data',
    ),
    placement: meta.placement as Clause['placement'],
    ...(meta.scoring && { scoring: reader.scoring(section('Scoring'), meta.scoring) }),
    kpis: [],
    ...(meta.kpis !== 'derived' && { noKpi: meta.kpis.none }),
    parameters: Object.fromEntries(
      Object.entries(meta.parameters).map(([key, parameter]) => [
        key,
        normaliseParameter(parameter),
      ]),
    ),
    effort: {
      buyerTender: hoursByTier(meta.effort.buyerTender),
      buyerPerYear: hoursByTier(meta.effort.buyerPerYear),
      supplierPerYear: {
        reseller: hoursByTier(meta.effort.supplierPerYear.reseller),
        brand: hoursByTier(meta.effort.supplierPerYear.brand),
      },
    },
    sources: meta.sources,
    purpose: reader.paragraphs(section('Purpose')?.block, 'Purpose'),
    question,
    outcome,
    condition,
    consequence,
    evidence: reader.evidence(section('Evidence')),
    forms: reader.forms(section('Form')),
    consultation: reader.parts(section('Consultation'), 'Consultation'),
    guidance: {
      buyer: reader.guidance(section('For the buyer'), 'For the buyer'),
      supplier: reader.guidance(section('For the supplier'), 'For the supplier'),
    },
  }
  if (meta.scoring && !section('Scoring'))
    report.add(file, frontMatter.at('scoring'), {
      code: 'missing-section',
      field: 'scoring',
      message: 'the clause is scored but has no "## Scoring"',
      hint: 'Add the table of points.',
    })
  if (!meta.scoring && section('Scoring'))
    report.add(file, section('Scoring')!.offset, {
      code: 'no-scoring',
      field: 'Scoring',
      message: 'there is a table of points, but `scoring` is missing from the front matter',
      hint: 'Add scoring: { max, minimum, weight }.',
    })
  return {
    file,
    clause,
    frontMatter,
    paragraphs: reader.found,
    anchors: reader.anchors,
    kpis: meta.kpis,
  }
}

/** A lower-case name for files and ids: "Final production sites" → `final-production-sites`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A tier that is not named takes the hours of the one below; the lowest that is named holds for those below it. */
function hoursByTier(hours: number | Partial<Record<Tier, number>>): Record<Tier, number> {
  if (typeof hours === 'number') return { low: hours, medium: hours, high: hours }
  const low = hours.low ?? hours.medium ?? hours.high ?? 0
  const medium = hours.medium ?? low
  return { low, medium, high: hours.high ?? medium }
}

function normaliseParameter(
  parameter: z.infer<typeof clauseSchema>['parameters'][string],
): Parameter {
  const { after, ...rest } = parameter
  return {
    ...rest,
    ...(after !== undefined && { after: Array.isArray(after) ? after : [after] }),
  } as Parameter
}

function readSections(
  list: readonly MarkdownSection[],
  file: SourceFile,
  report: Report,
): Map<SectionTitle, MarkdownSection> {
  const sections = new Map<SectionTitle, MarkdownSection>()
  let last = -1
  for (const section of list) {
    const index = sectionTitles.indexOf(section.title as SectionTitle)
    const title = section.title as SectionTitle
    if (index < 0)
      report.add(file, section.offset, {
        code: 'unknown-heading',
        message: `"## ${section.title}" is not a heading of a clause`,
        hint: suggest(section.title, sectionTitles),
      })
    else if (sections.has(title))
      report.add(file, section.offset, {
        code: 'double-heading',
        message: `"## ${title}" stands twice`,
        hint: 'Merge the two.',
      })
    else {
      if (index < last)
        report.add(file, section.offset, {
          code: 'heading-order',
          message: `"## ${title}" stands too late`,
          hint: `The order is: ${sectionTitles.join(', ')}.`,
        })
      last = Math.max(last, index)
      sections.set(title, section)
    }
  }
  for (const title of required)
    if (!sections.has(title))
      report.add(file, file.text.length, {
        code: 'missing-section',
        message: `"## ${title}" is missing`,
        hint: 'Add it; the headings are listed in docs/authoring.md.',
      })
  return sections
}

/** Reads "Reseller, from medium", "From high", "SME reseller", "all": whom a part or row is for, and from which tier. */
export function readAudience(title: string): { audience: Audience; from?: Tier } | undefined {
  const audience: { role?: Role; size?: Size; buyer?: true } = {}
  let from: Tier | undefined
  for (const piece of title.split(',').map((word) => word.trim().toLowerCase())) {
    const tier = /^from (\w+)$/.exec(piece)?.[1] as Tier | undefined
    if (tier !== undefined) {
      if (!tiers.includes(tier) || from) return undefined
      from = tier
      continue
    }
    for (const word of piece.split(/\s+/)) {
      if (roles.includes(word as Role) && !audience.role) audience.role = word as Role
      else if (sizes.includes(word as Size) && !audience.size) audience.size = word as Size
      else if (word === 'buyer' && !audience.buyer) audience.buyer = true
      else if (word !== 'all') return undefined
    }
  }
  if (audience.buyer && (audience.role || audience.size)) return undefined
  return { audience, ...(from && { from }) }
}

function createReader(file: SourceFile, findTerms: TermFinder, report: Report) {
  const found: Paragraph[] = []
  const anchors = new Map<string, number>()
  const problem = (offset: number, code: string, field: string, message: string, hint: string) =>
    report.add(file, offset, { code, field, message, hint })

  const prose = (
    slice: Slice,
    section: string,
    audience: Audience,
    from: Tier | undefined,
    role: Paragraph['role'],
    heading?: string,
  ): AuthoredText => {
    const context: InlineContext = { file, report, findTerms, field: section }
    const text = lowerText(slice.source, slice.offset, context)
    found.push({
      slice,
      text,
      section,
      audience,
      ...(from && { from }),
      role,
      ...(heading && { heading }),
    })
    return text
  }
  const paragraphs = (
    block: Block | undefined,
    section: string,
    audience: Audience = {},
    from?: Tier,
  ): AuthoredText[] =>
    (block?.paragraphs ?? []).map((slice) => prose(slice, section, audience, from, 'prose'))
  const onlyParagraphs = (block: Block, section: string) => {
    const extra = block.items[0] ?? block.tables[0]
    if (extra)
      problem(
        extra.offset,
        'content',
        section,
        'only paragraphs can stand here',
        'Write it as prose.',
      )
  }
  const audienceOf = (title: string, offset: number, section: string) => {
    const read = readAudience(title)
    if (!read)
      problem(
        offset,
        'unknown-heading',
        section,
        `"### ${title}" does not say whom a part binds`,
        'Write Reseller, Brand, SME, Large, Buyer, a role and size, From medium, From high, or "Reseller, from high".',
      )
    return read
  }
  /** The general block and each H3, with whom it binds. */
  const blocks = (section: MarkdownSection | undefined, title: string) => {
    if (!section) return []
    const list: { audience: Audience; from?: Tier; block: Block; offset: number }[] = [
      { audience: {}, block: section.block, offset: section.offset },
    ]
    const seen = new Set<string>()
    for (const part of section.parts) {
      const read = audienceOf(part.title, part.offset, title)
      if (!read) continue
      const key = JSON.stringify([read.audience, read.from])
      if (seen.has(key))
        problem(
          part.offset,
          'double-heading',
          title,
          `"### ${part.title}" stands twice`,
          'Merge the two.',
        )
      seen.add(key)
      list.push({ ...read, block: part.block, offset: part.offset })
    }
    return list
  }

  const item = (
    source: AuthoredItem,
    section: string,
    scope: string | undefined,
    audience: Audience,
    from: Tier | undefined,
  ): Item => {
    const { anchor, classes, values } = source.attributes
    if (anchor && scope) {
      const key = `${scope}#${anchor}`
      if (anchors.has(key))
        problem(
          source.offset,
          'double-anchor',
          section,
          `the anchor "#${anchor}" stands twice`,
          'Anchors are unique in the question and in the condition.',
        )
      if (!/^[a-z][a-z0-9-]*$/.test(anchor))
        problem(
          source.offset,
          'bad-anchor',
          section,
          `"#${anchor}" is not an anchor`,
          'Use lower-case letters, digits and hyphens.',
        )
      anchors.set(key, source.offset)
    }
    const kind = answerKinds.find((candidate) => classes.includes(candidate))
    for (const name of classes)
      if (name !== 'gate' && !answerKinds.includes(name as AnswerKind))
        problem(
          source.offset,
          'unknown-kind',
          section,
          `".${name}" is not a kind of answer`,
          suggest(name, [...answerKinds, 'gate']),
        )
    for (const name of Object.keys(values))
      if (!['words', 'needs', 'options'].includes(name))
        problem(
          source.offset,
          'unknown-attribute',
          section,
          `"${name}=" is not known here`,
          suggest(name, ['words', 'needs', 'options']),
        )
    const words = values.words === undefined ? undefined : Number(values.words)
    if (words !== undefined && !(Number.isInteger(words) && words > 0))
      problem(
        source.offset,
        'bad-attribute',
        section,
        `words=${values.words} is not a whole number above 0`,
        'Write words=400.',
      )
    if (scope === 'question') {
      if (!source.bullet && (!anchor || !kind))
        problem(
          source.offset,
          'missing-anchor',
          section,
          'a question needs an anchor and a kind of answer',
          'Write {#plan .narrative words=400} in front of it.',
        )
      if (kind === 'narrative' && !words)
        problem(
          source.offset,
          'bad-attribute',
          section,
          'a narrative answer needs a limit',
          'Add words=400; it is printed to bidders.',
        )
    } else if (scope === 'condition') {
      if (!source.bullet && (!anchor || !source.heading))
        problem(
          source.offset,
          'missing-anchor',
          section,
          'an item of a condition needs a run-in heading and an anchor',
          'Write **Site List.** {#site-list} in front of it.',
        )
      if (source.bullet && !(audience.role || audience.size))
        problem(
          source.offset,
          'bullet',
          section,
          'a - bullet permits a form and belongs under a supplier type',
          'Number it, or move it under ### SME.',
        )
    }
    if (source.bullet && source.items.length > 0)
      problem(source.offset, 'bullet', section, 'a - bullet cannot hold sub-items', 'Number it.')
    return {
      ...(anchor && { anchor }),
      ...(source.heading && { heading: source.heading.replace(/\.$/, '') }),
      ...(source.bullet && { bullet: true as const }),
      ...(kind && { kind }),
      ...(classes.includes('gate') && { gate: true as const }),
      ...(words && { words }),
      ...(values.needs === 'brand' && { needs: 'brand' as const }),
      ...(values.options && { options: values.options.split(';').map((option) => option.trim()) }),
      text: prose(
        source.text,
        section,
        audience,
        from,
        source.bullet ? 'bullet' : 'item',
        source.heading,
      ),
      ...(source.items.length > 0 && {
        items: source.items.map((sub) => prose(sub, section, audience, from, 'sub-item')),
      }),
    }
  }
  const partOf = (
    {
      audience,
      from,
      block,
      offset,
    }: { audience: Audience; from?: Tier; block: Block; offset: number },
    section: string,
    scope?: string,
  ): Part => {
    const extra = block.paragraphs[0] ?? block.tables[0]
    if (extra)
      problem(
        extra.offset,
        'content',
        section,
        'only numbered items and - bullets can stand here',
        'Number it.',
      )
    if (block.items.length === 0)
      problem(
        offset,
        'empty-part',
        section,
        'nothing stands under this heading',
        'Remove the heading or add an item.',
      )
    return {
      audience,
      ...(from && { from }),
      items: block.items.map((one) => item(one, section, scope, audience, from)),
    }
  }
  const parts = (section: MarkdownSection | undefined, title: string, scope?: string): Part[] =>
    blocks(section, title)
      .filter(
        ({ block }, index) =>
          index > 0 || block.items.length + block.paragraphs.length + block.tables.length > 0,
      )
      .map((block) => partOf(block, title, scope))

  const condition = (
    section: MarkdownSection | undefined,
  ): { outcome: AuthoredText; parts: Part[] } => {
    if (!section) return { outcome: [], parts: [] }
    const [first, ...others] = section.block.paragraphs
    const lead = first && runIn(first)
    if (!lead || lead.heading !== 'Outcome.') {
      problem(
        section.offset,
        'no-outcome',
        'Condition',
        section.parts.length > 0
          ? 'the condition has routes but no outcome'
          : 'the condition has no outcome',
        'Begin with **Outcome.** and one sentence that every supplier can sign.',
      )
      return { outcome: [], parts: [] }
    }
    const outcome = prose(lead.text, 'Condition', {}, undefined, 'outcome')
    return {
      outcome,
      parts: parts(
        { ...section, block: { ...section.block, paragraphs: others } },
        'Condition',
        'condition',
      ),
    }
  }

  const tableOf = (
    block: Block,
    section: string,
    header: readonly string[],
  ): AuthoredTable | undefined => {
    const [table, second] = block.tables
    if (second)
      problem(
        second.offset,
        'content',
        section,
        'there are two tables under one heading',
        'Merge them or use an H3.',
      )
    if (!table) return undefined
    const given = table.header.map((cell) => cell.source)
    if (given.join('|') !== header.join('|')) {
      problem(
        table.offset,
        'table',
        section,
        `the columns are ${given.join(' | ')}`,
        `They must be ${header.join(' | ')}.`,
      )
      return undefined
    }
    for (const row of table.rows)
      if (row.length !== header.length)
        problem(
          row[0]?.offset ?? table.offset,
          'table',
          section,
          `this row has ${row.length} cells, not ${header.length}`,
          'Check the | marks.',
        )
    return { ...table, rows: table.rows.filter((row) => row.length === header.length) }
  }
  const cell = (slice: Slice, section: string, audience: Audience, from?: Tier) => {
    if (!slice.source) problem(slice.offset, 'table', section, 'a cell is empty', 'Fill it.')
    return prose(slice, section, audience, from, 'cell')
  }
  const forCell = (slice: Slice, section: string) => {
    const read = readAudience(slice.source)
    if (!read)
      problem(
        slice.offset,
        'table',
        section,
        `"${slice.source}" does not say whom a row is for`,
        'Write all, reseller, brand, sme, large, or "brand, from medium".',
      )
    return read ?? { audience: {} }
  }

  return {
    found,
    anchors,
    prose,
    paragraphs,
    parts,
    condition,
    guidance: (section: MarkdownSection | undefined, title: string): Guidance[] =>
      blocks(section, title).flatMap(({ audience, from, block }) => {
        onlyParagraphs(block, title)
        return block.paragraphs.length === 0
          ? []
          : [
              {
                audience,
                ...(from && { from }),
                paragraphs: paragraphs(block, title, audience, from),
              },
            ]
      }),
    scoring: (
      section: MarkdownSection | undefined,
      meta: { max: number; minimum: number; weight: Partial<Record<Tier, number>> },
    ): Scoring => {
      const intro: AuthoredText[] = []
      const descriptors: Scoring['descriptors'][number][] = []
      for (const { audience, from, block, offset } of blocks(section, 'Scoring')) {
        if (Object.keys(audience).length > 0)
          problem(
            offset,
            'scoring',
            'Scoring',
            'points cannot differ by bidder',
            'The same table applies to all; only a tier can stand here.',
          )
        intro.push(...paragraphs(block, 'Scoring', {}, from))
        for (const row of tableOf(block, 'Scoring', ['Points', 'What earns them'])?.rows ?? []) {
          const points = Number(row[0]!.source)
          if (!Number.isInteger(points) || points < 0 || points > meta.max)
            problem(
              row[0]!.offset,
              'scoring',
              'Scoring',
              `"${row[0]!.source}" is not a number of points from 0 to ${meta.max}`,
              'Write one whole number in a row.',
            )
          descriptors.push({
            ...(from && { from }),
            points,
            text: cell(row[1]!, 'Scoring', {}, from),
          })
        }
      }
      return { ...meta, intro, descriptors }
    },
    evidence: (section: MarkdownSection | undefined): Evidence[] => {
      if (!section) return []
      for (const part of section.parts)
        problem(
          part.offset,
          'content',
          'Evidence',
          'evidence is one table',
          'Say in the column For whom and from which tier a proof is for.',
        )
      const rows =
        tableOf(section.block, 'Evidence', [
          'Proof',
          'Strength',
          'For',
          'Proves',
          'Shows',
          'Does not show',
        ])?.rows ?? []
      if (rows.length === 0)
        problem(
          section.offset,
          'table',
          'Evidence',
          'there is no accepted proof',
          'Add a table with one row for each proof.',
        )
      return rows.map((row) => {
        const { audience, from } = forCell(row[2]!, 'Evidence')
        if (!grades.includes(row[1]!.source as Grade))
          problem(
            row[1]!.offset,
            'table',
            'Evidence',
            `"${row[1]!.source}" is not a strength`,
            'Write E0 to E5.',
          )
        const proves = row[3]!.source.split(',').map((word) => word.trim().replace(/^#/, ''))
        for (const anchor of proves)
          if (!anchors.has(`condition#${anchor}`))
            problem(
              row[3]!.offset,
              'dead-anchor',
              'Evidence',
              `there is no item "#${anchor}" in the condition`,
              suggest(
                anchor,
                [...anchors.keys()].flatMap((key) =>
                  key.startsWith('condition#') ? [key.slice(10)] : [],
                ),
              ),
            )
        return {
          audience,
          ...(from && { from }),
          proof: cell(row[0]!, 'Evidence', audience, from),
          strength: row[1]!.source as Grade,
          proves,
          shows: cell(row[4]!, 'Evidence', audience, from),
          doesNotShow: cell(row[5]!, 'Evidence', audience, from),
        }
      })
    },
    forms: (section: MarkdownSection | undefined): Form[] =>
      blocks(section, 'Form').flatMap(({ audience, from, block, offset }, index): Form[] => {
        if (index === 0 && block.paragraphs.length === 0 && block.tables.length === 0) return []
        if (Object.keys(audience).length > 0)
          problem(
            offset,
            'content',
            'Form',
            'a form is the same for every supplier',
            'Say in the column For whom a column is for; only a tier can stand here.',
          )
        const lead = block.paragraphs[0] && runIn(block.paragraphs[0])
        if (!lead?.heading)
          problem(
            offset,
            'content',
            'Form',
            'a form opens with its title in bold',
            'Write **Site List.** One row for each …',
          )
        const rows = tableOf(block, 'Form', ['Column', 'Type', 'Required', 'For'])?.rows ?? []
        const columns = rows.map((row) => {
          const read = forCell(row[3]!, 'Form')
          const match = /^(text|number|money|date|reference|choice)(?:\((.+)\))?$/.exec(
            row[1]!.source,
          )
          if (!match || (match[1] === 'choice') !== (match[2] !== undefined))
            problem(
              row[1]!.offset,
              'table',
              'Form',
              `"${row[1]!.source}" is not a type of column`,
              'Write text, number, money, date, reference or choice(a; b; c).',
            )
          const need = row[2]!.source
          if (!['yes', 'no', 'if known'].includes(need))
            problem(
              row[2]!.offset,
              'table',
              'Form',
              `"${need}" does not say whether it is required`,
              'Write yes, no or if known.',
            )
          return {
            ...read,
            title: cell(row[0]!, 'Form', read.audience, read.from ?? from),
            type: (match?.[1] ?? 'text') as FormColumnType,
            ...(match?.[2] && {
              options: match[2]
                .split(';')
                .map((option) =>
                  prose(
                    { source: option.trim(), offset: row[1]!.offset },
                    'Form',
                    read.audience,
                    read.from ?? from,
                    'cell',
                  ),
                ),
            }),
            required: need as 'yes' | 'no' | 'if known',
          }
        })
        return [
          {
            ...(from && { from }),
            title: (lead?.heading ?? '').replace(/\.$/, ''),
            intro: lead ? prose(lead.text, 'Form', {}, from, 'prose') : [],
            columns,
          },
        ]
      }),
  }
}
