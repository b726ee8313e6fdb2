// All commands, in the order of the help. A new command is one file and one line.

import type { CommandLine } from '../command.ts'
import { awardCommand } from './award.ts'
import { calendarCommand } from './calendar.ts'
import { checkCommand } from './check.ts'
import { compareCommand } from './compare.ts'
import { composeCommand } from './compose.ts'
import { evaluationCommand } from './evaluation.ts'
import { findCommand } from './find.ts'
import { initCommand } from './init.ts'
import { insertCommand } from './insert.ts'
import { listCommand } from './list.ts'
import { optionsCommand } from './options.ts'
import { responseCommand } from './response.ts'
import { reviewCommand } from './review.ts'
import { showCommand } from './show.ts'
import { workbookCommand } from './workbook.ts'

export const commands: readonly CommandLine[] = [
  initCommand,
  optionsCommand,
  composeCommand,
  checkCommand,
  listCommand,
  findCommand,
  showCommand,
  insertCommand,
  compareCommand,
  responseCommand,
  evaluationCommand,
  awardCommand,
  calendarCommand,
  workbookCommand,
  reviewCommand,
]
