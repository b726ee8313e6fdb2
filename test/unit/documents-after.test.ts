// What is read after award: the handover note for the contract manager, and the guide for the supplier.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import {
  type BlockNode,
  compose,
  type DocumentKind,
  type DocumentNode,
  draft,
  type Pack,
  readPack,
  type Spec,
  type TableNode,
  type Text,
  toText,
} from '../../src/index.ts'
import { type CalendarEntry, calendar } from '../../src/monitor/index.ts'
import {
  expectedSuppliers,
  printed,
  roleSets,
  sizeSets,
  targetsOf,
  tiers,
  walk,
} from '../property/support.ts'
import { packOf, problemsOf, specOf } from './support.ts'

const kinds: readonly DocumentKind[] = ['handover-note', 'supplier-guide']
const noKpis: Spec['kpis'] = { set: 'core', remove: [...standard.sets.core!.kpis] as never }
const specs: readonly Spec[] = [
  ...tiers.flatMap((tier) =>
    roleSets.flatMap((roles) =>
      sizeSets.map((sizes) => specOf({ tier, bidders: { roles, sizes } })),
    ),
  ),
  specOf({
    tier: 'low',
    tender: { published: '2027-02-01', deadline: '2027-03-15' },
    capacity: { hoursPerYear: 20 },
  }),
  specOf({ tier: 'medium', contract: { start: '2027-01-31', months: 1 }, kpis: noKpis }),
  specOf({
    tier: 'high',
    contract: { start: '2028-02-29', months: 30, framework: true, extensions: [12, 12] },
    strategy: 'contract-led',
    capacity: { hoursPerYear: 0 },
  }),
  ...Object.keys(standard.clauseSets).map((set) =>
    specOf({
      clauses: { set },
      strategy: 'tender-led',
      capacity: { hoursPerYear: 1000 },
      kpis: { set: 'high-risk' },
    }),
  ),
  specOf({
    jurisdiction: 'uk',
    omit: {
      'REP-01': 'Reviewed elsewhere',
      'BUY-01': 'In the main contract',
      'EMB-02': 'Not needed',
      'ENF-01': 'In the main contract',
    } as never,
    clauses: { set: 'full' },
  }),
]
const packsOf = (): Pack[] =>
  specs.flatMap((spec) => {
    // a clause that others refer to cannot be left out: then there is no pack
    const problems = problemsOf(() => compose(spec))
    return problems.length > 0 ? [] : [compose(spec)]
  })
const packs = packsOf()

const tablesOf = (document: DocumentNode): Map<string, TableNode> => {
  const tables = new Map<string, TableNode>()
  walk(document, {
    block: (block: BlockNode) => {
      if (block.type === 'table') tables.set(block.id, block)
    },
  })
  return tables
}
const rowsOf = (document: DocumentNode, id: string): string[][] =>
  (tablesOf(document).get(id)?.rows ?? []).map((row) => row.map(printed))
