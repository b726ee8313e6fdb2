// `hrdd award`: the spec with who won and what was promised, so that nothing is typed again.

import { parseDocument } from 'yaml'
import { composeRead } from '../../compose/compose.ts'
import { readSpec } from '../../compose/read-spec.ts'
import { roles, sizes } from '../../model/audience.ts'
import { type ReadResponse, readResponse } from '../../workbook/index.ts'
import { type CommandLine, textOf, voice } from '../command.ts'
import { catalogueOf, isCsv, oneOf, readBytes, readData, readText } from '../input.ts'
import { aside, line, writeOne } from '../output.ts'

export const awardCommand: CommandLine = {
  name: 'award',
  arguments: ['<spec>', '<response>'],
  options: [
    '--role <role>!',
    '--size <size>!',
    '--supplier <name>',
    '--out <file>',
    '--catalogue <folder>',
  ],
  async run([file = '', answered = ''], options) {
    const role = oneOf(textOf(options, 'role') ?? '', roles, '--role')
    const size = oneOf(textOf(options, 'size') ?? '', sizes, '--size')
    const catalogue = await catalogueOf(textOf(options, 'catalogue'))
    const { award, ...tender } = readSpec(await readData(file))
    const response = await readResponse(
      isCsv(answered) ? await readText(answered) : await readBytes(answered),
      { pack: composeRead(catalogue, tender) },
    )
    const supplier = textOf(options, 'supplier') ?? response.bidder ?? award?.supplier
    const { promises } = response
    const won = { ...award, role, size, ...(supplier !== undefined && { supplier }), promises }
    composeRead(catalogue, readSpec({ ...tender, award: won }))
    // what people wrote around the fields stays
    const document = parseDocument(await readText(file))
    document.set('award', won)
    const text = document.toString({ lineWidth: 0 })
    const out = textOf(options, 'out')
    if (out === undefined) line(text.trimEnd())
    else await writeOne(out, text)
    return tell(response)
  },
}

/** Says what somebody has to look at, beside the spec. Gives the exit code. */
function tell({ accepted, overLimit, asked }: ReadResponse): number | undefined {
  const told = [
    ...(accepted ? [] : [voice.say('command.award.not-accepted')]),
    ...overLimit.map((over) => voice.say('command.award.over', { ...over })),
    ...asked.map(({ sheet, cell, why }) => `${[sheet, cell].filter(Boolean).join(' ')}: ${why}`),
  ]
  for (const text of told) aside(text)
  return told.length > 0 ? 1 : undefined
}
