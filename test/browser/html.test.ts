// Pages of every document in a real browser: no fault that axe finds, in light, dark and on a phone; nothing is loaded.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft, draftReview } from '../../src/documents/index.ts'
import { type DocumentNode, documentKinds } from '../../src/model/document.ts'
import { fieldKinds } from '../../src/model/text.ts'
import { review } from '../../src/monitor.ts'
import { type LinkedDocument, toHtml } from '../../src/render/index.ts'
import { inlineText } from '../../src/render/tree.ts'
import { pdfPages } from '../support/office.ts'
import { program } from '../support/tools.ts'
import { pack as followed, register } from '../support/two-half-years.ts'
import { executablePath, launch, open, origin, type Served } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const buying = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  reference: 'EPC-7',
  clauses: { set: 'starter' },
  contract: { start: '2027-07-01', months: 24 },
} as const
const goods = composeFrom(standard, {
  ...buying,
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
})
const services = composeFrom(standard, {
  ...buying,
  jurisdiction: 'uk',
  category: 'cleaning-facility',
  tier: 'low',
})
const note = draftReview(followed, review(followed, register, { asOf: '2028-07-20' }))
const links = documentKinds.map(
  (kind): LinkedDocument => ({ document: draft(goods, kind), href: `${kind}.html` }),
)

/** A page of every node and field that the documents may lack. */
const rare: DocumentNode = {
  ...draft(services, 'tender-questions'),
  children: [
    {
      type: 'section',
      id: 'rare',
      title: ['Rare nodes'],
      children: [
        {
          type: 'chart',
          id: 'rare.chart',
          caption: ['Models with a known site'],
          max: 100,
          points: [
            { label: '2028', value: '62.5', note: 'inadequate' },
            { label: '2029', note: 'no data' },
          ],
        },
        { type: 'list', items: [['One'], ['Two']] },
        { type: 'paragraph', role: 'notice', children: ['A notice.'] },
        ...fieldKinds.map((kind) => ({
          type: 'item' as const,
          id: `rare.${kind}`,
          number: '1.',
          children: ['State it.'],
          answer: {
            type: 'field' as const,
            id: `rare.${kind}.answer`,
            kind,
            label: `Answer of kind ${kind}`,
            ...(['yes-no', 'choice'].includes(kind) && { options: ['one', 'two', 'three'] }),
          },
        })),
      ],
    },
  ],
}

const pages = [
  ...links.map(({ document }) => ({ name: document.kind, html: toHtml(document, { links }) })),
  ...documentKinds.map((kind) => ({
    name: `${kind}, services at low risk, reading copy`,
    html: toHtml(draft(services, kind, { supplier: 'sme' })),
  })),
  { name: note.kind, html: toHtml(note) },
  { name: 'rare nodes', html: toHtml(rare) },
]
const pdftotext = program(['pdftotext'], 'Install poppler-utils.')
const served = (body: string): Served => ({ '': { type: 'text/html', body } })

