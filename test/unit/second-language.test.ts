// A second language: nothing of the first one is left anywhere, and what is incomplete or stale is refused.

import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/advise/index.ts'
import { calendar, onEvent, toIcs } from '../../src/calendar/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import {
  type ContentProblem,
  readCatalogue,
  readFolder,
  type SourceFile,
} from '../../src/content/index.ts'
import { draft, draftReview } from '../../src/documents/index.ts'
import { readRegister, tell } from '../../src/measure/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { clauseRoles } from '../../src/model/clause.ts'
import { type DocumentNode, documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { review } from '../../src/review/index.ts'
import { toDocx } from '../../src/word/write/to-docx.ts'
import { toWorkbook } from '../../src/workbook/index.ts'
import { language, lean, packOf, pseudo, purchase } from '../support/fixture.ts'
import { translations, wordsIn } from '../support/pseudo.ts'

/** What means the same in every language: ids with their revision, digests, items, the package, fields of Word. */
const codes =
  /hrdd[._]\w+|hrdd(?:-clauses)?|&amp;|\b(?:law|goods|overlay)\\?:[\w-]+\\?@\d+|\b[0-9a-f]{16,64}\b|\b(?:KPI-)?[A-Z]{3}-\d{2}[.#][\w-]+/g

/** Words of the first language in a text. `ids`: what a caller types in a spec, whatever the language. */
function leaks(text: string, ids: readonly string[] = []): string[] {
  const english = new Set([...pseudo().english].map((word) => word.toLowerCase()))
  const bare = [...ids]
    .sort((a, b) => b.length - a.length)
    .reduce((left, id) => left.replaceAll(id, ' '), text.replace(codes, ' '))
  const words = wordsIn(bare)
  return [...new Set(words.filter((word) => english.has(word.toLowerCase())))]
}

const specs: Readonly<Record<string, Partial<Spec>>> = {
  goods: {
    reference: 'Rz-7',
    strategy: 'tender-led',
    kpis: { set: 'standard', targets: { 'KPI-GAM-01.1': 90 } },
    tender: { ...purchase.tender, handIn: 'Yq' },
    contract: { ...purchase.contract, extensions: [12, 6], value: 5000 },
    set: { 'BET-01': { cureDays: { all: 40, sme: 50 } } },
    components: { remove: [{ part: 'salt', reason: 'Zz.' }] },
    capacity: { hoursPerYear: 3 },
  },
  mixed: {
    category: 'fetes',
    jurisdiction: 'ab',
    tier: 'medium',
    strategy: 'contract-led',
    kpis: { mode: 'dialogue' },
    place: { 'GAM-01': { askedAt: 'selection', reason: 'Zz.' } },
    award: { role: 'brand', size: 'sme', supplier: 'Wz', brands: ['Vq'] },
    contract: { ...purchase.contract, framework: true },
  },
  services: {
    category: 'tending',
    tier: 'low',
    clauses: { set: 'starter' },
    bidders: { sizes: ['sme'] },
    include: { 'DEL-01': 'Zz.' },
  },
}
const packs = new Map<string, Pack>()
function packIn(name: string): Pack {
  const pack = packs.get(name) ?? packOf({ ...specs[name], language }, pseudo().catalogue)
  packs.set(name, pack)
  return pack
}

const register = {
  copies: [
    {
      periodEnd: '2027-12-31',
      sheets: {
        sites: [
          { site: 'S1', what: 'Rx', step: 'final', address: '1 Qq', delivered: '2027-11-02' },
          { site: 'S2', what: 'Ox', step: 'final', delivered: '2027-11-02', kept: '2028-06-30' },
        ],
        requests: [
          { no: 'Q1', kind: 'facts', to: 'Mx', asked: '2027-07-12', due: '2027-08-09' },
          {
            no: 'Q2',
            kind: 'letter',
            to: 'buyer',
            about: 'F1',
            asked: '2027-07-12',
            due: '2027-08-01',
          },
          {
            no: 'Q3',
            kind: 'ladder-step',
            about: 'F1',
            asked: '2027-12-01',
            decision: 'step-2',
            until: '2027-12-20',
          },
        ],
        risks: [{ no: 'M1', for: 'hearing', what: 'Zz', date: '2027-09-01', who: 'supplier' }],
        findings: [
          {
            no: 'F1',
            site: 'S1',
            what: 'Zz',
            class: 'critical',
            people: 3,
            learned: '2027-07-02T09:00',
            cause: 'brand-order',
          },
        ],
        cases: [{ no: 'C1', kind: 'fee', received: '2027-08-01', people: 4, provided: 1 }],
      },
    },
  ],
}
const reviewOf = (name: string) => review(packIn(name), register, { asOf: '2028-02-01' })

/** Text of markup: between tags, and in attributes that are read out or shown. */
const textOfMarkup = (xml: string): string =>
  [
    xml
      .replace(/<(style|script|f|formula\d?|definedName|w:instrText)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' '),
    ...xml.matchAll(
      / (?:aria-label|title|alt|placeholder|descr|prompt|promptTitle|error|errorTitle|w:displayText)="([^"]*)"/g,
    ),
    ...xml.matchAll(/<(?:w:alias|w:placeholder|sheet) [^>]*(?:w:val|name)="([^"]*)"/g),
  ]
    .map((match) => (typeof match === 'string' ? match : (match[1] ?? '')))
    .join(' ')

