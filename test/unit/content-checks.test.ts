import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/content/index.ts'
import { builtIn } from '../../src/language/problems.ts'
import { changed, put, said, smallFiles } from '../support/content.ts'
import { sources } from '../support/source.ts'

const clause = 'clauses/disclose/TRN-01/clause.yaml'
const words = 'clauses/disclose/TRN-01/en.md'
const request = 'clauses/govern/REQ-01/clause.yaml'
const requestWords = 'clauses/govern/REQ-01/en.md'
const kpi = 'kpis/disclose/KPI-TRN-01.1/kpi.yaml'
const kpiWords = 'kpis/disclose/KPI-TRN-01.1/en.yaml'
const law = 'clauses/law/eu.yaml'

test('the small catalogue has no problem', () => {
  expect(said({})).toEqual([])
})

test('every code of a problem has its words', () => {
  const codes = sources
    .filter(({ room }) => room === 'content')
    .flatMap(({ text }) => [
      ...text.matchAll(/(?:error|warn|fault|refuse|say|refusePhrases)\(\s*'([a-z][a-z0-9-]*)'/g),
      ...text.matchAll(/id: '(lint-[a-z-]+)'/g),
    ])
    .map(([, code = '']) => code)
    .filter((code) => code !== 'error' && code !== 'warning')
  expect(codes.length).toBeGreaterThan(60)
  const silent = codes.filter(
    (code) => !builtIn.has(`problems.${code}`) || !builtIn.has(`problems.${code}.hint`),
  )
  expect(silent).toEqual([])
})

test('every form that a schema names has its words', () => {
  const forms = sources
    .filter(({ room }) => room === 'model')
    .flatMap(({ text }) => [...text.matchAll(/, '([a-z-]+)'\)\)/g)].map(([, form = '']) => form))
  expect(forms.filter((form) => !builtIn.has(`problems.bad-form-${form}`))).toEqual([])
})

/** Problems after one piece of one file reads otherwise. */
const once = (path: string, from: string, to: string): string[] => said({ [path]: put(from, to) })
/** Line on which a piece of a file stands. */
const line = (path: string, piece: string): number =>
  (smallFiles[path] ?? '').split(piece)[0]!.split('\n').length

