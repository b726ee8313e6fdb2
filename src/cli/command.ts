// What a command is: a name, what it takes, and what it does. Its help stands in `clauses/words/command`.

import type { Command } from 'commander'
import { standard } from '../catalogue/index.ts'
import { speech } from '../language/speech.ts'
import { inLanguage } from '../model/catalogue.ts'

/** The command speaks English. */
export const voice = speech(inLanguage(standard.words, 'en'))

/** What was typed, by name. */
export type Options = Readonly<Record<string, string | boolean | undefined>>

/** One command. `arguments` and `options` are written as commander reads them. */
export interface CommandLine {
  readonly name: string
  /** `<spec>`, `[file]`, `<words...>`. */
  readonly arguments: readonly string[]
  /** `--out <folder>`, `--json`; an option with `!` behind it is needed. */
  readonly options: readonly string[]
  /** @returns the exit code; nothing for 0 */
  run(values: readonly string[], options: Options): Promise<number | undefined>
}

/** Adds a command to the program, with its help. */
export function addCommand(
  program: Command,
  { name, arguments: takes, options, run }: CommandLine,
): void {
  const describe = (part: string): string =>
    voice.has(`command.${name}.${part}`)
      ? voice.say(`command.${name}.${part}`)
      : voice.say(`command.any.${part}`)
  const command = program.command(name).description(describe('what'))
  for (const argument of takes) command.argument(argument, describe(nameOf(argument)))
  for (const option of options) {
    const flags = option.replace(/!$/, '')
    const help = describe(nameOf(flags.split(' ').find((flag) => flag.startsWith('--')) ?? flags))
    if (option.endsWith('!')) command.requiredOption(flags, help)
    else command.option(flags, help)
  }
  command.action(async (...given: unknown[]) => {
    // commander hands over arguments, options, and the command itself
    const typed: Options = command.opts()
    const values = given
      .slice(0, takes.length)
      .flat()
      .filter((value) => typeof value === 'string')
    const code = await run(values, typed)
    if (code !== undefined) process.exitCode = code
  })
}

const nameOf = (flag: string): string => flag.replace(/[<>[\]]|\.\.\.|^--/g, '').trim()

/** The text of an option, or nothing. */
export const textOf = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
