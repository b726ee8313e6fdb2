// All commands, in the order of the help, each loaded when it is run. A new command is one file and one line.

import type { CommandLine } from '../command.ts'

export const commands: Readonly<Record<string, () => Promise<CommandLine>>> = {
  init: async () => (await import('./init.ts')).initCommand,
  options: async () => (await import('./options.ts')).optionsCommand,
  compose: async () => (await import('./compose.ts')).composeCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  list: async () => (await import('./list.ts')).listCommand,
  find: async () => (await import('./find.ts')).findCommand,
  show: async () => (await import('./show.ts')).showCommand,
  insert: async () => (await import('./insert.ts')).insertCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  response: async () => (await import('./response.ts')).responseCommand,
  evaluation: async () => (await import('./evaluation.ts')).evaluationCommand,
  award: async () => (await import('./award.ts')).awardCommand,
  calendar: async () => (await import('./calendar.ts')).calendarCommand,
  workbook: async () => (await import('./workbook.ts')).workbookCommand,
  review: async () => (await import('./review.ts')).reviewCommand,
  new: async () => (await import('./new.ts')).newCommand,
  lint: async () => (await import('./lint.ts')).lintCommand,
}
