// Sheets that are only read: KPIs of each period with what formulas give now, promises, the Buyer, and the two editions.

import { describe, expect, test } from 'vitest'
import { speech } from '../../src/language/speech.ts'
import { evaluate, printValue } from '../../src/measure/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import { openPackage } from '../../src/office/open.ts'
import { type Edition, readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { serialOf } from '../../src/workbook/serial.ts'
import { firstEnd, secondEnd } from '../support/measure.ts'
import { openWorkbook } from '../support/steps.ts'
import { first, pack, second } from '../support/two-half-years.ts'
import { inHands, lines } from '../support/workbook.ts'
import { kpiRows } from '../support/workbook-formulas.ts'

const copies = [first, second]
const write = (count: number, edition?: Edition) =>
  toWorkbook(pack, { register: { copies: copies.slice(0, count) } as never, edition })
const [atStart, inSecond] = await Promise.all([toWorkbook(pack), write(2)])
const { book } = await inHands(inSecond, pack)
const kpis = book.getWorksheet('KPIs')!
const voice = speech(pack.words)

describe('KPIs', () => {
  test('what formulas give now is what `evaluate` says; periods before stand as they were', () => {
    const results = evaluate(pack, { copies }, { asOf: '2028-07-15' })
    for (const row of kpiRows(inSecond)) {
      const result = results.find(
        ({ kpi, period }) => kpi === row.kpi && serialOf(period.end) === row.end,
      )
      const said = result ? voice.say(`trace.rating.${result.rating}`) : ''
      expect([row.value, row.rating]).toEqual([result ? printValue(result, voice) : '', said])
    }
    expect(kpis.getCell('B2').formula).toMatch(/^IF\(ISNUMBER\(\$D2\),IF\(\$E2<5,.{0,200}$/)
    expect(kpis.getCell('C2').formula).toContain('100*$D2>=$N2*$E2,"good"')
    expect(kpis.getCell('B10').formula).toBeUndefined()
    expect(kpis.getCell('I2').value).toBe('40.0 (2 of 5)')
  })

  test('a row for each report and KPI with period and due date; later ones are hidden', () => {
    const rows = kpiRows(inSecond)
    expect(rows).toHaveLength(4 * pack.kpis.length)
    expect(rows.map(({ end }) => end)).toEqual(
      [secondEnd, firstEnd, '2028-12-31', '2029-06-30'].flatMap((end) =>
        pack.kpis.map(() => serialOf(end)),
      ),
    )
    const hidden = rows.map((_, index) => kpis.getRow(index + 2).hidden)
    expect(hidden).toEqual(rows.map((_, index) => index >= 2 * pack.kpis.length))
    expect(kpis.getCell('L2').value).toEqual(new Date('2028-07-01T00:00:00Z'))
    expect(kpis.getCell('L33').value).toEqual(new Date('2029-07-01T00:00:00Z'))
  })

  test('question and answer stand first, and all up to the KPI on a screen of 1366 pixels', () => {
    const heads = kpis.getRow(1).values as string[]
    expect(heads.slice(1, 4)).toEqual(['Question', 'Value', 'Rating (white: so far)'])
    const width = heads
      .slice(1, heads.indexOf('KPI') + 1)
      .reduce((sum, _, index) => sum + 7 * (kpis.getColumn(index + 1).width ?? 9) + 5, 0)
    expect(width).toBeLessThan(1366)
  })

  test('an empty Register gives no number', () => {
    for (const { value, rating, reached, of, end, kpi } of kpiRows(atStart)) {
      if (end !== serialOf(firstEnd)) continue
      expect([kpi, value, reached, of]).toEqual([kpi, '', '', ''])
      expect(['no data', 'nothing to rate']).toContain(rating)
    }
  })

  test('no row of formulas is computed in the file, so that every program does it', () => {
    const parts = openPackage(inSecond, 'xlsx').parts
    const text = (name: string) => new TextDecoder().decode(parts.get(name))
    expect(text('xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>')
    const hidden = [...parts.keys()].filter((name) => text(name).includes('>hrdd.alive<'))
    expect(hidden).toHaveLength(5)
    for (const name of hidden) expect(text(name)).not.toContain('</f><v>')
  })

  test('nothing is open to be filled in', () => {
    for (const name of ['KPIs', 'Promises', 'The Buyer', 'hrdd_risks'])
      book
        .getWorksheet(name)!
        .eachRow((row) =>
          row.eachCell((cell) => expect(cell.protection?.locked ?? true).toBe(true)),
        )
  })
})

describe('promises and the Buyer', () => {
  test('a promise with what its measures say', () => {
    const promises = book.getWorksheet('Promises')!
    const rows = promises
      .getColumn(1)
      .values.slice(2)
      .map((number, index) => [number, promises.getCell(`D${index + 2}`).result])
    expect(rows).toEqual([
      ['T1', 'no measure yet'],
      ['T2', 'done'],
      ['T3', 'done late'],
    ])
  })

  test('what it still owes, then what it owes by the contract', async () => {
    const hands = await inHands(await write(1), pack)
    const buyer = hands.book.getWorksheet('The Buyer')!
    const told = ['A2', 'B2', 'C2', 'E2'].map((cell) => buyer.getCell(cell).result)
    expect(told).toEqual(['Q8', 'changed order', 'S1', 26])
    expect(buyer.getCell('A3').result || '').toBe('')
    expect(buyer.getColumn(1).values).toContain('BUY-01.1')
  })
})

describe('editions', () => {
  const locked = async (edition: Edition) => {
    const hands = await inHands(await write(2, edition), pack)
    const kept = hands.sheet('sites').getCell(hands.at('sites', 'kept', 4))
    const talk = hands.book.getWorksheet('Talk')
    return { locked: kept.protection?.locked ?? true, talk: talk?.getCell('A2').value, hands }
  }

  test('the supplier’s locks what only the Buyer fills in, and has no talk', async () => {
    expect(await locked('supplier')).toMatchObject({ locked: true, talk: undefined })
  })

  test('the buyer’s opens it, and withholds in the talk as the review note does', async () => {
    const { locked: isLocked, talk, hands } = await locked('buyer')
    expect(isLocked).toBe(false)
    expect(talk).toContain('Those named in writing know')
    expect(hands.book.worksheets.filter(({ state }) => state === 'visible')).toHaveLength(10)
  })

  test('another is refused', async () => {
    await expect(toWorkbook(pack, { edition: 'press' as Edition })).rejects.toThrow(HrddError)
  })
})

describe('read back', () => {
  test('only the five sheets are read, also where others were moved', async () => {
    const hands = await inHands(await write(2, 'buyer'), pack)
    const order = [...hands.book.worksheets].reverse()
    for (const [index, sheet] of order.entries())
      (sheet as unknown as { orderNo: number }).orderNo = index
    const { asked, register } = await readWorkbook(await hands.save(), { pack })
    expect(lines(asked)).toEqual([])
    const again = { copies: [first, ...register.copies] }
    const options = { asOf: '2028-07-15' }
    expect(evaluate(pack, again, options)).toEqual(evaluate(pack, { copies }, options))
  })

  test('formulas are on sheets whose names no reader takes for the Register', () => {
    const names = openWorkbook(inSecond).sheets.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('hrdd_'))).toHaveLength(7)
  })
})
