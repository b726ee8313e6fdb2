// `npm run reference`: writes docs/findings.md and docs/lengths.md from the catalogue. `-- --check` says which are stale.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { rules } from '../src/advise/findings/index.ts'
import {
  documentWords,
  type Measured,
  measureCatalogue,
  mostPages,
  mostWords,
} from '../src/cli/budgets.ts'
import type { SourceFile } from '../src/content/index.ts'
import { tiers } from '../src/model/audience.ts'
import { type Catalogue, inLanguage } from '../src/model/catalogue.ts'
import { documentKinds } from '../src/model/document.ts'
import type { Pack } from '../src/model/pack.ts'
import type { WordList } from '../src/model/tables.ts'
import { examplePacks } from './examples.ts'
import { readAt, run } from './folder.ts'
import { type Pages, readPages } from './pages.ts'

/** The pages as files. */
export const referenceFiles = (catalogue: Catalogue, rows: readonly Measured[]): SourceFile[] => [
  { path: 'docs/findings.md', text: findingsPage(catalogue) },
  { path: 'docs/lengths.md', text: lengthsPage(catalogue, rows) },
]

/** Those that differ from what stands there. */
export const stale = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text)

function findingsPage({ words }: Catalogue): string {
  const { findings = {}, word = {} } = inLanguage(words, 'en')
  const advice = rules.map(({ id, severity }) => sectionOf(id, severity, findings))
  const ids = Object.keys(word).flatMap((key) => /^(HRDD-W\d+)\.why/.exec(key)?.[1] ?? [])
  const edited = [...new Set(ids)].map((id) => sectionOf(id, '', word))
  return page('Findings', [
    'What `check(pack)` and `hrdd check SPEC` say of a pack before it is published, and `hrdd compare` of a Word file that was edited. **error**: do not publish it like this; the command ends with 1. **warning**: decide, and record why. **info**: good to know. A finding is no legal advice, and none does not mean that all is well. What stands in *italics* is filled in.',
    '## Packs: law and drafting (L), choices (S)',
    ...advice,
    '## Edited Word files (W)',
    '`hrdd compare` says how much each of these matters.',
    ...edited,
  ])
}

/** Title, severity, why it matters, source, what to do. */
function sectionOf(id: string, severity: string, words: WordList): string {
  const filled = (key: string): string =>
    (words[key] ?? '').replace(/\{\{([\w.]+)\}\}/g, (_place, name: string) => `*${name}*`)
  const reasons = Object.keys(words)
    .filter((key) => key.startsWith(`${id}.why`) && !key.endsWith('.one'))
    .map((key) => `- **Why:** ${filled(key)}`)
  const title = filled(`${id}.title`)
  const source = filled(`${id}.source`)
  return [
    `### ${id}${title && ` ${title}`}`,
    '',
    ...(severity ? [`- **Severity:** ${severity}`] : []),
    ...reasons,
    ...(source ? [`- **Source:** ${source}`] : []),
    `- **What to do:** ${filled(`${id}.fix`)}`,
  ].join('\n')
}

const columns = {
  schedule: 'words of the schedule',
  pages: 'pages',
  questions: 'words of the questions',
  items: 'binding items',
  dates: 'dates in year one',
  parameters: 'parameters',
  definitions: 'definitions',
  'hours-buyer': 'hours of the buyer',
  'hours-reseller': 'hours of an SME reseller',
  'hours-performer': 'hours of the brand or performer',
}

function lengthsPage(catalogue: Catalogue, rows: readonly Measured[]): string {
  const { clauseSets } = catalogue
  const count = (what: string, of: string, tier: string): string =>
    String(rows.find((row) => row.what === what && row.of === of && row.tier === tier)?.count ?? '')
  const table = (set: string): string => {
    const lines = ['goods', 'services', 'works'].flatMap((kind) =>
      tiers.map((tier) => {
        const cells = Object.keys(columns).map((what) =>
          what === 'pages'
            ? String(Math.ceil(Number(count('schedule', `${set} ${kind}`, tier)) / 400))
            : count(what, `${set} ${kind}`, tier),
        )
        return row([kind, tier, ...cells])
      }),
    )
    const head = ['bought', 'tier', ...Object.values(columns)]
    return [
      row(head),
      row(head.map((_title, index) => (index < 2 ? '---' : '---:'))),
      ...lines,
    ].join('\n')
  }
  return page('Lengths', [
    'How long each choice is and how much work it makes, measured on what a pack prints for all bidders: contracts of 48 months, the first jurisdiction, the first category of each kind that has parts of its own. A page is 400 words. Dates are dated deliverables of the supplier in the first year, besides events. Hours are a year’s, by the planning assumptions of the clauses.',
    ...clauseSets.map(({ id }) => `## ${id}\n\n${table(id)}`),
    '## The four examples',
    'Every document of the [examples](examples/README.md): words of its plain text, and pages as LibreOffice prints its Word file (`npm run pages`), each with the most that it may have. Of a supplier guide, the longest that a supplier type reads.',
    ...examplePacks(catalogue).map(
      ([name, pack]) => `### ${name}\n\n${documentTable(catalogue, pack, readPages()[name] ?? {})}`,
    ),
  ])
}

function documentTable(catalogue: Catalogue, pack: Pack, pages: Pages[string]): string {
  const text = (count: number | undefined): string => (count === undefined ? '' : String(count))
  const lines = documentKinds.map((kind) =>
    row([
      kind,
      text(documentWords(pack, kind)),
      text(mostWords(catalogue, pack, kind)),
      text(pages[kind]),
      text(mostPages(catalogue, pack, kind)),
    ]),
  )
  const head = ['document', 'words', 'at most', 'pages', 'at most']
  return [row(head), row(['---', '---:', '---:', '---:', '---:']), ...lines].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const page = (title: string, parts: readonly string[]): string =>
  `${[`# ${title}`, 'Written by `npm run reference`.', ...parts].join('\n\n')}\n`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await run(async () => {
    const { catalogue } = await readAt('.')
    const files = stale(referenceFiles(catalogue, measureCatalogue(catalogue)))
    const checking = process.argv.includes('--check')
    for (const { path, text } of files) {
      console.log(checking ? `${path} is stale. Run npm run reference.` : `wrote ${path}`)
      if (!checking) writeFileSync(path, text)
    }
    if (checking && files.length > 0) process.exitCode = 1
  })
