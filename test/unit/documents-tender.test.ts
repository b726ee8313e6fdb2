// The documents around the tender: evaluator guide, KPI annex, brand certificate, market consultation.

import { describe, expect, test } from 'vitest'
import {
  loadCatalogue,
  readCatalogue,
  readFolder,
  type SourceFile,
} from '../../src/authoring/index.ts'
import { resolve, standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/core.ts'
import {
  type BlockNode,
  type DocumentKind,
  type DocumentNode,
  draft,
  HrddError,
  type Pack,
  readPack,
  type TableNode,
  type Text,
  toText,
} from '../../src/index.ts'
import { audienceKey } from '../../src/model/audience.ts'
import { plainText } from '../../src/model/walk.ts'
import { mutableCopy, packOf, specOf } from './support.ts'

/** Packs that between them score every clause that can be scored, at every tier and for every set of bidders. */
const tenderLed = packOf({ strategy: 'tender-led' })
const packs: readonly Pack[] = [
  tenderLed,
  packOf(),
  packOf({ tier: 'medium', strategy: 'tender-led', jurisdiction: 'se' }),
  packOf({ tier: 'low', jurisdiction: 'ch', bidders: { roles: ['reseller'], sizes: ['sme'] } }),
  packOf({
    strategy: 'contract-led',
    jurisdiction: 'de',
    bidders: { roles: ['brand'], sizes: ['large'] },
  }),
  packOf({ tier: 'medium', clauses: { set: 'core' }, kpis: { set: 'high-risk' } }),
]
const scoredOf = (pack: Pack) => pack.pairs.filter(({ placement }) => placement.tender === 'score')
const blocksOf = (blocks: readonly BlockNode[]): BlockNode[] =>
  blocks.flatMap((block) => [
    block,
    ...('children' in block && block.type !== 'item' && block.type !== 'paragraph'
      ? blocksOf(block.children as readonly BlockNode[])
      : []),
  ])
const all = (document: DocumentNode) => blocksOf(document.children)
const tables = (document: DocumentNode): TableNode[] =>
  all(document).filter((block) => block.type === 'table')
const table = (document: DocumentNode, id: string): TableNode =>
  tables(document).find((one) => one.id === id)!
const words = (texts: readonly Text[]): string => texts.map(plainText).join(' | ')
const fieldsOf = (row: readonly Text[]) =>
  row.flat().flatMap((node) => (typeof node !== 'string' && node.type === 'field' ? [node] : []))
/** Anchors of the questions of a clause that earn points. */
const anchorsOf = (id: string): string[] =>
  standard.clauses[id as keyof typeof standard.clauses]!.question.flatMap((part) =>
    part.items.flatMap((item) => (item.gate || item.bullet ? [] : [item.anchor!])),
  )
const scorable = Object.values(standard.clauses).filter(({ scoring }) => scoring)

describe('answer sketches', () => {
  test('are there for every question that can be scored, weak and strong', () => {
    expect(scorable.length).toBeGreaterThanOrEqual(20)
    expect(Object.keys(standard.answerSketches.clauses).sort()).toEqual(
      scorable.map(({ id }) => id).sort(),
    )
    for (const { id } of scorable) {
      expect(Object.keys(standard.answerSketches.clauses[id]!).sort(), id).toEqual(
        anchorsOf(id).sort(),
      )
      for (const [anchor, sketches] of Object.entries(standard.answerSketches.clauses[id]!))
        expect(new Set(sketches.map(({ answer }) => answer)), `${id}#${anchor}`).toEqual(
          new Set(['weak', 'strong']),
        )
    }
  })
  test('a strong one earns more than every weak one, and reaches for the upper rows', () => {
    for (const { id, scoring } of scorable)
      for (const sketches of Object.values(standard.answerSketches.clauses[id]!)) {
        const points = (answer: string) =>
          sketches.filter((one) => one.answer === answer).map((one) => one.points)
        expect(Math.min(...points('strong')), id).toBeGreaterThan(Math.max(...points('weak')))
        expect(Math.min(...points('strong')), id).toBeGreaterThanOrEqual(scoring!.max - 1)
      }
  })
  test('the main question has a strong one for whoever may bid', () => {
    for (const { id, placement } of scorable) {
      const main = [placement.scores, ...placement.exceptions.map(({ scores }) => scores)].find(
        (scores) => scores,
      )!.question
      const strong = standard.answerSketches.clauses[id]![main]!.filter(
        ({ answer }) => answer === 'strong',
      ).map(({ audience }) => audienceKey(audience))
      if (!strong.includes('all'))
        expect(strong, id).toEqual(expect.arrayContaining(['reseller', 'brand', 'sme']))
    }
  })
  test('a sketch for one kind of bidder does not stand beside a question for another', () => {
    for (const { id, question } of scorable)
      for (const part of question)
        for (const { anchor } of part.items) {
          const sketches = standard.answerSketches.clauses[id]![anchor!] ?? []
          if (part.audience.role || part.audience.size)
            for (const { audience } of sketches)
              expect([{}, part.audience], `${id}#${anchor}`).toContainEqual(audience)
        }
  })
  test('no two are alike, and none copies the question or names a scheme', () => {
    const texts = Object.values(standard.answerSketches.clauses).flatMap((questions) =>
      Object.values(questions)
        .flat()
        .map(({ text }) => plainText(text)),
    )
    expect(texts.length).toBeGreaterThan(100)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts)
      for (const name of standard.schemes) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`))
  })
  test('stand in a pack only where the question is scored, and only for bidders that are expected', () => {
    for (const pack of packs) {
      for (const { id, placement, sketches, question } of pack.pairs) {
        if (placement.tender !== 'score') expect(sketches, id).toBeUndefined()
        else
          expect(Object.keys(sketches!).sort(), id).toEqual(
            question
              .flatMap((part) =>
                part.items.flatMap((item) => (item.gate || item.bullet ? [] : [item.anchor!])),
              )
              .sort(),
          )
        for (const { audience } of Object.values(sketches ?? {}).flat()) {
          if (audience.role) expect(pack.spec.bidders.roles).toContain(audience.role)
          if (audience.size) expect(pack.spec.bidders.sizes).toContain(audience.size)
        }
      }
      expect(pack.stamp.uses.includes(`sketches@${standard.answerSketches.revision}`)).toBe(
        scoredOf(pack).length > 0,
      )
    }
    expect(new Set(scoredOf(tenderLed).map(({ id }) => id))).toEqual(
      new Set(scorable.map(({ id }) => id)),
    )
  })
  test('can be looked up by what a stamp says', () => {
    const found = resolve(`sketches@${standard.answerSketches.revision}`)
    expect(found).toMatchObject({
      kind: 'sketches',
      state: 'current',
      digest: standard.digests[`sketches@${standard.answerSketches.revision}`],
    })
    expect(() => resolve('sketches@99')).toThrow(/has no revision 99/)
  })
  test('bring no word into the contract', () => {
    const bare = composeFrom(
      { ...standard, answerSketches: { revision: 1, clauses: {} } },
      specOf({ strategy: 'tender-led' }) as Parameters<typeof composeFrom>[1],
    )
    expect(bare.definitions).toEqual(tenderLed.definitions)
    expect(bare.pairs.map(({ id }) => id)).toEqual(tenderLed.pairs.map(({ id }) => id))
  })
})

describe('the file of sketches', async () => {
  const folder = await readFolder('.')
  const path = 'clauses/answer-sketches.yaml'
  const { text: written } = folder.find((file) => file.path === path)!
  const problems = (change: (text: string) => string): string[] =>
    readCatalogue([{ path, text: change(written) }], standard).problems.map(
      ({ code, message }) => `${code}: ${message}`,
    )
  test('has no problem as it is', () => expect(problems((text) => text)).toEqual([]))
  test.each<[string, (text: string) => string, RegExp]>([
    [
      'a clause that does not exist',
      (text) => text.replace('\n  EMB-01:', '\n  EMB-09:'),
      /unknown-id: there is no clause EMB-09/,
    ],
    [
      'a clause that is never scored',
      (text) => text.replace('\n  EMB-01:', '\n  GEN-01:'),
      /unknown-id: GEN-01 has no scored question/,
    ],
    [
      'a question that does not exist',
      (text) => text.replace('    liaison:', '    liason:'),
      /dead-anchor: EMB-02 has no scored question "#liason"/,
    ],
    [
      'a question left out',
      (text) => text.replace('    liaison:', '    liason:'),
      /missing: EMB-02 has no sketch for the question "#liaison"/,
    ],
    [
      'too many points',
      (text) => text.replace('points: 4', 'points: 5'),
      /out-of-range: 5 points, but EMB-01 gives at most 4/,
    ],
    [
      'no weak one',
      (text) => text.replaceAll('answer: weak', 'answer: strong'),
      /missing: there is no weak sketch for "#plan" of EMB-01/,
    ],
    [
      'a sketch too short',
      (text) => text.replace(/Opens with the year[\s\S]*?once a year\./, 'Opens with the year.'),
      /length: the weak sketch has 4 words/,
    ],
    [
      'a template',
      (text) => text.replace('Opens with the year in', 'Opens with {{listDays}} in'),
      /template: a sketch has no parameters/,
    ],
    [
      'an unknown kind of bidder',
      (text) => text.replace('\n        for: reseller', '\n        for: retailer'),
      /choice|retailer|expected/,
    ],
  ])('refuses %s', (_, change, said) => expect(problems(change).join('\n')).toMatch(said))
  test("an authority's own scored clause needs none, and its guide leaves them out", () => {
    const clause = folder.find(
      (file) => file.path === 'clauses/disclose/TRN-01.final-production-sites.md',
    )!
    const own: SourceFile = {
      path: 'clauses/disclose/TRN-09.own.md',
      text: clause.text
        .replaceAll('TRN-01', 'TRN-09')
        .replace('kpis: derived', 'kpis: { none: Followed by the standard clause. }')
        .replace(/\{\{kpi [^}]*\}\}/g, 'a KPI'),
    }
    const { catalogue, problems: found } = readCatalogue([own], standard)
    expect(found.filter(({ code }) => code === 'missing')).toEqual([])
    const pack = composeFrom(catalogue, specOf() as Parameters<typeof composeFrom>[1])
    const pair = pack.pairs.find(({ id }) => id === 'TRN-09')!
    expect(pair.placement.tender).toBe('score')
    expect(pair.sketches).toBeUndefined()
    const ids = all(draft(pack, 'evaluator-guide')).flatMap((block) =>
      'id' in block ? [block.id] : [],
    )
    expect(ids).toContain('TRN-09.sheet')
    expect(ids).not.toContain('TRN-09.sketches')
    expect(ids).toContain('TRN-01.sketches')
  })
  test('an authority can add its own beside the standard ones, in its house style', async () => {
    const added: SourceFile = {
      path,
      text: written
        .replace(
          /clauses:\n[\s\S]*/,
          (text) => `clauses:\n${/ {2}EMB-01:[\s\S]*?(?=\n {2}EMB-02:)/.exec(text)![0]}\n`,
        )
        .replace('Opens with the year in', 'Opens for this authority with the year in'),
    }
    const { catalogue, problems: found } = readCatalogue(
      [added],
      await loadCatalogue('docs/examples/own-clauses', { extends: standard }),
    )
    expect(found).toEqual([])
    expect(plainText(catalogue.answerSketches.clauses['EMB-01']!.plan![0]!.text)).toMatch(
      /^Opens for this authority/,
    )
    expect(catalogue.answerSketches.clauses['TRN-01']).toBe(
      standard.answerSketches.clauses['TRN-01'],
    )
    const text = toText(
      draft(
        composeFrom(
          catalogue,
          specOf({ strategy: 'tender-led' }) as Parameters<typeof composeFrom>[1],
        ),
        'evaluator-guide',
      ),
    )
    expect(text).toContain('Opens for this authority')
    expect(text).not.toMatch(/\bThe Supplier shall\b/)
  })
})

describe('evaluator guide', () => {
  test.each(packs.map((pack) => [pack.spec.tier, pack.spec.strategy, pack] as const))(
    'at tier %s, %s: every scored question has its descriptors, sketches and sheet',
    (_, __, pack) => {
      const guide = draft(pack, 'evaluator-guide')
      for (const pair of scoredOf(pack)) {
        const clause = all(guide).find((block) => block.type === 'clause' && block.id === pair.id)!
        expect(clause).toMatchObject({ number: `Question ${pair.number}`, revision: pair.revision })
        expect(
          table(guide, `${pair.id}.points`).rows.map((row) => [plainText(row[0]!), row[1]]),
        ).toEqual(pair.scoring!.descriptors.map(({ points, text }) => [String(points), text]))
        for (const [anchor, sketches] of Object.entries(pair.sketches!))
          expect(table(guide, `${pair.id}.sketches.${anchor}`).rows.map((row) => row[2])).toEqual(
            sketches.map(({ text }) => text),
          )
        const [points] = fieldsOf(
          table(guide, `${pair.id}.sheet.table`).rows.find(
            (row) => plainText(row[0]!) === 'Points',
          )!,
        )
        expect(points!.options).toEqual(pair.scoring!.descriptors.map((row) => String(row.points)))
        const bound = pair.condition
          .flatMap((part) => part.items)
          .find(({ anchor }) => anchor === pair.placement.scores!.condition)!
        expect(
          words(
            blocksOf([clause]).flatMap((block) =>
              block.type === 'paragraph' ? [block.children] : [],
            ),
          ),
        ).toContain(`Condition ${bound.number} (${pair.id})`)
      }
    },
  )
  test('prints the question, purpose and advice of every scored clause in their own words', () => {
    const said = new Set<unknown>(
      all(draft(tenderLed, 'evaluator-guide')).flatMap((block) =>
        block.type === 'paragraph' || block.type === 'item' ? [block.children] : [],
      ),
    )
    for (const { purpose, guidance, question, id } of scoredOf(tenderLed)) {
      for (const text of [
        ...purpose,
        ...guidance.buyer.flatMap(({ paragraphs }) => paragraphs),
        ...guidance.supplier.flatMap(({ paragraphs }) => paragraphs),
      ])
        expect(said.has(text), id).toBe(true)
      for (const item of question.flatMap((part) => part.items))
        expect(said.has(item.text), `${id} ${item.anchor}`).toBe(!item.gate)
    }
  })
  test('asks a yes or no for every acceptance that the tender asks for', () => {
    for (const pack of packs) {
      const guide = draft(pack, 'evaluator-guide')
      const gates = pack.pairs.flatMap(({ question }) =>
        question.flatMap((part) =>
          part.items.filter((item) => item.gate).map((item) => item.number!),
        ),
      )
      const rows = tables(guide)
        .filter(({ id }) => id.startsWith('acceptance.'))
        .flatMap((one) => one.rows)
      expect(rows.map((row) => plainText(row[0]!)).sort()).toEqual([...gates].sort())
      for (const row of rows) expect(fieldsOf(row)[0]!.kind).toBe('yes-no')
    }
  })
  test('adds the weights up without a binary trace', () => {
    const pack = packOf({ weights: { 'TRN-01': 2.1, 'PRV-01': 2.2 } })
    const rows = table(draft(pack, 'evaluator-guide'), 'sum.table').rows
    expect(rows).toHaveLength(scoredOf(pack).length + 1)
    expect(plainText(rows.at(-1)![1]!)).toMatch(/^\d+\.3$/)
  })
  test('never leaks into what bidders get', () => {
    const secret = scoredOf(tenderLed).flatMap(({ sketches }) =>
      Object.values(sketches!)
        .flat()
        .flatMap(({ text, why }) => [plainText(text), plainText(why)]),
    )
    expect(secret.length).toBeGreaterThan(100)
    for (const kind of [
      'tender-questions',
      'contract-schedule',
      'alignment-matrix',
      'kpi-annex',
      'brand-certificate',
      'market-consultation',
    ] as DocumentKind[]) {
      const text = toText(draft(tenderLed, kind))
      expect(
        secret.filter((one) => text.includes(one)),
        kind,
      ).toEqual([])
    }
    const guide = toText(draft(tenderLed, 'evaluator-guide'))
    expect(secret.filter((one) => !guide.includes(one))).toEqual([])
  })
  test('says so where nothing is scored or asked', () => {
    const low = packs[3]!
    expect(scoredOf(low)).toEqual([])
    expect(toText(draft(low, 'evaluator-guide'))).toContain('No question earns points')
    const silent = mutableCopy(low)
    for (const pair of silent.pairs) pair.placement.tender = 'none'
    expect(tables(draft(readPack(silent), 'evaluator-guide'))).toEqual([])
  })
})

describe('KPI annex', () => {
  test.each(packs.map((pack) => [pack.kpis.length, pack] as const))(
    'with %i KPIs: index, reasons, checks and questions of each',
    (_, pack) => {
      const annex = draft(pack, 'kpi-annex')
      expect(table(annex, 'index.table').rows.map((row) => plainText(row[0]!))).toEqual(
        pack.kpis.map(({ number, title }) => `${number} ${title}`),
      )
      for (const kpi of pack.kpis) {
        const section = all(annex).find((block) => block.type === 'section' && block.id === kpi.id)!
        const said = words(
          blocksOf([section]).flatMap((block) =>
            block.type === 'paragraph'
              ? [block.children]
              : block.type === 'list'
                ? block.items
                : [],
          ),
        )
        for (const one of [
          kpi.purpose,
          kpi.question,
          ...kpi.dialogue.supplier,
          ...kpi.dialogue.buyer,
        ])
          expect(said).toContain(one)
        const checks = table(annex, `${kpi.id}.gaming`)
        expect(checks.rows.map((row) => plainText(row[0]!))).toEqual(
          kpi.gaming.map(({ how }) => how),
        )
        kpi.gaming.forEach(({ check, counter }, at) => {
          expect(plainText(checks.rows[at]![1]!)).toContain(check)
          expect(
            checks.rows[at]![1]!.some(
              (node) => typeof node !== 'string' && node.type === 'ref' && node.to === counter,
            ),
          ).toBe(pack.kpis.some(({ id }) => id === counter))
        })
        expect(JSON.stringify(section).includes('kpi.gaming')).toBe(false)
      }
    },
  )
  test('says the reason before the number, and that a KPI is no breach', () => {
    const text = toText(draft(packs[1]!, 'kpi-annex'))
    expect(text.indexOf('It proves no Shortfall')).toBeLessThan(
      text.indexOf('The KPIs at a glance'),
    )
    expect(text).toContain('It excuses no Shortfall')
  })
  test('is said to be empty where no KPI was agreed', () => {
    const { kpis: _kpis, ...rest } = packs[1]!
    const annex = draft({ ...rest, kpis: [] }, 'kpi-annex')
    expect(tables(annex)).toEqual([])
    expect(toText(annex)).toContain('No KPI has been agreed')
  })
})

describe('brand certificate', () => {
  const needing = (pack: Pack) =>
    pack.pairs.filter(
      ({ condition, parameters }) =>
        condition.some(({ audience }) => audience.role === 'reseller') ||
        Object.values(parameters).some(({ needs }) => needs === 'brand'),
    )
  test('covers every condition that needs a Brand, with what is asked and by when', () => {
    for (const pack of packs) {
      const certificate = draft(pack, 'brand-certificate')
      expect(
        all(certificate).flatMap((block) => (block.type === 'clause' ? [block.id] : [])),
      ).toEqual(needing(pack).map(({ id }) => id))
      for (const { id, condition, parameters } of needing(pack)) {
        const waiting = Object.values(parameters).filter(({ needs }) => needs === 'brand')
        if (waiting.length > 0)
          expect(table(certificate, `${id}.times`).rows.map((row) => plainText(row[0]!))).toEqual(
            waiting.map(({ label }) => label),
          )
        const items = all(certificate).flatMap((block) =>
          block.type === 'item' ? [block.children] : [],
        )
        for (const part of condition)
          if (part.audience.role === 'reseller')
            for (const item of part.items)
              expect(items, `${id} ${item.anchor}`).toContain(item.text)
      }
    }
  })
  test('keeps will comply and has delivered apart', () => {
    for (const pack of packs) {
      const certificate = draft(pack, 'brand-certificate')
      const [comply, delivered] = [
        table(certificate, 'comply.table'),
        table(certificate, 'delivered.table'),
      ]
      expect(comply.rows.map((row) => plainText(row[0]!))).toEqual(
        delivered.rows.map((row) => plainText(row[0]!)),
      )
      expect(comply.rows.length).toBeGreaterThanOrEqual(needing(pack).length)
      for (const one of tables(certificate)) {
        const ids = one.rows.flatMap(fieldsOf).map(({ id }) => id)
        expect(
          ids.some((id) => id.startsWith('comply.')) &&
            ids.some((id) => id.startsWith('delivered.')),
          one.id,
        ).toBe(false)
      }
      expect(words(comply.columns)).not.toMatch(/done|proof/i)
      expect(words(delivered.columns)).not.toMatch(/will/i)
    }
  })
  test('names each wider undertaking in a row of its own', () => {
    const pack = packs[1]!
    const wider = pack.pairs
      .find(({ id }) => id === 'FLO-02')!
      .condition.flatMap((part) => part.items)
      .find(({ anchor }) => anchor === 'wider')!
    const rows = table(draft(pack, 'brand-certificate'), 'comply.table').rows.map((row) =>
      plainText(row[0]!),
    )
    wider.items!.forEach((text, at) =>
      expect(rows).toContain(
        `${wider.number} (${'abcd'[at]}): ${plainText(text).replace(/(;.*|\.)$/, '')}`,
      ),
    )
    expect(rows).toHaveLength(needing(pack).length + wider.items!.length)
  })
  test('has places for many models, contracts and companies, and for refusing', () => {
    const certificate = draft(packs[1]!, 'brand-certificate')
    for (const id of ['models', 'contracts', 'refusal.table', 'receipt.table'])
      expect(table(certificate, id).rows.length, id).toBeGreaterThan(2)
    expect(plainText(table(certificate, 'contracts').rows[0]![0]!)).toBe(packs[1]!.spec.buyer)
    const text = toText(certificate)
    for (const one of [
      'never proof of conditions at a site',
      'at most 24 months',
      'These rules stand in Condition',
    ])
      expect(text).toContain(one)
  })
  test('defines every term that it uses', () => {
    for (const pack of packs) {
      const certificate = draft(pack, 'brand-certificate')
      const items = all(certificate).flatMap((block) => (block.type === 'item' ? [block] : []))
      const defined = new Set(
        items.flatMap(({ id, heading }) =>
          id.startsWith('definition.') && heading !== undefined ? [heading] : [],
        ),
      )
      const used = all(certificate).flatMap((block): readonly Text[] =>
        block.type === 'item'
          ? [block.children, ...(block.items ?? [])]
          : block.type === 'group' && block.leadIn
            ? [block.leadIn]
            : block.type === 'paragraph'
              ? [block.children]
              : [],
      )
      for (const node of used.flat())
        if (typeof node !== 'string' && node.type === 'term')
          expect(
            defined.has(pack.definitions.find(({ id }) => id === node.term)!.term),
            node.term,
          ).toBe(true)
    }
  })
  test('is not needed where no condition waits for a Brand', () => {
    const pack = mutableCopy(packs[1]!)
    pack.pairs = pack.pairs.filter(({ id }) => id.startsWith('GEN-'))
    expect(tables(draft(readPack(pack), 'brand-certificate'))).toEqual([])
  })
})

describe('market consultation', () => {
  test('puts every clause of the pack to the market, with a question and a row in the form', () => {
    for (const pack of packs) {
      const paper = draft(pack, 'market-consultation')
      const clauses = all(paper).filter((block) => block.type === 'clause')
      expect(clauses.map(({ id }) => id)).toEqual(pack.pairs.map(({ id }) => id))
      expect(table(paper, 'form.table').rows).toHaveLength(pack.pairs.length)
      for (const [at, clause] of clauses.entries()) {
        const { consultation, outcome, condition } = pack.pairs[at]!
        const blocks = blocksOf([clause])
        const questions = blocks.filter((block) => block.type === 'item' && block.answer)
        expect(questions.length, clause.id).toBe(
          Math.max(
            1,
            consultation.flatMap((part) => part.items).filter(({ number }) => number).length,
          ),
        )
        expect(blocks.some((block) => block.type === 'item' && block.children === outcome)).toBe(
          true,
        )
        const duties = words(blocks.flatMap((block) => (block.type === 'list' ? block.items : [])))
        for (const item of condition.flatMap((part) => part.items))
          if (item.number) expect(duties, clause.id).toContain(item.number)
      }
    }
  })
  test('shows each time that a supplier has to keep, and none that the Buyer owes', () => {
    const pack = packs[1]!
    const paper = draft(pack, 'market-consultation')
    for (const { id, parameters } of pack.pairs) {
      const expected = Object.values(parameters)
        .filter(({ needs }) => needs !== 'buyer')
        .map(({ label }) => label)
      expect(
        tables(paper)
          .find((one) => one.id === `${id}.values`)
          ?.rows.map((row) => plainText(row[0]!)) ?? [],
      ).toEqual(expected)
    }
    const listing = pack.pairs.find(({ id }) => id === 'TRN-01')!.parameters.listDays!
    expect(
      words(
        table(paper, 'TRN-01.values').rows.find((row) => plainText(row[0]!) === listing.label)!,
      ),
    ).toContain(`${listing.value} days (${listing.variants[0]!.value} days for an SME) | the Brand`)
  })
  test('dates what the spec dates and leaves the rest to be filled in', () => {
    const dated = packOf({ tender: { published: '2027-02-01', deadline: '2027-03-15' } })
    const dates = (pack: Pack) => table(draft(pack, 'market-consultation'), 'timetable.table').rows
    expect(
      dates(dated)
        .filter((row) => fieldsOf(row).length === 0)
        .map((row) => plainText(row[1]!)),
    ).toEqual(['2027-02-01', '2027-03-15', '2027-07-01', dated.contractEnd])
    expect(dates(packs[1]!).filter((row) => fieldsOf(row).length === 0)).toHaveLength(2)
  })
  test('expects the hours that the pack plans, by role', () => {
    for (const pack of packs) {
      const rows = table(draft(pack, 'market-consultation'), 'hours.table').rows
      expect(rows).toHaveLength(pack.spec.bidders.roles.length)
      pack.spec.bidders.roles.forEach((role, at) =>
        expect(Number(plainText(rows[at]![1]!))).toBeCloseTo(
          pack.pairs.reduce((sum, { effort }) => sum + effort.supplierPerYear[role], 0),
          5,
        ),
      )
    }
  })
  test('asks each kind of supplier that may bid, under numbers that a reading copy keeps', () => {
    const numbered = (document: DocumentNode) =>
      new Map(
        all(document).flatMap((block) =>
          block.type === 'item' && block.id.startsWith('general.')
            ? [[block.id, block.number] as const]
            : [],
        ),
      )
    const full = numbered(draft(packs[1]!, 'market-consultation'))
    expect([...full.values()]).toEqual(Array.from({ length: full.size }, (_, at) => `G ${at + 1}`))
    const copy = numbered(draft(packs[1]!, 'market-consultation', { supplier: 'sme-brand' }))
    expect([...copy.keys()].some((id) => id.includes('reseller') || id.includes('large'))).toBe(
      false,
    )
    for (const [id, number] of copy) expect(number).toBe(full.get(id))
    expect(
      [...numbered(draft(packs[4]!, 'market-consultation')).keys()].some((id) =>
        /reseller|sme/.test(id),
      ),
    ).toBe(false)
  })
})

describe('all four', () => {
  const kinds: readonly DocumentKind[] = [
    'evaluator-guide',
    'kpi-annex',
    'brand-certificate',
    'market-consultation',
  ]
  test('end with the wording used', () => {
    for (const pack of packs)
      for (const kind of kinds)
        expect(draft(pack, kind).children.at(-1), kind).toMatchObject({
          type: 'section',
          id: 'stamp',
        })
  })
  test('are refused with a reason by a pack that has no words for them', () => {
    const old = mutableCopy(packs[1]!)
    for (const key of Object.keys(old.strings))
      if (/^(evaluator|annex|certificate|consultation)\./.test(key)) delete old.strings[key]
    for (const kind of kinds) expect(() => draft(readPack(old), kind), kind).toThrow(HrddError)
  })
  test('label every place to fill in with words of its own', () => {
    for (const kind of kinds) {
      const fields = all(draft(packs[1]!, kind)).flatMap((block) =>
        block.type === 'table'
          ? block.rows.flatMap(fieldsOf)
          : block.type === 'item' && block.answer
            ? [block.answer]
            : [],
      )
      const twice = fields
        .map(({ label }) => label)
        .filter((label, at, labels) => labels.indexOf(label) !== at)
      expect(fields.length, kind).toBeGreaterThan(10)
      expect(twice, kind).toEqual([])
    }
  })
})
