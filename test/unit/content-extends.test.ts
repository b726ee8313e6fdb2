import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/content/index.ts'
import { type Changes, changed, put, said, smallFiles } from '../support/content.ts'

const base = readCatalogue(changed(), { version: '1.2.3' }).catalogue
const clause = 'clauses/disclose/CIT-01/clause.yaml'
const words = 'clauses/disclose/CIT-01/en.md'

const renamed = (path: string): string =>
  (smallFiles[path.replaceAll('CIT-01', 'TRN-01')] ?? '').replaceAll('TRN-01', 'CIT-01')

/** A city's own clause, KPI, term, law, words and overlay. */
const city: Changes = {
  [clause]: put('roles: [complaint]\n', '')(renamed(clause)),
  [words]: renamed(words).replaceAll('each Product', 'each Product of the Council'),
  'kpis/disclose/KPI-CIT-01.1/kpi.yaml': renamed('kpis/disclose/KPI-CIT-01.1/kpi.yaml'),
  'kpis/disclose/KPI-CIT-01.1/en.yaml': renamed('kpis/disclose/KPI-CIT-01.1/en.yaml'),
  'clauses/terms/en.md':
    '## How to read {#how-to-read .note}\nAs in the standard.\n\n## Council {#council}\nThe city, as a Site.\n',
  'clauses/law/city.yaml': put(
    'id: eu',
    'id: city\nextends: eu',
  )(smallFiles['clauses/law/eu.yaml']!),
  'clauses/words/city/en.yaml': 'language: en\nwords: { greeting: Hello }\n',
  'clauses/words/choices/en.yaml':
    'language: en\nwords: { set.city.title: City, set.city.why: Ours. }\n',
  'clauses/overlays/city.yaml':
    'id: city\ntitle: City\nrevision: 1\nparameters: { TRN-01: { models: 5 } }\nomit: { REQ-01: We never ask. }\n',
  'clauses/sets.yaml':
    '- { id: city, goods: [CIT-01, TRN-01], services: [], works: [], listed: [], needs: [complaint] }\n',
  'kpis/sets.yaml': '- { id: city, on: core, kpis: [KPI-CIT-01.1] }\n',
}

describe('an authority on top of a catalogue', () => {
  const { catalogue, problems } = readCatalogue(changed(city, {}), { base })

  test('adds its own and keeps what is there', () => {
    expect(problems).toEqual([])
    expect(catalogue.version).toBe('1.2.3')
    expect(Object.keys(catalogue.clauses)).toEqual(['TRN-01', 'CIT-01', 'REQ-01'])
    expect(Object.keys(catalogue.kpis)).toEqual(['KPI-CIT-01.1', 'KPI-TRN-01.1'])
    expect(Object.keys(catalogue.laws)).toEqual(['eu', 'city'])
    expect(catalogue.clauses['TRN-01']).toEqual(base.clauses['TRN-01'])
    expect(catalogue.words.en).toMatchObject({
      city: { greeting: 'Hello' },
      language: { plurals: 'en' },
    })
    expect(catalogue.authorities).toMatchObject([
      { id: 'city', omit: { 'REQ-01': 'We never ask.' } },
    ])
    expect(catalogue.clauseSets.map(({ id }) => id)).toEqual(['core', 'city'])
    expect(catalogue.languages).toEqual(['en'])
  })

  test('uses terms of both', () => {
    const texts = JSON.stringify(catalogue.clauses['CIT-01'])
    expect(texts).toContain('"term":"council"')
    expect(texts).toContain('"term":"supplier"')
  })

  test.each([
    [
      'a table of the catalogue',
      'clauses/stages.yaml',
      '- { id: disclose, areas: [CIT] }',
      ' kind-of-base',
    ],
    [
      'a clause of the catalogue',
      'clauses/disclose/TRN-01/clause.yaml',
      smallFiles['clauses/disclose/TRN-01/clause.yaml']!,
      ':1 id-of-base',
    ],
    [
      'a KPI of the catalogue',
      'kpis/disclose/KPI-TRN-01.1/kpi.yaml',
      smallFiles['kpis/disclose/KPI-TRN-01.1/kpi.yaml']!,
      ':1 id-of-base',
    ],
    [
      'a law of the catalogue',
      'clauses/law/eu.yaml',
      smallFiles['clauses/law/eu.yaml']!,
      ':1 id-of-base',
    ],
    [
      'a category of the catalogue',
      'clauses/goods/chairs.yaml',
      smallFiles['clauses/goods/chairs.yaml']!,
      ':1 id-of-base',
    ],
    [
      'words of the catalogue',
      'clauses/words/schedule/en.yaml',
      'language: en\nwords: { title: Mine }\n',
      ':2 words-of-base',
    ],
    [
      'a term of the catalogue',
      'clauses/terms/en.md',
      '## How to read {#how-to-read .note}\nx\n\n## Site {#site}\nMine.\n',
      ':4 id-of-base',
    ],
    [
      'a set of the catalogue',
      'kpis/sets.yaml',
      '- { id: core, kpis: [KPI-TRN-01.1] }\n',
      ':1 set-twice',
    ],
    ['a role of the catalogue', clause, renamed(clause), ':7 role-twice'],
    [
      'a clause that is not there',
      'clauses/overlays/city.yaml',
      'id: city\ntitle: C\nrevision: 1\nomit: { TRN-09: x }\n',
      ':4 unknown-id-near',
    ],
  ])('cannot change %s', (_name, path, text, problem) => {
    expect(said({ ...city, [path]: text }, base)).toContain(`${path}${problem}`)
  })

  test('its words stay beside those of the catalogue', () => {
    const { catalogue: both } = readCatalogue(
      changed(
        { ...city, 'clauses/words/schedule/en.yaml': 'language: en\nwords: { title: Mine }\n' },
        {},
      ),
      { base },
    )
    expect(both.words.en?.schedule?.title).toBe(base.words.en?.schedule?.title)
  })
})
