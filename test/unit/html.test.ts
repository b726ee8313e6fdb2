// Pages of a set: every link leads to something that is there, and a fragment stays a fragment.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import {
  type BlockNode,
  compose,
  type DocumentNode,
  draft,
  type LinkedDocument,
  type SupplierInput,
  toHtml,
} from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { packOf, problemsOf, specOf } from './support.ts'

type Element = DefaultTreeAdapterTypes.Element
const elementsOf = (node: DefaultTreeAdapterTypes.Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]
const attributeOf = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value
const setOf = (pack: ReturnType<typeof packOf>, supplier?: SupplierInput): LinkedDocument[] =>
  documentKinds.map((kind) => ({
    document: draft(pack, kind, supplier === undefined ? {} : { supplier }),
    href: `${kind}.html`,
  }))

describe('links of a set', () => {
  test.each([undefined, 'sme-reseller', 'large-brand'] as const)(
    'every link of every page leads to something that is there (%s)',
    (supplier) => {
      for (const spec of [
        specOf(),
        specOf({
          tier: 'low',
          jurisdiction: 'ch',
          place: { 'GRV-01': { tender: 'none', reason: 'Not asked' } },
        }),
      ]) {
        const links = setOf(compose(spec), supplier)
        const pages = new Map(
          links.map(({ document, href }) => [href, elementsOf(parse(toHtml(document, { links })))]),
        )
        const ids = new Map(
          [...pages].map(([href, elements]) => [
            href,
            new Set(elements.map((element) => attributeOf(element, 'id'))),
          ]),
        )
        let across = 0
        for (const [own, elements] of pages) {
          for (const element of elements.filter(({ tagName }) => tagName === 'a')) {
            const [file, id] = attributeOf(element, 'href')!.split('#')
            if (file !== '' && file !== own) across++
            if (id !== undefined)
              expect(ids.get(file || own)?.has(id), `${own}: ${attributeOf(element, 'href')}`).toBe(
                true,
              )
            else expect([...pages.keys()]).toContain(file)
          }
        }
        expect(across).toBeGreaterThan(50)
      }
    },
  )
  test('a clause is linked with its question, its condition and its KPIs', () => {
    const pack = packOf({ kpis: { set: 'high-risk' } })
    const links = setOf(pack)
    const [questions, schedule] = ['tender-questions', 'contract-schedule'].map((kind) =>
      elementsOf(
        parse(toHtml(links.find(({ document }) => document.kind === kind)!.document, { links })),
      ),
    )
    const linksUnder = (page: Element[], id: string) =>
      elementsOf(page.find((element) => attributeOf(element, 'id') === id)!)
        .filter((element) => attributeOf(element, 'class') === 'see-also')
        .slice(0, 1)
        .flatMap(elementsOf)
        .flatMap((element) => attributeOf(element, 'href') ?? [])
    for (const { id, placement, kpis } of pack.pairs) {
      const own = id.toLowerCase()
      const seen = linksUnder(schedule!, own)
      expect(seen.filter((href) => href.startsWith('tender-questions.html#')).length, id).toBe(
        placement.tender === 'none' ? 0 : 1,
      )
      for (const kpi of kpis) expect(seen).toContain(`#${kpi.toLowerCase()}`)
      if (placement.tender === 'score')
        expect(linksUnder(questions!, own)).toEqual(
          expect.arrayContaining([
            `contract-schedule.html#${own}`,
            ...kpis.map((kpi) => `contract-schedule.html#${kpi.toLowerCase()}`),
          ]),
        )
    }
  })
  test('in a document of questions, a reference means the condition, never the question of that clause', () => {
    const pack = packOf()
    const alone = elementsOf(parse(toHtml(draft(pack, 'tender-questions'))))
    const main = alone.find(({ tagName }) => tagName === 'main')!
    expect(elementsOf(main).filter(({ tagName }) => tagName === 'a')).toEqual([])
  })
  test('an address that is no page is refused, all at once', () => {
    const document = draft(packOf(), 'contract-schedule')
    const bad = [
      'javascript:alert(1)',
      ' javascript:x',
      'java\nscript:x',
      'data:text/html,x',
      'a b.html',
      'page.html#part',
      '',
    ]
    expect(
      problemsOf(() => toHtml(document, { links: bad.map((href) => ({ document, href })) })).map(
        ({ path }) => path,
      ),
    ).toEqual(bad.map((_, index) => `links[${index}].href`))
    expect(
      problemsOf(() =>
        toHtml(document, {
          links: [
            'page.html',
            '../a/page.html',
            'https://example.org/page.html',
            '/page',
            'a%20b.html',
          ].map((href) => ({ document, href })),
        }),
      ),
    ).toEqual([])
    expect(toHtml(document, { links: [{ document, href: 'a"><b>.html' }] })).not.toContain('<b>')
  })
})

describe('page and fragment', () => {
  test('a fragment has nothing of a page, with links or without', () => {
    const links = setOf(packOf())
    const { children } = links.find(
      ({ document }) => document.kind === 'contract-schedule',
    )!.document
    for (const html of [toHtml(children), toHtml(children, { links })])
      expect(html).not.toMatch(/<(?:html|head|style|main|nav|header)\b|see-also|tabindex/)
    expect(toHtml(links[0]!.document.children, { links })).toContain(
      'href="contract-schedule.html#',
    )
  })
  test('a tree without words for a page gets none', () => {
    const { furniture: _furniture, ...rest } = draft(packOf(), 'contract-schedule')
    const html = toHtml(rest as DocumentNode)
    expect(html).not.toMatch(/<nav|class="skip"|class="see-also"/)
    expect(html).toContain('<main')
  })
  test('what stands in the margin of a printed page cannot leave its string', () => {
    const document: DocumentNode = {
      ...draft(packOf(), 'contract-schedule'),
      title: ['</style><script>"\\a}'],
      children: [],
    }
    const elements = elementsOf(parse(toHtml(document)))
    expect(elements.filter(({ tagName }) => tagName === 'script')).toEqual([])
    const style = elements
      .find(({ tagName }) => tagName === 'style')!
      .childNodes.map((node) => (node as DefaultTreeAdapterTypes.TextNode).value)
      .join('')
    expect(/@bottom-left\{width:85%;content:"([^"]*)" \} \}$/.exec(style)?.[1]).toMatch(
      /^(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*$/,
    )
  })
  test('every kind of field has a label', () => {
    for (const kind of [
      'yes-no',
      'narrative',
      'table',
      'number',
      'date',
      'choice',
      'file',
    ] as const) {
      const block: BlockNode = {
        type: 'paragraph',
        children: [
          {
            type: 'field',
            id: 'f',
            kind,
            label: 'What & when',
            ...(kind === 'choice' && { options: ['a', 'b'] }),
          },
        ],
      }
      expect(toHtml(block)).toMatch(
        /<label for="f">What &amp; when<\/label>|role="radiogroup" id="f" aria-label="What &amp; when"/,
      )
    }
  })
})
