// HTML pages in a real browser: no fault that axe finds, no overflow on a narrow screen, and nothing is loaded.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compose,
  type DocumentNode,
  draft,
  type LinkedDocument,
  type Pack,
  toHtml,
} from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { specOf } from '../property/support.ts'
import { chromium } from '../support/tools.ts'

const executablePath = chromium()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Stands where nothing answers: a page that asked for anything would be seen. */
const origin = 'http://pages.invalid/'

/** What the pages are made of: a short pack of high risk and one of low risk, in full and as a reading copy. */
const packs: Readonly<Record<string, Pack>> = {
  high: compose(
    specOf({ reference: 'EPC-2027-014', clauses: { set: 'starter' }, kpis: { set: 'core' } }),
  ),
  low: compose(
    specOf({
      tier: 'low',
      jurisdiction: 'uk',
      bidders: { roles: ['reseller'], sizes: ['sme'] },
      clauses: { set: 'starter' },
    }),
  ),
}
const setOf = (pack: Pack): LinkedDocument[] =>
  documentKinds.map((kind) => ({ document: draft(pack, kind), href: `${kind}.html` }))
const pages = Object.entries(packs).flatMap(([name, pack]) => {
  const links = setOf(pack)
  const full = links.map(({ document }) => ({
    name: `${document.kind}, ${name} risk`,
    html: toHtml(document, { links }),
  }))
  const copies =
    name === 'low'
      ? []
      : documentKinds.map((kind) => ({
          name: `${kind}, reading copy`,
          html: toHtml(draft(pack, kind, { supplier: 'sme-reseller' })),
        }))
  return [...full, ...copies]
})

/** A page of every node that the documents above may lack. */
const rare: DocumentNode = {
  ...draft(packs.low!, 'tender-questions'),
  children: [
    {
      type: 'section',
      id: 'rare',
      title: ['Rare nodes'],
      children: [
        {
          type: 'chart',
          id: 'rare.chart',
          caption: ['Units with a known site, per cent'],
          target: 90,
          max: 100,
          points: [
            { label: '2028', value: '62.5', note: 'inadequate' },
            { label: '2029', note: 'no data' },
            { label: '2030', value: '93' },
          ],
        },
        { type: 'list', items: [['One'], ['Two']] },
        { type: 'paragraph', role: 'notice', children: ['A notice.'] },
        ...(['yes-no', 'narrative', 'table', 'number', 'date', 'file'] as const).map((kind) => ({
          type: 'item' as const,
          id: `rare.${kind}`,
          number: '1.1',
          children: ['State it.'],
          answer: {
            type: 'field' as const,
            id: `rare.${kind}.answer`,
            kind,
            label: `Answer of kind ${kind}`,
          },
        })),
        {
          type: 'item',
          id: 'rare.choice',
          children: ['Choose.'],
          answer: {
            type: 'field',
            id: 'rare.choice.answer',
            kind: 'choice',
            label: 'Answer by choice',
            options: ['one', 'two', 'three'],
          },
        },
      ],
    },
  ],
}
const all = [...pages, { name: 'rare nodes', html: toHtml(rare) }]

