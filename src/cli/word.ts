// Word files: put documents into a house template, and read an edited file back.

import type { Command } from 'commander'
import { compare, describeComparison, insertIntoDocx, readDocx } from '../render/docx/index.ts'
import { fail, readBytes, readPackOrSpec } from './input.ts'
import { json, line, writeAll } from './output.ts'

/** Adds the commands to the program. */
export function wordCommands(program: Command): void {
  program
    .command('insert')
    .description('put documents at the marked places of a Word template')
    .argument(
      '<template>',
      "the authority's own .docx, with marks such as {{hrdd contract-schedule}}",
    )
    .argument('<spec>', 'YAML or JSON file: a spec, or a stored pack')
    .requiredOption('-o, --out <file>', 'Word file to write')
    .option('--lock', 'lock the text of clauses; values and answers stay open')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .action(
      async (
        template: string,
        file: string,
        options: { out: string; lock?: boolean; catalogue?: string },
      ) => {
        if (!options.out.toLowerCase().endsWith('.docx'))
          fail(
            '--out',
            `"${options.out}" does not end with .docx`,
            'Name a Word file, such as contract.docx.',
          )
        const pack = await readPackOrSpec(file, options.catalogue)
        await writeAll([
          [
            options.out,
            await insertIntoDocx(
              await readBytes(template),
              pack,
              options.lock ? { lock: true } : {},
            ),
          ],
        ])
        line(`wrote ${options.out}`)
      },
    )

  program
    .command('compare')
    .description('say what an edited Word file changed. Exit 1 where it differs')
    .argument(
      '<spec>',
      'YAML or JSON file: the spec, or the stored pack, that the file was made from',
    )
    .argument('<edited>', 'the edited .docx')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print as JSON')
    .action(
      async (file: string, edited: string, options: { catalogue?: string; json?: boolean }) => {
        const pack = await readPackOrSpec(file, options.catalogue)
        const comparison = compare(pack, await readDocx(await readBytes(edited)))
        if (options.json) json(comparison)
        else line(describeComparison(comparison))
        process.exitCode = comparison.same ? 0 : 1
      },
    )
}
