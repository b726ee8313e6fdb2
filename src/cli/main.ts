#!/usr/bin/env node
// The `hrdd` command: a thin skin over the library. Exit 0 done, 1 findings of severity error, 2 bad input.

import { Command, CommanderError } from 'commander'
import { standard } from '../catalogue/index.ts'
import { HrddError, printProblem } from '../model/problems.ts'
import { addCommand, voice } from './command.ts'
import { commands } from './commands/index.ts'

// a reader such as `head` may close early
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
)

const program = new Command('hrdd')
  .description(voice.say('command.what'))
  .version(standard.version)
  .exitOverride()
// the help needs all commands, a run one of them, the version none
const [typed] = process.argv.slice(2)
const all = typed === '--version' ? [] : Object.entries(commands)
const named = all.filter(([name]) => name === typed)

try {
  for (const [, load] of named.length > 0 ? named : all) addCommand(program, await load())
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof HrddError) {
    for (const problem of error.problems) process.stderr.write(`${printProblem(problem)}\n`)
    process.exitCode = 2
  } else if (error instanceof CommanderError) {
    // commander has printed its own message
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else throw error
}
