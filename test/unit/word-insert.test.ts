// Documents in an authority's own template: what is kept, what is written, what is refused.

import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '../../src/model/document.ts'
import { namespaces } from '../../src/office/names.ts'
import {
  textOf as allText,
  attribute as attributeOf,
  descendants,
  type XmlElement as Element,
  elements,
  parseXml,
  serializeElement,
} from '../../src/office/xml.ts'
import { inlineText } from '../../src/render/tree.ts'
import { type InsertOptions, insertIntoDocx, toDocx } from '../../src/word/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { rejected } from '../support/problems.ts'
import {
  changed,
  marked,
  partsOf,
  type TemplateName,
  template,
  templateNames,
} from '../support/templates.ts'
import { questions, schedule } from '../support/word-documents.ts'

const { w } = namespaces
const documents: readonly DocumentNode[] = [schedule, questions]
const treeOf = (kind: string): DocumentNode => documents.find((document) => document.kind === kind)!
const small = documents

const problemsOf = (bytes: Uint8Array, options: InsertOptions = {}) =>
  rejected(insertIntoDocx(bytes, small, options))
const codesOf = async (bytes: Uint8Array, options?: InsertOptions) =>
  (await problemsOf(bytes, options)).map((problem) => problem.code)

const attribute = (element: Element | undefined, name: string) => attributeOf(element, name, w)
const all = (xml: string, name: string) => descendants(parseXml(xml, 'part'), w, name)
const within = (element: Element, name: string) => descendants(element, w, name)
const textOf = (element: Element): string => within(element, 't').map(allText).join('')
const body = (parts: Map<string, string>) => all(parts.get('word/document.xml')!, 'body')[0]!
const paragraphWith = (xml: string, text: string) =>
  all(xml, 'p').find((paragraph) => textOf(paragraph) === text)!
const styleOf = (paragraph: Element) => attribute(within(paragraph, 'pStyle')[0], 'val')

