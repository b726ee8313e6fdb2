// The `hrdd` command: a thin skin over the library. Exit 0 done, 1 findings of severity error, 2 bad input.

import { Command } from 'commander'
import { standard } from '../catalogue/index.ts'
import { HrddError, printProblem } from '../model/problems.ts'
import { composeCommands } from './compose.ts'
import { followUpCommands } from './follow-up.ts'
import { lookUpCommands } from './look-up.ts'
import { wordCommands } from './word.ts'

// a reader such as `head` may close early
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
)

const program = new Command('hrdd')
  .description(
    'Matched tender questions, contract conditions and KPIs on human rights due diligence',
  )
  .version(standard.version)
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

composeCommands(program)
lookUpCommands(program)
wordCommands(program)
followUpCommands(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof HrddError) {
    for (const problem of error.problems) process.stderr.write(`${printProblem(problem)}\n`)
    process.exitCode = 2
  } else if (
    typeof error === 'object' &&
    error !== null &&
    'exitCode' in error &&
    'code' in error
  ) {
    // commander has printed its own message
    process.exitCode = (error as { exitCode: number }).exitCode === 0 ? 0 : 2
  } else throw error
}
