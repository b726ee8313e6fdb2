// `hrdd check`: what to look at before a pack is published.

import { check } from '../../advise/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { printFindings } from '../findings.ts'
import { dateOf, readPackOrSpec } from '../input.ts'
import { json } from '../output.ts'

export const checkCommand: CommandLine = {
  name: 'check',
  arguments: ['<spec>'],
  options: ['--as-of <date>', '--catalogue <folder>', '--json'],
  async run([spec = ''], options) {
    const asOf = dateOf(textOf(options, 'asOf'), '--as-of')
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    if (!options.json) return printFindings(pack, asOf)
    const findings = check(pack, asOf === undefined ? {} : { asOf })
    json(findings)
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}
