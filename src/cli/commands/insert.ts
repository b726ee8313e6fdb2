// `hrdd insert`: documents into a house template.

import { insertIntoDocx } from '../../word/index.ts'
import { type CommandLine, textOf } from '../command.ts'
import { readBytes, readPackOrSpec } from '../input.ts'
import { writeOne } from '../output.ts'

export const insertCommand: CommandLine = {
  name: 'insert',
  arguments: ['<spec>', '<template>'],
  options: ['--out <file>!', '--catalogue <folder>'],
  async run([spec = '', template = ''], options) {
    const pack = await readPackOrSpec(spec, textOf(options, 'catalogue'))
    const filled = await insertIntoDocx(await readBytes(template), pack)
    await writeOne(textOf(options, 'out') ?? '', filled)
    return undefined
  },
}