/** Replaces the paragraph with the mark. */
const instead = (
  name: TemplateName,
  xml: string,
  more: Record<string, (part: string) => string> = {},
): Uint8Array =>
  changed(template(name), {
    'word/document.xml': (part) =>
      part.replace(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?(?:\{\{).*?\}\}.*?<\/w:p>/s, () => xml),
    ...more,
  })
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`

describe.each(templateNames)('the template %s', (name) => {
  test.each(['contract-schedule', 'tender-questions'] as const)(
    'takes the %s and keeps its own',
    async (kind) => {
      const before = partsOf(template(name))
      const bytes = await insertIntoDocx(marked(name, kind), small)
      const after = partsOf(bytes)
      // what is not touched is kept byte for byte
      for (const [part, text] of before) {
        if (
          !/^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/custom\.xml|word\/(document|styles|numbering)\.xml)$/.test(
            part,
          )
        )
          expect(after.get(part) === text, part).toBe(true)
      }
      // styles and lists: additions only
      for (const [part, kinds] of [
        ['word/styles.xml', ['docDefaults', 'latentStyles', 'style']],
        ['word/numbering.xml', ['abstractNum', 'num']],
      ] as const) {
        for (const each of kinds) {
          const old = elements(parseXml(before.get(part)!, part), w, each).map(serializeElement)
          expect(
            elements(parseXml(after.get(part)!, part), w, each)
              .map(serializeElement)
              .slice(0, old.length),
            each,
          ).toEqual(old)
        }
      }
      const xml = after.get('word/document.xml')!
      expect(/\{\{|<\?hrdd/.test(xml)).toBe(false)
      // every id once
      for (const [element, key] of [
        ['bookmarkStart', 'id'],
        ['bookmarkStart', 'name'],
        ['bookmarkEnd', 'id'],
      ] as const) {
        const ids = all(xml, element).map((each) => attribute(each, key))
        expect(new Set(ids).size, `${element} ${key}`).toBe(ids.length)
      }
      const controls = all(xml, 'sdtPr')
        .map((each) => attribute(elements(each, w, 'id')[0], 'val'))
        .filter(Boolean)
      expect(new Set(controls).size).toBe(controls.length)
      const starts = all(xml, 'bookmarkStart').map((each) => attribute(each, 'id'))
      expect(new Set(all(xml, 'bookmarkEnd').map((each) => attribute(each, 'id')))).toEqual(
        new Set(starts),
      )
      const numbering = after.get('word/numbering.xml')!
      for (const [element, key] of [
        ['abstractNum', 'abstractNumId'],
        ['num', 'numId'],
      ] as const) {
        const ids = all(numbering, element).map((each) => attribute(each, key))
        expect(new Set(ids).size, element).toBe(ids.length)
      }
      // nothing points to what is not there
      const lists = new Set(['0', ...all(numbering, 'num').map((each) => attribute(each, 'numId'))])
      expect(all(xml, 'numId').filter((each) => !lists.has(attribute(each, 'val')!))).toEqual([])
      const styles = new Set(
        all(after.get('word/styles.xml')!, 'style').map((each) => attribute(each, 'styleId')),
      )
      const named = ['pStyle', 'rStyle', 'tblStyle']
        .flatMap((each) => all(xml, each))
        .concat(['basedOn', 'next'].flatMap((each) => all(after.get('word/styles.xml')!, each)))
      expect(
        [...new Set(named.map((each) => attribute(each, 'val')!))].filter((id) => !styles.has(id)),
      ).toEqual([])
      // the words of the template around ours, and ours in their order
      const tree = treeOf(kind)
      const title = all(xml, 'p').find((paragraph) => textOf(paragraph) === inlineText(tree.title))!
      expect(title).toBeDefined()
      const own = within(body(after), 'p').map(textOf)
      const theirs = within(body(before), 'p')
        .map(textOf)
        .filter((text) => text !== '' && !text.startsWith('{{'))
      expect(own.filter((text) => theirs.includes(text))).toEqual(theirs)
      expect(own.length).toBeGreaterThan(theirs.length + 10)
      expect(
        JSON.parse(/\[.*\]/.exec(after.get('docProps/custom.xml')!.replaceAll('&quot;', '"'))![0]),
      ).toEqual([{ kind, digest: schedule.stamp.digest }])
      expect(Buffer.compare(await insertIntoDocx(marked(name, kind), small), bytes)).toBe(0)
    },
  )

  test('gives our headings its own styles and levels, without its numbers', async () => {
    const xml = partsOf(await insertIntoDocx(template(name), documents)).get('word/document.xml')!
    const own =
      name === 'stadt'
        ? ['Berschrift2', 'Berschrift3', 'Berschrift3']
        : ['Heading3', 'Heading3', 'Heading3']
    const titles = ['People who do the work', 'General conditions', 'REQ-01 Asking others']
    const headings = titles.map((title) => paragraphWith(xml, title))
    expect(headings.map(styleOf)).toEqual(own)
    for (const heading of headings) expect(attribute(within(heading, 'numId')[0], 'val')).toBe('0')
    // a level that the template lacks is said at the heading
    expect(headings.map((heading) => attribute(within(heading, 'outlineLvl')[0], 'val'))).toEqual(
      name === 'stadt' ? [undefined, undefined, '3'] : [undefined, '3', '4'],
    )
  })

  test('gives running text and tables what it has', async () => {
    const xml = partsOf(await insertIntoDocx(template(name), small)).get('word/document.xml')!
    expect(new Set(all(xml, 'tblStyle').map((each) => attribute(each, 'val')))).toEqual(
      new Set([name === 'stadt' ? 'HrddTable' : 'CountyTable']),
    )
    const notes = all(xml, 'p').filter((paragraph) => styleOf(paragraph) === 'Normal')
    expect(notes.length).toBeGreaterThan(10)
    // words keep their language, whatever that of the file
    expect(all(xml, 'lang').some((each) => attribute(each, 'val') === 'en-GB')).toBe(true)
  })
})

test('bookmarks, comments, notes and tracked changes of the template stay', async () => {
  const xml = partsOf(await insertIntoDocx(template('county'), small)).get('word/document.xml')!
  const before = partsOf(template('county')).get('word/document.xml')!
  for (const name of [
    'ins',
    'del',
    'commentRangeStart',
    'commentRangeEnd',
    'commentReference',
    'footnoteReference',
    'sectPr',
  ])
    expect(all(xml, name).map(serializeElement), name).toEqual(
      all(before, name).map(serializeElement),
    )
  expect(all(xml, 'bookmarkStart').slice(0, 2).map(serializeElement)).toEqual(
    all(before, 'bookmarkStart').map(serializeElement),
  )
})

test('what is tied to the paragraph of the mark stays', async () => {
  const mark = p(
    `<w:bookmarkStart w:id="70" w:name="Annex"/><w:commentRangeStart w:id="0"/>${run('{{hrdd contract-schedule}}')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkEnd w:id="70"/>`,
    '<w:pageBreakBefore/><w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>',
  )
  const xml = partsOf(await insertIntoDocx(instead('stadt', mark), small)).get('word/document.xml')!
  const title = paragraphWith(xml, inlineText(schedule.title))
  expect(within(title, 'bookmarkStart').map((each) => attribute(each, 'name'))).toContain('Annex')
  expect(within(title, 'commentReference')).toHaveLength(1)
  expect(within(title, 'pageBreakBefore')).toHaveLength(1)
  expect(all(xml, 'sectPr')).toHaveLength(2)
  // tables are as wide as the page that they stand on
  expect(new Set(all(xml, 'tblW').map((each) => attribute(each, 'w')))).toContain('14838')
})

describe('a mark', () => {
  const good: Record<string, string> = {
    'in one run': p(run('{{hrdd tender-questions}}')),
    'in square brackets': p(run('[[hrdd tender-questions]]')),
    'with spaces and capitals': p(run('  {{ HRDD  Tender-Questions }} ')),
    'one letter a run': p([...'{{hrdd tender-questions}}'].map(run).join('')),
    'with hyphens that do not break': p(
      `${run('{{hrdd tender')}<w:r><w:noBreakHyphen/><w:t>questions}}</w:t></w:r>`,
    ),
    'with a typographic hyphen and a hard space': p(run('{{hrdd\u00a0tender\u2011questions}}')),
    'in a link': p(`<w:hyperlink w:anchor="x">${run('{{hrdd tender-questions}}')}</w:hyperlink>`),
  }
  test.each(Object.entries(good))('%s is filled', async (_, xml) => {
    const bytes = await insertIntoDocx(instead('stadt', xml), small)
    const after = partsOf(bytes).get('word/document.xml')!
    expect(/\{\{|\[\[/.test(after)).toBe(false)
    expect(paragraphWith(after, inlineText(questions.title))).toBeDefined()
    // wherever it stood, the result is the same
    const same = (xml: string) => xml.replace(/ w:id="\d+"/g, '')
    expect(
      same(after) ===
        same(
          partsOf(await insertIntoDocx(instead('stadt', good['in one run']!), small)).get(
            'word/document.xml',
          )!,
        ),
    ).toBe(true)
  })

  test('of each kind fills one file', async () => {
    const marks = p(run('{{hrdd contract-schedule}}')) + p(run('{{hrdd tender-questions}}'))
    const kinds = ['contract-schedule', 'tender-questions'] as const
    const parts = partsOf(
      await insertIntoDocx(instead('stadt', marks), documents, { documents: kinds }),
    )
    for (const { title } of documents)
      expect(paragraphWith(parts.get('word/document.xml')!, inlineText(title))).toBeDefined()
    expect(parts.get('docProps/custom.xml')).toContain('Aktenzeichen')
  })
  test('that names a supplier type makes a reading copy of a pack', async () => {
    const xml = p(run('{{hrdd contract-schedule sme-reseller}}'))
    const parts = partsOf(await insertIntoDocx(instead('stadt', xml), documentPack()))
    expect(parts.get('docProps/custom.xml')!.replaceAll('&quot;', '"')).toContain(
      '"supplier":{"role":"reseller","size":"sme"}',
    )
  })

  const cell = (content: string) =>
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>${content}</w:tc></w:tr></w:tbl>`
  const mark = run('{{hrdd contract-schedule}}')
  const field = (inner: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const bad: Record<string, [string[], string]> = {
    nowhere: [['no-mark'], p(run('Nothing here.'))],
    twice: [['doubled-mark'], p(mark) + p(mark)],
    'twice, once as a reading copy': [
      ['doubled-mark'],
      p(mark) + p(run('{{hrdd contract-schedule brand}}')),
    ],
    'of an unknown kind': [['unknown-document-near'], p(run('{{hrdd contract-shedule}}'))],
    'of no kind': [['bad-mark'], p(run('{{hrdd}}'))],
    'of an unknown supplier': [
      ['unknown-supplier'],
      p(run('{{hrdd contract-schedule tiny-reseller}}')),
    ],
    'with too many words': [['bad-mark'], p(run('{{hrdd contract-schedule sme reseller}}'))],
    'with other words': [['mark-not-alone'], p(run('See {{hrdd contract-schedule}}.'))],
    'not closed': [['mark-not-alone'], p(run('{{hrdd contract-schedule'))],
    'over two paragraphs': [['mark-not-alone'], p(run('{{hrdd ')) + p(run('contract-schedule}}'))],
    'two in one paragraph': [
      ['mark-not-alone'],
      p(run('{{hrdd contract-schedule}} {{hrdd tender-questions}}')),
    ],
    'with a picture': [['mark-not-alone'], p(`${mark}<w:r><w:pict/></w:r>`)],
    'in a table': [['mark-in-table'], cell(p(mark))],
    'in a field': [['mark-in-field'], p(field(mark))],
    'in a field over several paragraphs': [
      ['mark-in-field'],
      p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') +
        p(mark) +
        p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ],
    'in a text box': [
      ['mark-in-text-box'],
      p(
        `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(mark)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
    ],
    'in a control': [
      ['mark-in-control'],
      `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${p(mark)}</w:sdtContent></w:sdt>`,
    ],
    'behind a paragraph mark that is tracked as deleted': [
      ['mark-tracked'],
      p(run('Words'), '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>') + p(mark),
    ],
    'in custom XML': [['mark-misplaced'], `<w:customXml w:element="x">${p(mark)}</w:customXml>`],
    'tracked as inserted': [['mark-tracked'], p(`<w:ins w:id="9" w:author="a">${mark}</w:ins>`)],
    'tracked as deleted': [
      ['mark-tracked'],
      p(
        `<w:del w:id="9" w:author="a"><w:r><w:delText>{{hrdd contract-schedule}}</w:delText></w:r></w:del>`,
      ),
    ],
    'split by a tracked change': [
      ['mark-tracked'],
      p(
        `${run('{{hrdd contract-')}<w:del w:id="8" w:author="a"><w:r><w:delText>schedules</w:delText></w:r></w:del><w:ins w:id="9" w:author="a">${run('schedule')}</w:ins>${run('}}')}`,
      ),
    ],
    'in a paragraph tracked as inserted': [
      ['mark-tracked'],
      p(mark, '<w:rPr><w:ins w:id="9" w:author="a"/></w:rPr>'),
    ],
  }
  test.each(Object.entries(bad))('%s is refused', async (_, [codes, xml]) => {
    expect(await codesOf(instead('stadt', xml))).toEqual(codes)
  })

  test('in a header or a footnote is refused', async () => {
    expect(
      await codesOf(
        changed(template('stadt'), {
          'word/header1.xml': (part) => part.replace(/<w:t(?: [^>]*)?>/, '$&{{hrdd kpi}}'),
        }),
      ),
    ).toEqual(['mark-misplaced'])
    expect(
      await codesOf(
        changed(template('county'), {
          'word/footnotes.xml': (part) =>
            part.replace('See the order form.', '{{hrdd contract-schedule}}'),
        }),
      ),
    ).toEqual(['mark-misplaced'])
  })

  test('all that is wrong is said at once', async () => {
    const wrong =
      p(run('{{hrdd contract-shedule}}')) +
      cell(p(mark)) +
      p(run('See {{hrdd tender-questions}}')) +
      p(run('{{hrdd contract-schedule}}')) +
      p(run('{{hrdd contract-schedule}}'))
    const problems = await problemsOf(instead('stadt', wrong), { documents: ['tender-questions'] })
    expect(problems.map(({ code }) => code)).toEqual([
      'unknown-document-near',
      'mark-in-table',
      'mark-not-alone',
      'doubled-mark',
      'missing-mark',
    ])
    expect(problems[0]!.hint).toContain('contract-schedule')
    expect(problems[3]!.path).toMatch(/^paragraph \d+, paragraph \d+$/)
  })
})

test('a kind that is asked for needs its mark', async () => {
  expect(await codesOf(template('stadt'), { documents: ['contract-schedule'] })).toEqual([])
  expect(
    await codesOf(template('stadt'), { documents: ['contract-schedule', 'tender-questions'] }),
  ).toEqual(['missing-mark'])
})

test('what is already in the file is not written again', async () => {
  const once = await insertIntoDocx(template('stadt'), small)
  const again = (mark: string) =>
    changed(once, {
      'word/document.xml': (part) =>
        part.replace('<w:body>', `<w:body>${p(run(`{{hrdd ${mark}}}`))}`),
    })
  expect(await codesOf(again('contract-schedule'))).toEqual(['already-inserted'])
  const both = partsOf(await insertIntoDocx(again('tender-questions'), small))
  expect(
    JSON.parse(/\[.*\]/.exec(both.get('docProps/custom.xml')!.replaceAll('&quot;', '"'))![0]).map(
      (each: { kind: string }) => each.kind,
    ),
  ).toEqual(['contract-schedule', 'tender-questions'])
  expect(all(both.get('docProps/custom.xml')!, 'x')).toEqual([])
  // without its properties a file is known by its bookmarks
  expect(
    await codesOf(
      changed(again('contract-schedule'), {
        'docProps/custom.xml': (part) => part.replace('hrdd.documents', 'other'),
      }),
    ),
  ).toEqual(['already-inserted'])
  // our own file with a mark in it is a template like others
  const ours = changed(await toDocx(questions), {
    'word/document.xml': (part) =>
      part.replace('<w:sectPr', `${p(run('{{hrdd contract-schedule}}'))}<w:sectPr`),
  })
  expect(partsOf(await insertIntoDocx(ours, documents)).size).toBe(partsOf(ours).size)
})

test('parts that a template lacks are added', async () => {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const bare = changed(template('stadt'), {
    'word/styles.xml': () => '',
    'word/numbering.xml': () => '',
    'docProps/custom.xml': () => '',
    '[Content_Types].xml': (part) =>
      part.replace(
        /<Override PartName="\/(word\/(styles|numbering)|docProps\/custom)\.xml"[^>]*>/g,
        '',
      ),
    '_rels/.rels': (part) =>
      part.replace(new RegExp(`<Relationship [^>]*${types}/custom-properties[^>]*>`), ''),
    'word/_rels/document.xml.rels': (part) =>
      part.replace(new RegExp(`<Relationship [^>]*${types}/(styles|numbering)"[^>]*>`, 'g'), ''),
  })
  const parts = partsOf(await insertIntoDocx(bare, small))
  for (const name of ['word/styles.xml', 'word/numbering.xml', 'docProps/custom.xml']) {
    expect(parts.get(name), name).toBeDefined()
    expect(parts.get('[Content_Types].xml')).toContain(`/${name}`)
  }
  expect(body(parts)).toBeDefined()
  const styles = all(parts.get('word/styles.xml')!, 'style').map((each) =>
    attribute(each, 'styleId'),
  )
  expect(styles).toContain('Heading1')
  expect(
    all(parts.get('word/document.xml')!, 'pStyle').filter(
      (each) =>
        !styles.includes(attribute(each, 'val')) &&
        !/^(DeckblattTitel|Normal|Berschrift\d)$/.test(attribute(each, 'val')!),
    ),
  ).toEqual([])
})

