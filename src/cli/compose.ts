// From a spec to documents: init, check, compose.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { check } from '../check/check.ts'
import { draft } from '../documents/draft.ts'
import { type DocumentNode, documentKinds } from '../model/document.ts'
import { toDocx } from '../render/docx/index.ts'
import { type LinkedDocument, toHtml } from '../render/html.ts'
import { toMarkdown } from '../render/markdown.ts'
import { toText } from '../render/text.ts'
import { exampleSpec } from './example-spec.ts'
import { fail, listOf, readPackOrSpec, supplierOf } from './input.ts'
import { json, line, printFindings, writeAll } from './output.ts'

/** By the ending of the file. `links` are the documents of the same run, so that HTML pages lead to each other. */
export const formats: Readonly<
  Record<
    string,
    (tree: DocumentNode, links: readonly LinkedDocument[]) => string | Promise<Uint8Array>
  >
> = {
  txt: toText,
  md: toMarkdown,
  html: (tree, links) => toHtml(tree, { links }),
  docx: (tree) => toDocx(tree),
}

/** Adds the commands to the program. */
export function composeCommands(program: Command): void {
  program
    .command('init')
    .description('write a commented spec to start from')
    .argument('[file]', 'file to write', 'hrdd.yaml')
    .action(async (file: string) => {
      if (await stat(file).catch(() => undefined))
        fail(file, 'is there already', 'Choose another name; nothing was written.')
      await writeAll([[file, exampleSpec]])
      line(`wrote ${file}. Next: hrdd compose ${file} --out out`)
    })

  program
    .command('compose')
    .description('compose a pack from a spec and write its documents')
    .argument('<spec>', 'YAML or JSON file: a spec, or a stored pack')
    .requiredOption('--out <dir>', 'folder to write to')
    .option(
      '--format <list>',
      `${Object.keys(formats).join(', ')}, json`,
      Object.keys(formats).join(','),
    )
    .option('--supplier <type>', 'write reading copies for this supplier type too')
    .option('--document <list>', documentKinds.join(', '), documentKinds.join(','))
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/ to compose from')
    .action(
      async (
        file: string,
        options: {
          out: string
          format: string
          supplier?: string
          document: string
          catalogue?: string
        },
      ) => {
        const chosen = listOf(options.format, [...Object.keys(formats), 'json'], '--format')
        const kinds = listOf(options.document, documentKinds, '--document')
        const supplier = supplierOf(options.supplier)
        const pack = await readPackOrSpec(file, options.catalogue)
        const files: [string, string | Uint8Array][] = []
        for (const format of chosen) {
          if (format === 'json') {
            files.push([join(options.out, 'pack.json'), `${JSON.stringify(pack, null, 1)}\n`])
            continue
          }
          for (const copy of supplier === undefined ? [undefined] : [undefined, supplier]) {
            const trees = kinds.map((kind) => ({
              document: draft(pack, kind, copy === undefined ? {} : { supplier: copy }),
              href: `${kind}${copy === undefined ? '' : `.${options.supplier}`}.${format}`,
            }))
            for (const { document, href } of trees)
              files.push([join(options.out, href), await formats[format]!(document, trees)])
          }
        }
        await writeAll(files)
        for (const [path] of files) line(`wrote ${path}`)
        process.exitCode = printFindings(pack)
      },
    )

  program
    .command('check')
    .description('say what to look at in a pack before it is published')
    .argument('<spec>', 'YAML or JSON file: a spec, or a stored pack')
    .option('--catalogue <dir>', 'folder with clauses/ and kpis/')
    .option('--json', 'print findings as JSON')
    .action(async (file: string, options: { catalogue?: string; json?: boolean }) => {
      const pack = await readPackOrSpec(file, options.catalogue)
      if (options.json) {
        const findings = check(pack)
        json(findings)
        process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
      } else process.exitCode = printFindings(pack)
    })
}