describe.skipIf(executablePath === undefined)('html in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
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
  }, 120_000)
  afterAll(() => browser?.close())

  /** Opens a page under a policy that lets it run no script and load nothing; gives what it asked for beside itself. */
  async function open(
    html: string,
    options: { width?: number; colorScheme?: 'light' | 'dark' } = {},
  ): Promise<{ page: Page; asked: string[] }> {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.colorScheme ?? 'light',
      bypassCSP: false,
    })
    const asked: string[] = []
    await page.route('**/*', (route) => {
      if (route.request().url() === origin)
        return route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
          body: html,
        })
      asked.push(route.request().url())
      return route.abort()
    })
    page.on('console', (message) => message.type() === 'error' && asked.push(message.text()))
    await page.goto(origin)
    return { page, asked }
  }

  /** What axe finds by these tags or rules, and the rules that it could apply. */
  async function examine(
    page: Page,
    runOnly: { type: 'tag' | 'rule'; values: readonly string[] },
  ): Promise<{ violations: string[]; passes: string[] }> {
    // what a debugger evaluates is not bound by the policy of the page
    await page.evaluate(axe)
    return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }).then(({ violations, passes }) => ({
      violations: violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)),
      passes: passes.map(({ id }) => id),
    }))`)
  }

  test.each(all)('$name: axe finds nothing, in light and dark', async ({ html }) => {
    const light = await open(html)
    const found = await examine(light.page, { type: 'tag', values: tags })
    expect(found.violations).toEqual([])
    expect(found.passes).toEqual(
      expect.arrayContaining([
        'color-contrast',
        'document-title',
        'html-has-lang',
        'bypass',
        'region',
        'landmark-one-main',
        'page-has-heading-one',
        'target-size',
      ]),
    )
    await light.page.close()
    // the page is the same in the dark, but for its colours
    const dark = await open(html, { colorScheme: 'dark' })
    expect(await dark.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(21, 24, 27)',
    )
    expect(
      await examine(dark.page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }),
    ).toEqual({ violations: [], passes: expect.arrayContaining(['color-contrast']) })
    await dark.page.close()
  })

  test('axe sees a fault where there is one', async () => {
    const { page } = await open(
      toHtml(rare)
        .replace('<label for="rare.date.answer">', '<label>')
        .replace('--quiet:#545d66', '--quiet:#c0c0c0'),
    )
    const { violations } = await examine(page, { type: 'tag', values: tags })
    expect(violations.map((text) => text.split(':')[0])).toEqual(
      expect.arrayContaining(['label', 'color-contrast']),
    )
    await page.close()
  })

  test.each(all)(
    '$name: nothing is wider than a screen of 320 pixels, and nothing is asked for',
    async ({ html }) => {
      const { page, asked } = await open(html, { width: 320 })
      const { width, wide } = (await page.evaluate(`({
      width: document.documentElement.scrollWidth,
      wide: [...document.querySelectorAll('main *')].filter((element) => !element.closest('.wide, svg, :is(td, th) label') && element.getBoundingClientRect().right > 320.5).slice(0, 5).map((element) => element.outerHTML.slice(0, 200)),
    })`)) as { width: number; wide: string[] }
      expect(wide).toEqual([])
      expect(width).toBe(320)
      expect(asked).toEqual([])
      await page.close()
    },
  )

  test('the first key press offers the way over the navigation, and what has the focus shows it', async () => {
    const { page } = await open(all[1]!.html)
    await page.keyboard.press('Tab')
    const skip = (await page.evaluate(
      `({ text: document.activeElement.textContent, top: document.activeElement.getBoundingClientRect().top, outline: getComputedStyle(document.activeElement).outlineStyle })`,
    )) as { text: string; top: number; outline: string }
    expect(skip.text).toBe('Skip to the document')
    expect(skip.top).toBeGreaterThanOrEqual(0)
    expect(skip.outline).toBe('solid')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
    await page.close()
  })

  test('on paper only the document stands, dark on light, with the head of a table on every page', async () => {
    const { page } = await open(all[0]!.html, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const shown = await page.evaluate(`({
      furniture: [...document.querySelectorAll('.skip, header, nav, .see-also')].filter((element) => element.getClientRects().length > 0).length,
      paper: getComputedStyle(document.body).backgroundColor,
      head: getComputedStyle(document.querySelector('thead')).display,
      link: getComputedStyle(document.querySelector('main a')).textDecorationLine,
    })`)
    expect(shown).toEqual({
      furniture: 0,
      paper: 'rgb(255, 255, 255)',
      head: 'table-header-group',
      link: 'none',
    })
    await page.close()
  })

  test('question, condition and KPI of a clause lead to each other across pages', async () => {
    const links = setOf(packs.high!)
    const page = await browser.newPage()
    await page.route('**/*', (route) => {
      const found = links.find(({ href }) =>
        route
          .request()
          .url()
          .startsWith(origin + href),
      )
      return found
        ? route.fulfill({
            contentType: 'text/html; charset=utf-8',
            body: toHtml(found.document, { links }),
          })
        : route.abort()
    })
    const landed = async () => {
      await page.waitForFunction(
        `document.readyState === 'complete' && document.querySelector(':target')`,
      )
      return page.evaluate(`[location.pathname.slice(1), document.querySelector(':target').id]`)
    }
    await page.goto(`${origin}tender-questions.html`)
    await page.click('main article#trn-01 .see-also a:has-text("Condition")')
    expect(await landed()).toEqual(['contract-schedule.html', 'trn-01'])
    await page.click('article#trn-01 .see-also a:has-text("KPI")')
    expect(await landed()).toEqual([
      'contract-schedule.html',
      expect.stringMatching(/^kpi-trn-01\./),
    ])
    await page.click(':target .see-also a:has-text("Question")')
    expect(await landed()).toEqual([
      'tender-questions.html',
      expect.stringMatching(/^[a-z]{3}-\d\d/),
    ])
    await page.goto(`${origin}alignment-matrix.html`)
    await page.click('#matrix a:has-text("Condition")')
    expect(await landed()).toEqual([
      'contract-schedule.html',
      expect.stringMatching(/^[a-z]{3}-\d\d/),
    ])
    await page.close()
  })
})
