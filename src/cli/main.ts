// The `hrdd` command: a thin skin over the library. Exit 0 done, 1 findings of severity error, 2 bad input.

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { parseDocument } from 'yaml'
import { loadCatalogue } from '../authoring/catalogue.ts'
import { standard } from '../catalogue/index.ts'
import { check } from '../check/check.ts'
import { composeFrom } from '../compose/compose.ts'
import { draft } from '../documents/draft.ts'
import { conditionBlock, questionBlocks } from '../documents/blocks.ts'
import { canBind, inForce, readSupplier, type Role, roles, type Size, sizes, type SupplierInput, type SupplierType, type Tier, tiers } from '../model/audience.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { type DocumentKind, documentKinds } from '../model/document.ts'
import { suggest } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError, printProblem } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import { toHtml } from '../render/html.ts'
import { toMarkdown } from '../render/markdown.ts'
import { toText } from '../render/text.ts'
import { createFinder, type Hit } from '../catalogue/search.ts'
import { exampleSpec } from './example-spec.ts'

const formats: Readonly<Record<string, (pack: Pack, kind: DocumentKind, supplier?: SupplierInput) => string>> = {
  txt: (pack, kind, supplier) => toText(draft(pack, kind, supplier === undefined ? {} : { supplier })),
  md: (pack, kind, supplier) => toMarkdown(draft(pack, kind, supplier === undefined ? {} : { supplier })),
  html: (pack, kind, supplier) => toHtml(draft(pack, kind, supplier === undefined ? {} : { supplier })),
}

const fail = (path: string, message: string, hint: string): never => {
  throw new HrddError([{ code: 'command', path, message, hint }])
}

async function readInput(file: string): Promise<Spec> {
  const text = await readFile(file, 'utf8').catch(() => fail(file, 'cannot be read', 'Check the path. `hrdd init` writes a spec to start from.'))
  const document = parseDocument(text, { prettyErrors: true })
  if (document.errors.length > 0) throw new HrddError(document.errors.map((error) => ({ code: 'yaml', path: file, message: error.message.split('\n')[0]!, hint: 'Check indentation, colons and quotation marks.' })))
  return document.toJS() as Spec
}

/** The package's own catalogue; with a folder, that one: on top of the package's own where it lays something over it. */
async function catalogueOf(folder: string | undefined): Promise<Catalogue> {
  if (folder === undefined) return standard
  const whole = await stat(join(folder, 'clauses/strings')).catch(() => undefined)
  return loadCatalogue(folder, whole ? {} : { extends: standard })
}

function listOf(text: string, known: readonly string[], option: string): string[] {
  const words = text.split(',').map((word) => word.trim()).filter(Boolean)
  for (const word of words) if (!known.includes(word)) fail(option, `there is no "${word}"`, suggest(word, known))
  return words
}

function supplierOf(text: string | undefined): SupplierInput | undefined {
  if (text !== undefined && !readSupplier(text)) fail('--supplier', `"${text}" is not a supplier type`, 'Write reseller, brand, sme, large, or sme-reseller.')
  return text as SupplierInput | undefined
}

/** Files of a run: written beside their place and moved there, so that nothing half-written is left. */
async function writeAll(files: readonly (readonly [string, string])[]): Promise<void> {
  const written: string[] = []
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(path), { recursive: true })
      written.push(`${path}.part`)
      await writeFile(`${path}.part`, text)
    }
    for (const [path] of files) await rename(`${path}.part`, path)
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })))
    fail(files[0]?.[0] ?? '', `cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`, 'Check that the folder exists and can be written to.')
  }
}

// a reader such as `head` may close early
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const line = (text: string) => process.stdout.write(`${text}\n`)
const json = (value: unknown): void => {
  line(JSON.stringify(value, null, 2))
}

