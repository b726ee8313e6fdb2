// Pages and fragments under a strict Content-Security-Policy: styled, whole, and nothing that the policy has to stop.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { findNode, stylesheet, toHtml } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { executablePath, launch, open, type Served } from './browser.ts'

const nonce = 'bm9uY2UgZm9yIGE='
const sheet = { 'style.css': { type: 'text/css', body: stylesheet } } as const
const style = { href: '/style.css' }
const policies = {
  'with a nonce': {
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`,
    options: { nonce },
    files: {},
  },
  'with a linked style': {
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'`,
    options: { style },
    files: sheet,
  },
  'with a linked style and a nonce': {
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`,
    options: { style, nonce },
    files: sheet,
  },
}
const pack = documentPack()
const documents = documentKinds.map((kind) => draft(pack, kind))
/** Listens from the first line of the page on. */
const listening = (html: string): string =>
  html.replace(
    '<meta charset="utf-8">',
    `$&<script nonce="${nonce}">window.stopped=[];addEventListener('securitypolicyviolation',(event)=>stopped.push(event.violatedDirective+' '+event.sourceFile+':'+event.lineNumber))</script>`,
  )
const stopped = (page: Page): Promise<unknown> => page.evaluate('window.stopped')

describe.skipIf(executablePath === undefined)('a strict policy', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  }, 120_000)
  afterAll(() => browser?.close())
  const served = (html: string, files: Served = {}): Served => ({
    '': { type: 'text/html', body: listening(html) },
    ...files,
  })

  test.each(Object.entries(policies))(
    '%s stops nothing of any document',
    async (_name, { policy, options, files }) => {
      for (const document of documents) {
        const { page, faults } = await open(
          browser,
          served(toHtml(document, options), files),
          policy,
        )
        expect(await stopped(page), document.kind).toEqual([])
        expect(faults).toEqual([])
        const shown = `[getComputedStyle(document.querySelector('.hrdd-skip')).position, document.querySelector('main').innerText.length > 100]`
        expect(await page.evaluate(shown), document.kind).toEqual(['absolute', true])
        await page.close()
      }
    },
  )

  test('stops a page that has no nonce', async () => {
    const { policy } = policies['with a nonce']
    const { page } = await open(browser, served(toHtml(documents[0]!)), policy)
    expect(await stopped(page)).toEqual([expect.stringContaining('style-src')])
    await page.close()
  })

  test('a fragment is styled in a host, as dark as the host is, and changes nothing around it', async () => {
    const card = toHtml(findNode(documents[2]!, 'TRN-01')!)
    const around = '<main><h2>Own</h2><p class="number">Own</p><a href="#x">Own</a></main>'
    const host = (head: string) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Host</title></head><body>${around}<div class="hrdd-style">${card}</div></body></html>`
    const { policy, files } = policies['with a linked style']
    const looks = async (head: string, colorScheme: 'light' | 'dark') => {
      const { page } = await open(browser, served(host(head), files), policy, { colorScheme })
      const look = await page.evaluate(`({
        around: [document.documentElement, document.body, ...document.querySelectorAll('main, main *')].map((element) => JSON.stringify(Object.fromEntries([...getComputedStyle(element)].filter((name) => !/^(height|block-size|perspective-origin|transform-origin)$/.test(name)).map((name) => [name, getComputedStyle(element)[name]])))),
        outcome: getComputedStyle(document.querySelector('.hrdd-outcome')).backgroundColor,
        stopped,
      })`)
      await page.close()
      return look as { around: string[]; outcome: string; stopped: string[] }
    }
    const link = '<link rel="stylesheet" href="/style.css">'
    const light = await looks(link, 'light')
    expect(light.around).toEqual((await looks('', 'light')).around)
    expect(light).toMatchObject({ outcome: 'rgb(230, 238, 245)', stopped: [] })
    // a host without a dark look stays light
    expect((await looks(link, 'dark')).outcome).toBe('rgb(230, 238, 245)')
    const dark = await looks(`<meta name="color-scheme" content="light dark">${link}`, 'dark')
    expect(dark.outcome).toBe('rgb(29, 43, 55)')
  })
})
