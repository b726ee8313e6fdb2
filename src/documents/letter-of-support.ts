// What the Buyer signs for its Supplier: that the questions are its own wish, and what it does with the answers.

import { field, known, list, paragraph, section, toSign } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import type { Body, Kind } from './kind.ts'

export const letterOfSupport = {
  kind: 'letter-of-support',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, say, text } = drafting
  const { award } = pack.spec
  const line = (id: string, label: string, value?: string) =>
    known(drafting, `support.${id}`, say(`letters.${label}`), value)
  const supplier = award?.supplier ?? [field('support.supplier', say('letters.supplier'))]
  return {
    title: text('letters.support'),
    layout: 'letter',
    children: [
      line('to', 'to'),
      line('date', 'date'),
      paragraph(text('letters.support.wish', { supplier })),
      section('with', text('letters.support.with'), [
        list(itemLines(drafting, 'letters.support.line').map((entry) => [entry.text])),
      ]),
      paragraph(text('letters.support.not')),
      line('contact', 'contact', award?.contacts?.buyer),
      toSign(line('sign', 'sign')),
    ],
  }
}
