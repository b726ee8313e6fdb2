// `hrdd response`: what a bidder fills in, as a workbook or as CSV by the ending of the file.

import { responseCsv, toResponse } from '../../workbook/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { isCsv, readPackOrSpec } from '../input.ts'
import { writeOne } from '../output.ts'

export const responseCommand: CommandLine = {
  name: 'response',
  arguments: ['<spec>'],
  options: ['--out <file>!', '--catalogue <folder>'],
  async run([spec = ''], options) {
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const out = textOf(options, 'out') ?? ''
    await writeOne(out, isCsv(out) ? responseCsv(pack) : await toResponse(pack))
    return undefined
  },
}
