// Long work lets others have their turn, and stops where it was told to.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../src/office/open.ts'
import { insertIntoDocx, readDocx, toDocx } from '../../src/word/index.ts'
import {
  readResponse,
  readWorkbook,
  toEvaluation,
  toResponse,
  toWorkbook,
} from '../../src/workbook/index.ts'
import { packOf } from '../support/fixture.ts'
import { registerPack } from '../support/register-pack.ts'
import { documentOf } from '../support/word-documents.ts'
import { register } from '../support/workbook.ts'

const pack = registerPack('medium')
const tender = packOf({ strategy: 'tender-led' })
const long = documentOf(
  Array.from({ length: 20_000 }, (_, index) => ({
    type: 'paragraph' as const,
    children: [`Paragraph ${index} of a long document, with words that differ: ${index ** 2}.`],
  })),
)
const template = readFileSync('test/fixtures/templates/county.docx')
const workbook = await toWorkbook(pack, { register })
const response = await toResponse(tender)
const docx = await toDocx(long)

type Work = (signal?: AbortSignal) => Promise<unknown>
const works: Readonly<Record<string, Work>> = {
  toDocx: (signal) => toDocx(long, { signal }),
  readDocx: (signal) => readDocx(docx, { signal }),
  toWorkbook: (signal) => toWorkbook(pack, { register, signal }),
  readWorkbook: (signal) => readWorkbook(workbook, { pack, signal }),
}
const small: Readonly<Record<string, Work>> = {
  insertIntoDocx: (signal) => insertIntoDocx(template, tender, { signal }),
  toResponse: (signal) => toResponse(tender, { signal }),
  readResponse: (signal) => readResponse(response, { pack: tender, signal }),
  toEvaluation: (signal) => toEvaluation(tender, { bidders: ['A', 'B'], signal }),
}

describe('a signal', () => {
  test.each(Object.entries({ ...works, ...small }))(
    '%s does not begin once it is aborted',
    async (_, work) => {
      const reason = new Error('closed')
      await expect(work(AbortSignal.abort(reason))).rejects.toBe(reason)
    },
  )

  test.each(Object.entries(works))('%s stops while it goes on', async (_, work) => {
    const [controller, reason] = [new AbortController(), { why: 'the page was left' }]
    setTimeout(() => controller.abort(reason))
    await expect(work(controller.signal)).rejects.toBe(reason)
  })

  test('that is never aborted changes nothing', async () => {
    const { signal } = new AbortController()
    expect(Buffer.compare(await toDocx(long, { signal }), docx)).toBe(0)
  })
})

test('others have their turn while a workbook is written', async () => {
  let turns = 0
  const timer = setInterval(() => turns++)
  await toWorkbook(pack, { register })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
})

test('packed by the platform, a workbook holds the same', async () => {
  const [own, platform] = await Promise.all(
    [false, true].map((native) => toWorkbook(pack, { register, native })),
  )
  const parts = (bytes = new Uint8Array()) =>
    [...openPackage(bytes, 'xlsx').parts].map(([name, part]) => [
      name,
      Buffer.from(part).toString(),
    ])
  expect(parts(platform)).toEqual(parts(own))
})