/** Text of the parts of an Office file that a person sees. */
const textOfOffice = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(
      ([path]) =>
        /\.xml$/.test(path) && !/styles|theme|settings|Content_Types|custom|app\.xml/.test(path),
    )
    .map(([, part]) => textOfMarkup(strFromU8(part)))
    .join(' ')

const documentsOf = (name: string): DocumentNode[] => {
  const pack = packIn(name)
  const copies = pack.spec.bidders.roles.flatMap((role) =>
    pack.spec.bidders.sizes.map((size) =>
      draft(pack, 'contract-schedule', { supplier: { role, size } }),
    ),
  )
  return [
    ...documentKinds.map((kind) => draft(pack, kind)),
    ...copies,
    draftReview(pack, reviewOf(name)),
  ]
}

describe.each(Object.keys(specs))('a pack in another language: %s', (name) => {
  test('says no word of the first in a document, in any format', async () => {
    const found: string[] = []
    for (const document of documentsOf(name)) {
      const formats = {
        text: toText(document),
        markdown: toMarkdown(document),
        html: textOfMarkup(toHtml(document)),
        docx: textOfOffice(await toDocx(document)),
      }
      for (const [format, text] of Object.entries(formats))
        for (const word of leaks(text)) found.push(`${document.kind} ${format}: ${word}`)
    }
    expect(found).toEqual([])
  })

  test('nor in the workbook', async () => {
    expect(
      leaks(
        textOfOffice(
          await toWorkbook(packIn(name), { register: readRegister(packIn(name), register) }),
        ),
      ),
    ).toEqual([])
  })

  test('nor in the calendar', () => {
    const entries = calendar(packIn(name))
    const shown = [
      ...entries,
      ...entries.flatMap(({ content }) => content),
      ...onEvent(packIn(name)),
    ]
    const texts = shown.flatMap((entry) => [
      entry.heading,
      entry.party,
      'text' in entry ? entry.text : '',
      'when' in entry ? entry.when : '',
    ])
    expect(leaks(texts.join(' '))).toEqual([])
    const lines = toIcs(entries, { remindDays: 7 }).replace(/\r\n /g, '').split('\r\n')
    // names of fields, and their values that programs read
    const values = lines.filter((line) => /^(SUMMARY|DESCRIPTION|X-WR-CALNAME)/.test(line))
    expect(leaks(values.join(' ').replace(/SUMMARY|DESCRIPTION/g, ''))).toEqual([])
  })

  test('nor in findings, review and traces', () => {
    const pack = packIn(name)
    const findings = check(pack, { asOf: '2027-01-15' })
    expect(leaks(findings.flatMap(({ why, fix }) => [why, fix]).join(' '))).toEqual([])
    const { results, due, talks } = reviewOf(name)
    const traces = results.flatMap(({ result }) => tell(pack, result))
    expect(leaks(traces.join(' '))).toEqual([])
    expect(due.length + talks.length + traces.length).toBeGreaterThan(0)
  })

  test('has the same dates, hours, values and items', () => {
    const english = packOf(specs[name])
    const facts = (pack: typeof english) => [
      calendar(pack).map(({ id, date, smeDate, who }) => ({ id, date, smeDate, who })),
      pack.pairs.map(({ id, condition, parameters }) => [
        id,
        condition.flatMap(({ items }) => items.map(({ anchor, number }) => [anchor, number])),
        Object.values(parameters).map(({ value, sme }) => [value, sme]),
      ]),
      pack.definitions.map(({ id }) => id).sort(),
    ]
    expect(facts(packIn(name))).toEqual(facts(english))
  })
})