/** What axe finds by these tags or rules, and the rules that it could apply. */
async function examine(
  page: Page,
  runOnly: { readonly type: 'tag' | 'rule'; readonly values: readonly string[] },
): Promise<{ violations: string[]; passes: string[] }> {
  // what a debugger evaluates is not bound by the policy of the page
  await page.evaluate(axe)
  return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }).then(({ violations, passes }) => ({
    violations: violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)),
    passes: passes.map(({ id }) => id),
  }))`)
}

describe.skipIf(executablePath === undefined)('pages in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  }, 120_000)
  afterAll(() => browser?.close())

  test.each(pages)(
    '$name: axe finds nothing, in light and dark and on a phone',
    async ({ html }) => {
      const light = await open(browser, served(html), policy)
      const { violations, passes } = await examine(light.page, { type: 'tag', values: everything })
      expect(violations).toEqual([])
      expect(passes).toEqual(
        expect.arrayContaining([
          'color-contrast',
          'document-title',
          'region',
          'page-has-heading-one',
        ]),
      )
      expect(light.faults).toEqual([])
      await light.page.close()
      // the page is the same in the dark, but for its colours
      const dark = await open(browser, served(html), policy, { colorScheme: 'dark' })
      const ground = await dark.page.evaluate('getComputedStyle(document.body).backgroundColor')
      expect(ground).not.toBe('rgb(255, 255, 255)')
      const contrast = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const
      expect((await examine(dark.page, contrast)).violations).toEqual([])
      await dark.page.close()
      const phone = await open(browser, served(html), policy, { width: 320 })
      expect((await examine(phone.page, { type: 'tag', values: everything })).violations).toEqual(
        [],
      )
      const { width, wide } = (await phone.page.evaluate(`({
      width: document.documentElement.scrollWidth,
      wide: [...document.querySelectorAll('main *')].filter((element) => !element.closest('.hrdd-wide, svg, :is(td, th) label') && element.getBoundingClientRect().right > 320.5).slice(0, 5).map((element) => element.outerHTML.slice(0, 200)),
    })`)) as { width: number; wide: string[] }
      expect(wide).toEqual([])
      expect(width).toBe(320)
      await phone.page.close()
    },
  )

  test('axe sees a fault where there is one', async () => {
    const html = toHtml(rare)
      .replace('<label for="rare.date.answer">', '<label>')
      .replace('--quiet:light-dark(#545d66', '--quiet:light-dark(#c0c0c0')
    const { page } = await open(browser, served(html), policy)
    const { violations } = await examine(page, { type: 'tag', values: everything })
    expect(violations.map((text) => text.split(':')[0])).toEqual(
      expect.arrayContaining(['label', 'color-contrast']),
    )
    await page.close()
  })

  test('the first key press offers the way over the navigation', async () => {
    const { page } = await open(browser, served(pages[1]!.html), policy)
    await page.keyboard.press('Tab')
    const skip = await page.evaluate(
      `({ text: document.activeElement.textContent, shown: document.activeElement.getBoundingClientRect().top >= 0, outline: getComputedStyle(document.activeElement).outlineStyle })`,
    )
    expect(skip).toEqual({ text: links[0]!.document.furniture.skip, shown: true, outline: 'solid' })
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
    await page.close()
  })

  test('on paper only the document stands, dark on light', async () => {
    const { page } = await open(browser, served(pages[0]!.html), policy, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = await page.evaluate(`({
      furniture: [...document.querySelectorAll('.hrdd-skip, header, nav, .hrdd-see-also')].filter((element) => element.getClientRects().length > 0).length,
      ground: getComputedStyle(document.body).backgroundColor,
      head: getComputedStyle(document.querySelector('thead')).display,
    })`)
    expect(paper).toEqual({
      furniture: 0,
      ground: 'rgb(255, 255, 255)',
      head: 'table-header-group',
    })
    await page.close()
  })

  test.skipIf(!pdftotext)('every printed page says whose paper it is', async () => {
    for (const { document } of links) {
      const { page } = await open(browser, served(toHtml(document)), policy)
      const sheets = pdfPages(pdftotext!, await page.pdf({ preferCSSPageSize: true }))
      await page.close()
      const { title, reference } = document.procurement
      const head = [inlineText(document.title), title, reference, document.furniture.readership]
      for (const [index, sheet] of sheets.entries()) {
        expect(sheet.slice(0, 200), document.kind).toContain(head.join(' · '))
        expect(sheet).toMatch(
          new RegExp(`${document.stamp.digest.slice(0, 12)} ${index + 1} ?/ ?${sheets.length}$`),
        )
      }
      if (document.layout) expect(sheets, document.kind).toHaveLength(1)
      if (document.kind !== 'contract-schedule') continue
      expect(sheets[0]).toContain('No lawyer has reviewed this wording')
      expect(sheets[1]).toContain('Duties at a glance')
      expect(sheets[2]).toContain('General conditions')
    }
  })

  test('question, condition and KPI of a clause lead to each other across pages', async () => {
    const all: Served = Object.fromEntries(
      links.map(({ document, href }) => [
        href,
        { type: 'text/html', body: toHtml(document, { links }) },
      ]),
    )
    const { page } = await open(browser, { ...all, ...served('<title>Start</title>') }, policy)
    const landed = async () => {
      await page.waitForFunction(
        `document.readyState === 'complete' && document.querySelector(':target')`,
      )
      return page.evaluate(`[location.pathname.slice(1), document.querySelector(':target').id]`)
    }
    await page.goto(`${origin}tender-questions.html`)
    await page.click('main article#trn-01 .hrdd-see-also a:has-text("Condition")')
    expect(await landed()).toEqual(['contract-schedule.html', 'trn-01'])
    await page.click('article#trn-01 .hrdd-see-also a:has-text("KPI")')
    expect(await landed()).toEqual([expect.any(String), expect.stringMatching(/^kpi-trn-01\./)])
    await page.click(':target .hrdd-see-also a:has-text("Question")')
    expect(await landed()).toEqual(['tender-questions.html', 'trn-01'])
    await page.close()
  })
})
