// After award: the calendar, the workbook, and the note for a review.

import { join } from 'node:path'
import type { Command } from 'commander'
import { standard } from '../catalogue/index.ts'
import { draftReview } from '../documents/review-note.ts'
import { readSupplier } from '../model/audience.ts'
import type { Observation } from '../model/observation.ts'
import type { WorkbookData } from '../model/workbook.ts'
import { calendar } from '../monitor/calendar/calendar.ts'
import { toIcs } from '../monitor/calendar/ics.ts'
import { evaluateAll } from '../monitor/evaluate/evaluate-all.ts'
import { readObservations } from '../monitor/evaluate/read-observations.ts'
import { review } from '../monitor/review/review.ts'
import { readWorkbook, toCsv, toWorkbook } from '../render/workbook/index.ts'
import { formats } from './compose.ts'
import { dateOf, fail, listOf, readBytes, readData, readPackOrSpec, supplierOf } from './input.ts'
import { json, line, writeAll } from './output.ts'

const specArgument = 'YAML or JSON file: a spec, or a stored pack'

/** Adds the commands to the program. */
export function followUpCommands(program: Command): void {
  program
    .command('calendar')
    .description('every due date of the contract')
    .argument('<spec>', specArgument)
    .option(
      '-o, --out <file>',
      'write .ics for a calendar program, or .json; without it the dates are printed',
    )
    .option('--as-of <date>', 'mark what is past on this day')
    .option('--supplier <type>', 'only what concerns this supplier type')
    .option('--owner <owner>', 'only what the supplier, or the buyer, has to do')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print as JSON')
    .action(
      async (
        file: string,
        options: {
          out?: string
          asOf?: string
          supplier?: string
          owner?: string
          catalogue?: string
          json?: boolean
        },
      ) => {
        const supplier = supplierOf(options.supplier)
        const asOf = dateOf(options.asOf, '--as-of')
        const owner =
          options.owner === undefined
            ? undefined
            : listOf(options.owner, ['supplier', 'buyer'] as const, '--owner')[0]
        const dates = calendar(
          await readPackOrSpec(file, options.catalogue),
          asOf === undefined ? {} : { asOf },
        )
        if (options.out !== undefined) {
          if (!/\.(ics|json)$/i.test(options.out))
            fail(
              '--out',
              `"${options.out}" ends with neither .ics nor .json`,
              'Name a calendar file, such as contract.ics.',
            )
          const text = options.out.toLowerCase().endsWith('.json')
            ? `${JSON.stringify(dates, null, 1)}\n`
            : toIcs(dates, { ...(supplier && { supplier }), ...(owner && { owner }) })
          await writeAll([[options.out, text]])
          return void line(`wrote ${options.out}`)
        }
        if (options.json) return json(dates)
        const type = supplier === undefined ? undefined : readSupplier(supplier)
        for (const entry of dates.entries) {
          const concerns =
            !type ||
            Object.entries(entry.for).every(
              ([key, value]) =>
                type[key as 'role' | 'size'] === undefined ||
                type[key as 'role' | 'size'] === value,
            )
          if (!concerns || (owner && entry.owner !== owner && entry.owner !== 'both')) continue
          const whom = [entry.for.size, entry.for.role].filter(Boolean).join(' ')
          line(
            `${entry.date}${entry.past ? ' (past)' : ''}  ${entry.owner.padEnd(8)}  ${entry.title}${whom ? ` [${whom}]` : ''}`,
          )
        }
        line(
          `${dates.entries.length} dates; ${dates.events.length} more times run from an event (--json lists them).`,
        )
      },
    )

  program
    .command('workbook')
    .description('write the monitoring workbook of a contract, or its sheets as CSV')
    .argument('<spec>', specArgument)
    .requiredOption('-o, --out <file>', 'file.xlsx, or a folder for CSV with --csv')
    .option('--edition <edition>', 'buyer (everything), or supplier', 'buyer')
    .option('--supplier <type>', 'with --edition supplier: only what this supplier type reports')
    .option('--brands <list>', 'names of the brands, separated by commas')
    .option('--lots <list>', 'lots, separated by commas')
    .option('--contract <id>', 'id of the contract')
    .option(
      '--observations <file>',
      'YAML or JSON: reports made so far, as a list or under observations; other records beside it',
    )
    .option('--as-of <date>', 'evaluate the reports as of this day, and write results')
    .option('--csv', 'write CSV files to the folder')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .action(
      async (
        file: string,
        options: {
          out: string
          edition: string
          supplier?: string
          brands?: string
          lots?: string
          contract?: string
          observations?: string
          asOf?: string
          csv?: boolean
          catalogue?: string
        },
      ) => {
        const edition = listOf(options.edition, ['buyer', 'supplier'] as const, '--edition')[0]!
        const supplier = supplierOf(options.supplier)
        const asOf = dateOf(options.asOf, '--as-of')
        if (!options.csv && !options.out.toLowerCase().endsWith('.xlsx'))
          fail(
            '--out',
            `"${options.out}" does not end with .xlsx`,
            'Name a workbook, such as contract.xlsx, or add --csv for a folder.',
          )
        const pack = await readPackOrSpec(file, options.catalogue)
        const { observations = [], ...records } =
          options.observations === undefined ? {} : await readFollowUp(options.observations)
        const results =
          asOf === undefined
            ? []
            : evaluateAll(pack, observations, { asOf, schemes: standard.verification }).results
        const names = (list: string | undefined) =>
          list
            ?.split(',')
            .map((name) => name.trim())
            .filter(Boolean)
        const [brands, lots] = [names(options.brands), names(options.lots)]
        const choices = {
          ...records,
          edition,
          observations,
          results,
          ...(supplier && { supplier }),
          ...(brands && { brands }),
          ...(lots && { lots }),
          ...(options.contract && { contract: options.contract }),
        }
        const files: [string, string | Uint8Array][] = options.csv
          ? Object.entries(toCsv(pack, choices)).map(([name, text]) => [
              join(options.out, name),
              text,
            ])
          : [[options.out, await toWorkbook(pack, choices)]]
        await writeAll(files)
        for (const [path] of files) line(`wrote ${path}`)
      },
    )

  program
    .command('review')
    .description('results, trends, what is missing, and the talks worth having')
    .argument('<spec>', specArgument)
    .argument('<reports>', 'workbook (.xlsx) as people filled it in, or reports as YAML or JSON')
    .requiredOption('--as-of <date>', 'day of the review')
    .option('-o, --out <dir>', 'folder for the note; without it the note is printed as text')
    .option('--format <list>', Object.keys(formats).join(', '), Object.keys(formats).join(','))
    .option('--supplier <type>', 'the supplier of this contract, such as large-reseller')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print the review as JSON')
    .action(
      async (
        file: string,
        reports: string,
        options: {
          asOf: string
          out?: string
          format: string
          supplier?: string
          catalogue?: string
          json?: boolean
        },
      ) => {
        const asOf = dateOf(options.asOf, '--as-of')!
        const chosen = listOf(options.format, Object.keys(formats), '--format')
        const supplier = readSupplier(supplierOf(options.supplier) ?? {})
        const pack = await readPackOrSpec(file, options.catalogue)
        const { observations = [], ...records } = reports.toLowerCase().endsWith('.xlsx')
          ? await readWorkbook(await readBytes(reports), { pack })
          : await readFollowUp(reports)
        const found = review(pack, observations, {
          ...records,
          asOf,
          schemes: standard.verification,
          ...(supplier && { supplier }),
        })
        if (options.json) return json(found)
        const note = draftReview(pack, found)
        if (options.out === undefined) return void line((await formats.txt!(note, [])) as string)
        const files: [string, string | Uint8Array][] = []
        for (const format of chosen)
          files.push([join(options.out, `review-note.${format}`), await formats[format]!(note, [])])
        await writeAll(files)
        for (const [path] of files) line(`wrote ${path}`)
      },
    )
}

/** Reports as a list, or under `observations` with other records beside them. */
async function readFollowUp(
  file: string,
): Promise<Partial<WorkbookData> & { readonly observations: readonly Observation[] }> {
  const data = await readData(file)
  const isGroup = typeof data === 'object' && data !== null && !Array.isArray(data)
  const {
    observations,
    asOf: _asOf,
    supplier: _supplier,
    ...records
  } = (isGroup ? data : { observations: data }) as Record<string, unknown>
  return { ...(records as Partial<WorkbookData>), observations: readObservations(observations) }
}
