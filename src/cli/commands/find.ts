// `hrdd find`: search clauses, KPIs and definitions.

import { search } from '../../catalogue/search.ts'
import { type CommandLine, textOf, voice } from '../command.ts'
import { catalogueOf } from '../input.ts'
import { json, line } from '../output.ts'

export const findCommand: CommandLine = {
  name: 'find',
  arguments: ['<words...>'],
  options: ['--catalogue <folder>', '--json'],
  async run(words, options) {
    const hits = search(await catalogueOf(textOf(options, 'catalogue')), words.join(' '))
    if (options.json) {
      json(hits)
      return undefined
    }
    for (const { id, title, excerpt } of hits) line(`${id}  ${title}\n    ${excerpt}`)
    if (hits.length === 0) line(voice.say('command.find.nothing'))
    return undefined
  },
}
