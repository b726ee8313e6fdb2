// Word files and workbooks written and read in a real browser, under a policy that forbids code from strings: as in Node.

import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { compare, insertIntoDocx, readDocx, toDocx } from '../../src/word/index.ts'
import { readWorkbook, toCsv, toWorkbook } from '../../src/workbook/index.ts'
import { template, templateNames } from '../support/templates.ts'
import { register } from '../support/workbook.ts'
import { executablePath, launch, open } from './browser.ts'

const spec = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  clauses: { set: 'starter' },
  contract: { start: '2027-07-01', months: 24 },
} as const
const pack = composeFrom(standard, spec)

/** What the page offers. JSON goes in and comes out, bytes as base64. */
const script = `
  import { compose, draft } from './src/index.ts'
  import { compare, insertIntoDocx, readDocx, toDocx } from './src/word/index.ts'
  import { readWorkbook, toCsv, toWorkbook } from './src/workbook/index.ts'
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const refuse = (work) => work.then(() => 'read', (error) => error.problems.map(({ code }) => code).join())
  const offers = {
    compose: (spec) => compose(spec),
    docx: async (pack, kind) => base64(await toDocx(draft(pack, kind))),
    insert: async (pack, file) => base64(await insertIntoDocx(bytes(file), pack)),
    compare: async (pack, file) => compare(pack, await readDocx(bytes(file))),
    workbook: async (pack, register) => base64(await toWorkbook(pack, { register })),
    csv: (pack, register) => toCsv(pack, { register }),
    read: (pack, file) => readWorkbook(bytes(file), { pack }),
    refuseWord: (file) => refuse(readDocx(bytes(file))),
    refuseWorkbook: (pack, file) => refuse(readWorkbook(bytes(file), { pack })),
    codeFromText: () => { try { return String(new Function('return 1')()) } catch (error) { return error.name } },
  }
  // what a test calls directly is free of the policy; what the page does by itself later is not
  globalThis.ask = (name, input) => new Promise((resolve, reject) => setTimeout(() =>
    Promise.resolve().then(() => offers[name](...JSON.parse(input))).then((answer) => resolve(JSON.stringify(answer)), reject)))
`
declare const ask: (name: string, input: string) => Promise<string>
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe.skipIf(executablePath === undefined)('files in a browser', () => {
  let browser: Browser
  let page: Page
  let faults: readonly string[]
  const answer = async (name: string, ...input: readonly unknown[]): Promise<unknown> =>
    JSON.parse(
      await page.evaluate(([what, json]) => ask(what, json), [
        name,
        JSON.stringify(input),
      ] as const),
    )

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      minify: true,
      write: false,
    })
    browser = await launch()
    const opened = await open(
      browser,
      {
        '': {
          type: 'text/html',
          body: '<!doctype html><html lang="en"><title>Files</title><script src="/page.js"></script></html>',
        },
        'page.js': { type: 'text/javascript', body: outputFiles[0]!.text },
      },
      "default-src 'none'; script-src 'self'",
    )
    page = opened.page
    faults = opened.faults
  }, 120_000)
  afterAll(async () => {
    expect(faults.filter((fault) => fault !== 'favicon.ico')).toEqual([])
    await browser?.close()
  })

  test('a pack is the same', async () => {
    expect(JSON.stringify(await answer('compose', spec))).toBe(JSON.stringify(pack))
  })

  test('Word files are the same, byte for byte, and compare the same', async () => {
    for (const kind of documentKinds) {
      const here = await toDocx(draft(pack, kind))
      expect((await answer('docx', pack, kind)) === base64(here), kind).toBe(true)
    }
    for (const name of templateNames) {
      const here = await insertIntoDocx(template(name), pack)
      const there = await answer('insert', pack, base64(template(name)))
      expect(there === base64(here), name).toBe(true)
      const compared = await answer('compare', pack, base64(here))
      expect(compared).toEqual(plain(compare(pack, await readDocx(here))))
    }
  })

  test('workbooks are the same, byte for byte, and read the same', async () => {
    const here = await toWorkbook(pack, { register })
    expect((await answer('workbook', pack, register)) === base64(here)).toBe(true)
    expect(await answer('csv', pack, register)).toEqual(toCsv(pack, { register }))
    expect(await answer('read', pack, base64(here))).toEqual(
      plain(await readWorkbook(here, { pack })),
    )
  })

  test('broken files are refused alike, and no code is made from text', async () => {
    const text = base64(new TextEncoder().encode('no file of this kind'))
    expect(await answer('refuseWord', text)).toBe('not-a-package')
    expect(await answer('refuseWorkbook', pack, text)).toBe('not-a-package')
    // the policy is in force: a page that needed more would have failed
    expect(await answer('codeFromText')).toBe('EvalError')
  })
})
