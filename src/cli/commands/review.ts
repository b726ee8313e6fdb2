// `hrdd review`: values, ratings, the three talks worth having, and where the ladder stands.

import { draftReview } from '../../documents/review-note.ts'
import { readRegister } from '../../measure/index.ts'
import type { Pack } from '../../model/pack.ts'
import type { Register } from '../../model/register.ts'
import { toText } from '../../render/text.ts'
import { review } from '../../review/index.ts'
import { readWorkbook } from '../../workbook/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { endings, formats } from '../formats.ts'
import { dateOf, listOf, readBytes, readData, readPackOrSpec } from '../input.ts'
import { json, line, type OutputFile, writeFiles } from '../output.ts'

export const reviewCommand: CommandLine = {
  name: 'review',
  arguments: ['<spec>', '<register>'],
  options: [
    '--as-of <date>!',
    '--named',
    '--out <folder>',
    '--format <list>',
    '--catalogue <folder>',
    '--json',
    '--force',
  ],
  async run([spec = '', file = ''], options) {
    const asOf = dateOf(textOf(options, 'asOf'), '--as-of') ?? ''
    const chosen = listOf(textOf(options, 'format') ?? endings.join(), endings, '--format')
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const state = review(pack, await registerOf(pack, file), {
      asOf,
      named: options.named === true,
    })
    if (options.json) {
      json(state)
      return undefined
    }
    const document = draftReview(pack, state)
    const out = textOf(options, 'out')
    if (out === undefined) {
      line(toText(document))
      return undefined
    }
    const files: OutputFile[] = []
    for (const { ending, write } of formats.filter((format) => chosen.includes(format.ending))) {
      files.push([`review-note.${ending}`, await write(document, [])])
    }
    await writeFiles(out, files, options.force === true)
    return undefined
  },
}

/** The Register from a workbook as people filled it in, or from YAML or JSON. */
async function registerOf(pack: Pack, file: string): Promise<Register> {
  if (!file.toLowerCase().endsWith('.xlsx')) return readRegister(pack, await readData(file))
  const { register } = await readWorkbook(await readBytes(file), { pack })
  return register
}
