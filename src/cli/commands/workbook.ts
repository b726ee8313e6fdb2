// `hrdd workbook`: the Register as a workbook, empty or with what was reported so far.

import { readRegister } from '../../measure/index.ts'
import { readEdition } from '../../workbook/edition.ts'
import { toCsv, toWorkbook } from '../../workbook/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { readData, readPackOrSpec } from '../input.ts'
import { type OutputFile, writeFiles, writeOne } from '../output.ts'

export const workbookCommand: CommandLine = {
  name: 'workbook',
  arguments: ['<spec>'],
  options: [
    '--out <file>!',
    '--register <file>',
    '--edition <edition>',
    '--csv',
    '--catalogue <folder>',
    '--force',
  ],
  async run([spec = ''], options) {
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const kept = textOf(options, 'register')
    const register = kept === undefined ? undefined : readRegister(pack, await readData(kept))
    const edition = textOf(options, 'edition')
    const choices = {
      ...(register && { register }),
      ...(edition !== undefined && { edition: readEdition(edition) }),
    }
    const out = textOf(options, 'out') ?? ''
    if (!options.csv) {
      await writeOne(out, await toWorkbook(pack, choices))
      return undefined
    }
    const files = Object.entries(toCsv(pack, choices)).map(
      ([name, text]): OutputFile => [name, text],
    )
    await writeFiles(out, files, options.force === true)
    return undefined
  },
}