describe('parameters', () => {
  test.each([
    [
      'used and not declared',
      words,
      '{{models}}',
      '{{model}}',
      words,
      '{{models}}',
      'unknown-id-near',
    ],
    [
      'declared and not used',
      words,
      '{{models}}',
      'three',
      clause,
      '  models:',
      'parameter-unused',
    ],
    [
      'no value where it prints',
      clause,
      'default: { high: 3 }',
      'default: { medium: 3 }',
      words,
      '1. **Second',
      'value-missing',
    ],
    [
      'a value where it does not print',
      clause,
      'default: { high: 3 }',
      'default: { medium: 2, high: 3 }',
      clause,
      'high: 3',
      'value-unused',
    ],
    [
      'a period without a beginning',
      clause,
      '    after: [contract-start]\n',
      '',
      clause,
      '  siteDays:',
      'period-whole',
    ],
    [
      'a unit of a number',
      clause,
      '    min: 1\n',
      '    min: 1\n    unit: days\n',
      clause,
      '  models:',
      'period-only',
    ],
    [
      'a choice of nothing',
      clause,
      'type: integer',
      'type: choice',
      clause,
      '  models:',
      'choice-of',
    ],
    ['no bounds', clause, '    max: 9\n', '', clause, '  models:', 'bounds'],
    ['bounds out of order', clause, 'max: 9', 'max: 0', clause, '  models:', 'bounds-order'],
    ['a value out of bounds', clause, 'low: 30', 'low: 70', clause, '{ low: 30', 'value-outside'],
    [
      'an SME value out of bounds',
      clause,
      'low: 30',
      'low: 50',
      clause,
      '{ low: 30',
      'value-outside',
    ],
    ['a fraction', clause, 'low: 30', 'low: 30.5', clause, '{ low: 30', 'value-outside'],
  ])('%s', (_name, path, from, to, where, piece, code) => {
    const found = once(path, from, to)
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${where}:\\d+ ${code}$`)))
    if (path !== where) expect(found).toContain(`${where}:${line(where, piece)} ${code}`)
  })

  test('a period that runs from the start stands in an item', () => {
    const problems = said({
      [words]: (text) =>
        put(
          'Within {{siteDays}} after the start, the',
          'The',
        )(put('names the function', 'within {{siteDays}}')(text)).replace(
          '## For the buyer',
          '## Sheet\n- **Days.** {{siteDays}}\n\n## For the buyer',
        ),
    })
    expect(problems).toContainEqual(expect.stringMatching(/clause\.yaml:\d+ timing-nowhere$/))
  })

  test('a value below the tier of its clause', () => {
    expect(
      said({ [clause]: put('from: low', 'from: medium'), [words]: put('### From medium\n', '') }),
    ).toContainEqual(expect.stringMatching(/clause\.yaml:\d+ tier-below$/))
  })
})

describe('references', () => {
  test.each([
    ['a clause that is not there', words, 'REQ-01#request', 'REQ-02#request', 'unknown-id'],
    ['an item that is not there', words, 'REQ-01#request', 'REQ-01#requests', 'unknown-id'],
    ['an item of a higher tier', words, 'REQ-01#request', 'REQ-01#levers', 'reference-higher'],
    [
      'a KPI that is not there',
      words,
      'clause "REQ-01#request"',
      'kpi "KPI-TRN-01.2"',
      'unknown-id',
    ],
    ['from the words of a KPI', kpiWords, 'REQ-01#request', 'REQ-01#gap', 'unknown-id'],
    [
      'a parameter from the words of a KPI',
      kpiWords,
      'TRN-01.siteDays',
      'TRN-01.siteDay',
      'unknown-id',
    ],
    ['from the terms', 'clauses/terms/en.md', 'REQ-01', 'REQ-02', 'unknown-id'],
    [
      'from words of the package',
      'clauses/words/schedule/en.yaml',
      'REQ-01#request',
      'REQ-01#gap',
      'unknown-id',
    ],
    [
      'proof of an item that is not there',
      words,
      '#second, #reseller',
      '#second, #resellers',
      'unknown-id',
    ],
    [
      'a date of an item that is not there',
      clause,
      '  match: report-1',
      '  macth: report-1',
      'unknown-id',
    ],
    ['a source that is not listed', clause, 'ref: UNGP', 'ref: UNGPS', 'unknown-id'],
    ['a column that is not there', clause, '[what]', '[whats]', 'unknown-id'],
    ['a sheet that is not there', clause, '  sites: [what]', '  site: [what]', 'unknown-id'],
    ['a section that is not there', clause, 'plan: sites', 'plan: sights', 'unknown-id'],
    ['a question that is not there', clause, 'question: plan', 'question: plans', 'unknown-id'],
    ['a clause of a set', 'clauses/sets.yaml', '[TRN-01]', '[TRN-02]', 'unknown-id'],
    ['a KPI of a set', 'kpis/sets.yaml', 'KPI-TRN-01.1', 'KPI-TRN-01.2', 'unknown-id'],
    ['a set below a set', 'kpis/sets.yaml', 'id: core', 'id: core, on: base', 'unknown-id'],
    ['the clause of a KPI', kpi, 'clause: TRN-01', 'clause: TRN-02', 'unknown-id'],
    ['a clause that a KPI also measures', kpi, 'Measures: []', 'Measures: [TRN-02]', 'unknown-id'],
    ['a sheet of a KPI', kpi, 'sheet: sites', 'sheet: site', 'unknown-id'],
    ['a column of a KPI', kpi, 'reached: { what', 'reached: { whats', 'unknown-id'],
    [
      'a jurisdiction that is extended',
      law,
      'currency: EUR',
      'currency: EUR\nextends: xx',
      'unknown-id',
    ],
    ['a term of a law', law, 'terms: { site', 'terms: { sight', 'unknown-id'],
    ['a clause of a law', law, '{ TRN-01: {', '{ TRN-02: {', 'unknown-id'],
    ['a parameter of a law', law, 'siteDays:', 'siteDay:', 'unknown-id'],
    ['a value of a law', law, 'sme: 40', 'sme: 80', 'value-outside'],
    [
      'a list of the Register',
      'clauses/register.yaml',
      'type: text',
      'type: choice, of: steps',
      'unknown-id',
    ],
    [
      'a parameter of the Register',
      'clauses/register.yaml',
      'type: date',
      'type: date, computed: [{ from: what, add: [TRN-01.x] }]',
      'unknown-id',
    ],
  ])('%s', (_name, path, from, to, code) => {
    const found = once(path, from, to)
    const row = line(path, from) + Number(to.includes('\n'))
    expect(found).toContainEqual(expect.stringMatching(`^${path}:${row} ${code}`))
  })

  test('knowledge, overlays and moved ids', () => {
    const files = {
      'clauses/knowledge/keywords.yaml': 'TRN-02: [address]\n',
      'clauses/knowledge/sketches.yaml': 'TRN-02: { weak: [x], strong: [y] }\n',
      'clauses/overlays/city.yaml':
        'id: city\ntitle: City\nrevision: 1\nparameters: { TRN-01: { models: 20 } }\nomit: { TRN-02: None. }\n',
      'clauses/moved.yaml': 'TRN-03: { to: [TRN-01#gone] }\nTRN-01: { to: [] }\n',
      'clauses/budgets.yaml': undefined,
    }
    expect(said(files)).toEqual([
      'clauses/knowledge/keywords.yaml:1 unknown-id-near',
      'clauses/knowledge/sketches.yaml:1 unknown-id-near',
      'clauses/moved.yaml:1 unknown-id-of',
      'clauses/moved.yaml:2 moved-in-use',
      'clauses/overlays/city.yaml:4 value-outside',
      'clauses/overlays/city.yaml:5 unknown-id-near',
    ])
  })
})

describe('what belongs together', () => {
  test.each([
    [
      'an area of another stage',
      'clauses/stages.yaml',
      '[REQ]',
      '[GEN]',
      request,
      'area-elsewhere',
    ],
    [
      'a stage that is not there',
      'clauses/stages.yaml',
      'id: govern',
      'id: governs',
      request,
      'unknown-id-near',
    ],
    [
      'superseded by nothing',
      clause,
      'status: active',
      'status: superseded',
      clause,
      'superseded-by',
    ],
    ['nothing proves an item', words, '#match, ', '', words, 'unproved'],
    ['nothing proves a route', words, ', #reseller', '', words, 'unproved'],
    [
      'a role twice',
      request,
      'roles: [request]',
      'roles: [request, complaint]',
      request,
      'role-twice',
    ],
    [
      'a role that a set needs',
      request,
      'roles: [request]\n',
      '',
      'clauses/sets.yaml',
      'role-missing',
    ],
    [
      'a ladder without its role',
      clause,
      'kpis: derived',
      'kpis: derived\nladder: { steps: [{ step: 2, kind: talk, cure: gone }], return: siteDays }',
      clause,
      'ladder-role',
    ],
    [
      'steps out of order',
      clause,
      'kpis: derived',
      'kpis: derived\nladder: { steps: [{ step: 2, kind: talk, cure: gone }], return: siteDays }',
      clause,
      'ladder-order',
    ],
    [
      'a parameter of the ladder',
      clause,
      'kpis: derived',
      'kpis: derived\nladder: { steps: [{ step: 1, kind: talk, cure: gone }], return: siteDays }',
      clause,
      'unknown-id-of',
    ],
    [
      'the role ladder without steps',
      clause,
      '[complaint]',
      '[complaint, ladder]',
      clause,
      'ladder-role',
    ],
    ['points without a section', clause, 'plan: sites\n', '', clause, 'scored-plan'],
    ['points that do not add up', clause, 'max: 1', 'max: 2', clause, 'scored-points'],
    [
      'a weight too many',
      clause,
      '{ medium: 3, high: 3 }',
      '{ low: 3, medium: 3, high: 3 }',
      clause,
      'scored-weight',
    ],
    ['a weight too few', clause, '{ medium: 3, high: 3 }', '{ high: 3 }', clause, 'scored-weight'],
    [
      'a section for nothing',
      requestWords,
      '## For the buyer',
      '## Plan\nx\n\n## For the buyer',
      requestWords,
      'section-extra',
    ],
    [
      'a label missing',
      words,
      '| models | models with a second source |\n',
      '',
      words,
      'words-missing',
    ],
    ['a reason missing', words, '| own-plan |', '| own-plans |', words, 'words-missing'],
    ['words that nothing uses', words, '| own-plan |', '| own-plans |', words, 'words-unused'],
    [
      'no reason for no KPI',
      requestWords,
      '| no KPI | Counted elsewhere. |\n',
      '',
      requestWords,
      'words-missing',
    ],
    [
      'a term that nothing uses',
      'clauses/terms/en.md',
      '## Site {',
      '## Gap {#gap}\nNothing.\n\n## Site {',
      'clauses/terms/en.md',
      'term-unused',
    ],
    [
      'a term twice',
      'clauses/terms/en.md',
      '{#site ',
      '{#brand ',
      'clauses/terms/en.md',
      'term-twice',
    ],
    [
      'a term without a name',
      'clauses/terms/en.md',
      '{#supplier}',
      '',
      'clauses/terms/en.md',
      'term-anchor',
    ],
    [
      'a kind that is none',
      'clauses/terms/en.md',
      'goods works',
      'goods work',
      'clauses/terms/en.md',
      'unknown-value',
    ],
    [
      'no note on how to read',
      'clauses/terms/en.md',
      ' .note',
      '',
      'clauses/terms/en.md',
      'terms-note',
    ],
    [
      'a definition of two paragraphs',
      'clauses/terms/en.md',
      'A good.',
      'A good.\n\nA thing.',
      'clauses/terms/en.md',
      'term-paragraph',
    ],
    ['read nowhere', clause, 'verified: no', 'verified: primary', clause, 'verified-where'],
    [
      'a set twice',
      'clauses/sets.yaml',
      '- { id',
      '- { id: core, goods: [], services: [], works: [], listed: [], needs: [] }\n- { id',
      'clauses/sets.yaml',
      'set-twice',
    ],
    ['no KPI for a clause', kpi, 'clause: TRN-01', 'clause: REQ-01', clause, 'unmeasured'],
    [
      'a KPI for a clause without',
      kpi,
      'clause: TRN-01',
      'clause: REQ-01',
      request,
      'measured-after-all',
    ],
    ['a KPI with another number', kpi, 'clause: TRN-01', 'clause: REQ-01', kpi, 'kpi-number'],
    ['a KPI in another stage', kpi, 'clause: TRN-01', 'clause: REQ-01', kpi, 'kpi-stage'],
    [
      'a jurisdiction that extends itself',
      law,
      'currency: EUR',
      'currency: EUR\nextends: eu',
      law,
      'extends-circle',
    ],
    [
      'a jurisdiction without laws',
      law,
      '  - { ref: UNGP, at: Principle 1, what: States protect., verified: no }\n',
      '  []\n',
      law,
      'too-short',
    ],
    [
      'words that nothing can fill',
      'clauses/words/schedule/en.yaml',
      '{{number}}',
      '{{ number }}',
      'clauses/words/schedule/en.yaml',
      'braces',
    ],
    [
      'an open brace in words',
      'clauses/words/schedule/en.yaml',
      '{{number}}',
      '{{number',
      'clauses/words/schedule/en.yaml',
      'braces',
    ],
    [
      'words that tables call for',
      'clauses/plan.yaml',
      '- sites',
      '- sites\n- fees',
      'clauses/words/choices/en.yaml',
      'words-called-for',
    ],
  ])('%s', (_name, path, from, to, where, code) => {
    const found = once(path, from, to)
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${where}(:\\d+)? ${code}$`)))
  })

  test('what a role or size adds may lack proof: a warning', () => {
    const { problems } = readCatalogue(changed({ [words]: put(', #reseller', '') }))
    expect(problems.map(({ level, code }) => [level, code])).toEqual([['warning', 'unproved']])
  })

  test('a prefix of the vocabulary is claimed once', () => {
    const other = smallFiles['clauses/goods/chairs.yaml']!.replace('id: chairs', 'id: tables')
    expect(said({ 'clauses/goods/tables.yaml': other })).toEqual([
      'clauses/goods/tables.yaml:6 cpv-twice',
    ])
  })

  test('a clause stands in one folder', () => {
    const twin = 'clauses/govern/TRN-01/clause.yaml'
    expect(said({ [twin]: smallFiles[clause] })).toContain(`${twin}:1 clause-twice`)
  })
})

