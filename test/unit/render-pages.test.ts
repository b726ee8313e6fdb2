// Whole pages: head and contents, links of a set that lead somewhere, fields with labels, fragments, Handlebars.

import Handlebars from 'handlebars'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { type BlockNode, type DocumentNode, documentKinds } from '../../src/model/document.ts'
import { HrddError } from '../../src/model/problems.ts'
import { fieldKinds } from '../../src/model/text.ts'
import { helpersFor } from '../../src/render/handlebars.ts'
import { type LinkedDocument, toHtml } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

type Element = DefaultTreeAdapterTypes.Element
const elementsOf = (node: DefaultTreeAdapterTypes.Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]
const attributeOf = (element: Element | undefined, name: string) =>
  element?.attrs.find((attribute) => attribute.name === name)?.value
const codesOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ code, path }) => `${code} ${path}`)
    throw error
  }
  return []
}

const pack = documentPack()
const setOf = (supplier?: 'sme-reseller'): LinkedDocument[] =>
  documentKinds.map((kind) => ({
    document: draft(pack, kind, supplier ? { supplier } : {}),
    href: `${kind}.html`,
  }))
const pageOf = (set: readonly LinkedDocument[], kind: string) => {
  const page = set.find(({ document }) => document.kind === kind)
  return page ? elementsOf(parse(toHtml(page.document, { links: set }))) : []
}

describe('links of a set', () => {
  test.each([undefined, 'sme-reseller'] as const)(
    'every link leads to something (%s)',
    (supplier) => {
      const set = setOf(supplier)
      const pages = new Map(documentKinds.map((kind) => [`${kind}.html`, pageOf(set, kind)]))
      let across = 0
      for (const [own, elements] of pages)
        for (const href of elements
          .filter(({ tagName }) => tagName === 'a')
          .map((a) => attributeOf(a, 'href') ?? '')) {
          const [file, id] = href.split('#')
          if (file) across += 1
          const target = pages.get(file || own)
          expect(target, href).toBeDefined()
          if (id !== undefined)
            expect(
              target?.some((element) => attributeOf(element, 'id') === id),
              href,
            ).toBe(true)
        }
      expect(across).toBeGreaterThan(90)
    },
  )

  const seeAlso = (kind: string, id: string) => {
    const host = pageOf(setOf(), kind).find((element) => attributeOf(element, 'id') === id)
    const list =
      host && elementsOf(host).find((element) => attributeOf(element, 'class') === 'hrdd-see-also')
    return list ? elementsOf(list).flatMap((element) => attributeOf(element, 'href') ?? []) : []
  }
  test('question, condition and KPI lead to each other by their roles', () => {
    expect(seeAlso('contract-schedule', 'trn-01')).toEqual([
      'tender-questions.html#trn-01',
      'kpi-annex.html#kpi-trn-01.1',
    ])
    expect(seeAlso('tender-questions', 'trn-01')).toEqual([
      'contract-schedule.html#trn-01',
      'kpi-annex.html#kpi-trn-01.1',
    ])
    expect(seeAlso('kpi-annex', 'kpi-trn-01.1')).toEqual([
      'tender-questions.html#trn-01',
      'contract-schedule.html#trn-01',
      'contract-schedule.html#req-01',
    ])
  })

  test('a reference means the condition, never the question of that clause', () => {
    const block: BlockNode = {
      type: 'paragraph',
      children: [{ type: 'ref', to: 'TRN-01', text: 'TRN-01' }],
    }
    const [questions, schedule] = ['tender-questions', 'contract-schedule'].map((kind) =>
      setOf().filter(({ document }) => document.kind === kind),
    )
    expect(toHtml(block, { links: questions ?? [] })).toBe('<p>TRN-01</p>')
    expect(toHtml(block, { links: [...(questions ?? []), ...(schedule ?? [])] })).toContain(
      'href="contract-schedule.html#trn-01"',
    )
  })

  test('an address that is no page is refused, all at once', () => {
    const document = draft(pack, 'contract-schedule')
    const refused = (addresses: readonly string[]) =>
      codesOf(() => toHtml(document, { links: addresses.map((href) => ({ document, href })) }))
    const bad = [
      'javascript:alert(1)',
      ' javascript:x',
      'java\nscript:x',
      'data:text/html,x',
      'a b.html',
      'page.html#part',
      '',
    ]
    expect(refused(bad)).toEqual(bad.map((_href, index) => `link links[${index}].href`))
    expect(
      refused(['page.html', '../a/page.html', 'https://example.org/p.html', '/page', 'a%20b.html']),
    ).toEqual([])
    expect(toHtml(document, { links: [{ document, href: 'a"><b>.html' }] })).not.toContain('<b>')
  })
})