function printFindings(pack: Pack): number {
  const findings = check(pack)
  for (const finding of findings) line(`${finding.severity.padEnd(7)} ${finding.id}  ${finding.where}: ${finding.why} ${finding.fix}`)
  line(`${findings.length} findings, ${findings.filter(({ severity }) => severity === 'error').length} of them errors.`)
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

const program = new Command('hrdd')
  .description('Matched tender questions, contract conditions and KPIs on human rights due diligence')
  .version(standard.version)
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

program
  .command('compose')
  .description('compose a pack from a spec and write its documents')
  .argument('<spec>', 'YAML or JSON file')
  .requiredOption('--out <dir>', 'folder to write to')
  .option('--format <list>', 'txt, md, html, json', 'txt,md,html')
  .option('--supplier <type>', 'write reading copies for this supplier type too')
  .option('--document <list>', documentKinds.join(', '), documentKinds.join(','))
  .option('--catalogue <dir>', 'folder with clauses/ and kpis/ to compose from')
  .action(async (file: string, options: { out: string; format: string; supplier?: string; document: string; catalogue?: string }) => {
    const chosen = listOf(options.format, [...Object.keys(formats), 'json'], '--format')
    const kinds = listOf(options.document, documentKinds, '--document') as DocumentKind[]
    const supplier = supplierOf(options.supplier)
    const pack = composeFrom(await catalogueOf(options.catalogue), await readInput(file))
    const files = chosen.flatMap((format): [string, string][] => {
      if (format === 'json') return [[join(options.out, 'pack.json'), `${JSON.stringify(pack, null, 1)}\n`]]
      return kinds.flatMap((kind): [string, string][] => [
        [join(options.out, `${kind}.${format}`), formats[format]!(pack, kind)],
        ...(supplier === undefined ? [] : [[join(options.out, `${kind}.${options.supplier}.${format}`), formats[format]!(pack, kind, supplier)] as [string, string]]),
      ])
    })
    await writeAll(files)
    for (const [path] of files) line(`wrote ${path}`)
    process.exitCode = printFindings(pack)
  })

program
  .command('check')
  .description('say what to look at in a pack before it is published')
  .argument('<spec>', 'YAML or JSON file')
  .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
  .option('--json', 'print findings as JSON')
  .action(async (file: string, options: { catalogue?: string; json?: boolean }) => {
    const pack = composeFrom(await catalogueOf(options.catalogue), await readInput(file))
    if (options.json) {
      const findings = check(pack)
      json(findings)
      process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
    } else process.exitCode = printFindings(pack)
  })

program
  .command('list')
  .description('list clauses, their KPIs, and how many paragraphs bind a supplier type')
  .option('--tier <tier>', 'only what applies at this tier')
  .option('--role <role>', 'reseller or brand: count what binds it, and what binds only it')
  .option('--size <size>', 'sme or large: likewise')
  .option('--set <set>', 'only the clauses of this set')
  .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
  .option('--json', 'print as JSON')
  .action(async (options: { tier?: string; role?: string; size?: string; set?: string; catalogue?: string; json?: boolean }): Promise<void> => {
    const one = (option: string, given: string | undefined, known: readonly string[]) => given === undefined || known.includes(given) || fail(option, `there is no "${given}"`, suggest(given, known))
    one('--tier', options.tier, tiers)
    one('--role', options.role, roles)
    one('--size', options.size, sizes)
    const catalogue = await catalogueOf(options.catalogue)
    one('--set', options.set, Object.keys(catalogue.clauseSets))
    const tier = (options.tier ?? 'high') as Tier
    const type: SupplierType = { ...(options.role && { role: options.role as Role }), ...(options.size && { size: options.size as Size }) }
    const asked = Object.keys(type).length > 0
    const set = options.set === undefined ? 'all' : catalogue.clauseSets[options.set]!.clauses
    const rows = Object.values(catalogue.clauses).filter(({ id, from, status }) => status !== 'superseded' && inForce(from, tier) && (set === 'all' || set.includes(id))).map((clause) => {
      const parts = clause.condition.filter((part) => !part.audience.buyer && inForce(part.from, tier) && canBind(part.audience, type))
      const count = (list: typeof parts) => list.reduce((sum, part) => sum + part.items.filter((item) => !item.bullet).length, 0)
      return { ...clause, binds: count(parts), own: count(parts.filter(({ audience }) => audience.role || audience.size)) }
    })
    const name = `a ${[options.size, options.role].filter(Boolean).join(' ')}`
    if (options.json) return json(rows.map(({ id, revision, title, stage, from, placement, kpis, binds, own }) => ({ id, revision, title, stage, from, tender: placement.tender, kpis, ...(asked && { binds, own }) })))
    for (const { id, revision, title, from, kpis, binds, own } of rows) line(`${`${id}@${revision}`.padEnd(9)} ${title}  (from ${from})${asked ? `  ${binds} paragraphs bind ${name}, ${own} by its type` : ''}${kpis.length > 0 ? `  ${kpis.join(', ')}` : ''}`)
  })

program
  .command('find')
  .description('search clauses, KPIs and definitions')
  .argument('<words...>', 'for example: recruitment fees')
  .option('--tier <tier>', 'only what applies at this tier')
  .option('--supplier <type>', 'only parts that can bind this supplier type')
  .option('--kind <kind>', 'clause, kpi or definition')
  .option('--limit <number>', 'most hits', '10')
  .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
  .option('--json', 'print as JSON')
  .action(async (words: string[], options: { tier?: string; supplier?: string; kind?: string; limit: string; catalogue?: string; json?: boolean }): Promise<void> => {
    if (options.tier !== undefined && !tiers.includes(options.tier as Tier)) fail('--tier', `there is no "${options.tier}"`, suggest(options.tier, tiers))
    if (options.kind !== undefined && !['clause', 'kpi', 'definition'].includes(options.kind)) fail('--kind', `there is no "${options.kind}"`, suggest(options.kind, ['clause', 'kpi', 'definition']))
    const limit = Number(options.limit)
    if (!Number.isInteger(limit) || limit < 1) fail('--limit', `"${options.limit}" is not a whole number above 0`, 'Write a number such as 10.')
    const supplier = supplierOf(options.supplier)
    const hits = createFinder(await catalogueOf(options.catalogue))(words.join(' '), { limit, ...(options.tier && { tier: options.tier as Tier }), ...(options.kind && { kind: options.kind as Hit['kind'] }), ...(supplier && { supplier }) })
    if (options.json) return json(hits)
    for (const { id, kind, title, where, excerpt } of hits) line(`${kind === 'definition' ? `${id} (definition)` : `${id}  ${title}`}\n    ${where}: ${excerpt}`)
    if (hits.length === 0) line('Nothing fits. Try fewer or other words.')
  })

program
  .command('show')
  .description('show a clause as it prints, or the definition of a KPI')
  .argument('<id>', 'for example TRN-01 or KPI-TRN-01.1')
  .option('--tier <tier>', 'tier to show it at', 'high')
  .option('--supplier <type>', 'only what can apply to this supplier type')
  .option('--jurisdiction <code>', 'jurisdiction', 'eu')
  .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
  .option('--json', 'print the entry of the catalogue as JSON')
  .action(async (id: string, options: { tier: Tier; supplier?: string; jurisdiction: string; catalogue?: string; json?: boolean }): Promise<void> => {
    const catalogue = await catalogueOf(options.catalogue)
    const known = [...Object.keys(catalogue.clauses), ...Object.keys(catalogue.kpis)]
    if (!known.includes(id)) fail('id', `there is no ${id}`, suggest(id, known))
    if (options.json) return json(catalogue.clauses[id] ?? catalogue.kpis[id])
    const supplier = readSupplier(supplierOf(options.supplier) ?? {}) ?? {}
    const clause = id.startsWith('KPI-') ? catalogue.kpis[id]!.clause : id
    const pack = composeFrom(catalogue, {
      title: 'Example', buyer: 'Example', jurisdiction: options.jurisdiction, category: Object.keys(catalogue.categories)[0]!, tier: options.tier,
      contract: { start: '2027-01-01', months: 12 }, kpis: { set: 'high-risk' },
      ...(inForce(catalogue.clauses[clause]!.from, options.tier) ? {} : { include: { [clause]: 'shown alone' } }),
      bidders: { ...(supplier.role && { roles: [supplier.role] }), ...(supplier.size && { sizes: [supplier.size] }) },
    })
    if (id.startsWith('KPI-')) {
      const { kpiBlock } = await import('../documents/blocks.ts')
      line(toText(kpiBlock(pack, id)))
    } else line(toText([...questionBlocks(pack, id), conditionBlock(pack, id)]))
  })

program
  .command('init')
  .description('write a commented spec to start from')
  .argument('[file]', 'file to write', 'hrdd.yaml')
  .action(async (file: string) => {
    if (await stat(file).catch(() => undefined)) fail(file, 'is there already', 'Choose another name; nothing was written.')
    await writeAll([[file, exampleSpec]])
    line(`wrote ${file}. Next: hrdd compose ${file} --out out`)
  })

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof HrddError) {
    for (const problem of error.problems) process.stderr.write(`${printProblem(problem)}\n`)
    process.exitCode = 2
  } else if (typeof error === 'object' && error !== null && 'exitCode' in error && 'code' in error) {
    // commander has printed its own message
    process.exitCode = (error as { exitCode: number }).exitCode === 0 ? 0 : 2
  } else throw error
}
