// Whatever the contract obliges the Buyer to hand out exists in the pack, and no paper says what no clause carries.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { draft } from '../../src/documents/index.ts'
import { clauseSetIds, compose, type Pack, type Spec } from '../../src/index.ts'
import { tiers } from '../../src/model/audience.ts'
import { type DocumentKind, type Paper, papers } from '../../src/model/document.ts'
import { plainText } from '../../src/model/text.ts'
import { findNode, toText } from '../../src/render/index.ts'

/** What papers are called in the wording, what sounds like one and is none, and verbs by which the Buyer hands out. */
const {
  names,
  sounds,
  verbs,
  none,
}: {
  readonly names: Readonly<Record<Paper, string>>
  readonly sounds: string
  readonly verbs: string
  /** By item: why nothing has to be in the pack. */
  readonly none: Readonly<Record<string, string>>
} = parse(readFileSync(new URL('papers.yaml', import.meta.url), 'utf8'))

const isPaper = (name: string): name is Paper => papers.some((paper) => paper === name)
const named = Object.entries(names).flatMap(([paper, pattern]) =>
  isPaper(paper) ? [{ paper, pattern: new RegExp(pattern) }] : [],
)
const papersIn = (words: string): Paper[] =>
  named.filter(({ pattern }) => pattern.test(words)).map(({ paper }) => paper)

const purchases: Readonly<Record<string, Partial<Spec> & Pick<Spec, 'category'>>> = {
  goods: { category: 'ict-hardware' },
  services: { category: 'cleaning-facility' },
  works: { category: 'construction-works' },
  mixed: {
    category: 'cleaning-facility',
    components: { categories: ['workwear-textiles'] },
  },
}
const sets = clauseSetIds

const packs = Object.entries(purchases).flatMap(([kind, purchase]) =>
  sets.flatMap((set) =>
    tiers.map((tier) => ({
      name: `${kind} ${set} ${tier}`,
      kind,
      set,
      tier,
      pack: compose({
        title: 'Papers',
        buyer: 'City of Example',
        jurisdiction: 'eu',
        ...purchase,
        tier,
        clauses: { set },
        contract: { start: '2027-07-01', months: 24 },
      }),
    })),
  ),
)

const itemsOf = (pack: Pack) =>
  pack.pairs.flatMap(({ id, condition, hands = {} }) =>
    condition.flatMap(({ items }) =>
      items.map(({ anchor, heading = '', text, items: inner = [] }) => ({
        at: `${id}#${anchor}`,
        words: [heading, ...[text, ...inner].map(plainText)].join(' '),
        hands: hands[anchor] ?? [],
      })),
    ),
  )
const every = packs.flatMap(({ pack }) => itemsOf(pack))

test('items are read from every clause of the catalogue', () => {
  const read = new Set(every.map(({ at }) => at.split('#')[0]))
  expect([...read].sort()).toEqual(Object.keys(standard.clauses).sort())
})

test('an item that hands out a paper names it, and a paper has a name to be looked for', () => {
  const unnamed = every.flatMap(({ at, words, hands }) =>
    hands.filter((paper) => !papersIn(words).includes(paper)).map((paper) => `${at} ${paper}`),
  )
  expect([...new Set(unnamed)]).toEqual([])
})

describe('what sounds like a paper', () => {
  const sound = new RegExp(sounds, 'i')
  const handing = new RegExp(`the Buyer shall[^.]*\\b(?:${verbs})\\b`, 'i')
  const heard = new Map(
    every
      .filter(({ words }) => sound.test(words) || handing.test(words))
      .map(({ at, hands }) => [at, hands] as const),
  )
  test('is handed out by data, or it is said why nothing is', () => {
    const open = [...heard].filter(([at, hands]) => hands.length === 0 && !none[at])
    expect(open.map(([at]) => at)).toEqual([])
  })
  test('every reason is still needed', () => {
    expect(Object.keys(none).filter((at) => !heard.has(at) || heard.get(at)?.length)).toEqual([])
  })
})

describe.each(packs)('$name', ({ pack }) => {
  const handed = new Set(itemsOf(pack).flatMap(({ hands }) => hands))

  test('every paper that an item names is handed out', () => {
    const lacking = itemsOf(pack).flatMap(({ at, words }) =>
      papersIn(words)
        .filter((paper) => !handed.has(paper))
        .map((paper) => `${at} ${paper}`),
    )
    expect(lacking).toEqual([])
  })

  test('what is handed out has something in it', () => {
    const filled = (paper: Paper): boolean =>
      paper === 'workbook'
        ? pack.register.length > 0
        : draft(pack, paper).children.length > 3 || isWithout(pack, paper)
    expect([...handed].filter((paper) => !filled(paper))).toEqual([])
  })

  test('the contract sheet lists as annexes what exists', () => {
    const line = findNode(draft(pack, 'contract-schedule'), 'sheet.annexes')
    const annexes = Object.entries(pack.words.schedule ?? {}).flatMap(([key, words]) => {
      const paper = key.replace(/^annex\./, '')
      return key.startsWith('annex.') && isPaper(paper) ? [{ paper, words }] : []
    })
    const listed = annexes.filter(({ words }) => line && toText(line).includes(words))
    expect(listed.map(({ paper }) => paper).sort()).toEqual(
      annexes
        .map(({ paper }) => paper)
        .filter((paper) => handed.has(paper) && !isWithout(pack, paper))
        .sort(),
    )
  })
})

/** Nothing is bought under a mark, planned or counted: the paper says so in a sentence, and is no annex. */
const isWithout = (pack: Pack, paper: Paper): boolean =>
  (paper === 'brand-certificate' && !pack.kinds.some((kind) => kind === 'goods')) ||
  (paper === 'diligence-plan' && pack.planSections.length === 0) ||
  (paper === 'kpi-annex' && pack.kpis.length === 0)

describe('lines that rest on an item', () => {
  const lines = Object.entries(packs[0]?.pack.words ?? {}).flatMap(([product, words]) =>
    Object.keys(words)
      .filter((key) => /\.\d+\.item$/.test(key))
      .map((key) => ({ product, key: key.replace(/\.item$/, '') })),
  )
  const printed = packs
    .filter(({ tier, set }) => tier === 'high' && set === 'full')
    .map(({ pack }) =>
      (
        [
          'brand-certificate',
          'formal-request',
          'letter-of-support',
          'progress-report',
          'worker-notice',
        ] satisfies DocumentKind[]
      )
        .map((kind) => toText(draft(pack, kind)))
        .join('\n'),
    )
    .join('\n')

  test.each(lines)('$product $key prints where everything is asked', ({ product, key }) => {
    const sentence = packs[0]?.pack.words[product]?.[key] ?? ''
    const pieces = sentence.split(/\{\{[^{}]*\}\}/)
    const from = printed.split('\n').some((line) => pieces.every((piece) => line.includes(piece)))
    expect(from).toBe(true)
  })
  test('there are some in each of the papers', () => {
    expect(new Set(lines.map(({ product }) => product))).toEqual(
      new Set(['certificate', 'forms', 'letters', 'worker-notice']),
    )
  })
})

describe('one page', () => {
  const { documents } = standard.budgets
  test.each(packs.filter(({ set }) => set !== 'full'))('$name', ({ pack }) => {
    for (const kind of ['formal-request', 'letter-of-support', 'worker-notice'] as const) {
      const words = toText(draft(pack, kind)).split(/\s+/).filter(Boolean).length
      expect(words, kind).toBeLessThanOrEqual(documents[kind] ?? 0)
    }
  })
})
