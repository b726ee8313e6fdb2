// Dates are civil dates: the same day in every time zone, and across changes of the clock.

import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/index.ts'
import { packOf, problemsOf } from './support.ts'

const contracts = [
  ['2027-01-31', 1, '2027-02-27'],
  ['2028-01-31', 1, '2028-02-28'],
  ['2027-07-01', 48, '2031-06-30'],
  ['2027-02-28', 12, '2028-02-27'],
  ['2028-02-29', 12, '2029-02-27'],
  ['2027-03-28', 1, '2027-04-27'],
  ['2027-10-31', 1, '2027-11-29'],
  ['2027-12-31', 2, '2028-02-28'],
  ['2027-01-01', 240, '2046-12-31'],
] as const

test.each(contracts)('a contract from %s over %i months ends on %s', (start, months, end) => {
  expect(packOf({ tier: 'low', contract: { start, months } }).contractEnd).toBe(end)
})

describe('time zones', () => {
  const script = `
    import { check, compose, draft, toText } from './src/index.ts'
    const spec = (contract, tender) => ({ title: 'T', buyer: 'B', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract, ...(tender && { tender }) })
    const ends = ${JSON.stringify(contracts)}.map(([start, months]) => compose(spec({ start, months })).contractEnd)
    const pack = compose(spec({ start: '2027-07-01', months: 48 }, { published: '2027-03-01', deadline: '2027-03-30' }))
    const enough = compose(spec({ start: '2027-07-01', months: 48 }, { published: '2027-03-01', deadline: '2027-03-31' }))
    const l17 = (one) => check(one).filter(({ id }) => id === 'HRDD-L17').map(({ why }) => why)
    console.log(JSON.stringify({ ends, digest: pack.stamp.digest, short: l17(pack), enough: l17(enough), length: toText(draft(pack, 'contract-schedule')).length }))
  `
  const run = (zone: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }),
    )
  const reference = run('UTC')
  test('UTC ends contracts on the days expected', () => {
    expect(reference.ends).toEqual(contracts.map(([, , end]) => end))
    expect(reference.short[0]).toContain('29 days')
    expect(reference.enough).toEqual([])
  })
  test.each([
    'America/New_York',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Beirut',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
  ])('%s gives the same', (zone) => {
    expect(run(zone)).toEqual(reference)
  })
})

describe('dates that cannot be', () => {
  test.each([
    '2027-02-29',
    '2027-13-01',
    '2027-1-1',
    '01.07.2027',
    '2027-07-01T00:00:00Z',
    '',
    'tomorrow',
  ])('%j is refused', (start) => {
    expect(
      problemsOf(() => packOf({ contract: { start, months: 12 } })).map(({ path }) => path),
    ).toEqual(['contract.start'])
  })
  test('a deadline before publication, and a contract before the deadline, are refused together', () => {
    const problems = problemsOf(() =>
      packOf({ tender: { published: '2027-08-02', deadline: '2027-08-02' } }),
    )
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['date-order', 'tender.deadline'],
      ['date-order', 'contract.start'],
    ])
  })
  test.each([0, -1, 1.5, 241])('%d months are refused', (months) => {
    expect(
      problemsOf(() => packOf({ contract: { start: '2027-07-01', months } })).map(
        ({ path }) => path,
      ),
    ).toEqual(['contract.months'])
  })
  test('no date is needed for the tender', () => {
    expect(check(packOf()).map(({ id }) => id)).not.toContain('HRDD-L17')
  })
})
