// `hrdd compose`: from a spec to papers, in a folder for each readership, with a page that leads through them.

import { type CommandLine, textOf } from '../command.ts'
import { printFindings } from '../findings.ts'
import { indexPages } from '../index-page.ts'
import { listOf, readPackOrSpec, supplierOf } from '../input.ts'
import { type OutputFile, writeFiles } from '../output.ts'
import { namesFor, outputOf, paperEndings, paperNames, writePapers } from '../papers.ts'

export const composeCommand: CommandLine = {
  name: 'compose',
  arguments: ['<spec>'],
  options: [
    '--out <folder>!',
    '--format <list>',
    '--supplier <type>',
    '--document <list>',
    '--catalogue <folder>',
    '--force',
  ],
  async run([spec = ''], options) {
    const known = [...paperEndings, 'json']
    const endings = listOf(textOf(options, 'format') ?? paperEndings.join(), known, '--format')
    const chosen = textOf(options, 'document')
    const wanted = chosen === undefined ? undefined : listOf(chosen, paperNames, '--document')
    const supplier = supplierOf(textOf(options, 'supplier'))
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const names = wanted ?? namesFor(pack)
    const papers = await writePapers(pack, { names, endings, ...(supplier && { supplier }) })
    const files: OutputFile[] = [
      ...(endings.includes('json') ? [jsonOf(pack)] : []),
      ...outputOf(papers),
      ...(papers.length > 0 ? indexPages(pack, papers) : []),
    ]
    await writeFiles(textOf(options, 'out') ?? '.', files, options.force === true)
    return printFindings(pack)
  },
}

const jsonOf = (pack: object): OutputFile => ['pack.json', `${JSON.stringify(pack, null, 1)}\n`]
