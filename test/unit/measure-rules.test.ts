// Rating: counts without a Register, exact comparison, and the rules as they are printed and as they are used.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { speech } from '../../src/language/speech.ts'
import { evaluate, printValue, rate } from '../../src/measure/index.ts'
import {
  daysOfGrace,
  fewestCases,
  leastCovered,
  mostWeaker,
  valuesBeside,
  withheldPeople,
} from '../../src/measure/rules.ts'
import type { PackKpi } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import { columnsAsked } from '../../src/model/query.ts'
import { plainText } from '../../src/model/text.ts'
import { catalogue, contract, copy, firstEnd } from '../support/measure.ts'

const of = (id: string, pack = contract('high')): PackKpi => {
  const kpi = pack.kpis.find((each) => each.id === `KPI-${id}`)
  if (!kpi) throw new RangeError(id)
  return kpi
}
/** A KPI with other thresholds. */
const withGood = (good: number, approaching: number, requiresImprovement: number): PackKpi => ({
  ...of('TRN-01.1'),
  thresholds: [{ good, approaching, requiresImprovement }],
})

describe('rate', () => {
  test('V1: 46 of 50 against 90', () => {
    expect(rate(withGood(90, 75, 55), { numerator: 46, denominator: 50 })).toMatchObject({
      value: '92.0',
      rating: 'good',
    })
  })

  test('V3: 89.95 is printed so that it does not look like 90', () => {
    const rated = rate(withGood(90, 75, 55), { numerator: 1799, denominator: 2000 })
    expect(rated).toMatchObject({ value: '89.95', rating: 'approaching' })
    expect(rated.trace).toContainEqual({ code: 'rounds-to-threshold', values: { value: '89.95' } })
  })

  test('V4: 57 of 100 is 57', () => {
    expect(rate(withGood(57, 42, 22), { numerator: 57, denominator: 100 }).rating).toBe('good')
  })

  test('a value on each threshold reaches it; just below misses it', () => {
    const kpi = withGood(90, 75, 55)
    const ratings = [90, 89, 75, 74, 55, 54].map(
      (numerator) => rate(kpi, { numerator, denominator: 100 }).rating,
    )
    expect(ratings).toEqual([
      'good',
      'approaching',
      'approaching',
      'requires-improvement',
      'requires-improvement',
      'inadequate',
    ])
  })

  test('where less is better, thresholds are the most', () => {
    const kpi = of('COR-01.2')
    const looked = { seen: 20, unseen: 0 }
    const ratings = [1, 3, 6, 7].map(
      (numerator) => rate(kpi, { numerator, denominator: 20, looked }).rating,
    )
    expect(ratings).toEqual(['good', 'approaching', 'requires-improvement', 'inadequate'])
  })

  test('V22: a part above its whole, and fields that do not exist', () => {
    const problems = (input: never) => {
      try {
        rate(of('TRN-01.1'), input)
      } catch (error) {
        if (error instanceof HrddError) return error.problems.map(({ path, code }) => [path, code])
      }
      return []
    }
    expect(problems({ numerator: 12, denominator: 10 } as never)).toEqual([
      ['numerator', 'more-than'],
    ])
    expect(problems({ numerator: 1 } as never)).toEqual([['denominator', 'missing']])
    expect(problems({ numerator: '1', denominater: 10 } as never)).toEqual([
      ['numerator', 'wrong-type-unquote'],
      ['denominater', 'unknown-field-near'],
    ])
  })

  test('nothing to count, by the rule of each KPI', () => {
    const none = { numerator: 0, denominator: 0 }
    expect(rate(of('TRN-01.1'), none).rating).toBe('nothing-to-rate')
    expect(rate(of('BUY-01.1'), none).rating).toBe('no-data')
    expect(rate(of('COR-01.1'), none).rating).toBe('no-data')
    expect(rate(of('COR-01.1'), { ...none, hearing: 'inadequate' }).rating).toBe('no-data')
    expect(rate(of('COR-01.1'), { ...none, hearing: 'requires-improvement' }).rating).toBe(
      'nothing-to-rate',
    )
    expect(rate(of('COR-01.3'), { numerator: 0 }).rating).toBe('no-data')
    expect(rate(of('COR-01.3'), { numerator: 0, hearing: 'good' })).toMatchObject({
      rating: 'good',
      value: '0',
    })
    expect(rate(of('COR-01.3'), { numerator: 1 }).rating).toBe('inadequate')
  })

  test('V10: strength of proof by counts', () => {
    const rated = rate(withGood(90, 75, 55), {
      numerator: 95,
      denominator: 100,
      proof: { E3: 60, E2: 35, E1: 5 },
    })
    expect(rated).toMatchObject({ rating: 'good', strength: 'E2', unproven: false })
    const asked = { ...withGood(90, 75, 55), proof: 'E3' as const }
    expect(
      rate(asked, { numerator: 95, denominator: 100, proof: { E3: 60, E2: 35, E1: 5 } }).unproven,
    ).toBe(true)
  })

  test('a sample without half of the places', () => {
    const asked = { numerator: 30, denominator: 30 }
    const kpi = of('PRV-04.2')
    expect(rate(kpi, { ...asked, sample: { due: 3, covered: 1, gaps: 2 } }).rating).toBe('other')
    expect(rate(kpi, { ...asked, sample: { due: 3, covered: 1, gaps: 0 } }).rating).toBe('no-data')
    expect(rate(kpi, { ...asked, sample: { due: 2, covered: 1, gaps: 0 } }).rating).toBe('good')
  })

  test('values as they print', () => {
    const voice = speech(contract('high').words)
    const printed = (numerator: number, denominator: number) =>
      printValue(rate(of('TRN-01.1'), { numerator, denominator }), voice)
    expect(printed(4, 6)).toBe('66.7 (4 of 6)')
    expect(printed(2, 3)).toBe('2 of 3')
    expect(printed(4, 4)).toBe('4 of 4')
    expect(printed(5, 5)).toBe('100.0 (5 of 5)')
    expect(printed(0, 0)).toBe('')
    expect(printed(1234, 2468)).toBe('50.0 (1,234 of 2,468)')
  })
})