const idsOf = (document: DocumentNode): string[] => {
  const ids: string[] = []
  walk(document, {
    id: (id) => {
      ids.push(id)
    },
  })
  return ids
}
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const said = (date: string) =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`

test('enough specs are looked at', () => {
  expect(packs.length).toBeGreaterThanOrEqual(30)
})

describe.each(kinds)('%s', (kind) => {
  test('is complete for every spec and supplier type', () => {
    for (const pack of packs) {
      const targets = targetsOf(pack)
      const definitions = new Set(pack.definitions.map(({ id }) => id))
      const guidance = new Set<unknown>(
        pack.pairs.flatMap((pair) =>
          pair.guidance.supplier.flatMap(({ paragraphs }) => paragraphs),
        ),
      )
      for (const supplier of [undefined, ...expectedSuppliers(pack.spec)]) {
        const document = draft(pack, kind, supplier === undefined ? {} : { supplier })
        const ids = new Set<string>()
        walk(document, {
          id(id) {
            expect(ids.has(id.toLowerCase()), id).toBe(false)
            ids.add(id.toLowerCase())
          },
          block(block) {
            if (block.type === 'section') expect(block.children.length, block.id).toBeGreaterThan(0)
            if (block.type === 'list') expect(block.items.length).toBeGreaterThan(0)
            if (block.type === 'table') {
              expect(block.rows.length, block.id).toBeGreaterThan(0)
              for (const row of block.rows) expect(row.length, block.id).toBe(block.columns.length)
            }
          },
          text(text: Text, what, where) {
            const words = printed(text)
            expect(words.trim(), `${what} of ${where}`).not.toBe('')
            expect(words, `${what} of ${where}`).not.toMatch(
              /\{\{|undefined|NaN|\[object| {2}|Invalid/,
            )
            for (const node of text) {
              if (typeof node === 'string') continue
              if (node.type === 'ref') expect(targets.has(node.to), node.to).toBe(true)
              if (node.type === 'term' && !guidance.has(text))
                expect(definitions.has(node.term), node.term).toBe(true)
            }
          },
        })
        expect(document.children.at(-1)).toMatchObject({ type: 'section', id: 'stamp' })
      }
    }
  })
  test('says that it binds nobody, in the full document and in each copy', () => {
    for (const supplier of [undefined, 'sme-reseller'] as const)
      expect(toText(draft(packs[0]!, kind, supplier ? { supplier } : {}))).toMatch(/binds nobody/)
  })
  test('of an old pack is refused with what to do', () => {
    const old = {
      ...packs[0]!,
      strings: Object.fromEntries(
        Object.entries(packs[0]!.strings).filter(([key]) => !/^(handover|supplier)\./.test(key)),
      ),
    }
    expect(problemsOf(() => draft(readPack(old), kind)).map(({ code }) => code)).toEqual([
      'no-words',
    ])
  })
})

describe('handover note', () => {
  const withTender = packOf({
    tier: 'high',
    tender: { published: '2027-02-01', deadline: '2027-03-15' },
    capacity: { hoursPerYear: 30 },
    kpis: { set: 'standard' },
  })
  const note = draft(withTender, 'handover-note')
  const made = calendar(withTender)

  test('has a line for each promise that earned points, with places for the winner’s words', () => {
    const scored = withTender.pairs.filter(({ placement }) => placement.tender === 'score')
    expect(scored.length).toBeGreaterThan(2)
    const rows = rowsOf(note, 'promises.table')
    expect(rows).toHaveLength(scored.length)
    for (const pair of scored) {
      const duty = pair.condition
        .flatMap((part) => part.items)
        .find(({ anchor }) => anchor === pair.placement.scores!.condition)!
      expect(rows.some(([, bound]) => bound === `Condition ${duty.number} (${pair.id})`)).toBe(true)
      expect(idsOf(note)).toEqual(
        expect.arrayContaining([`handover.${pair.id}.wrote`, `handover.${pair.id}.place`]),
      )
    }
    expect(toText(draft(packOf({ tier: 'low' }), 'handover-note'))).toContain(
      'No answer earned points in this tender.',
    )
  })
  test('names every condition with what the tender decided, every KPI with its first report', () => {
    expect(rowsOf(note, 'decided.table').map(([condition]) => condition)).toEqual(
      withTender.pairs.map(({ number, title, id }) => `${number} ${title} (${id})`),
    )
    const rows = rowsOf(note, 'kpis.table')
    expect(rows.map(([kpi]) => kpi)).toEqual(
      withTender.kpis.map(({ number, title }) => `${number} ${title}`),
    )
    for (const [at, kpi] of withTender.kpis.entries())
      for (const one of made.entries.filter(
        ({ id }) => id.startsWith(`${kpi.id}.1.`) || id === `${kpi.id}.1`,
      ))
        expect(rows[at]!.at(-1)).toContain(said(one.date))
  })
  test('leaves a place for a name beside each function', () => {
    expect(idsOf(note).filter((id) => /^handover\.owner\./.test(id))).toHaveLength(
      rowsOf(note, 'owners.table').length,
    )
    expect(rowsOf(note, 'owners.table').length).toBeGreaterThanOrEqual(6)
  })
  test('prints every date of the first year on its day', () => {
    const rows = rowsOf(note, 'year.table')
    const end = made.hours[0]!.period.end
    const wanted = made.entries.filter(
      ({ kind, date }) =>
        (['duty', 'talk', 'kpi', 'year-end', 'milestone'] as string[]).includes(kind) &&
        date >= '2027-07-01' &&
        date <= end,
    )
    expect(wanted.length).toBeGreaterThan(100)
    for (const one of wanted) {
      const what =
        one.kind === 'kpi'
          ? one.kpis![0]!.number
          : one.clause
            ? `${one.clause.number} ${one.heading}`
            : one.title
      expect(
        rows.some(([date, , text]) => date === said(one.date) && text!.includes(what)),
        one.id,
      ).toBe(true)
    }
  })
  test('the hours of the year, for one supplier type, are those of its calendar', () => {
    for (const supplier of ['sme-reseller', 'large-brand'] as const) {
      const [size, role] = supplier.split('-')
      const concerns = ({ for: type }: CalendarEntry) =>
        (!type.size || type.size === size) && (!type.role || type.role === role)
      const sum = rowsOf(draft(withTender, 'handover-note', { supplier }), 'year.table').reduce(
        (total, row) => total + Number(row.at(-1)),
        0,
      )
      const end = made.hours[0]!.period.end
      expect(sum).toBe(
        made.entries
          .filter((one) => concerns(one) && one.date <= end)
          .reduce((total, one) => total + one.hours.buyer, 0),
      )
    }
  })
  test('gives every duty of the Buyer, dated or not', () => {
    const rows = rowsOf(note, 'buyer.table')
    for (const one of [...made.entries, ...made.events])
      if (one.clause && one.owner !== 'supplier' && !('kind' in one && one.kind === 'period'))
        expect(
          rows.some(([number, title]) => number === one.clause!.number && title === one.title),
          one.id,
        ).toBe(true)
    expect(toText(note)).toContain(withTender.jurisdiction.buyerDuties[0]!.text)
  })
  test('sets effort against capacity, and says what to leave', () => {
    const needed = withTender.pairs.reduce((sum, { effort }) => sum + effort.buyerPerYear, 0)
    const rows = rowsOf(note, 'hours.table')
    expect(rows).toHaveLength(withTender.pairs.length)
    expect(rows.at(-1)![3]).toBe(String(needed))
    for (const [, , , sum, within] of rows) expect(within).toBe(Number(sum) <= 30 ? 'yes' : 'no')
    expect(toText(note)).toContain(
      `You have 30 hours a year. That is not enough: ${needed - 30} hours are missing.`,
    )
    expect(toText(note)).toContain(
      'The Buyer promises the Supplier at least 40 hours of follow-up in a contract year',
    )
    expect(toText(note)).toContain('unless someone adds 10 hours')
    expect(
      toText(draft(packOf({ tier: 'low', capacity: { hoursPerYear: 1000 } }), 'handover-note')),
    ).toContain('That is enough.')
    const unknown = draft(packOf({ tier: 'low' }), 'handover-note')
    expect(toText(unknown)).toContain('Nobody has said how many hours you have.')
    expect(tablesOf(unknown).get('hours.table')!.columns).toHaveLength(4)
  })
  test('brings three talks in the order of their dates, each with questions', () => {
    for (const pack of packs) {
      const talks: string[] = []
      walk(draft(pack, 'handover-note'), {
        block: (block) => {
          if (block.type === 'section' && block.id.startsWith('talk.')) talks.push(block.id)
        },
      })
      expect([...talks].sort()).toEqual(['talk.1', 'talk.2', 'talk.3'])
      expect(talks[0]).toBe('talk.1')
    }
    expect(toText(note)).toContain(
      `By ${said(made.entries.find(({ id }) => id === 'EMB-02.meetingDays.large')!.date)} (Supplier: Large)`,
    )
  })
})

describe('supplier guide', () => {
  const pack = packOf({ tier: 'high' })
  const made = calendar(pack)
  const full = draft(pack, 'supplier-guide')
  const types = pack.spec.bidders.roles.flatMap((role) =>
    pack.spec.bidders.sizes.map((size) => ({ role, size, key: `${size}-${role}` as const })),
  )

  test('has a part for each supplier type, and a copy has its own alone', () => {
    const parts = (document: DocumentNode) => idsOf(document).filter((id) => /^type\./.test(id))
    expect(parts(full)).toEqual(types.map(({ key }) => `type.${key}`))
    for (const { key } of types)
      expect(parts(draft(pack, 'supplier-guide', { supplier: key }))).toEqual([`type.${key}`])
    expect(parts(draft(pack, 'supplier-guide', { supplier: 'sme' }))).toEqual([
      'type.sme-reseller',
      'type.sme-brand',
    ])
  })
  test.each(types)(
    'tells a $key every paragraph and every time that binds it, and none that does not',
    ({ role, size, key }) => {
      const copy = draft(pack, 'supplier-guide', { supplier: key })
      const refs = new Set<string>()
      const lists = new Map<string, string[]>()
      // the copy keeps the words of the full guide, which say in front whom a line is for
      const spoken = (line: string) =>
        line.replace(
          /^(?:(?:Reseller|Brand)(?: that is (?:an SME|Large))?|SME|Large)(?:, [^:]+)?: /,
          '',
        )
      walk(copy, {
        text: (text, what, where) => {
          for (const node of text)
            if (typeof node !== 'string' && node.type === 'ref') refs.add(node.to)
          if (what === 'bullet')
            lists.set(where, [...(lists.get(where) ?? []), spoken(printed(text))])
        },
      })
      for (const pair of pack.pairs)
        for (const part of pair.condition) {
          const binds =
            part.audience.buyer ||
            ((!part.audience.role || part.audience.role === role) &&
              (!part.audience.size || part.audience.size === size))
          for (const item of part.items)
            if (item.number && item.anchor)
              expect(refs.has(`${pair.id}#${item.anchor}`), `${item.number} for ${key}`).toBe(
                Boolean(binds),
              )
        }
      const concerns = ({ for: type }: { for: { role?: string; size?: string } }) =>
        (!type.role || type.role === role) && (!type.size || type.size === size)
      const seen = new Set<string>()
      for (const one of made.entries) {
        if (!one.clause || one.owner === 'buyer' || one.kind === 'period' || !concerns(one))
          continue
        const name = `${one.clause.id} ${one.clause.parameter}`
        if (seen.has(name)) continue
        seen.add(name)
        const times = lists.get(`guide.${one.clause.id}.when`) ?? []
        expect(
          times.some((line) => line.startsWith(one.label!) && line.includes(said(one.date))),
          one.id,
        ).toBe(true)
      }
      // a time leads to a paragraph that stands in the copy
      const numbers = new Set<string | undefined>(
        pack.pairs.flatMap((pair) =>
          [...pair.condition, ...pair.consequence]
            .filter(({ audience }) => audience.buyer || concerns({ for: audience }))
            .flatMap(({ items }) => items.map(({ number }) => number)),
        ),
      )
      for (const [where, lines] of lists)
        if (where.endsWith('.when'))
          for (const line of lines)
            expect(numbers.has(/\((\d+\.\d+)\)$/.exec(line)?.[1]), `${line} for ${key}`).toBe(true)
      for (const one of made.events)
        if (one.clause && one.owner !== 'buyer' && concerns(one))
          expect(
            (lists.get(`guide.${one.clause.id}.when`) ?? []).some((line) =>
              line.startsWith(`${one.label}: ${one.length!.value} `),
            ),
            one.id,
          ).toBe(true)
    },
  )
  test('gives a small firm its own dates and no others', () => {
    const small = toText(draft(pack, 'supplier-guide', { supplier: 'sme-reseller' }))
    expect(small).toContain(
      'Time to list the first models: within 75 days after the Start Date, by 14 September 2027 (8.1)',
    )
    expect(small).not.toContain('Time to list the first models: within 60 days')
    expect(toText(draft(pack, 'supplier-guide', { supplier: 'large-brand' }))).toContain(
      'Time to list the first models: within 60 days after the Start Date, by 30 August 2027 (8.1)',
    )
  })
  test('tells a Reseller how to ask a Brand once, and a Brand nothing of that', () => {
    const [reseller, brand] = (['reseller', 'brand'] as const).map((supplier) =>
      draft(pack, 'supplier-guide', { supplier }),
    )
    expect(idsOf(reseller!).filter((id) => /^once\./.test(id))).toEqual([
      'once.sme-reseller',
      'once.large-reseller',
    ])
    expect(idsOf(brand!).filter((id) => /^once\./.test(id))).toEqual([])
    expect(toText(brand!).includes('Answers from the Brand')).toBe(false)
  })
  test('commands nothing and is far shorter than the contract it explains', () => {
    for (const { key } of types) {
      const guide = toText(draft(pack, 'supplier-guide', { supplier: key }))
      expect(guide).not.toMatch(/\bshall\b/)
      expect(guide.length).toBeLessThan(
        0.6 * toText(draft(pack, 'contract-schedule', { supplier: key })).length,
      )
    }
  })
  test('is said in short sentences', () => {
    const own = Object.entries(pack.strings)
      .filter(([key]) => /^supplier\./.test(key))
      .map(([, text]) => printed(text))
    const sentences = own
      .flatMap((text) => text.split(/(?<=[.?!:;])\s/))
      .map((one) => one.split(/\s+/).filter(Boolean).length)
    expect(Math.max(...sentences)).toBeLessThanOrEqual(30)
    const long = own
      .flatMap((text) => text.split(/(?<=[.?!])\s/))
      .map((one) => one.split(/\s+/).length)
      .filter((words) => words > 5)
    expect(long.reduce((sum, words) => sum + words, 0) / long.length).toBeLessThan(15)
  })
})
