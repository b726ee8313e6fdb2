// Looking into the catalogue: list, find, show.

import type { Command } from 'commander'
import { createFinder, type Hit } from '../catalogue/search.ts'
import { composeFrom } from '../compose/compose.ts'
import { conditionBlock, kpiBlock, questionBlocks } from '../documents/blocks.ts'
import {
  canBind,
  inForce,
  type Role,
  readSupplier,
  roles,
  type Size,
  type SupplierType,
  sizes,
  type Tier,
  tiers,
} from '../model/audience.ts'
import { suggest } from '../model/issues.ts'
import { toText } from '../render/text.ts'
import { catalogueOf, fail, supplierOf } from './input.ts'
import { json, line } from './output.ts'

/** Adds the commands to the program. */
export function lookUpCommands(program: Command): void {
  program
    .command('list')
    .description('list clauses, their KPIs, and how many paragraphs bind a supplier type')
    .option('--tier <tier>', 'only what applies at this tier')
    .option('--role <role>', 'reseller or brand: count what binds it, and what binds only it')
    .option('--size <size>', 'sme or large: likewise')
    .option('--set <set>', 'only the clauses of this set')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print as JSON')
    .action(
      async (options: {
        tier?: string
        role?: string
        size?: string
        set?: string
        catalogue?: string
        json?: boolean
      }): Promise<void> => {
        const one = (option: string, given: string | undefined, known: readonly string[]) =>
          given === undefined ||
          known.includes(given) ||
          fail(option, `there is no "${given}"`, suggest(given, known))
        one('--tier', options.tier, tiers)
        one('--role', options.role, roles)
        one('--size', options.size, sizes)
        const catalogue = await catalogueOf(options.catalogue)
        one('--set', options.set, Object.keys(catalogue.clauseSets))
        const tier = (options.tier ?? 'high') as Tier
        const type: SupplierType = {
          ...(options.role && { role: options.role as Role }),
          ...(options.size && { size: options.size as Size }),
        }
        const asked = Object.keys(type).length > 0
        const set = options.set === undefined ? 'all' : catalogue.clauseSets[options.set]!.clauses
        const rows = Object.values(catalogue.clauses)
          .filter(
            ({ id, from, status }) =>
              status !== 'superseded' && inForce(from, tier) && (set === 'all' || set.includes(id)),
          )
          .map((clause) => {
            const parts = clause.condition.filter(
              (part) =>
                !part.audience.buyer && inForce(part.from, tier) && canBind(part.audience, type),
            )
            const count = (list: typeof parts) =>
              list.reduce((sum, part) => sum + part.items.filter((item) => !item.bullet).length, 0)
            return {
              ...clause,
              binds: count(parts),
              own: count(parts.filter(({ audience }) => audience.role || audience.size)),
            }
          })
        const name = `a ${[options.size, options.role].filter(Boolean).join(' ')}`
        if (options.json)
          return json(
            rows.map(({ id, revision, title, stage, from, placement, kpis, binds, own }) => ({
              id,
              revision,
              title,
              stage,
              from,
              tender: placement.tender,
              kpis,
              ...(asked && { binds, own }),
            })),
          )
        for (const { id, revision, title, from, kpis, binds, own } of rows)
          line(
            `${`${id}@${revision}`.padEnd(9)} ${title}  (from ${from})${asked ? `  ${binds} paragraphs bind ${name}, ${own} by its type` : ''}${kpis.length > 0 ? `  ${kpis.join(', ')}` : ''}`,
          )
      },
    )

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
    .action(
      async (
        words: string[],
        options: {
          tier?: string
          supplier?: string
          kind?: string
          limit: string
          catalogue?: string
          json?: boolean
        },
      ): Promise<void> => {
        if (options.tier !== undefined && !tiers.includes(options.tier as Tier))
          fail('--tier', `there is no "${options.tier}"`, suggest(options.tier, tiers))
        if (options.kind !== undefined && !['clause', 'kpi', 'definition'].includes(options.kind))
          fail(
            '--kind',
            `there is no "${options.kind}"`,
            suggest(options.kind, ['clause', 'kpi', 'definition']),
          )
        const limit = Number(options.limit)
        if (!Number.isInteger(limit) || limit < 1)
          fail(
            '--limit',
            `"${options.limit}" is not a whole number above 0`,
            'Write a number such as 10.',
          )
        const supplier = supplierOf(options.supplier)
        const hits = createFinder(await catalogueOf(options.catalogue))(words.join(' '), {
          limit,
          ...(options.tier && { tier: options.tier as Tier }),
          ...(options.kind && { kind: options.kind as Hit['kind'] }),
          ...(supplier && { supplier }),
        })
        if (options.json) return json(hits)
        for (const { id, kind, title, where, excerpt } of hits)
          line(
            `${kind === 'definition' ? `${id} (definition)` : `${id}  ${title}`}\n    ${where}: ${excerpt}`,
          )
        if (hits.length === 0) line('Nothing fits. Try fewer or other words.')
      },
    )

  program
    .command('show')
    .description('show a clause as it prints, or the definition of a KPI')
    .argument('<id>', 'for example TRN-01 or KPI-TRN-01.1')
    .option('--tier <tier>', 'tier to show it at', 'high')
    .option('--supplier <type>', 'only what can apply to this supplier type')
    .option('--jurisdiction <code>', 'jurisdiction', 'eu')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print the entry of the catalogue as JSON')
    .action(
      async (
        id: string,
        options: {
          tier: Tier
          supplier?: string
          jurisdiction: string
          catalogue?: string
          json?: boolean
        },
      ): Promise<void> => {
        const catalogue = await catalogueOf(options.catalogue)
        const known = [...Object.keys(catalogue.clauses), ...Object.keys(catalogue.kpis)]
        if (!known.includes(id)) fail('id', `there is no ${id}`, suggest(id, known))
        if (options.json) return json(catalogue.clauses[id] ?? catalogue.kpis[id])
        const supplier = readSupplier(supplierOf(options.supplier) ?? {}) ?? {}
        const clause = id.startsWith('KPI-') ? catalogue.kpis[id]!.clause : id
        const pack = composeFrom(catalogue, {
          title: 'Example',
          buyer: 'Example',
          jurisdiction: options.jurisdiction,
          category: Object.keys(catalogue.categories)[0]!,
          tier: options.tier,
          contract: { start: '2027-01-01', months: 12 },
          kpis: { set: 'high-risk' },
          ...(inForce(catalogue.clauses[clause]!.from, options.tier)
            ? {}
            : { include: { [clause]: 'shown alone' } }),
          bidders: {
            ...(supplier.role && { roles: [supplier.role] }),
            ...(supplier.size && { sizes: [supplier.size] }),
          },
        })
        if (id.startsWith('KPI-')) {
          line(toText(kpiBlock(pack, id)))
        } else line(toText([...questionBlocks(pack, id), conditionBlock(pack, id)]))
      },
    )
}