const problemsOf = (catalogue: Catalogue, spec: Partial<Spec> = {}) => {
  try {
    composeFrom(catalogue, { ...purchase, language, ...spec })
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}

test('problems of compose are said in the language asked for', () => {
  const problems = problemsOf(pseudo().catalogue, {
    category: 'qqqq',
    omit: { 'QQQ-01': 'Zz.' },
    kpis: { add: ['KPI-QQQ-01.1'] },
  })
  const others = problemsOf(pseudo().catalogue, {
    tier: 'medium',
    omit: { 'DEL-01': 'Zz.' },
    set: { 'ALF-01': { sendDays: 99, qx: 1, form: 'qx' } },
    weights: { 'GAM-01': 20, 'DEL-01': 3 },
  })
  expect(problems.length).toBeGreaterThan(2)
  expect(others.length).toBeGreaterThan(4)
  const said = [...problems, ...others].flatMap(({ message, hint }) => [message, hint])
  const { clauses, goods, clauseSets } = pseudo().catalogue
  const ids = [
    ...Object.keys(goods),
    ...clauseSets.map(({ id }) => id),
    ...clauseRoles,
    ...Object.values(clauses).flatMap(({ parameters = {} }) =>
      Object.entries(parameters).flatMap(([name, { of = [] }]) => [...of, name]),
    ),
  ]
  expect(leaks(said.join(' '), ids)).toEqual([])
})

/** The files with one of the translations otherwise, or without it. */
const withFile = (ending: string, change: (text: string) => string | undefined): SourceFile[] =>
  lean(pseudo().files).flatMap((file) => {
    if (!file.path.endsWith(ending)) return [file]
    const text = change(file.text)
    return text === undefined ? [] : [{ ...file, text }]
  })
const withoutFile = (ending: string) => withFile(ending, () => undefined)

describe('a language in which something is missing is refused, and what is missing is named', () => {
  const missing = (files: readonly SourceFile[]) => {
    const { catalogue } = readCatalogue(files)
    return [
      catalogue.languages,
      problemsOf(catalogue).map(({ code, path, values }) => [code, path, values?.all]),
    ]
  }
  const refused = (...all: string[]) => [['language-incomplete', 'language', all]]

  test('a words product', () => {
    expect(missing(withoutFile(`words/review/${language}.yaml`))).toEqual([
      ['en'],
      refused('words/review'),
    ])
  })

  test('a term', () => {
    const files = withFile(`terms/${language}.md`, (text) =>
      text.replace(/## [^\n]*#gap[\s\S]*?(?=\n## )/, ''),
    )
    expect(missing(files)).toEqual([['en'], refused('terms: gap')])
  })

  test('a clause of every set', () => {
    expect(missing(withoutFile(`GAM-01/${language}.md`))).toEqual([
      ['en'],
      refused('clauses/GAM-01'),
    ])
  })

  test('a KPI, law or category of this pack alone', () => {
    expect(missing(withoutFile(`KPI-GAM-01.1/${language}.yaml`))).toEqual([
      ['en', language],
      refused('kpis/KPI-GAM-01.1'),
    ])
    expect(missing(withoutFile(`law/aa.${language}.yaml`))[1]).toEqual(refused('law/aa'))
    expect(missing(withoutFile(`widgets.${language}.yaml`))[1]).toEqual(refused('goods/widgets'))
  })
})

test('every product of the fixed words can be translated', async () => {
  const { files } = await readFolder('.')
  const words = files.filter(({ path }) => /^clauses\/words\/.*\/en\.yaml$/.test(path))
  const { problems } = readCatalogue([...words, ...translations(words)])
  const found = problems.filter(({ code }) => code.startsWith('translation'))
  expect(found.map(({ path, code }) => [path, code])).toEqual([])
})

describe('a translation that says something else is refused', () => {
  const errorsOf = (files: readonly SourceFile[]): ContentProblem[] =>
    readCatalogue(files).problems.filter(({ level }) => level === 'error')
  const clause = `DEL-01/${language}.md`
  const digest = /(?<="of": "|of: )[0-9a-f]{12}/

  test.each([
    clause,
    `terms/${language}.md`,
    `words/review/${language}.yaml`,
    `law/aa.${language}.yaml`,
    `KPI-GAM-01.1/${language}.yaml`,
  ])('stale: %s', (ending) => {
    const now = digest.exec(pseudo().files.find(({ path }) => path.endsWith(ending))!.text)?.[0]
    const old = 'aaaaaaaaaaaa'
    const [problem, ...more] = errorsOf(withFile(ending, (text) => text.replace(digest, old)))
    expect(problem).toMatchObject({ code: 'translation-stale', values: { of: old, now } })
    const said = `${problem?.message} ${problem?.hint}`
    expect(said).toContain(now)
    expect(said).toContain(old)
    expect(problem?.path).toContain(`${ending}:`)
    expect(more).toEqual([])
  })

  test('a digest that looks like a number is a digest', () => {
    const errors = errorsOf(withFile(clause, (text) => text.replace(digest, '123456789012')))
    expect(errors.map(({ code }) => code)).toEqual(['translation-stale'])
  })

  test.each<[string, (text: string) => string]>([
    ['an anchor', (text) => text.replace('{#trial}', '{#attempt}')],
    ['a parameter', (text) => text.replace('{{trialMonths}}', '12')],
    ['another parameter', (text) => text.replace('{{urgentHours}}', '{{repayDays}}')],
    [
      'an order',
      (text) =>
        text
          .replace('{#trial}', '{#x}')
          .replace('{#channel}', '{#trial}')
          .replace('{#x}', '{#channel}'),
    ],
    ['an item less', (text) => text.replace(/\n2\. \*\*[^\n]*/, '')],
    ['a reference', (text) => text.replace('{{clause "BET-01#answers"}}', 'Zz')],
    ['a part', (text) => text.replace('### Brand, from high', '### Reseller, from high')],
    ['a row of proof', (text) => text.replace(/\n\| [^\n|]*\| E4 [^\n]*/, '')],
    ['a key of the words', (text) => text.replace('| trialMonths |', '| trialMonth |')],
  ])('%s', (_what, change) => {
    const errors = errorsOf(withFile(clause, change))
    expect(errors.map(({ path }) => path).join(' ')).toMatch(new RegExp(`${clause}:\\d+:\\d+`))
  })

  test('a place to fill in, a key and a list', () => {
    const change = (ending: string, from: string, to: string) =>
      errorsOf(withFile(ending, (text) => text.replace(from, to))).map(({ code }) => code)
    const words = `words/calendar/${language}.yaml`
    expect(change(words, '{{number}}', 'Zz')).toEqual(['translation-places'])
    expect(change(words, '"contract.end"', '"contract.fin"')).toEqual([
      'translation-missing',
      'translation-extra',
    ])
    const goods = `goods/widgets.${language}.yaml`
    expect(change(goods, '"kind": "goods"', '"kind": "services"')).toEqual(['translation-differs'])
    const text = pseudo().files.find(({ path }) => path.endsWith(goods))!.text
    const { products, ...rest } = JSON.parse(text)
    expect(
      errorsOf(withFile(goods, () => JSON.stringify({ ...rest, products: products.slice(1) }))).map(
        ({ code }) => code,
      ),
    ).toEqual(['translation-length'])
  })
})
