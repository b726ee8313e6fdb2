// One text for all bidders: a reading copy only leaves out, and everyone is bound to the same outcome.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { roles, type SupplierInput, sizes, tiers } from '../../src/model/audience.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { Pack, Pair } from '../../src/model/pack.ts'
import type { Text } from '../../src/model/text.ts'
import { triesOf } from './runs.ts'
import { settled, specs } from './specs.ts'
import { type Piece, piecesOf, textsOf } from './tree.ts'

const tries = triesOf(import.meta.url)
const suppliers: readonly SupplierInput[] = [
  ...roles,
  ...sizes,
  ...sizes.flatMap((size) => roles.map((role): SupplierInput => ({ role, size }))),
]

/** Pieces that stand in the copy and not, or not there, in the full document. */
function strangers(copy: readonly Piece[], full: readonly Piece[]): string[] {
  let place = 0
  return copy.flatMap(({ said }) => {
    const found = full.findIndex((piece, index) => index >= place && piece.said === said)
    if (found >= 0) place = found + 1
    return found >= 0 ? [] : [said]
  })
}

/** Proof names only the items that stand in a copy, so its line is compared word by word. */
const isLine = ({ role }: Piece): boolean => role === 'proof'
const wordsOf = ({ block }: Piece): readonly Text[number][] => textsOf(block).flat()

test('a reading copy holds nothing that the full document does not say, in its order', () =>
  fc.assert(
    fc.property(specs, fc.constantFrom(...suppliers), (spec, supplier) => {
      const pack = composeFrom(standard, spec)
      for (const kind of documentKinds) {
        const full = piecesOf(draft(pack, kind))
        const copy = piecesOf(draft(pack, kind, { supplier }))
        const notices = copy.filter(({ role }) => role === 'notice')
        const others = copy.filter((piece) => !isLine(piece) && piece.role !== 'notice')
        expect(strangers(others, full), kind).toEqual([])
        expect(notices.length - full.filter(({ role }) => role === 'notice').length).toBe(1)
        const proof = new Set(
          full
            .filter(isLine)
            .flatMap(wordsOf)
            .map((word) => JSON.stringify(word)),
        )
        for (const word of copy.filter(isLine).flatMap(wordsOf))
          expect(proof.has(JSON.stringify(word)), JSON.stringify(word)).toBe(true)
      }
    }),
    tries(0.5),
  ))

/** Text without what a tier may change: values, and the numbers of references. */
const blank = (text: Text): string =>
  JSON.stringify(
    text.map((node) => {
      if (typeof node === 'string') return node
      return node.type === 'value' || node.type === 'ref' ? { ...node, text: '' } : node
    }),
  )
const binding = ({ outcome = [], condition }: Pair): readonly string[] => [
  blank(outcome),
  ...condition.flatMap(({ audience, items }) =>
    items.flatMap(({ anchor, text, items: inner = [] }) =>
      [text, ...inner].map((each) => `${audience} ${anchor} ${blank(each)}`),
    ),
  ),
]
const byId = (pack: Pack): ReadonlyMap<string, Pair> =>
  new Map(pack.pairs.map((pair) => [pair.id, pair]))

/** What binds in the lower pair and not in the higher, or more strictly there. */
function loosened(lower: Pair, higher: Pair | undefined): string[] {
  if (!higher) return [`${lower.id} is gone`]
  const held = new Set(binding(higher))
  const values = Object.entries(lower.parameters).flatMap(([name, { stricter, value }]) => {
    const next = higher.parameters[name]?.value
    const [least, most] = stricter === 'lower' ? [next, value] : [value, next]
    const isNumber = typeof least === 'number' && typeof most === 'number'
    return stricter && isNumber && least > most ? [`${lower.id}.${name}: ${value}, ${next}`] : []
  })
  return [...binding(lower).filter((line) => !held.has(line)), ...values]
}

test('a higher tier holds what binds in the lower, and only tightens it', () =>
  fc.assert(
    fc.property(specs, (spec) => {
      // choices may fit one tier alone
      const { set, weights, place, kpis, omit, include, award, ...plain } = spec
      const packs = tiers.map((tier) => settled({ ...plain, tier }).pack)
      for (const [index, lower] of packs.slice(0, -1).entries()) {
        const higher = byId(packs[index + 1]!)
        for (const pair of lower.pairs)
          expect(loosened(pair, higher.get(pair.id)), lower.spec.tier).toEqual([])
      }
    }),
    tries(0.5),
  ))

test('the outcome is the same whoever may bid', () =>
  fc.assert(
    fc.property(specs, fc.constantFrom(...roles), fc.constantFrom(...sizes), (spec, role, size) => {
      const pack = composeFrom(standard, spec)
      const { pack: narrow } = settled({ ...spec, bidders: { roles: [role], sizes: [size] } })
      const others = byId(narrow)
      for (const { id, outcome = [] } of pack.pairs) {
        const other = others.get(id)
        if (other) expect(blank(other.outcome ?? [])).toBe(blank(outcome))
      }
    }),
    tries(0.5),
  ))