test('a template (.dotx) becomes a document', async () => {
  const dotx = changed(template('county'), {
    '[Content_Types].xml': (part) => part.replace('document.main+xml', 'template.main+xml'),
  })
  expect(partsOf(await insertIntoDocx(dotx, small)).get('[Content_Types].xml')).toContain(
    'document.main+xml',
  )
})

test('a signed file is refused', async () => {
  expect(
    await codesOf(changed(template('county'), { '_xmlsignatures/sig1.xml': () => '<x/>' })),
  ).toEqual(['signed'])
})

test('ids of the template may be as high as they get', async () => {
  const high = changed(template('county'), {
    'word/document.xml': (part) =>
      part
        .replaceAll('w:id="1" w:name="_Toc184000001"', 'w:id="2147483647" w:name="_Toc184000001"')
        .replace('<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="2147483647"/>')
        .replace('w:val="-1203948571"', 'w:val="2147483647"'),
  })
  const ids = all(
    partsOf(await insertIntoDocx(high, small)).get('word/document.xml')!,
    'bookmarkStart',
  ).map((each) => Number(attribute(each, 'id')))
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.max(...ids)).toBe(2147483647)
})

test('the text of clauses can be locked', async () => {
  const locked = await insertIntoDocx(template('county'), small, { lock: true })
  expect(all(partsOf(locked).get('word/document.xml')!, 'lock').length).toBeGreaterThan(3)
})

