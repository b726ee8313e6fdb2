// Workbooks written and read in a real browser, under a policy that forbids code from strings: the same bytes and the same data as in Node.

import { build } from 'esbuild'
import { type Browser, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  readWorkbook,
  toCsv,
  toWorkbook,
  type WorkbookOptions,
} from '../../src/render/workbook/index.ts'
import { chromium } from '../support/tools.ts'
import { fullPack, observationsOf } from '../support/workbook.ts'

const executablePath = chromium()
const pack = fullPack()
const options: WorkbookOptions = {
  observations: observationsOf(pack, 2),
  brands: ['Brand A'],
  due: { to: '2028-12-31' },
  commitments: [{ clause: 'TRN-01', state: 'partly', on: '2028-07-18' }],
  shortfalls: [
    {
      id: 'S-1',
      clause: 'COR-01',
      what: 'Two are past their dates',
      learnedOn: '2028-07-18',
      steps: [{ step: 1, on: '2028-07-25' }],
    },
  ],
}

/** What the page offers; a string goes in and out whole, bytes as base64. */
const script = `
  import { readWorkbook, toCsv, toWorkbook } from './src/render/workbook/index.ts'
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  // what a test calls directly is free of the policy; what the page does by itself later is not
  const later = (work) => (...input) => new Promise((resolve, reject) => setTimeout(() => Promise.resolve().then(() => work(...input)).then(resolve, reject)))
  globalThis.write = later(async (pack, options) => base64(await toWorkbook(JSON.parse(pack), JSON.parse(options))))
  globalThis.csv = later((pack, options) => JSON.stringify(toCsv(JSON.parse(pack), JSON.parse(options))))
  globalThis.read = later(async (file, pack) => JSON.stringify(await readWorkbook(bytes(file), { pack: JSON.parse(pack) })))
  globalThis.refuse = later((file) => readWorkbook(bytes(file)).then(() => 'read', (error) => error.problems.map((problem) => problem.code).join()))
  globalThis.codeFromText = later(() => { try { return String(new Function('return 1')()) } catch (error) { return error.name } })
`
type Offers = {
  write(pack: string, options: string): Promise<string>
  csv(pack: string, options: string): Promise<string>
  read(file: string, pack: string): Promise<string>
  refuse(file: string): Promise<string>
  codeFromText(): Promise<string>
}

/** Stands where nothing answers. */
const origin = 'http://pages.invalid/'
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

describe.skipIf(executablePath === undefined)('workbooks in a browser', () => {
  let browser: Browser
  let code = ''
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
    code = outputFiles[0]!.text
    browser = await playwright.launch({
      executablePath: executablePath!,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(() => browser?.close())

  async function open() {
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => faults.push(message.text()))
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/')
        return route.fulfill({
          contentType: 'text/html',
          headers: { 'content-security-policy': "default-src 'none'; script-src 'self'" },
          body: '<!doctype html><html lang="en"><title>Workbooks</title><script src="/page.js"></script></html>',
        })
      if (pathname === '/page.js')
        return route.fulfill({ contentType: 'text/javascript', body: code })
      return route.abort()
    })
    await page.goto(origin)
    return { page, faults }
  }

  test('are the same, byte for byte, and read the same', async () => {
    const { page, faults } = await open()
    const json = JSON.stringify(pack)
    for (const edition of ['buyer', 'supplier'] as const) {
      const own = { ...options, edition }
      const here = await toWorkbook(pack, own)
      const there = await page.evaluate(
        ([pack, options]) => (globalThis as unknown as Offers).write(pack!, options!),
        [json, JSON.stringify(own)] as const,
      )
      expect(there === base64(here), edition).toBe(true)
      expect(
        JSON.parse(
          await page.evaluate(
            ([pack, options]) => (globalThis as unknown as Offers).csv(pack!, options!),
            [json, JSON.stringify(own)] as const,
          ),
        ),
      ).toEqual(toCsv(pack, own))
      const read = await page.evaluate(
        ([file, pack]) => (globalThis as unknown as Offers).read(file!, pack!),
        [there, json] as const,
      )
      expect(JSON.parse(read)).toEqual(
        JSON.parse(JSON.stringify(await readWorkbook(here, { pack }))),
      )
    }
    expect(faults).toEqual([])
    await page.close()
  })

  test('are refused alike, and no code is made from text', async () => {
    const { page } = await open()
    const refuse = (bytes: Uint8Array) =>
      page.evaluate((file) => (globalThis as unknown as Offers).refuse(file), base64(bytes))
    expect(await refuse(new TextEncoder().encode('id;value'))).toBe('not-a-package')
    expect(
      await refuse((await toWorkbook(pack, { due: { to: '2027-01-01' } })).slice(0, 9000)),
    ).toBe('not-a-package')
    // the policy is in force: a page that needed more would have failed
    expect(await page.evaluate(() => (globalThis as unknown as Offers).codeFromText())).toBe(
      'EvalError',
    )
    await page.close()
  })
})
