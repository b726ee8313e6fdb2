// `hrdd lint`: what is wrong with a folder of clauses and KPIs, each problem with file and line.

import { join } from 'node:path'
import { standard } from '../../catalogue/index.ts'
import { readCatalogue, readFolder } from '../../content/index.ts'
import { HrddError, printProblem } from '../../model/problems.ts'
import { type CommandLine, voice } from '../command.ts'
import { baseOf } from '../input.ts'
import { json, line } from '../output.ts'

export const lintCommand: CommandLine = {
  name: 'lint',
  arguments: ['<folder>'],
  options: ['--json'],
  async run([folder = ''], options) {
    const { files, problems: unread } = await readFolder(folder)
    if (files.length === 0) throw new HrddError(unread)
    const base = await baseOf(folder)
    const { version } = standard
    const { problems: said } = readCatalogue(files, base ? { base } : { version })
    const problems = [...unread, ...said]
    const errors = problems.filter(({ level }) => level === 'error').length
    if (options.json) json(problems)
    else {
      for (const problem of problems) {
        const path = join(folder, problem.path)
        line(`${problem.level}: ${printProblem({ ...problem, path })}`)
      }
      const warnings = problems.length - errors
      line(voice.say('command.lint.count', { count: files.length, errors, warnings }))
    }
    return errors > 0 ? 1 : 0
  },
}
