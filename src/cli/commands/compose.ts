// `hrdd compose`: from a spec to documents, in a folder for each readership.

import { draft } from '../../documents/draft.ts'
import { type SupplierType, supplierKey } from '../../model/audience.ts'
import { type DocumentKind, documentKinds } from '../../model/document.ts'
import type { Pack } from '../../model/pack.ts'
import { type CommandLine, textOf } from '../command.ts'
import { printFindings } from '../findings.ts'
import { endings, type Format, formats, type LinkedDocument } from '../formats.ts'
import { listOf, readPackOrSpec, supplierOf } from '../input.ts'
import { type OutputFile, writeFiles } from '../output.ts'

const known = [...endings, 'json']

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
    const chosen = listOf(textOf(options, 'format') ?? endings.join(), known, '--format')
    const kinds = listOf(
      textOf(options, 'document') ?? documentKinds.join(),
      documentKinds,
      '--document',
    )
    const supplier = supplierOf(textOf(options, 'supplier'))
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const files: OutputFile[] = chosen.includes('json')
      ? [['pack.json', `${JSON.stringify(pack, null, 1)}\n`]]
      : []
    for (const format of formats.filter(({ ending }) => chosen.includes(ending))) {
      for (const copy of supplier ? [undefined, supplier] : [undefined]) {
        files.push(...(await documentsOf(pack, kinds, format, copy)))
      }
    }
    await writeFiles(textOf(options, 'out') ?? '.', files, options.force === true)
    return printFindings(pack)
  },
}

/** All documents of one format, for everyone or as reading copies, each in the folder of its readers. */
async function documentsOf(
  pack: Pack,
  kinds: readonly DocumentKind[],
  { ending, write }: Format,
  supplier: SupplierType | undefined,
): Promise<OutputFile[]> {
  const suffix = supplier ? `.${supplierKey(supplier)}` : ''
  const linked = kinds.map((kind): LinkedDocument => {
    const document = draft(pack, kind, supplier ? { supplier } : {})
    return { document, href: `${kind}${suffix}.${ending}` }
  })
  const files: OutputFile[] = []
  for (const entry of linked) {
    // pages link only to what the same readers get
    const { readership } = entry.document
    const links = linked.filter(({ document }) => document.readership === readership)
    files.push([`${readership}/${entry.href}`, await write(entry.document, links)])
  }
  return files
}
