// Before award: tender questions, evaluator guide, market consultation, Brand Certificate.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import type { Pair } from '../../src/model/pack.ts'
import { findNode, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

const pack = documentPack()
const linesOf = (of = pack, kind: Parameters<typeof draft>[1] = 'tender-questions') =>
  toText(draft(of, kind)).split('\n')
/** The pack with TRN-01 changed. */
const withSites = (change: Partial<Pair>) =>
  documentPack({
    pairs: pack.pairs.map((pair) => (pair.id === 'TRN-01' ? { ...pair, ...change } : pair)),
  })

describe('tender questions', () => {
  test('ask for acceptance once, facts, the scored question with its points, and a signature', () => {
    expect(linesOf().filter((line) => /^[A-Z. ():0-9,]+$/.test(line) && line !== '')).toEqual([
      'QUESTIONS ON THE PEOPLE WHO DO THE WORK',
      'A. ACCEPTANCE',
      'B. FACTS (THEY EARN NO POINTS)',
      'C. ONE SCORED QUESTION: 3 PER CENT OF THE AWARD',
      'D. HOW POINTS BECOME WEIGHT',
      'E. CHECK BEFORE AWARD',
      'SIGNATURE',
    ])
    expect(toText(draft(pack, 'tender-questions')).match(/☐ Yes/g)).toHaveLength(2)
  })

  test('a question has the name of its clause, a place for the answer, and its table', () => {
    const node = findNode(draft(pack, 'tender-questions'), 'TRN-01')
    expect(node).toMatchObject({ type: 'clause', role: 'question', revision: 2 })
    expect(node && toText(node)).toBe(`TRN-01 Title of TRN-01

At most 400 words, 3 points, 3 per cent of the award.

State, for each line:
   (a) whom you ask;
   (b) which record confirms.
   ____

Half a point where half of the lines are covered.

Points	What earns them
1	names both functions
`)
  })

  test('the formula is shown on the first question, weights are added up', () => {
    const two = documentPack({
      pairs: pack.pairs.map((pair) =>
        pair.id === 'GRV-01'
          ? {
              ...pair,
              question: [{ anchor: 'a', number: 1, text: ['Say who answers.'] }],
              placement: {
                ...pair.placement,
                scored: { question: 'a', section: 'channel', max: 4, weight: 4.5 },
              },
            }
          : pair,
      ),
    })
    const lines = linesOf(two)
    expect(lines).toContain('C. SCORED QUESTIONS: 2, TOGETHER 7.5 PER CENT OF THE AWARD')
    expect(lines.join()).toContain('Example: 2 of 3 points at 3 per cent earn 2.00 per cent.')
  })

  test('without a scored question there are no points, no formula and no check', () => {
    const { scored: _scored, ...placement } = pack.pairs.find(
      ({ id }) => id === 'TRN-01',
    )!.placement
    const text = linesOf(withSites({ placement: { ...placement, tender: 'accept' } })).join('\n')
    expect(text).not.toMatch(/C\. |D\. |E\. /)
    expect(text).toContain('A. ACCEPTANCE')
  })

  test('print dates and the way of handing in, and say until when questions may be asked', () => {
    const tender = {
      published: '2027-02-01',
      deadline: '2027-03-15',
      questions: '2027-03-01',
      handIn: 'On the portal',
    }
    expect(linesOf(documentPack({ spec: { tender } }))).toEqual(
      expect.arrayContaining([
        'Deadline: 15 March 2027',
        'Handing in: On the portal',
        'Questions on the text may be asked until 1 March 2027; the answers go to all.',
      ]),
    )
  })

  test('what the law has every bidder declare is asked among the facts, and only there', () => {
    const declaration = {
      text: 'The bidder keeps the law.',
      source: { ref: 'LAW', at: 'Article 12' },
    }
    const lines = linesOf(
      documentPack({
        jurisdiction: { ...pack.jurisdiction, declaration },
        sources: { LAW: 'Procurement Act' },
      }),
    )
    const at = lines.indexOf('B4. The bidder keeps the law. (Procurement Act, Article 12)')
    expect(lines[at + 1]).toBe('   ☐ Yes ☐ No')
    expect(at).toBeGreaterThan(lines.indexOf('B. FACTS (THEY EARN NO POINTS)'))
    expect(linesOf().join()).not.toContain('keeps the law')
  })

  test('services ask for no marks of goods, one size for no size', () => {
    const text = toText(
      draft(
        documentPack({
          kinds: ['services'],
          spec: { bidders: { roles: ['brand'], sizes: ['sme'] } },
        }),
        'tender-questions',
      ),
    )
    expect(text).not.toContain('the mark')
    expect(text).not.toContain('Is the Bidder an SME?')
  })
})

describe('evaluator guide', () => {
  test('has a sheet for each question, with sketches that carry no numbers', () => {
    const lines = linesOf(pack, 'evaluator-guide')
    expect(lines).toEqual(
      expect.arrayContaining([
        '- We care.',
        '- The function is named.',
        '   (b) which record confirms.',
      ]),
    )
    expect(lines.join()).toContain('becomes the section "Sites"')
    expect(lines.join()).toContain('evaluation.xlsx')
    expect(lines).not.toContain('   ____')
  })
  test('without a scored question speaks of no points to give', () => {
    const { scored: _scored, ...placement } = pack.pairs.find(
      ({ id }) => id === 'TRN-01',
    )!.placement
    const lines = linesOf(
      withSites({ placement: { ...placement, tender: 'accept' } }),
      'evaluator-guide',
    )
    expect(lines[0]).toBe('GUIDE FOR THOSE WHO READ TENDERS')
    expect(lines.join()).not.toContain('earned a point')
  })
})

describe('market consultation', () => {
  test('prints outcomes with places to answer, the rhythm, what earns points, ten questions', () => {
    const text = toText(draft(pack, 'market-consultation'))
    expect(text).toContain('\n10. ')
    expect(text).toContain(
      'TRN-01 Title of TRN-01\tThe Buyer knows where each Product was made.\t☐ alone ☐ with others ☐ not yet\t____\t____',
    )
    expect(text).toContain('- A report every 6 months, and a meeting on it.')
  })
})

describe('Brand Certificate', () => {
  const rows = (of = pack) =>
    linesOf(of, 'brand-certificate')
      .filter((line) => /^\d+\t/.test(line))
      .map((line) => line.split('\t').slice(0, 3))
  test('prints a line where the pack holds its item and every value it names', () => {
    expect(rows()).toEqual([
      [
        '1',
        'answer requests about these Products within 14 days, in substance or with a reason',
        'REQ-01.1',
      ],
      ['2', expect.stringMatching(/^name each Final Site/), 'TRN-01.1'],
      ['6', expect.stringMatching(/within 48 hours/), 'COR-01.1'],
    ])
  })
  test('says where its words are explained, and tells the Reseller what to do with a No', () => {
    const tree = draft(pack, 'brand-certificate')
    expect(findNode(tree, 'definitions')).toBeUndefined()
    expect(toText(tree)).toContain('under "Words used"')
    expect(toText(tree)).toContain('For the Reseller: enter each No')
  })
  test('is not needed where no goods are bought', () => {
    expect(rows(documentPack({ kinds: ['services'] }))).toEqual([])
  })
})
