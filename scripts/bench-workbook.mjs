// Time and memory of a large workbook: 50,000 rows of reports written, read back and evaluated. `node scripts/bench-workbook.mjs [rows]`, after a build; the end of `npm run bench`.

import { compose } from '../dist/index.js'
import { evaluateAll, kpiPeriods, plusDays } from '../dist/monitor.js'
import { readWorkbook, toWorkbook } from '../dist/workbook.js'

const wanted = Number(process.argv[2] ?? 50_000)
const pack = compose({
  title: 'Laptops and monitors 2027',
  buyer: 'Example Purchasing Consortium',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
})
const kpi = pack.kpis.find(({ id }) => id === 'KPI-TRN-01.1')
const { population, numerator } = kpi.measure
const periods = kpiPeriods(kpi.period, { start: pack.spec.contract.start, end: pack.contractEnd })
// two rows each: how many there are, and how many of them count; each site in every period
const observations = Array.from({ length: wanted / 2 }, (_, index) => {
  const period = periods[index % periods.length]
  const site = Math.floor(index / periods.length)
  return {
    id: `R-${index}`,
    kpi: `${kpi.id}@${kpi.version}`,
    subject: { contract: 'C-1', brand: `Brand ${site % 40}`, site: `S-${site}` },
    period,
    values: { [population.name]: String(50 + (index % 50)), [numerator.name]: String(index % 50) },
    evidence: [],
    reportedOn: plusDays(period.end, 15),
    reportedBy: 'reseller',
    status: 'final',
  }
})

let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20)
const MiB = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`
const timed = async (what, work) => {
  peak = process.memoryUsage().rss
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${((performance.now() - start) / 1000).toFixed(1)} s, of which ${((user + system) / 1e6).toFixed(1)} s of computing, highest memory ${MiB(Math.max(peak, process.memoryUsage().rss))}`,
  )
  return result
}

console.log(
  `${wanted} rows of reports, ${observations.length} observations; memory at the start ${MiB(process.memoryUsage().rss)}`,
)
const file = await timed('written', () =>
  toWorkbook(pack, { observations, due: { to: '2027-07-01' } }),
)
console.log(`size of the file: ${MiB(file.length)} (${file.length} bytes)`)
const read = await timed('read', () => readWorkbook(file, { pack }))
const { results, unused } = await timed('evaluated', () =>
  evaluateAll(pack, read.observations, { asOf: plusDays(pack.contractEnd, 60) }),
)
clearInterval(watch)
if (read.observations.length !== observations.length)
  throw new Error(`read ${read.observations.length} of ${observations.length} observations`)
const used = new Set(results.flatMap((result) => result.observations))
if (unused.length > 0 || used.size !== observations.length)
  throw new Error(`evaluated ${used.size} of ${observations.length} observations`)
console.log(
  `read back: ${read.observations.length} observations, ${read.problems.length} problems; ${results.length} results`,
)
