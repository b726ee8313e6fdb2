// `hrdd new`: files to begin a clause, a KPI or an overlay with.

import { standard } from '../../catalogue/index.ts'
import { readFolder, scaffold } from '../../content/index.ts'
import { HrddError } from '../../model/problems.ts'
import { type CommandLine, textOf } from '../command.ts'
import { baseOf } from '../input.ts'
import { writeNew } from '../output.ts'

export const newCommand: CommandLine = {
  name: 'new',
  arguments: ['<kind>', '<id>'],
  options: ['--in <folder>', '--stage <stage>'],
  async run([kind = '', id = ''], options) {
    const folder = textOf(options, 'in') ?? '.'
    const stage = textOf(options, 'stage')
    const { files, problems } = await readFolder(folder)
    const unread = problems.filter(
      ({ level, code }) => level === 'error' && code !== 'folder-empty',
    )
    if (unread.length > 0) throw new HrddError(unread)
    const base = await baseOf(folder)
    const { version } = standard
    const written = scaffold(kind, id, files, {
      ...(base ? { base } : { version }),
      ...(stage !== undefined && { stage }),
    })
    await writeNew(
      folder,
      written.map(({ path, text }) => [path, text]),
    )
    return undefined
  },
}
