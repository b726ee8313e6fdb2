// `hrdd compare`: what was changed in a Word file since it was made from this pack.

import { compare, describeComparison, readDocx } from '../../word/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { readBytes, readPackOrSpec } from '../input.ts'
import { json, line } from '../output.ts'

export const compareCommand: CommandLine = {
  name: 'compare',
  arguments: ['<spec>', '<file>'],
  options: ['--catalogue <folder>', '--json'],
  async run([spec = '', file = ''], options) {
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const comparison = compare(pack, await readDocx(await readBytes(file)))
    if (options.json) json(comparison)
    else line(describeComparison(comparison, pack))
    return comparison.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}
