// `hrdd calendar`: every due date of the contract.

import { type CalendarEntry, calendar, toIcs } from '../../calendar/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { readPackOrSpec } from '../input.ts'
import { json, line, writeOne } from '../output.ts'

export const calendarCommand: CommandLine = {
  name: 'calendar',
  arguments: ['<spec>'],
  options: ['--out <file>', '--catalogue <folder>', '--json'],
  async run([spec = ''], options) {
    const entries = calendar(await readPackOrSpec(spec, textOf(options, 'catalogue')))
    const out = textOf(options, 'out')
    if (out !== undefined) await writeOne(out, toIcs(entries))
    else if (options.json) json(entries)
    else for (const entry of entries) line(printEntry(entry))
    return undefined
  },
}

const printEntry = ({ date, party, heading, text, cite }: CalendarEntry): string =>
  [date, party, heading, text, cite].filter(Boolean).join('  ')