test('a template that was made to hurt ends in an error', async () => {
  const nested = (levels: number): string =>
    levels === 0
      ? p(run('{{hrdd contract-schedule}}'))
      : p(`<w:r><w:pict><w:txbxContent>${nested(levels - 1)}</w:txbxContent></w:pict></w:r>`)
  expect(await codesOf(instead('stadt', nested(40)))).toEqual(['mark-in-text-box'])
  expect(await codesOf(instead('stadt', '<w:p>'.repeat(300)))).toEqual(['too-deep'])
  // styles that are based on each other
  const circle = changed(template('stadt'), {
    'word/styles.xml': (part) =>
      part.replace('<w:name w:val="Normal"/>', '$&<w:basedOn w:val="Berschrift1"/>'),
  })
  expect(await codesOf(circle)).toEqual([])
  // lists with the highest ids there are
  const high = changed(template('stadt'), {
    'word/numbering.xml': (part) =>
      part
        .replaceAll('w:abstractNumId="2"', 'w:abstractNumId="2147483647"')
        .replaceAll('<w:abstractNumId w:val="2"/>', '<w:abstractNumId w:val="2147483647"/>'),
  })
  expect(
    all(partsOf(await insertIntoDocx(high, small)).get('word/numbering.xml')!, 'abstractNum').every(
      (each) => Number(attribute(each, 'abstractNumId')) <= 2147483647,
    ),
  ).toBe(true)
})
