// Word files written in a real browser, under a policy that forbids code from strings: the same bytes as in Node.

import { build } from 'esbuild'
import { type Browser, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draft } from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { insertIntoDocx, toDocx } from '../../src/render/docx/index.ts'
import { template, templateNames } from '../support/templates.ts'
import { chromium } from '../support/tools.ts'
import { packOf } from '../unit/support.ts'

const executablePath = chromium()
const pack = packOf({ clauses: { set: 'starter' } })

/** What the page offers; a string goes in and out whole, bytes as base64. */
const script = `
  import { draft } from './src/index.ts'
  import { insertIntoDocx, toDocx } from './src/render/docx/index.ts'
  const pack = (json) => JSON.parse(json)
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  // what a test calls directly is free of the policy; what the page does by itself later is not
  const later = (work) => (...input) => new Promise((resolve, reject) => setTimeout(() => Promise.resolve().then(() => work(...input)).then(resolve, reject)))
  globalThis.write = later(async (json, kind) => base64(await toDocx(draft(pack(json), kind))))
  globalThis.insert = later(async (json, template) => base64(await insertIntoDocx(bytes(template), pack(json))))
  globalThis.refuse = later((json, template) => insertIntoDocx(bytes(template), pack(json)).then(() => 'written', (error) => error.problems.map((problem) => problem.code).join()))
  globalThis.codeFromText = later(() => { try { return String(new Function('return 1')()) } catch (error) { return error.name } })
`
type Offers = {
  write(json: string, kind: string): Promise<string>
  insert(json: string, template: string): Promise<string>
  refuse(json: string, template: string): Promise<string>
  codeFromText(): Promise<string>
}

/** Stands where nothing answers. */
const origin = 'http://pages.invalid/'
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

describe.skipIf(executablePath === undefined)('Word files in a browser', () => {
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
          body: '<!doctype html><html lang="en"><title>Word files</title><script src="/page.js"></script></html>',
        })
      if (pathname === '/page.js')
        return route.fulfill({ contentType: 'text/javascript', body: code })
      return route.abort()
    })
    await page.goto(origin)
    return { page, faults }
  }

  test('are the same, byte for byte', async () => {
    const { page, faults } = await open()
    const json = JSON.stringify(pack)
    for (const kind of documentKinds) {
      const bytes = await page.evaluate(
        ([json, kind]) => (globalThis as unknown as Offers).write(json!, kind!),
        [json, kind] as const,
      )
      expect(bytes === base64(await toDocx(draft(pack, kind))), kind).toBe(true)
    }
    for (const name of templateNames) {
      const bytes = await page.evaluate(
        ([json, template]) => (globalThis as unknown as Offers).insert(json!, template!),
        [json, base64(template(name))] as const,
      )
      expect(bytes === base64(await insertIntoDocx(template(name), pack)), name).toBe(true)
    }
    expect(faults).toEqual([])
    await page.close()
  })

  test('are refused alike, and no code is made from text', async () => {
    const { page } = await open()
    const refuse = (bytes: Uint8Array) =>
      page.evaluate(
        ([json, template]) => (globalThis as unknown as Offers).refuse(json!, template!),
        [JSON.stringify(pack), base64(bytes)] as const,
      )
    expect(await refuse(new TextEncoder().encode('no Word file'))).toBe('not-a-package')
    expect(await refuse(template('county').slice(0, 9000))).toBe('not-a-package')
    expect(await refuse(await toDocx(draft(pack, 'alignment-matrix')))).toBe('no-mark')
    // the policy is in force: a page that needed more would have failed
    expect(await page.evaluate(() => (globalThis as unknown as Offers).codeFromText())).toBe(
      'EvalError',
    )
    await page.close()
  })
})
