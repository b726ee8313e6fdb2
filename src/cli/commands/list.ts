// `hrdd list`: clauses, and how long and how much work each choice is.

import { inForce, type Tier, tiers } from '../../model/audience.ts'
import { inLanguage } from '../../model/catalogue.ts'
import { isOver, type Measured, measureCatalogue } from '../budgets.ts'
import { type CommandLine, textOf, voice } from '../command.ts'
import { catalogueOf, oneOf } from '../input.ts'
import { json, line } from '../output.ts'

export const listCommand: CommandLine = {
  name: 'list',
  arguments: [],
  options: ['--tier <tier>', '--budgets', '--catalogue <folder>', '--json'],
  async run(_values, options) {
    const catalogue = await catalogueOf(textOf(options, 'catalogue'))
    const typed = textOf(options, 'tier')
    const tier: Tier = typed === undefined ? 'high' : oneOf(typed, tiers, '--tier')
    const clauses = Object.values(catalogue.clauses).filter(({ from }) => inForce(from, tier))
    if (options.budgets) {
      const rows = measureCatalogue(catalogue)
      if (options.json) json(rows)
      else printBudgets(rows)
      return rows.some(isOver) ? 1 : 0
    }
    const rows = clauses.map(({ id, from, wording }) => {
      const kpis = Object.values(catalogue.kpis)
        .filter(({ clause }) => clause === id)
        .map((kpi) => kpi.id)
      return { id, title: inLanguage(wording, 'en').title, from, kpis }
    })
    if (options.json) {
      const { laws, goods, clauseSets, languages } = catalogue
      json({
        clauses: rows,
        jurisdictions: Object.keys(laws),
        categories: Object.keys(goods),
        sets: clauseSets.map(({ id }) => id),
        languages,
      })
      return undefined
    }
    for (const row of rows) line(voice.say('command.list.clause', row).trimEnd())
    line('')
    // one clause by one is what --budgets is for
    printBudgets(measureCatalogue(catalogue).filter(({ of: what }) => !catalogue.clauses[what]))
    return undefined
  },
}

/** One line a measurement; what is over stands with a mark. */
function printBudgets(rows: readonly Measured[]): void {
  for (const row of rows) {
    const { what, of, tier, count, budget } = row
    const limit = budget === undefined ? '' : `/ ${budget}`
    const label = [what, of, tier].filter(Boolean).join(' ')
    line(`${isOver(row) ? '!' : ' '} ${label.padEnd(40)} ${String(count).padStart(6)} ${limit}`)
  }
}