describe('the printed rules say what the code does', () => {
  const file = 'clauses/words/kpis/en.yaml'
  const words: Record<string, string> = existsSync(file)
    ? parse(readFileSync(file, 'utf8')).words
    : {}
  const rule = (number: number): string => words[`rule.${number}`] ?? ''
  const numbers = [
    'nought',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
  ]
  const share: Record<string, string> = { '1/5': 'a fifth', '1/2': 'half' }
  const asShare = ({ part, of: whole }: { part: number; of: number }) => share[`${part}/${whole}`]

  test('thresholds: what misses the last is inadequate', () => {
    expect(rule(2)).toContain('What misses the last is inadequate')
    expect(rate(withGood(90, 75, 55), { numerator: 54, denominator: 100 }).rating).toBe(
      'inadequate',
    )
  })

  test('directions: good from, good up to', () => {
    expect(words['higher.percent']).toMatch(/^Good from/)
    expect(words['lower.percent']).toMatch(/^Good up to/)
    expect(words.nought).toBe('Good at 0; any other number is inadequate.')
    expect(of('COR-01.3').thresholds).toEqual([{ good: 0, approaching: 0, requiresImprovement: 0 }])
  })

  test('half of the Sites, a fifth, ten days, fewer than five, one to nine', () => {
    expect(rule(4)).toContain(`without ${asShare(leastCovered)} of the Sites due there is no value`)
    expect(rule(5)).toContain(`more than ${asShare(mostWeaker)} is weaker than asked`)
    expect(rule(6)).toContain(`until ${numbers[daysOfGrace]} days after the report is due`)
    expect(rule(9)).toContain(
      `${numbers[withheldPeople.from]} to ${numbers[withheldPeople.to]} Workers`,
    )
    expect(rule(9)).toContain(`under ${numbers[withheldPeople.to + 1]}`)
    expect(rule(12)).toContain(`Fewer than ${numbers[fewestCases]} cases read "2 of 3"`)
    expect(valuesBeside).toBe(3)
  })

  test('the words of the ratings', () => {
    const all = Object.values(words).join(' ')
    const voice = speech(contract('high').words)
    for (const rating of ['pending', 'inadequate', 'other', 'nothing-to-rate', 'no-data'])
      expect(all).toContain(`"${voice.say(`trace.rating.${rating}`)}"`)
    expect(all).toContain(`"${voice.say('trace.under-ten')}"`)
  })
})