describe('a page', () => {
  const html = toHtml(draft(pack, 'contract-schedule'))
  const elements = elementsOf(parse(html))
  test('needs nothing else: no script, no other file, no style of its own in an element', () => {
    expect(
      elements.filter(({ tagName }) => ['script', 'link', 'img', 'iframe'].includes(tagName)),
    ).toEqual([])
    expect(elements.filter((element) => attributeOf(element, 'style') !== undefined)).toEqual([])
    expect(html).not.toMatch(/url\(|@import|http-equiv/)
  })
  test('says its language and for whom it is, and has headings without gaps', () => {
    expect(
      attributeOf(
        elements.find(({ tagName }) => tagName === 'html'),
        'lang',
      ),
    ).toBe('en')
    expect(html).toContain('<header><p>For publication</p>')
    const levels = elements.flatMap(({ tagName }) =>
      /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
    )
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    })
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
  })
  test('has contents of two levels and a link over them', () => {
    expect(html).toContain('<a class="hrdd-skip" href="#page.main">')
    expect(html).toContain('<li><a href="#trn-01">TRN-01 Title of TRN-01</a></li>')
  })
  test('carries title, reference, readership and stamp in the margins of paper, where they cannot leave their string', () => {
    const document: DocumentNode = {
      ...draft(pack, 'contract-schedule'),
      title: ['</style><script>"\\a}'],
      children: [],
    }
    const page = elementsOf(parse(toHtml(document)))
    expect(page.filter(({ tagName }) => tagName === 'script')).toEqual([])
    const [style] = page.find(({ tagName }) => tagName === 'style')?.childNodes ?? []
    const css = style && 'value' in style ? style.value : ''
    expect(css).toMatch(/@top-left\{width:100%;content:"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*" \}/)
  })
  test('says in its classes which sections begin a page, and how it is set', () => {
    const begins = elements.filter((element) => attributeOf(element, 'class') === 'hrdd-page')
    expect(begins.map((element) => attributeOf(element, 'id'))).toEqual([
      'dates',
      'general',
      'definitions',
    ])
    expect(html).toContain('.hrdd-page{break-before:page}')
    expect(html).toContain('<body>')
    expect(toHtml(draft(pack, 'worker-notice'))).toContain('<body class="hrdd-poster">')
    expect(toHtml(draft(pack, 'formal-request'))).toContain('<body class="hrdd-letter">')
  })
  test('says on its first page whether a lawyer has reviewed it, and what is a value in bold', () => {
    const sheet = html.slice(html.indexOf('id="sheet"'), html.indexOf('id="dates"'))
    expect(sheet).toContain('No lawyer has reviewed this wording')
    expect(sheet).toContain('<strong>1 July 2027</strong>')
  })
  test('breaks no word alone in a cell', () => {
    const id = { type: 'ref', to: 'TRN-01#sites', text: 'TRN-01.1' } as const
    const rows = [[['1'], [id], ['Two words']]]
    const table: BlockNode = { type: 'table', id: 't', caption: [], columns: [[], [], []], rows }
    expect(toHtml(table)).toContain('<td class="hrdd-whole">TRN-01.1</td><td>Two words</td>')
  })
  test('wide tables can be scrolled by keyboard and have a name', () => {
    expect(html).toContain(
      '<div class="hrdd-wide" role="group" tabindex="0" aria-label="Duties at a glance">',
    )
  })
  test('defined terms and references lead to what they mean', () => {
    expect(html).toContain('<a class="hrdd-term" href="#definition.site">Site</a>')
    expect(html).toContain('<a href="#req-01.request">REQ-01.1</a>')
  })
})

describe('fields', () => {
  test.each(fieldKinds)('%s has a label and a control', (kind) => {
    const field = { type: 'field', id: 'F 1', kind, label: 'What & when' } as const
    const options = kind === 'yes-no' || kind === 'choice' ? { options: ['a', 'b'] } : {}
    const html = toHtml({ type: 'paragraph', children: [{ ...field, ...options }] })
    expect(html).toMatch(
      /<label for="f-1">What &amp; when<\/label>|role="radiogroup" id="f-1" aria-label="What &amp; when"/,
    )
    expect(html).toMatch(/<input|<textarea/)
  })
})

describe('a fragment', () => {
  test('has nothing of a page, keeps to the level asked for, and takes a prefix', () => {
    const { children } = draft(pack, 'contract-schedule')
    const html = toHtml(children, { links: setOf(), headingLevel: 4, idPrefix: 'one-' })
    expect(html).not.toMatch(/<(?:html|head|style|main|nav|header)\b|see-also|tabindex/)
    expect(html).toContain('<h5><span class="hrdd-number">TRN-01</span>')
    expect(html).toContain('id="one-trn-01.second-source"')
    expect(html).toContain('href="#one-definition.site"')
  })
})

describe('Handlebars', () => {
  const render = (template: string, format: 'text' | 'markdown' | 'html' = 'text') => {
    const { helpers, data } = helpersFor(pack, { format })
    return Handlebars.compile(template, { noEscape: format !== 'html' })(data, { helpers })
  }
  test('puts conditions, questions and KPIs into a template', () => {
    expect(render('{{condition "TRN-01"}}')).toMatch(/^TRN-01 Title/)
    expect(render('{{question "TRN-01"}}')).toContain('At most 400 words')
    expect(render('{{question "REQ-01"}}')).toBe('')
    expect(render('{{kpi "KPI-TRN-01.1"}}', 'markdown')).toContain('**Why.**')
    expect(render('<b>{{title}}</b>{{condition "TRN-01"}}', 'html')).toContain(
      '<h3><span class="hrdd-number">TRN-01',
    )
    expect(render('{{#each pairs}}{{id}} {{/each}}')).toContain('TRN-01')
  })
  test('what the pack does not hold is refused, with what was meant', () => {
    expect(codesOf(() => render('{{condition "TRN-1"}}'))).toEqual(['not-in-pack-near TRN-1'])
    expect(codesOf(() => render('{{kpi "x"}}'))).toEqual(['not-in-pack-of x'])
    expect(codesOf(() => helpersFor(pack, { format: 'toString' as never }))).toEqual([
      'unknown-format-of format',
    ])
  })
  test('values are not read as templates', () => {
    const { helpers, data } = helpersFor(documentPack({ spec: { title: '{{kpi "x"}}<b>' } }), {
      format: 'html',
    })
    expect(Handlebars.compile('{{title}}')(data, { helpers })).toBe(
      '{{kpi &quot;x&quot;}}&lt;b&gt;',
    )
  })
})
