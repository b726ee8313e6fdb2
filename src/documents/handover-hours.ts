// Effort against capacity: where the hours of a contract manager do most, and where they end.

import type { SectionNode } from '../model/document.ts'
import type { Pack, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { Drafting } from './parts.ts'

/** Why a condition stands where it stands in the order; the first reason that fits decides. */
type Why = 'hold' | 'danger' | 'promise' | 'measured' | 'other'
const order: readonly Why[] = ['hold', 'danger', 'promise', 'measured', 'other']

// without the talk, the Buyer's own duties and the notice of harm nothing else is seen in time
const holding = ['BUY-01', 'REP-01', 'EMB-02']
const ofDanger = ['GRV-02', 'COR-01', 'GRV-01']

function whyOf(pack: Pack, pair: Pair): Why {
  if (holding.includes(pair.id)) return 'hold'
  if (
    ofDanger.includes(pair.id) ||
    pack.kpis.some(({ clause, zeroTolerance }) => zeroTolerance && clause === pair.id)
  )
    return 'danger'
  if (pair.placement.tender === 'score') return 'promise'
  return pack.kpis.some(({ clause }) => clause === pair.id) ? 'measured' : 'other'
}

/** Hours with at most two decimals, so that sums of quarters print as they are. */
const shown = (hours: number): string => String(Math.round(hours * 100) / 100)

/** Conditions in the order in which hours are spent. */
const ranked = (pack: Pack) =>
  pack.pairs
    .map((pair) => ({ pair, why: whyOf(pack, pair) }))
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || a.pair.number - b.pair.number)

/** Numbers of the conditions that the hours cover, where they do not cover all and cover some. */
export function coveredBy(pack: Pack): readonly number[] | undefined {
  const capacity = pack.spec.capacity?.hoursPerYear
  if (capacity === undefined) return undefined
  let sum = 0
  const numbers = ranked(pack).flatMap(({ pair }) =>
    (sum += pair.effort.buyerPerYear) <= capacity ? [pair.number] : [],
  )
  return numbers.length === 0 || numbers.length === pack.pairs.length
    ? undefined
    : numbers.sort((a, b) => a - b)
}

/** What follow-up takes, what there is, and the order in which to spend it. */
export function hoursSection({ pack, say }: Drafting): SectionNode {
  const capacity = pack.spec.capacity?.hoursPerYear
  const needed = pack.pairs.reduce((sum, { effort }) => sum + effort.buyerPerYear, 0)
  let sum = 0
  const rows = ranked(pack).map(({ pair, why }): Text[] => {
    sum += pair.effort.buyerPerYear
    return [
      [{ type: 'ref', to: pair.id, text: `${pair.number} ${pair.title} (${pair.id})` }],
      say(`handover.why.${why}`),
      [shown(pair.effort.buyerPerYear)],
      [shown(sum)],
      ...(capacity === undefined ? [] : [say(sum <= capacity ? 'yes' : 'no')]),
    ]
  })
  const columns = ['condition', 'why', 'year', 'sum', ...(capacity === undefined ? [] : ['within'])]
  return {
    type: 'section',
    id: 'hours',
    title: say('handover.hours'),
    children: [
      { type: 'paragraph', children: say('handover.hours.needed', { hours: shown(needed) }) },
      {
        type: 'paragraph',
        children:
          capacity === undefined
            ? say('handover.hours.unknown')
            : needed <= capacity
              ? say('handover.hours.fits', { capacity: shown(capacity) })
              : say('handover.hours.short', {
                  capacity: shown(capacity),
                  missing: shown(needed - capacity),
                }),
      },
      ...promised(pack, say, capacity).map((children) => ({
        type: 'paragraph' as const,
        children,
      })),
      {
        type: 'table',
        id: 'hours.table',
        caption: say('handover.hours.caption'),
        columns: columns.map((key) => say(`handover.hours.${key}`)),
        rows,
      },
    ],
  }
}

/** Hours that the Buyer promises the Supplier, set beside those it has. */
function promised(pack: Pack, say: Drafting['say'], capacity: number | undefined): Text[] {
  const pair = pack.pairs.find(({ id }) => id === 'BUY-01')
  const hours = pair?.parameters.followUpHours?.value
  const item = pair?.condition
    .flatMap((part) => part.items)
    .find(({ anchor }) => anchor === 'follow-up-plan')
  if (!pair || !item || typeof hours !== 'number') return []
  const condition: Text = [
    {
      type: 'ref',
      to: `${pair.id}#${item.anchor}`,
      text: `${plainText(say('noun.condition'))} ${item.number}, ${pair.id}`,
    },
  ]
  if (capacity !== undefined && capacity < hours)
    return [
      say('handover.hours.broken', {
        promised: hours,
        condition,
        capacity: shown(capacity),
        missing: shown(hours - capacity),
      }),
    ]
  return [say('handover.hours.promised', { promised: hours, condition })]
}
