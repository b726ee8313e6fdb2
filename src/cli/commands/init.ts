// `hrdd init`: a commented spec to start from.

import { stat } from 'node:fs/promises'
import { fail } from '../../language/problems.ts'
import { type CommandLine, voice } from '../command.ts'
import { line, writeOne } from '../output.ts'
import { schemaFor } from '../schema.ts'

export const initCommand: CommandLine = {
  name: 'init',
  arguments: ['[file]'],
  options: [],
  async run([file = 'hrdd.yaml']) {
    if (await stat(file).catch(() => undefined)) fail('there-already', file)
    await writeOne(file, voice.say('command.init.spec', { schema: await schemaFor(file) }))
    line(voice.say('command.init.next', { file }))
    return undefined
  },
}
