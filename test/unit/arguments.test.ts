// Whatever is handed to a public function by mistake is answered in words.

import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import * as core from '../../src/core.ts'
import * as monitor from '../../src/monitor.ts'
import * as handlebars from '../../src/render/handlebars.ts'
import * as word from '../../src/word/index.ts'
import * as workbook from '../../src/workbook/index.ts'
import { laptops } from '../support/tiny-catalogue.ts'

const pack = core.composeRead(standard, laptops)
const tree = core.draft(pack, 'worker-notice')

const wrong: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  number: 7,
  'JSON text': JSON.stringify({ format: 2 }),
  'no prototype': Object.create(null),
  list: [7],
  function: () => pack,
  promise: Promise.resolve(pack),
  date: new Date(0),
  spec: laptops,
  catalogue: standard,
  pack,
  document: tree,
}

/** For each function the arguments in front of the one that is wrong, and what fits in its place. */
type Case = readonly [
  call: (value: never) => unknown,
  fits: readonly (keyof typeof wrong & string)[],
]
const packFirst = ['pack']
const asOf = { asOf: '2028-01-01' }
const cases: Readonly<Record<string, Case>> = {
  assessRiskFrom: [(value) => core.assessRiskFrom(value, { cpv: '30213100' }), ['catalogue']],
  burden: [core.burden, packFirst],
  catalogueFrom: [core.catalogueFrom, []],
  check: [core.check, packFirst],
  compareOptionsFrom: [(value) => core.compareOptionsFrom(value, laptops), ['catalogue']],
  composeFrom: [(value) => core.composeFrom(standard, value), ['spec']],
  composeRead: [(value) => core.composeRead(value, laptops), ['catalogue']],
  coverageFrom: [(value) => core.coverageFrom(standard, [], value), packFirst],
  diffPacks: [(value) => core.diffPacks(pack, value), packFirst],
  digestOf: [core.digestOf, packFirst],
  draft: [(value) => core.draft(value, 'kpi-annex'), packFirst],
  draftReview: [(value) => core.draftReview(pack, value), []],
  findNode: [(value) => core.findNode(value, 'TRN-01'), ['document']],
  label: [(value) => core.label(value, 'tier', 'low'), packFirst],
  loadFor: [(value) => core.loadFor(value, laptops), []],
  packFor: [(value) => core.packFor(value, 'publish'), packFirst],
  readPack: [core.readPack, packFirst],
  readSpec: [core.readSpec, ['spec']],
  select: [(value) => core.select(value, laptops), []],
  toHtml: [core.toHtml, ['document']],
  toMarkdown: [core.toMarkdown, ['document']],
  toHtmlChunks: [(value) => [...core.toHtmlChunks(value)], ['document']],
  toMarkdownChunks: [(value) => [...core.toMarkdownChunks(value)], ['document']],
  toText: [core.toText, ['document']],
  toTextChunks: [(value) => [...core.toTextChunks(value)], ['document']],
  tryComposeFrom: [(value) => core.tryComposeFrom(value, laptops), ['catalogue']],
  helpersFor: [handlebars.helpersFor, packFirst],
  calendar: [monitor.calendar, packFirst],
  contractYears: [monitor.contractYears, packFirst],
  deliverables: [monitor.deliverables, packFirst],
  evaluate: [(value) => monitor.evaluate(value, { copies: [] }, asOf), packFirst],
  forExport: [monitor.forExport, ['list']],
  hours: [monitor.hours, packFirst],
  onEvent: [monitor.onEvent, packFirst],
  rate: [(value) => monitor.rate(value, { numerator: 1 }), []],
  readRegister: [(value) => monitor.readRegister(value, { copies: [] }), packFirst],
  reportPeriods: [monitor.reportPeriods, packFirst],
  review: [(value) => monitor.review(value, { copies: [] }, asOf), packFirst],
  tell: [(value) => monitor.tell(value, { trace: [] }), packFirst],
  toIcs: [monitor.toIcs, ['list']],
  compare: [(value) => word.compare(pack, value), []],
  describeComparison: [(value) => word.describeComparison(value, pack), []],
  insertIntoDocx: [(value) => word.insertIntoDocx(value, pack), []],
  readDocx: [word.readDocx, []],
  toDocx: [word.toDocx, ['document']],
  readResponse: [(value) => workbook.readResponse(new Uint8Array(), { pack: value }), []],
  readWorkbook: [(value) => workbook.readWorkbook(new Uint8Array(), { pack: value }), []],
  responseCsv: [workbook.responseCsv, packFirst],
  toCsv: [workbook.toCsv, packFirst],
  toEvaluation: [(value) => workbook.toEvaluation(value, { bidders: ['A'] }), packFirst],
  toResponse: [workbook.toResponse, packFirst],
  toWorkbook: [workbook.toWorkbook, packFirst],
}

/** What answers every argument, or is asked by its own tests. */
const apart = [
  'HrddError',
  'indexOf',
  'packBuilderFrom',
  'printProblem',
  'verifyPack',
  'ukPerformanceNotice',
  ...Object.keys(monitor).filter((name) => /^(is|plus|days|readDate|print|say|tell.)/.test(name)),
]

test('every public function has a case', () => {
  const rooms = { ...core, ...monitor, ...handlebars, ...word, ...workbook }
  const functions = Object.entries(rooms).filter(([, value]) => typeof value === 'function')
  const missing = functions.map(([name]) => name).filter((name) => !(name in cases))
  expect(missing.filter((name) => !apart.includes(name))).toEqual([])
})

test.each(Object.entries(cases))('%s', async (_name, [call, fits]) => {
  for (const [kind, value] of Object.entries(wrong)) {
    if (fits.includes(kind)) continue
    const error = await Promise.resolve()
      .then(() => call(value as never))
      .then(
        () => kind,
        (thrown: unknown) => thrown,
      )
    expect(core.HrddError.is(error), `${kind}: ${error}`).toBe(true)
    if (!core.HrddError.is(error)) continue
    for (const { message, hint } of error.problems) expect(message && hint, kind).toBeTruthy()
  }
})

test('says what it was and what to do', () => {
  const hintOf = (call: () => unknown): string => {
    try {
      call()
    } catch (error) {
      if (core.HrddError.is(error)) return core.printProblem(error.problems[0] as core.Problem)
    }
    return ''
  }
  expect(hintOf(() => core.draft(laptops as never, 'kpi-annex'))).toBe(
    'pack: this is a spec, and a pack is expected Compose it first: compose(spec). Hand over what compose or readPack gave.',
  )
  expect(hintOf(() => core.toText(pack as never))).toContain('this is a pack')
})

test('is known across copies of the package', () => {
  const other = Object.assign(new Error('x'), { problems: [] })
  expect(other instanceof core.HrddError).toBe(false)
  Object.defineProperty(other, Symbol.for('hrdd-clauses.HrddError'), { value: true })
  expect(other instanceof core.HrddError).toBe(true)
})
