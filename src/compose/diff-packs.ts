// What differs between two packs, in words.

import { need } from '../language/arguments.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'
import { describeWords } from './describe-words.ts'
import { type Fact, type FactKind, factKinds, factsOf } from './pack-facts.ts'

/** One thing that differs. What is new has no `from`, what is gone no `to`. */
export interface PackDifference {
  /**
   * `spec`: what the buyer chose · `clause`, `kpi`: there or not, or another revision · `place`: what the tender asks ·
   * `value`: a parameter · `target`: thresholds of a KPI · `text`: wording · `other`: a part of the pack in which no line
   * says what.
   */
  readonly what: FactKind
  /** Clause, KPI, `TRN-01.second-source` for an item, `REP-01.registerDays` for a value, `contract.months` of the spec. */
  readonly id: string
  /** As the first pack prints it: a revision or version, a value, a text. */
  readonly from?: string
  /** As the second pack prints it. */
  readonly to?: string
  /** In the language of the second pack. */
  readonly sentence: string
}

/**
 * What differs between two packs: first what the buyer chose, then clauses, places in the tender, values, KPIs, targets and
 * texts, each in the order of ids. A value is told once, not wherever it prints; of a clause that is new or gone nothing else
 * is told. Empty only where both packs hold the same.
 *
 * @param a the pack from before
 * @param b the pack from after; the other way round, `from` and `to` change places
 * @example
 * ```ts
 * import { compose, diffPacks } from 'hrdd-clauses'
 * const spec = {
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * }
 * const [first] = diffPacks(compose(spec), compose({ ...spec, title: 'Laptops 2028' }))
 * console.log(first.sentence) // title is Laptops 2028; it was Laptops 2027.
 * ```
 */
export function diffPacks(a: Pack, b: Pack): readonly PackDifference[] {
  need('pack', a, 'a')
  need('pack', b, 'b')
  const voice = speech(b.words)
  const [before, after] = [a, b].map((pack) => lookUp(factsOf(pack, speech(pack.words))))
  if (!before || !after) return []
  const differing = [...new Set([...before.facts.keys(), ...after.facts.keys()])].flatMap((key) => {
    const [from, to] = [before.facts.get(key), after.facts.get(key)]
    const fact = to ?? from
    if (!fact || (from && to && compared(from) === compared(to))) return []
    const isNested =
      fact.of !== undefined && !(before.owners.has(fact.of) && after.owners.has(fact.of))
    return isNested ? [] : [{ fact, from: from?.text, to: to?.text }]
  })
  const told = new Set(differing.map(({ fact }) => fact.part))
  return [
    ...differing.map(({ fact, ...texts }) => difference(fact, texts, voice)),
    ...otherParts(a, b, told).map((id) => difference({ what: 'other', id }, {}, voice)),
  ].sort(
    (one, two) =>
      factKinds.indexOf(one.what) - factKinds.indexOf(two.what) || (one.id < two.id ? -1 : 1),
  )
}

/** Facts by what they say of what, and everything that facts belong to. */
function lookUp(facts: readonly Fact[]) {
  const byKey = new Map<string, Fact>()
  for (const fact of facts) {
    const key = `${fact.what} ${fact.id}`
    const other = byKey.get(key)
    // an item may be called like a part of its clause
    byKey.set(
      key,
      other
        ? {
            ...fact,
            text: `${other.text} ${fact.text}`,
            compared: `${compared(other)} ${compared(fact)}`,
          }
        : fact,
    )
  }
  return { facts: byKey, owners: new Set(facts.map(({ of }) => of)) }
}

const compared = (fact: Fact): string => fact.compared ?? fact.text

/**
 * Parts that differ without a fact that says so. Whole fields such as the sources follow from what was told, and are named
 * only where nothing was.
 */
function otherParts(a: Pack, b: Pack, told: ReadonlySet<string>): readonly string[] {
  const [before, after] = [a.stamp.parts, b.stamp.parts]
  const differing = Object.keys({ ...before, ...after }).filter(
    (part) => before[part] !== after[part] && !told.has(part),
  )
  const entries = differing.filter((part) => part.includes('.') && part in before && part in after)
  return told.size > 0 || entries.length > 0 ? entries : differing
}

interface Texts {
  readonly from?: string
  readonly to?: string
}

function difference(
  { what, id, title = '' }: Pick<Fact, 'what' | 'id' | 'title'>,
  { from, to }: Texts,
  voice: Speech,
): PackDifference {
  const key = `difference.${what}.${changeOf({ from, to })}`
  const changes = what === 'text' && from !== undefined && to !== undefined
  const sentence = voice.say(key, {
    id,
    title,
    from: short(from),
    to: short(to),
    changes: changes ? describeWords(from, to, voice) : '',
  })
  return {
    what,
    id,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    sentence,
  }
}

function changeOf({ from, to }: Texts): 'added' | 'gone' | 'changed' {
  if (from === undefined && to !== undefined) return 'added'
  return from !== undefined && to === undefined ? 'gone' : 'changed'
}

/** A text that is quoted, cut where it is long. */
const short = (text = ''): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)
