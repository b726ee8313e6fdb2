import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/content/index.ts'
import { type Changes, changed, put, said, smallFiles } from '../support/content.ts'

const request = 'clauses/govern/REQ-01/de.md'
const sites = 'clauses/disclose/TRN-01/de.md'
const terms = 'clauses/terms/de.md'
const kpi = 'kpis/disclose/KPI-TRN-01.1/de.yaml'
const law = 'clauses/law/eu.de.yaml'
const goods = 'clauses/goods/chairs.de.yaml'
const schedule = 'clauses/words/schedule/de.yaml'

/** The English file of a translation. */
const englishOf = (path: string): string => {
  const english = path.replace('/de.', '/en.').replace('.de.yaml', '.yaml')
  return smallFiles[english]!
}

/** German files that still have English words, which is enough to see what follows what. */
const german: Readonly<Record<string, string>> = {
  [request]: put('title: Asking', 'title: Fragen\nof: OF')(englishOf(request)),
  [sites]: put('title: Sites', 'title: Orte\nof: OF')(englishOf(sites)),
  [terms]: `---\nof: OF\n---\n${englishOf(terms).replaceAll('Supplier', 'Lieferant')}`,
  [kpi]: `of: OF\n${put('Known sites', 'Bekannte Orte')(englishOf(kpi))}`,
  [law]: `of: OF
title: Europäische Union
stages:
  selection: { reason: Firma., source: { at: P 1 } }
  award: { reason: Angebot., source: { at: P 2 } }
  performance: { reason: Arbeit., source: { at: P 3 } }
terms: { site: Ein Ort. }
laws: [{ at: Grundsatz 1, what: Staaten schützen. }]
`,
  [goods]: `of: OF
title: Stühle
cpv: [{ label: Sitze }]
risk: { why: Holzstaub. }
products: [Stühle]
parts: [{ label: Gestell, why: Rauch. }]
lookFirst: Gestelle
peak: Sommer
hazards: Staub
finalSite: wo montiert wird
`,
  'clauses/words/language/de.yaml': 'language: de\nof: OF\nwords: { plurals: de }\n',
  'clauses/words/choices/de.yaml': `of: OF\n${englishOf('clauses/words/choices/de.yaml').replace('en', 'de')}`,
  [schedule]: `language: de
of: OF
words:
  title: Anlage {{number}}
  ask: "Siehe {{clause \\"REQ-01#request\\"}}"
  days.one: ein Tag
  days.few: "{{count}} Tage"
  days.other: "{{count}} Tage"
`,
}

/** The German files, each with the digest that a first run says. */
function followed(): Record<string, string> {
  const { problems } = readCatalogue(changed(german))
  const digests = new Map(
    problems.map(({ file, code, values }) => [
      file,
      code === 'translation-stale' ? String(values?.now) : '',
    ]),
  )
  return Object.fromEntries(
    Object.entries(german).map(([path, text]) => [
      path,
      text.replace('of: OF', `of: "${digests.get(path)}"`),
    ]),
  )
}
const whole = followed()
/** What is said of the German files after changes. */
const saidOf = (changes: Changes): string[] => {
  const files = Object.fromEntries(
    Object.entries(changes).map(([path, change]) => [
      path,
      typeof change === 'function' && whole[path] ? change(whole[path]) : change,
    ]),
  )
  return said({ ...whole, ...files })
}