describe('the KPIs of the catalogue', () => {
  const kpis = Object.values(catalogue.kpis)

  test('thresholds fall from good to the last, or rise where less is better', () => {
    for (const { direction, thresholds = {} } of kpis)
      for (const steps of Object.values(thresholds)) {
        const sorted = [...steps].sort((a, b) => (direction === 'higher' ? b - a : a - b))
        expect(steps).toEqual(sorted)
      }
  })

  test('more is asked at a higher tier', () => {
    for (const { id, direction, thresholds = {} } of kpis) {
      const { low, medium, high } = thresholds
      const goods = [low, medium, high].flatMap((steps) => steps?.[0] ?? [])
      const sorted = [...goods].sort((a, b) => (direction === 'higher' ? a - b : b - a))
      expect([id, goods]).toEqual([id, sorted])
    }
  })

  test('one KPI shows whether Workers were asked', () => {
    expect(kpis.filter(({ role }) => role === 'hearing').map(({ id }) => id)).toEqual([
      'KPI-MON-02.2',
    ])
  })

  test('a card has at most 110 words', () => {
    const voice = speech(contract('high').words)
    const lengthOf = (kpi: PackKpi): number => {
      const [limits] = kpi.thresholds ?? []
      const card = [
        kpi.id,
        kpi.title,
        'Why.',
        plainText(kpi.why),
        'Count.',
        plainText(kpi.count),
        limits ? voice.say(`kpis.${kpi.direction}.${kpi.unit}`, { ...limits, from: '' }) : '',
        kpi.proof ? voice.say('kpis.proof', { grade: kpi.proof }) : '',
        'Trap.',
        plainText(kpi.trap),
        'Talk.',
        voice.say('kpis.talk.text', kpi.talk),
      ]
      return card.join(' ').split(/\s+/).filter(Boolean).length
    }
    const long = contract('high').kpis.filter((kpi) => lengthOf(kpi) > 110)
    expect(long.map((kpi) => [kpi.id, lengthOf(kpi)])).toEqual([])
  })

  test('every column and helper that a measure asks is there', () => {
    const known = new Map(
      catalogue.register.sheets.map(({ sheet, columns, helpers = [] }) => [
        sheet,
        [...columns, ...helpers].map(({ id }) => id),
      ]),
    )
    const unknown = kpis.flatMap(({ id, measure }) =>
      columnsAsked(measure)
        .filter(({ sheet, column }) => !known.get(sheet)?.includes(column))
        .map(({ sheet, column }) => `${id} ${sheet}.${column}`),
    )
    expect(unknown).toEqual([])
    const asked = columnsAsked(of('REM-01.2').measure).map(({ column }) => column)
    expect(asked.sort()).toEqual(['atLastReport', 'kind', 'moved', 'people', 'provided'])
  })
})

describe('without numbers to reach', () => {
  const pack = contract('medium', { kpis: { set: 'core', mode: 'dialogue' } })
  const sites = (row: object = {}) => [
    {
      site: 'S1',
      what: 'A1',
      step: 'final',
      operator: 'Works',
      address: '1 Road',
      delivered: '2027-11-02',
      ...row,
    },
  ]
  const rated = (row: object = {}) =>
    new Map(
      evaluate(
        pack,
        { copies: [copy(firstEnd, { sites: sites(row) as never })] },
        { asOf: '2028-02-01' },
      ).map(({ kpi, rating, value }) => [kpi, [rating, value]]),
    )

  test('values stand without a rating; what must be nought is rated', () => {
    const heard = rated({ heardOn: '2027-09-01', heardBy: 'union' })
    expect(heard.get('KPI-TRN-01.1')).toEqual(['not-rated', '100.0'])
    expect(heard.get('KPI-COR-01.3')).toEqual(['good', '0'])
    expect(rated().get('KPI-COR-01.3')).toEqual(['no-data', undefined])
  })

  test('a missing report is pending, then there are no data', () => {
    const ratings = (asOf: string) =>
      new Set(evaluate(pack, { copies: [] }, { asOf }).map(({ rating }) => rating))
    expect(ratings('2028-01-05')).toEqual(new Set(['pending']))
    expect(ratings('2028-02-05')).toEqual(new Set(['no-data', 'inadequate']))
  })
})
