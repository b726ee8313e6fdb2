// `evaluate` against a loop written by hand that makes the same explained result.

import { strictEqual } from 'node:assert'
import { compose } from '../../dist/index.js'
import { evaluate, readRegister, reportPeriods } from '../../dist/monitor.js'
import { countByHand } from './by-hand.mjs'
import { cpuTogether } from './cpu.mjs'
import { spec } from './spec.mjs'

const measured = ['KPI-TRN-01.1', 'KPI-MON-02.2', 'KPI-REM-01.2']
const removed = ['REQ-01.1', 'BUY-01.1', 'IDN-02.4', 'COR-01.1', 'COR-01.3']
const dayAfter = (day, days) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Sites and cases as they stand at the end of a period; from report to report more is known. */
function sheetsAt({ start, end, index }) {
  const kinds = ['arrears', 'child', 'injury-or-illness', 'complaint']
  const sites = Array.from({ length: 300 }, (_, row) => ({
    no: `S${row + 1}`,
    what: `Model ${row % 120}`,
    step: row % 7 === 0 ? 'part' : 'final',
    ...((row + index) % 6 > 0 && { operator: `Works ${row}`, address: `${row % 90} Road, Town` }),
    delivered: dayAfter(start, row % 180),
    ...((row + index) % 4 === 0 && {
      heardOn: dayAfter(start, row % 90),
      heardBy: row % 8 === 0 ? 'union' : 'workers-organisation',
    }),
    ...(row % 50 === 1 && { kept: dayAfter(end, 30) }),
    sourceDate: dayAfter(start, (row % 60) - 30),
    strength: `E${1 + (row % 5)}`,
  }))
  const cases = Array.from({ length: 150 }, (_, row) => ({
    no: `C${row + 1}`,
    kind: kinds[row % 4],
    received: '2027-07-02',
    people: 1 + (row % 30),
    remedyDue: dayAfter('2027-10-01', row * 4 + (row % 9 === 0 ? index : 0)),
    provided: Math.min(1 + (row % 30), index * 8),
    strength: `E${2 + (row % 4)}`,
  }))
  return { sites, cases }
}

/** Times the CPU of the loop by hand, over three KPIs and four reports of 450 rows. */
export function evaluateByHand() {
  const pack = compose({ ...spec, kpis: { remove: removed.map((id) => `KPI-${id}`) } })
  const kpis = pack.kpis
  strictEqual(kpis.map(({ id }) => id).join(), measured.join())
  const asOf = '2029-07-15'
  const periods = reportPeriods(pack).filter(({ due }) => due <= asOf)
  const copies = periods.map((period) => ({ periodEnd: period.end, sheets: sheetsAt(period) }))
  const register = readRegister(pack, { copies })
  const months = pack.pairs.find(({ id }) => id === 'GEN-02').parameters.evidenceMonths.value
  const byHand = () => countByHand(kpis, register.copies, periods, months)
  const engine = () => evaluate(pack, register, { asOf })
  strictEqual(JSON.stringify(engine()), JSON.stringify(byHand()))
  const [hand, own] = cpuTogether([byHand, engine])
  return { 'evaluate, of a loop by hand': own / hand }
}
