// `hrdd evaluation`: a workbook for those who score.

import { toEvaluation } from '../../workbook/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { readPackOrSpec } from '../input.ts'
import { writeOne } from '../output.ts'

export const evaluationCommand: CommandLine = {
  name: 'evaluation',
  arguments: ['<spec>'],
  options: ['--bidders <list>!', '--out <file>!', '--catalogue <folder>'],
  async run([spec = ''], options) {
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const bidders = (textOf(options, 'bidders') ?? '').split(',').filter((name) => name.trim())
    await writeOne(textOf(options, 'out') ?? '', await toEvaluation(pack, { bidders }))
    return undefined
  },
}