describe('a translation', () => {
  test('that follows everything makes its language offered', () => {
    const { catalogue, problems } = readCatalogue(changed(whole))
    expect(problems).toEqual([])
    expect(catalogue.languages).toEqual(['en', 'de'])
    expect(catalogue.clauses['REQ-01']?.wording.de?.title).toBe('Fragen')
    expect(catalogue.laws.eu?.de).toMatchObject({
      title: 'Europäische Union',
      currency: 'EUR',
      terms: { site: 'Ein Ort.' },
    })
    expect(catalogue.goods.chairs?.de?.parts).toEqual([
      { id: 'frame', label: 'Gestell', why: 'Rauch.' },
    ])
    expect(catalogue.kpis['KPI-TRN-01.1']?.words.de?.title).toBe('Bekannte Orte')
    expect(catalogue.terms.de?.definitions.map(({ term }) => term)).toContain('Lieferant')
  })

  test('finds the terms of its own language', () => {
    const { catalogue } = readCatalogue(
      changed({
        ...whole,
        [request]: put('The Supplier shall write', 'Der Lieferant schreibt')(whole[request]!),
      }),
    )
    expect(catalogue.clauses['REQ-01']?.wording.de?.condition[0]?.items[0]?.text).toContainEqual({
      type: 'term',
      term: 'supplier',
      text: 'Lieferant',
    })
  })

  test('that lacks a clause of every set leaves its language out', () => {
    const { catalogue, problems } = readCatalogue(changed({ ...whole, [request]: undefined }))
    expect(problems).toEqual([])
    expect(catalogue.languages).toEqual(['en'])
  })

  test.each(Object.keys(german))('%s names the text that it follows', (path) => {
    expect(saidOf({ [path]: (text) => text.replace(/of: .*\n/, '') })).toEqual([
      expect.stringMatching(new RegExp(`^${path}:\\d+ translation-of-missing$`)),
    ])
  })

  test.each(Object.keys(german))('%s goes stale, and both texts are named', (path) => {
    const { problems } = readCatalogue(
      changed({ ...whole, [path]: whole[path]!.replace(/of: .*\n/, 'of: "0123456789ab"\n') }),
    )
    expect(problems.map(({ code }) => code)).toEqual(['translation-stale'])
    expect(problems[0]?.message).toMatch(/0123456789ab, which is [0-9a-f]{12} by now/)
  })

  test('does not go stale by what is no text', () => {
    expect(saidOf({ 'clauses/law/eu.yaml': put('currency: EUR', 'currency: CHF') })).toEqual([])
    expect(saidOf({ 'clauses/govern/REQ-01/en.md': put('One letter.', 'Two letters.') })).toEqual([
      `${request}:1 translation-stale`,
    ])
    expect(
      saidOf({
        'clauses/govern/REQ-01/en.md': put('The Supplier shall', 'The Supplier\n   shall'),
      }),
    ).toEqual([])
  })
})

describe('the structure of a translation', () => {
  test.each([
    ['another name of an item', sites, '{#match}', '{#matched}', ['translation-structure']],
    [
      'items in another order',
      sites,
      '1. **Match.** {#match} The Supplier shall trace each Product.\n\n### From high\n1. **Second source.** {#second} The Supplier shall add a record for {{models}} models.',
      '1. **Second source.** {#second} The Supplier shall add a record for {{models}} models.\n\n### From high\n1. **Match.** {#match} The Supplier shall trace each Product.',
      ['translation-structure'],
    ],
    ['another parameter', sites, '{{models}} models', '{{siteDays}}', ['translation-structure']],
    ['no reference', sites, ' under {{clause "REQ-01#request"}}', '', ['translation-structure']],
    ['another grade', sites, '| E2 |', '| E3 |', ['translation-structure']],
    ['another limit', sites, 'words=400', 'words=300', ['translation-structure']],
    ['a key too many', sites, '| hours |', '| x | y |\n| hours |', ['translation-structure']],
    [
      'an item too many',
      request,
      '### From high',
      '2. {#more} The Supplier shall ask.\n\n### From high',
      ['translation-structure'],
    ],
    [
      'a term too few',
      terms,
      '## Brand {#brand forms="Brands"}\nThe company that has a Product made.\n\n',
      '',
      ['term-untranslated'],
    ],
    [
      'a term too many',
      terms,
      '## Site {',
      '## Gap {#gap}\nNichts.\n\n## Site {',
      ['term-differs'],
    ],
    ['another kind', terms, 'goods works', 'goods', ['term-differs']],
    ['a text too few', law, 'title: Europäische Union\n', '', ['translation-missing']],
    ['a field too many', law, 'terms:', 'notes: [x]\nterms:', ['translation-extra']],
    [
      'a row too many',
      goods,
      '[{ label: Sitze }]',
      '[{ label: Sitze }, { label: x }]',
      ['translation-length'],
    ],
    ['a row too few', goods, '[{ label: Sitze }]', '[]', ['translation-length']],
    ['another number', law, 'title: Eu', 'currency: CHF\ntitle: Eu', ['translation-differs']],
    ['words too few', schedule, '  title: Anlage {{number}}\n', '', ['translation-missing']],
    ['words too many', schedule, '  ask:', '  extra: x\n  ask:', ['translation-extra']],
    ['no place to fill', schedule, 'Anlage {{number}}', 'Anlage', ['translation-places']],
    ['a text too few in a KPI', kpi, 'trap: Head offices.\n', '', ['translation-missing']],
  ])('%s', (_name, path, from, to, codes) => {
    const found = saidOf({ [path]: put(from, to) })
    expect(found.map((line) => line.replace(/:\d+ /, ' '))).toEqual(
      codes.map((code) => `${path} ${code}`),
    )
  })

  test('a translation of nothing', () => {
    expect(said({ 'clauses/law/xx.de.yaml': 'title: x' })).toEqual([
      'clauses/law/xx.de.yaml words-alone',
    ])
  })
})
