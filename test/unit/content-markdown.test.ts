import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/content/index.ts'
import { changed, put, said, smallFiles } from '../support/content.ts'

const words = 'clauses/disclose/TRN-01/en.md'
const yaml = 'clauses/disclose/TRN-01/clause.yaml'
/** The line on which a piece of the wording stands. */
const line = (piece: string): number =>
  (smallFiles[words] ?? '').split(piece)[0]!.split('\n').length
const sites = 'Within {{siteDays}} after the start'

/** Problems of the wording of TRN-01 once a piece of it reads otherwise. */
const ofWords = (from: string, to: string): string[] =>
  said({ [words]: put(from, to) }).filter((line) => line.startsWith(words))

describe('vocabulary of wording', () => {
  test.each([
    ['emphasis', `*Within* ${sites}`, 'markdown-words'],
    ['bold inside a sentence', `**Within** it, ${sites}`, 'markdown-words'],
    ['code', `\`x\` ${sites}`, 'markdown-words'],
    ['a link', `[x](http://x.org) ${sites}`, 'markdown-words'],
    ['HTML', `<b>x</b> ${sites}`, 'markdown-words'],
    ['a line break', `x  \n   ${sites}`, 'markdown-words'],
    ['a picture', `![x](y) ${sites}`, 'markdown-words'],
    ['a backslash', `\\{{x}} ${sites}`, 'backslash'],
    ['an entity', `&amp; ${sites}`, 'entity'],
    ['a condition', `{{#if x}}y{{/if}} ${sites}`, 'template'],
    ['a partial', `{{> x}} ${sites}`, 'template'],
    ['unescaped output', `{{{siteDays}}} ${sites}`, 'template'],
    ['white space control', `{{~siteDays}} ${sites}`, 'template'],
    ['a comment', `{{! x}} ${sites}`, 'template'],
    ['a helper that is none', `{{lookup "x"}} ${sites}`, 'template'],
    ['two references in one', `{{clause "REQ-01" "REQ-01"}} ${sites}`, 'template'],
    ['a template that is none', `{{**x**}} ${sites}`, 'markdown-words'],
    ['an open brace', `{{x ${sites}`, 'template'],
  ])('%s is refused', (_name, to, code) => {
    expect(ofWords(sites, to)).toContain(`${words}:${line(sites)} ${code}`)
  })

  test.each([
    ['a quotation', '\n> x\n', 'markdown-block'],
    ['a rule', '\n***\n', 'markdown-block'],
    ['a code block', '\n```\nx\n```\n', 'markdown-block'],
  ])('%s is no block of a section', (_name, block, code) => {
    expect(ofWords('\n### From medium', `${block}\n### From medium`)).toEqual([
      expect.stringMatching(new RegExp(` ${code}$`)),
    ])
  })

  test('items have one nested level of numbered items', () => {
    const item = 'The Supplier shall trace each Product.'
    expect(ofWords(item, `${item}\n   1. one;\n   2. two.`)).toEqual([])
    expect(ofWords(item, `${item}\n   - one`)).toEqual([`${words}:${line(item) + 1} markdown-item`])
    expect(ofWords(item, `${item}\n   1. one\n      1. deeper`)).toEqual([
      `${words}:${line(item) + 2} markdown-item`,
    ])
    expect(ofWords(item, `${item}\n\n   another`)).toEqual([
      `${words}:${line(item) + 2} markdown-item`,
    ])
  })

  test.each([
    ['80 KB of marks', '*a_ '.repeat(20_000)],
    ['marks over many lines', '*a_\n'.repeat(20_000)],
    ['a long line', 'word '.repeat(10_000)],
    ['brackets', '['.repeat(50_000)],
  ])('%s are said at once', (_name, text) => {
    const start = performance.now()
    expect(said({ [words]: `${text}\n` })).toContainEqual(
      expect.stringMatching(/:\d+ markdown-heavy$/),
    )
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('a heading with 50,000 spaces', () => {
    const start = performance.now()
    const heading = `## Purpose${' '.repeat(50_000)}x`
    expect(ofWords('## Purpose', heading)).toContain(
      `${words}:${line('## Purpose')} markdown-heavy`,
    )
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('sections of a clause', () => {
  test.each([
    ['an unknown section', '## Plan', '## Plans', ['section-unknown', 'section-missing']],
    ['a section twice', '## Plan', '## Purpose', ['section-twice', 'section-missing']],
    ['a heading of the first level', '## Plan', '# Plan', ['markdown-heading', 'section-missing']],
    ['text in front', '## Purpose', 'x\n\n## Purpose', ['markdown-before']],
    ['no title', 'title: Sites', 'titel: Sites', ['missing', 'unknown-field-near']],
    ['a paragraph too many', 'who asks whom.', 'who asks whom.\n\nand when.', ['one-paragraph']],
    [
      'a list for a paragraph',
      'who asks whom.',
      '- who asks whom.',
      ['empty-text', 'section-no-bullets'],
    ],
    ['a bullet for an item', '1. **Sites.**', '- **Sites.**', ['section-no-bullets']],
    ['no outcome', '**Outcome.** The', 'The', ['outcome-missing']],
    ['no anchor', '{#match} ', '', ['item-anchor']],
    ['an anchor twice', '{#match}', '{#sites}', ['anchor-twice']],
    ['an anchor in capitals', '{#match}', '{#Match}', ['item-anchor']],
    ['an unknown attribute', '{#match}', '{#match .x size=2}', ['unknown-field', 'unknown-field']],
    ['a run-in heading without an end', '**Match.**', '**Match**', ['run-in']],
    ['an unknown part', '### From medium', '### From middle', ['part-heading']],
    ['an unknown audience', '### Reseller, from', '### Retailer, from', ['part-heading']],
    [
      'guidance for a size',
      '## For the supplier',
      '## For the supplier\n### Large\nx',
      ['guidance-part'],
    ],
    ['guidance without words', '## Words', '### Brand\n\n## Words', ['guidance-part']],
    ['a part twice', '### From high', '### From medium', ['part-twice']],
    ['an empty part', '### From high', '### Large\n\n### From high', ['part-items']],
    ['a paragraph in a part', '### From high', '### From high\nx', ['part-items']],
    ['another table', '| Points |', '| Point |', ['table-header']],
    ['points that are none', '| 1 | names', '| one | names', ['scoring-points']],
    ['a grade that is none', '| E2 |', '| A2 |', ['unknown-value']],
    ['proof of nothing', '#sites, #match', 'sites, #match', ['proves-anchor']],
    ['an answer without a limit', ' words=400', '', ['question-words']],
    ['braces among the words', '| Site data takes time.', '| {{siteDays}} data', ['plain-words']],
    ['words twice', '| hours |', '| models |', ['words-twice']],
  ])('%s', (_name, from, to, codes) => {
    const found = ofWords(from, to).map((line) => line.split(' ')[1])
    expect(found).toEqual(expect.arrayContaining(codes))
  })

  test('a part below the tier of its clause', () => {
    const problems = said({
      [yaml]: (text) => put('from: low', 'from: medium')(text).replaceAll('low: 30, ', ''),
      [words]: put('### From high', '### From low'),
    })
    expect(problems).toContain(`${words}:${line('### From high')} part-too-low`)
  })

  test('a general condition has no outcome', () => {
    const path = 'clauses/govern/REQ-01/en.md'
    expect(
      said({ [path]: put('## Condition\n', '## Condition\n**Outcome.** All is well.\n\n') }),
    ).toContain(`${path}:8 outcome-general`)
  })
})

describe('lowered wording', () => {
  const { catalogue } = readCatalogue(changed())
  const wording = catalogue.clauses['TRN-01']?.wording.en

  test('parts stand in printed order, and numbers run through all of them', () => {
    expect(
      wording?.condition.flatMap(({ audience, from, items }) =>
        items.map(({ anchor, number }) => [from, audience, anchor, number]),
      ),
    ).toEqual([
      ['low', 'all', 'sites', 1],
      ['medium', 'all', 'match', 2],
      ['medium', 'reseller', 'reseller', 3],
      ['high', 'all', 'second', 4],
    ])
  })

  test('a paragraph is text, values, terms and references', () => {
    expect(wording?.condition[0]?.items[0]).toEqual({
      anchor: 'sites',
      number: 1,
      heading: 'Sites',
      text: [
        'Within ',
        { type: 'value', name: 'siteDays' },
        ' after the start, the ',
        { type: 'term', term: 'supplier', text: 'Supplier' },
        ' shall enter each ',
        { type: 'term', term: 'site', text: 'Site' },
        ' under ',
        { type: 'ref', to: 'REQ-01#request' },
        '.',
      ],
    })
  })

  test('guidance keeps its run-ins and no terms', () => {
    expect(wording?.guidance.supplier).toEqual([
      [
        { type: 'strong', text: 'Reseller.' },
        ' You vouch for your question. ',
        { type: 'strong', text: 'Brand.' },
        ' Your orders hold the answer.',
      ],
    ])
  })

  test('guidance for one role stands apart', () => {
    const own = put('## Words', '### Brand\nLook first.\n\n## Words')
    const read = readCatalogue(changed({ [words]: own })).catalogue.clauses['TRN-01']
    expect(read?.wording.en?.guidance.brand).toEqual([['Look first.']])
    expect(read?.wording.en?.guidance.supplier).toHaveLength(1)
  })

  test('a parameter outside its clause is named with it', () => {
    expect(catalogue.kpis['KPI-TRN-01.1']?.words.en?.count).toContainEqual({
      type: 'value',
      name: 'TRN-01.siteDays',
    })
  })
})
