// Whatever is handed in, at whatever entrance: an answer, or every problem with its place, and soon.

import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { assessRiskFrom, check } from '../../src/advise/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { seal } from '../../src/compose/digest.ts'
import { composeFrom, readPack, readSpec } from '../../src/compose/index.ts'
import { readCatalogue } from '../../src/content/index.ts'
import { draft } from '../../src/documents/index.ts'
import {
  calendar,
  evaluate,
  forExport,
  rate,
  readRegister,
  review,
  toIcs,
  ukPerformanceNotice,
} from '../../src/monitor.ts'
import {
  compare,
  describeComparison,
  insertIntoDocx,
  readDocx,
  toDocx,
} from '../../src/word/index.ts'
import { readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { fixtureFiles } from '../support/fixture.ts'
import { register } from '../support/workbook.ts'
import {
  answered,
  answeredLater,
  anything,
  damaged,
  damagedBytes,
  damagedText,
  told,
} from './garbage.ts'
import { triesOf } from './runs.ts'
import { example } from './specs.ts'

const tries = triesOf(import.meta.url)
const pack = composeFrom(standard, {
  ...example,
  reference: 'R-1',
  tender: { published: '2027-02-01', deadline: '2027-03-15' },
  kpis: { add: ['KPI-COR-01.2'], targets: { 'KPI-TRN-01.1': [{ good: 80 }] } },
  set: { 'REP-01': { registerDays: { all: 80, sme: 90 } } },
  place: { 'GRV-01': { tender: 'none', reason: 'Asked elsewhere' } },
  award: { role: 'reseller', size: 'sme', brands: ['A'] },
})
const json = JSON.stringify(pack)
const asOf = '2028-07-20'

afterAll(() => expect(({} as { polluted?: unknown }).polluted).toBeUndefined())

describe('data', () => {
  test('as a spec', () =>
    fc.assert(
      fc.property(fc.oneof(anything, damaged(pack.spec)), (input) => {
        answered(() => readSpec(input))
        answered(() => composeFrom(standard, input as never))
        answered(() => assessRiskFrom(standard, input as never))
      }),
      tries(5),
    ))

  test('as a pack', () =>
    fc.assert(
      fc.property(fc.oneof(anything, damaged(pack)), (input) => {
        const read = answered(() => readPack(input))
        // what is taken is the pack that was stored
        if (read) expect(JSON.stringify(read)).toBe(json)
      }),
      tries(2),
    ))

  test('as a pack that somebody sealed again', () =>
    fc.assert(
      fc.property(damaged(pack), (input) => {
        let sealed: unknown
        try {
          sealed = seal(input as never)
        } catch {
          return
        }
        answered(() => readPack(sealed))
      }),
      tries(2),
    ))

  test('as a Register', () => {
    const good = readRegister(pack, register)
    return fc.assert(
      fc.property(fc.oneof(anything, damaged(register), damaged(good)), (input) => {
        const read = answered(() => readRegister(pack, input))
        answered(() => evaluate(pack, input as never, { asOf }))
        if (!read) return
        answered(() => forExport(evaluate(pack, read, { asOf })))
        answered(() => review(pack, read, { asOf }))
      }),
      tries(20),
    )
  })

  test('as any other argument', () =>
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.date()), (input) => {
        const odd = input as never
        answered(() => check(pack, { asOf: odd }))
        answered(() => draft(pack, odd))
        answered(() => draft(pack, 'contract-schedule', { supplier: odd }))
        answered(() => evaluate(pack, { copies: [] }, { asOf: odd }))
        answered(() => review(pack, { copies: [] }, { asOf: odd }))
        answered(() => rate(pack.kpis[0]!, odd))
        answered(() => toIcs(calendar(pack), { remindDays: odd }))
        answered(() => toIcs(calendar(pack), { madeOn: odd }))
        answered(() => ukPerformanceNotice(pack, [], odd))
      }),
      tries(),
    ))
})

test('files of a catalogue', () =>
  fc.assert(
    fc.property(
      fc
        .constantFrom(...fixtureFiles)
        .chain((file) => damagedText(file.text).map((text) => ({ ...file, text }))),
      (file) => {
        const files = fixtureFiles.map((other) => (other.path === file.path ? file : other))
        const reading = answered(() => readCatalogue(files, { version: '0.4.0' }))
        expect(reading).toBeDefined()
        for (const { message, path } of reading?.problems ?? []) {
          expect(message).not.toBe('')
          expect(path).not.toBe('')
        }
      },
    ),
    tries(0.5),
  ))

/** What stands between the first and the last difference. */
function changeIn(before: string, after: string): string {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  return `from ${start}: ${JSON.stringify(after.slice(Math.max(0, start - 60), start + 200))}`
}

/** A file with one part damaged as text, or with its bytes damaged, or no such file. */
function filesLike(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const parts = unzipSync(good)
  const part = fc.constantFrom(...Object.keys(parts)).chain((name) =>
    damagedText(strFromU8(parts[name]!)).map((text) => {
      const bytes = zipSync({ ...parts, [name]: strToU8(text) }, { level: 1 })
      return told(bytes, `${name}: ${changeIn(strFromU8(parts[name]!), text)}`)
    }),
  )
  const lost = fc.constantFrom(...Object.keys(parts)).map((name) => {
    const { [name]: _lost, ...rest } = parts
    return told(zipSync(rest, { level: 1 }), `without ${name}`)
  })
  return fc.oneof(
    { weight: 5, arbitrary: part },
    { weight: 2, arbitrary: damagedBytes(good) },
    { weight: 1, arbitrary: lost },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: anything as fc.Arbitrary<never> },
  )
}

test('Word files', async () => {
  const good = await toDocx(draft(pack, 'contract-schedule'))
  const template = zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(await toDocx(draft(pack, 'kpi-annex')))).map(([name, part]) => [
        name,
        name === 'word/document.xml'
          ? strToU8(
              strFromU8(part).replace(
                /<w:body>[\s\S]*<w:sectPr/,
                '<w:body><w:p><w:r><w:t>{{hrdd contract-schedule}}</w:t></w:r></w:p><w:sectPr',
              ),
            )
          : part,
      ]),
    ),
  )
  await fc.assert(
    fc.asyncProperty(filesLike(good), async (bytes) => {
      const read = await answeredLater(() => readDocx(bytes))
      if (read) answered(() => describeComparison(compare(pack, read), pack))
    }),
    tries(),
  )
  await fc.assert(
    fc.asyncProperty(filesLike(template), async (bytes) => {
      const filled = await answeredLater(() => insertIntoDocx(bytes, pack))
      if (filled) await answeredLater(() => readDocx(filled))
    }),
    tries(),
  )
})

test('workbooks', async () => {
  const good = await toWorkbook(pack, { register: readRegister(pack, register) })
  await fc.assert(
    fc.asyncProperty(filesLike(good), async (bytes) => {
      const read = await answeredLater(() => readWorkbook(bytes, { pack }))
      if (read) answered(() => evaluate(pack, read.register, { asOf }))
    }),
    tries(),
  )
})
