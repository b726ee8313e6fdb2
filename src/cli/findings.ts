// Prints what `check` finds.

import { check } from '../advise/index.ts'
import type { Pack } from '../model/pack.ts'
import { voice } from './command.ts'
import { line } from './output.ts'

/** Prints findings and gives the exit code: 1 where one of them is an error. */
export function printFindings(pack: Pack, asOf?: string): number {
  const findings = check(pack, asOf === undefined ? {} : { asOf })
  for (const { severity, id, where, why, fix } of findings) {
    line(`${severity.padEnd(7)} ${id}  ${where}: ${why} ${fix}`)
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length
  line(voice.say('command.findings', { all: findings.length, errors }))
  return errors > 0 ? 1 : 0
}
