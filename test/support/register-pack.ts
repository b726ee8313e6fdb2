// A small pack with the Register as it is authored: five sheets, their words, and the periods that its dates need.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { inForce, type Tier } from '../../src/model/audience.ts'
import type { Pack } from '../../src/model/pack.ts'
import { registerSchema } from '../../src/model/register.ts'
import { pairOf, period, smallPack, words } from './pack.ts'

const { sheets, lists } = registerSchema.parse(parse(readFileSync('clauses/register.yaml', 'utf8')))
const said = words.register ?? {}

const sheetsAt = (tier: Tier): Pack['register'] =>
  sheets.map(({ sheet, rows, columns, helpers = [] }) => ({
    id: sheet,
    title: said[`${sheet}.title`] ?? '',
    row: said[`${sheet}.row`] ?? '',
    letters: rows,
    columns: columns.map(({ from, alsoWith: _alsoWith, of, ...column }) => ({
      ...column,
      title: said[`${sheet}.${column.id}`] ?? '',
      note: said[`${sheet}.${column.id}.note`],
      options:
        of === undefined
          ? undefined
          : lists[of]?.map((id) => ({ id, label: said[`list.${of}.${id}`] ?? '' })),
      shown: inForce(from, tier),
    })),
    helpers,
  }))

const item = { anchor: 'text' }
const parameters: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'REQ-01': { answerDays: 14 },
  'BUY-01': { answerDays: 10 },
  'COR-01': { criticalDays: 45, seriousDays: 120 },
  'PRV-04': { repayDays: 90 },
  'GRV-01': { resultDays: 30 },
}

/** The pack at a tier. */
export function registerPack(
  tier: Tier = 'high',
  more: Parameters<typeof smallPack>[0] = {},
): Pack {
  const { pairs, spec } = smallPack(more)
  const needed = Object.entries(parameters).map(([id, named]) =>
    pairOf(id, [item], {
      parameters: Object.fromEntries(
        Object.entries(named).map(([name, days]) => [name, period(days)]),
      ),
    }),
  )
  return smallPack({
    ...more,
    pairs: [...pairs.filter(({ id }) => !(id in parameters)), ...needed],
    register: sheetsAt(tier),
    spec: { ...spec, ...more.spec, tier },
  })
}
