// `hrdd show`: a clause as it prints, a KPI as its card, or what became of an older id.

import { resolveIn } from '../../catalogue/resolve.ts'
import { composeRead } from '../../compose/compose.ts'
import { draft } from '../../documents/draft.ts'
import { fail } from '../../language/problems.ts'
import { tiers } from '../../model/audience.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { findNode } from '../../render/find-node.ts'
import { toText } from '../../render/text.ts'
import { type CommandLine, textOf, voice } from '../command.ts'
import { catalogueOf, oneOf, supplierOf } from '../input.ts'
import { json, line } from '../output.ts'

export const showCommand: CommandLine = {
  name: 'show',
  arguments: ['<id>'],
  options: ['--tier <tier>', '--supplier <type>', '--catalogue <folder>', '--json'],
  async run([id = ''], options) {
    const catalogue = await catalogueOf(textOf(options, 'catalogue'))
    const entry = catalogue.clauses[id] ?? catalogue.kpis[id]
    if (!entry) {
      line(fate(catalogue, id))
      return undefined
    }
    if (options.json) {
      json(entry)
      return undefined
    }
    const tier = oneOf(textOf(options, 'tier') ?? 'high', tiers, '--tier')
    const supplier = supplierOf(textOf(options, 'supplier'))
    const clause = catalogue.kpis[id]?.clause ?? id
    const pack = composeRead(catalogue, {
      ...exampleSpec(catalogue),
      tier,
      include: { [clause]: voice.say('command.show.title') },
      ...(catalogue.kpis[id] && { kpis: { add: [id] } }),
    })
    const copy = supplier ? { supplier } : {}
    const kinds = ['tender-questions', 'contract-schedule', 'kpi-annex'] as const
    const nodes = kinds.flatMap((kind) => findNode(draft(pack, kind, copy), id) ?? [])
    line(nodes.map((node) => toText(node)).join('\n'))
    return undefined
  },
}

/** A spec that any catalogue can compose: its first jurisdiction and goods. */
function exampleSpec(catalogue: Catalogue) {
  const title = voice.say('command.show.title')
  const [jurisdiction = ''] = Object.keys(catalogue.laws)
  const goods = Object.values(catalogue.goods).map((byLanguage) => byLanguage.en)
  const category = goods.find((entry) => entry?.kind === 'goods' && entry.cpv.length > 0)?.id ?? ''
  return {
    title,
    buyer: title,
    jurisdiction,
    category,
    contract: { start: '2027-01-01', months: 24 },
  }
}

/** What became of an id that is not current. */
function fate(catalogue: Catalogue, id: string): string {
  const answer = resolveIn(catalogue, id)
  if (answer.status !== 'moved' && answer.status !== 'withdrawn') {
    const all = [...Object.keys(catalogue.clauses), ...Object.keys(catalogue.kpis)]
    oneOf(id, all, 'id')
    fail('unknown-option', 'id', { given: id })
  }
  return voice.say(`command.show.${answer.status}`, { id, to: answer.to })
}
