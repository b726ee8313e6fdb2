// Three KPIs as somebody would count them by hand in code, with the explanation that `evaluate` gives.

const keyOf = (text) =>
  text
    .toLowerCase()
    .replace(/[\s.,;]+/g, ' ')
    .trim()
const grades = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5']
const gradeOf = ({ strength = 'E0', sourceDate }, tooOld) => {
  const grade = Number(strength[1])
  return sourceDate !== undefined && sourceDate < tooOld ? Math.max(0, grade - 1) : grade
}

/** A day some months earlier or later; the last day of a month that does not have it. */
function plusMonths(date, months) {
  const [year, month, day] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  return moved.toISOString().slice(0, 10)
}

/** Known Final Sites: Models of which every row has operator and address. */
function knownSites({ sheets: { sites } }, { start, end, tooOld }) {
  const models = new Map()
  for (const { no, cells } of sites) {
    if (cells.step !== 'final' || !(cells.delivered >= start)) continue
    const key = keyOf(cells.what)
    const model = models.get(key)
    const reached = cells.operator !== undefined && cells.address !== undefined
    const strength = gradeOf(cells, tooOld)
    const kept = cells.kept >= end
    if (!model) {
      const first = { row: no, label: cells.what, since: cells.sourceDate }
      models.set(key, { ...first, reached, strength, kept })
      continue
    }
    if (model.since === undefined || cells.sourceDate < model.since) model.since = cells.sourceDate
    model.reached &&= reached
    model.strength = Math.min(model.strength, strength)
    model.kept ||= kept
  }
  const leftOut = []
  const units = []
  for (const { row, label, since, reached, strength, kept } of models.values())
    if (kept) leftOut.push({ sheet: 'sites', row: label, reason: 'kept' })
    else units.push({ sheet: 'sites', row, label, since, part: Number(reached), of: 1, strength })
  return { units, leftOut }
}

const placesInUse = new Set(['final', 'service-or-works'])
const hearers = new Set(['union', 'workers-organisation', 'outsider'])

/** Places at which Workers were heard within two years. */
function heardSites({ sheets: { sites } }, { start, end, tooOld }) {
  const since = plusMonths(end, -24)
  const places = new Map()
  for (const { no, cells } of sites) {
    const inUse = placesInUse.has(cells.step) && cells.delivered >= start
    if (!inUse && !(cells.priority <= end)) continue
    const { address, what } = cells
    const key = `${address === undefined} ${keyOf(address ?? what)}`
    const heard = cells.heardOn >= since && cells.heardOn <= end && hearers.has(cells.heardBy)
    const strength = gradeOf(cells, tooOld)
    const place = places.get(key)
    if (!place)
      places.set(key, {
        row: no,
        label: address ?? what,
        heard,
        strength,
        known: address !== undefined,
      })
    else if (heard && !place.heard) Object.assign(place, { row: no, heard, strength })
    else if (heard === place.heard) place.strength = Math.max(place.strength, strength)
  }
  const units = [...places.values()].map(({ row, label, heard, strength, known }) => {
    return { sheet: 'sites', row, label, part: Number(heard && known), of: 1, strength }
  })
  return { units, leftOut: [] }
}

/** The earliest date of a case in any copy. */
function firstDate(no, written, earlier) {
  let first = written
  for (const copy of earlier) {
    const date = copy.get(no)?.cells.remedyDue
    if (date !== undefined && (first === undefined || date < first)) first = date
  }
  return first
}

/** People with a remedy by its first date, without those of the reports before. */
function remedied({ sheets: { cases } }, { start, end }, before) {
  const earlier = before.map(({ sheets }) => new Map(sheets.cases.map((row) => [row.no, row])))
  const last = earlier.at(-1)
  const units = []
  for (const { no, cells } of cases) {
    const { kind, remedyDue: written, provided: reached = 0, people = 1 } = cells
    const since = firstDate(no, written, earlier)
    if (kind === undefined || kind === 'complaint' || !(since <= end)) continue
    const reported = since < start ? (last?.get(no)?.cells.provided ?? 0) : 0
    const done = Math.min(reported, reached)
    const part = reached - done
    const of = Math.max(0, people - done)
    const moved = written === undefined || written === since ? undefined : written
    const strength = gradeOf(cells, '')
    units.push({ sheet: 'cases', row: no, label: no, since, written: moved, part, of, strength })
  }
  return { units, leftOut: [] }
}

const counts = {
  'KPI-TRN-01.1': knownSites,
  'KPI-MON-02.2': heardSites,
  'KPI-REM-01.2': remedied,
}
const ratings = ['good', 'approaching', 'requires-improvement', 'inadequate']

