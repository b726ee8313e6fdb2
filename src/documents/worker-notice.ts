// One page to hang up where the work is done: who is who, what was promised, whom to call, that nobody may be punished.

import type { BlockNode, SectionNode } from '../model/document.ts'
import { known, list, paragraph, section } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import type { Body, Kind } from './kind.ts'
import { hasGoods, kindKey } from './names.ts'

export const workerNotice = {
  kind: 'worker-notice',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text } = drafting
  const kind = kindKey(drafting)
  const { buyer } = drafting.pack.spec
  return {
    title: text(`worker-notice.title.${kind}`),
    layout: 'poster',
    children: [
      paragraph(text('worker-notice.intro', { work: text(`worker-notice.work.${kind}`), buyer })),
      ...whoIsWho(drafting),
      ...part(drafting, 'promises', carried(drafting, 'promise')),
      ...part(drafting, 'wrong', whomToCall(drafting)),
      ...part(drafting, 'punished', carried(drafting, 'safe')),
      paragraph(text('worker-notice.open')),
      line(drafting, 'date'),
    ],
  }
}

/** Nothing where nothing stands in it. */
const part = (
  { text }: Drafting,
  id: string,
  children: readonly BlockNode[],
): readonly SectionNode[] =>
  children.length === 0 ? [] : [section(id, text(`worker-notice.${id}`), children)]

const line = (drafting: Drafting, id: string, value?: string, word = id): BlockNode =>
  known(drafting, `notice.${id}`, drafting.say(`worker-notice.${word}`), value)

/** A list of what clauses of this pack carry. */
function carried(drafting: Drafting, key: string): readonly BlockNode[] {
  const end = drafting.date(drafting.pack.contractEnd)
  const lines = itemLines(drafting, `worker-notice.${key}`, { end })
  return lines.length === 0 ? [] : [list(lines.map(({ text }) => [text]))]
}

function whoIsWho(drafting: Drafting): readonly BlockNode[] {
  const { award } = drafting.pack.spec
  const brands = award?.brands?.length ? drafting.list(award.brands) : undefined
  return [
    line(drafting, 'supplier', award?.supplier),
    ...(hasGoods(drafting) ? [line(drafting, 'brand', brands)] : []),
    line(drafting, 'what', undefined, `what.${kindKey(drafting)}`),
    line(drafting, 'site'),
  ]
}

function whomToCall(drafting: Drafting): readonly BlockNode[] {
  const { roles, spec } = drafting.pack
  const { channel, buyer } = spec.award?.contacts ?? {}
  return [
    ...(roles.clauses.complaint === undefined ? [] : [line(drafting, 'channel', channel)]),
    line(drafting, 'union'),
    line(drafting, 'contact', buyer),
    ...carried(drafting, 'call'),
  ]
}
