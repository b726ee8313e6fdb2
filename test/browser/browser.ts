// A real browser without a network: pages are served from memory, and whatever else they ask for is noted.

import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { chromium } from '../support/tools.ts'

/** Path of the browser; undefined where there is none. */
export const executablePath = chromium()

export const launch = (): Promise<Browser> =>
  playwright.launch({
    executablePath: executablePath ?? '',
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

/** Stands where nothing answers. */
export const origin = 'http://pages.invalid/'

/** Files by path, each with its type. */
export type Served = Readonly<Record<string, { readonly type: string; readonly body: string }>>

/** A page in a window of its own, and what went wrong in it: errors, and everything that it asked for in vain. */
export async function open(
  browser: Browser,
  served: Served,
  policy: string,
  options: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const { width = 1280, colorScheme = 'light' } = options
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    const file = served[path]
    if (file)
      return route.fulfill({
        contentType: `${file.type}; charset=utf-8`,
        headers: { 'content-security-policy': policy },
        body: file.body,
      })
    faults.push(path)
    return route.abort()
  })
  await page.goto(origin)
  return { page, faults }
}