describe('digests', () => {
  const digestsOf = (changes: Parameters<typeof changed>[0]) =>
    readCatalogue(changed(changes)).catalogue.digests
  const before = digestsOf({})

  test('cover conditions, KPIs, terms and the words of a contract', () => {
    expect(Object.keys(before).sort()).toEqual([
      'KPI-TRN-01.1@1.0.0',
      'REQ-01@1',
      'TRN-01@1',
      'terms/en#brand@1',
      'terms/en#how-to-read@1',
      'terms/en#product@1',
      'terms/en#site@1',
      'terms/en#supplier@1',
      'words/schedule/en@1',
    ])
    expect(before['TRN-01@1']).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    ['a condition', words, 'shall trace', 'shall follow', ['TRN-01@1']],
    ['a bound', clause, 'max: 9', 'max: 8', ['TRN-01@1']],
    ['a count', kpiWords, 'Products with', 'Products that have', ['KPI-TRN-01.1@1.0.0']],
    ['a definition', 'clauses/terms/en.md', 'A good.', 'A thing.', ['terms/en#product@1']],
    ['guidance', words, 'Pick two addresses.', 'Pick three.', []],
    ['an effort', clause, 'buyer: { low: 1 }', 'buyer: { low: 2 }', []],
    ['a label', words, 'time to enter sites', 'time for sites', []],
  ])('%s', (_name, path, from, to, expected) => {
    const now = digestsOf({ [path]: put(from, to) })
    expect(Object.keys(now).filter((key) => now[key] !== before[key])).toEqual(expected)
  })
})

test('the real catalogue reads the same from memory twice', () => {
  const text = readFileSync('clauses/stages.yaml', 'utf8')
  const files = changed({ 'clauses/stages.yaml': text })
  expect(JSON.stringify(readCatalogue(files).catalogue)).toBe(
    JSON.stringify(readCatalogue([...files].reverse()).catalogue),
  )
})