/** One decimal, or as many as a missed threshold needs to look missed. */
function printed(part, of, missed) {
  for (let places = 1; ; places++) {
    const scale = 10 ** places
    const scaled = Math.floor((200 * part * scale + of) / (2 * of))
    if (!missed.some((limit) => scaled >= limit * scale)) {
      const digits = String(scaled).padStart(places + 1, '0')
      return { value: `${digits.slice(0, -places)}.${digits.slice(-places)}`, exactly: places > 1 }
    }
  }
}

/** What is not reached, the oldest first. */
function openOf(units) {
  const open = units
    .filter(({ part, of }) => part < of)
    .map(({ sheet, row, label, since }) => ({ sheet, row, label, ...(since && { since }) }))
    .sort((a, b) => {
      const [first, second] = [a.since ?? '9', b.since ?? '9']
      if (first === second) return 0
      return first < second ? -1 : 1
    })
  const [oldest] = open
  if (!oldest) return { open }
  const labels = open.filter(({ since }) => since === oldest.since).map(({ label }) => label)
  return { open, oldestOpen: { labels, ...(oldest.since && { since: oldest.since }) } }
}

function ratingOf({ good, approaching, requiresImprovement }, numerator, denominator) {
  const limits = [good, approaching, requiresImprovement]
  const index = limits.findIndex((limit) => numerator * 100 >= limit * denominator)
  const step = index < 0 ? 3 : index
  return { rating: ratings[step], ...printed(numerator, denominator, limits.slice(0, step)) }
}

function provedBy(units, numerator, asked) {
  if (numerator === 0) return { unproven: false }
  const weights = [0, 0, 0, 0, 0, 0]
  for (const { strength, part } of units) weights[strength] += part
  const weaker = (grade) => weights.slice(0, grade).reduce((sum, weight) => sum + weight, 0)
  const strength = grades.findLast((_grade, index) => weaker(index) * 5 <= numerator)
  return { unproven: weaker(grades.indexOf(asked)) * 5 > numerator, strength }
}

const dateSteps = (units) =>
  units
    .filter(({ written }) => written !== undefined)
    .map(({ row, since, written }) => ({
      code: since > written ? 'date-moved' : 'date-held',
      values: { row, written, since },
    }))

/** A step that is told where something is so. */
const stepIf = (told, code, values) => (told ? [{ code, values }] : [])

function explained(kpi, copy, period, before, previous) {
  const { units, leftOut } = counts[kpi.id](copy, period, before)
  const numerator = units.reduce((sum, { part }) => sum + part, 0)
  const denominator = units.reduce((sum, { of }) => sum + of, 0)
  const [thresholds] = kpi.thresholds
  const { good, approaching, requiresImprovement: last } = thresholds
  const { rating, value, exactly } = ratingOf(thresholds, numerator, denominator)
  const proof = provedBy(units, numerator, kpi.proof)
  const small = denominator < 5
  const on = copy.on ?? copy.periodEnd
  const left = { count: leftOut.length, rows: leftOut.map(({ row }) => row) }
  return {
    kpi: kpi.id,
    version: kpi.version,
    period: { start: period.start, end: period.end },
    due: period.due,
    previous,
    people: kpi.measure.people ?? false,
    on,
    leftOut,
    ...openOf(units),
    parts: [],
    value,
    numerator,
    denominator,
    rating,
    small,
    ...proof,
    thresholds,
    trace: [
      { code: 'copy', values: { end: period.end, on } },
      ...dateSteps(units),
      ...stepIf(leftOut.length > 0, 'left-out', left),
      { code: 'counted', values: { numerator, denominator } },
      ...stepIf(small, 'small', { numerator, denominator }),
      ...stepIf(exactly, 'rounds-to-threshold', { value }),
      { code: 'thresholds-higher', values: { good, approaching, last } },
      ...stepIf(proof.unproven, 'unproven', { strength: proof.strength, asked: kpi.proof }),
      { code: 'rating', values: { rating: `@trace.rating.${rating}` } },
    ],
  }
}

/** Results for periods that all have one copy, handed over in time, in which there is something to count. */
export function countByHand(kpis, copies, periods, monthsOfProof) {
  const results = []
  for (const [index, period] of periods.entries()) {
    const dated = { ...period, tooOld: plusMonths(period.end, -monthsOfProof) }
    const before = copies.slice(0, index)
    for (const kpi of kpis) {
      const previous = results
        .filter((result) => result.kpi === kpi.id)
        .slice(-3)
        .reverse()
        .map(({ period: { start, end }, value, numerator, denominator, rating }) => {
          return { period: { start, end }, value, numerator, denominator, rating }
        })
      results.push(explained(kpi, copies[index], dated, before, previous))
    }
  }
  return results
}
