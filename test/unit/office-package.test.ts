// Files from strangers: whatever they hold, opening them ends in parts or in a clear HrddError.

import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { deflateSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openPackage as open, type PackageKind, packageLimits } from '../../src/office/open.ts'
import {
  isElement,
  parseXml,
  serialize,
  textOf,
  type XmlElement,
  xmlLimits,
} from '../../src/office/xml.ts'
import { problemsOf as codesOf } from '../support/problems.ts'
import { zipParts } from '../support/steps.ts'
import { partsOf, template, templateNames } from '../support/templates.ts'

const openPackage = (bytes: Uint8Array, kind: PackageKind = 'docx') => open(bytes, kind).parts

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const rels = (
  type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument',
  target = 'word/document.xml',
) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`
const body =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'
const good: Record<string, string> = {
  '[Content_Types].xml': types(word),
  '_rels/.rels': rels(),
  'word/document.xml': body,
}
const bytes = (text: string) => new TextEncoder().encode(text)

interface Raw {
  name: string
  data: Uint8Array
  packed?: Uint8Array
  method?: number
  flags?: number
  claimed?: number
  crc?: number
  offset?: number
}

const crc32 = (data: Uint8Array) => {
  const archive = zipSync({ a: [data, { level: 0 }] })
  return new DataView(archive.buffer).getUint32(14, true)
}

/** A zip in which every header says what the test wants. */
function rawZip(entries: readonly Raw[], count = entries.length): Uint8Array {
  const out: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const {
    name,
    data,
    method = 8,
    packed = method === 8 ? deflateSync(data) : data,
    flags = 0,
    claimed = data.length,
    crc = crc32(data),
    offset = at,
  } of entries) {
    const label = bytes(name)
    const local = new DataView(new ArrayBuffer(30))
    const central = new DataView(new ArrayBuffer(46))
    for (const [view, shift, signature] of [
      [local, 0, 0x04034b50],
      [central, 2, 0x02014b50],
    ] as const) {
      view.setUint32(0, signature, true)
      view.setUint16(6 + shift, flags, true)
      view.setUint16(8 + shift, method, true)
      view.setUint32(14 + shift, crc, true)
      view.setUint32(18 + shift, packed.length, true)
      view.setUint32(22 + shift, claimed, true)
      view.setUint16(26 + shift, label.length, true)
    }
    central.setUint32(42, offset, true)
    out.push(new Uint8Array(local.buffer), label, packed)
    directory.push(new Uint8Array(central.buffer), label)
    at += 30 + label.length + packed.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, count, true)
  end.setUint16(10, count, true)
  end.setUint32(
    12,
    directory.reduce((sum, part) => sum + part.length, 0),
    true,
  )
  end.setUint32(16, at, true)
  return Uint8Array.from(Buffer.concat([...out, ...directory, new Uint8Array(end.buffer)]))
}

const goodEntries: Raw[] = Object.entries(good).map(([name, text]) => ({ name, data: bytes(text) }))
const withEntry = (...entries: Raw[]) => rawZip([...goodEntries, ...entries])

const zeros = (size: number) => new Uint8Array(size)

describe('a package', () => {
  test('comes back as it was written', () => {
    const parts = {
      'word/document.xml': body,
      'word/media/image1.png': Uint8Array.of(1, 2, 3),
      '[Content_Types].xml': types(word),
      '_rels/.rels': rels(),
    }
    const opened = openPackage(zipParts(parts))
    expect([...opened.keys()]).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
      'word/media/image1.png',
      '_rels/.rels',
    ])
    expect(new TextDecoder().decode(opened.get('word/document.xml'))).toBe(body)
    expect(opened.get('word/media/image1.png')).toEqual(Uint8Array.of(1, 2, 3))
    expect(zipParts(parts)).toEqual(zipParts(parts))
    expect(openPackage(rawZip(goodEntries)).size).toBe(3)
    expect(openPackage(rawZip(goodEntries.map((entry) => ({ ...entry, method: 0 })))).size).toBe(3)
  })

  test('holds a workbook where one is asked for', () => {
    const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
    const parts = {
      '[Content_Types].xml': types(workbook).replace('/word/document.xml', '/xl/workbook.xml'),
      '_rels/.rels': rels(undefined, '/xl/workbook.xml'),
      'xl/workbook.xml': '<workbook/>',
    }
    expect(openPackage(zipParts(parts), 'xlsx').size).toBe(3)
    expect(codesOf(() => openPackage(zipParts(parts), 'docx'))).toEqual(['other-kind'])
    expect(codesOf(() => openPackage(zipParts(good), 'xlsx'))).toEqual(['other-kind'])
  })
})

describe('a file that only looks odd', () => {
  test('has bytes behind its end', () => {
    expect(openPackage(Uint8Array.from([...zipParts(good), 0])).size).toBe(3)
  })
  test('names a type with macros that no part has', () => {
    const unused =
      '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    const odd = {
      ...good,
      '[Content_Types].xml': types(word).replace('</Types>', `${unused}</Types>`),
    }
    expect(openPackage(zipParts(odd)).size).toBe(3)
    expect(
      codesOf(() => openPackage(zipParts({ ...odd, 'word/x.bin': new Uint8Array(1) }))),
    ).toEqual(['macros'])
  })
})

describe('a hostile file', () => {
  const cases: Record<string, [string, () => Uint8Array]> = {
    nothing: ['not-a-package', () => new Uint8Array()],
    'no zip': ['not-a-package', () => bytes('Dear Sir or Madam, please find attached')],
    'an old .doc, or a file with a password': [
      'encrypted',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0),
    ],
    'a zip bomb': [
      'too-large',
      () => withEntry({ name: 'word/media/a.bin', data: zeros(packageLimits.part + 1) }),
    ],
    'a zip bomb that claims to be small': [
      'too-large',
      () =>
        withEntry({ name: 'word/media/a.bin', data: zeros(packageLimits.part + 1), claimed: 10 }),
    ],
    'many parts that are large together': [
      'too-large',
      () => {
        const data = zeros(packageLimits.part - 1)
        const shared = { data, packed: deflateSync(data), crc: crc32(data), claimed: 1 }
        return withEntry(
          ...Array.from({ length: 5 }, (_, index) => ({
            name: `word/media/${index}.bin`,
            ...shared,
          })),
        )
      },
    ],
    'many names for one large part': [
      'too-large',
      () => {
        const data = zeros(packageLimits.part - 1)
        const shared = { data, packed: deflateSync(data), crc: crc32(data) }
        const offset = goodEntries.reduce(
          (sum, entry) => sum + 30 + entry.name.length + deflateSync(entry.data).length,
          0,
        )
        return withEntry(
          ...Array.from({ length: 5 }, (_, index) => ({
            name: `word/media/${index}.bin`,
            ...shared,
            ...(index > 0 && { offset, packed: new Uint8Array(0) }),
            packed: shared.packed,
          })),
        )
      },
    ],
    'more parts than allowed': [
      'too-many-parts',
      () =>
        withEntry(
          ...Array.from({ length: packageLimits.entries }, (_, index) => ({
            name: `word/${index}.xml`,
            data: zeros(1),
          })),
        ),
    ],
    'a count of parts that is not true': ['not-a-package', () => rawZip(goodEntries, 40)],
    'a path out of the file': [
      'bad-name',
      () => withEntry({ name: '../../etc/cron.d/x', data: zeros(1) }),
    ],
    'a path out of a folder': [
      'bad-name',
      () => withEntry({ name: 'word/../../x', data: zeros(1) }),
    ],
    'an absolute path': ['bad-name', () => withEntry({ name: '/etc/passwd', data: zeros(1) })],
    'a path with a drive': ['bad-name', () => withEntry({ name: 'C:/x', data: zeros(1) })],
    'a path with a backslash': [
      'bad-name',
      () => withEntry({ name: 'word\\x.xml', data: zeros(1) }),
    ],
    'a name with a null': [
      'bad-name',
      () => withEntry({ name: 'word/x\u0000.xml', data: zeros(1) }),
    ],
    'a part twice': [
      'duplicate-part',
      () => withEntry({ name: 'Word/Document.xml', data: zeros(1) }),
    ],
    'an encrypted part': [
      'encrypted-part',
      () => withEntry({ name: 'word/x.xml', data: zeros(1), flags: 1 }),
    ],
    'an unknown packing': [
      'packed-oddly',
      () => withEntry({ name: 'word/x.xml', data: zeros(1), method: 12, packed: zeros(1) }),
    ],
    'a part that was changed': [
      'damaged',
      () => withEntry({ name: 'word/x.xml', data: bytes('abc'), crc: 1 }),
    ],
    'a part that is no deflate stream': [
      'damaged',
      () =>
        withEntry({
          name: 'word/x.xml',
          data: bytes('abc'),
          packed: Uint8Array.of(0xff, 0xff, 0xff, 0xff),
        }),
    ],
    'a part that ends early': [
      'damaged',
      () =>
        withEntry({
          name: 'word/x.xml',
          data: zeros(9999),
          packed: deflateSync(
            Uint8Array.from({ length: 9999 }, (_, index) => (index * index) % 251),
          ).slice(0, 100),
        }),
    ],
    'a part with nothing in it': [
      'damaged',
      () => withEntry({ name: 'word/x.xml', data: zeros(3), packed: new Uint8Array(0) }),
    ],
    'a part beyond the end of the file': [
      'damaged',
      () => withEntry({ name: 'word/x.xml', data: zeros(3), offset: 0x7fffffff }),
    ],
    macros: ['macros', () => withEntry({ name: 'word/vbaProject.bin', data: zeros(3) })],
    'a macro-enabled document': [
      'macros',
      () =>
        zipParts({
          ...good,
          '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml'),
        }),
    ],
    'no list of types': [
      'no-document',
      () => zipParts({ '_rels/.rels': rels(), 'word/document.xml': body }),
    ],
    'no relationships': [
      'no-document',
      () => zipParts({ '[Content_Types].xml': types(word), 'word/document.xml': body }),
    ],
    'no document part': [
      'no-document',
      () => zipParts({ '[Content_Types].xml': types(word), '_rels/.rels': rels() }),
    ],
    'a document part elsewhere': [
      'no-document',
      () => zipParts({ ...good, '_rels/.rels': rels(undefined, '../../../etc/passwd') }),
    ],
    'a Strict Open XML document': [
      'strict',
      () =>
        zipParts({
          ...good,
          '_rels/.rels': rels(
            'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument',
          ),
        }),
    ],
    'a presentation': [
      'other-kind',
      () =>
        zipParts({
          ...good,
          '[Content_Types].xml': types(
            'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
          ),
        }),
    ],
    'a document type in its list of types': [
      'doctype',
      () =>
        zipParts({
          ...good,
          '[Content_Types].xml': `<!DOCTYPE Types>${types(word).replace(/^<\?.*?\?>/, '')}`,
        }),
    ],
    'a list of types that is no XML': [
      'bad-xml',
      () => zipParts({ ...good, '[Content_Types].xml': 'no' }),
    ],
  }
  for (const [name, [code, make]] of Object.entries(cases)) {
    test(`${name}: ${code}`, () => {
      expect(codesOf(() => openPackage(make()))).toEqual([code])
    })
  }

  test('what is no bytes', () => {
    expect(codesOf(() => openPackage('PK' as never))).toEqual(['not-bytes'])
    expect(codesOf(() => openPackage(undefined as never))).toEqual(['not-bytes'])
  })

  test('cut off at any byte', () => {
    const whole = zipParts(good)
    for (let length = 0; length < whole.length; length++)
      expect(
        codesOf(() => openPackage(whole.slice(0, length))),
        `${length} bytes`,
      ).toEqual(['not-a-package'])
  })

  test('any byte changed: the same parts, or an error', () => {
    const whole = zipParts(good)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = whole.slice()
        changed[at]! ^= by
        let parts: Map<string, Uint8Array> | undefined
        codesOf(() => {
          parts = openPackage(changed)
        })
        if (parts) expect(new TextDecoder().decode(parts.get('word/document.xml'))).toBe(body)
      }),
      { numRuns: 2000 },
    )
  })

  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (random) => {
        expect(codesOf(() => openPackage(random))).toHaveLength(1)
        expect(
          codesOf(() => openPackage(Uint8Array.from([0x50, 0x4b, 3, 4, ...random]))),
        ).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('hostile XML', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('')}]><lolz>&lol9;</lolz>`
  const cases: Record<string, [string, () => string | Uint8Array]> = {
    'an external entity': [
      'doctype',
      () => '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    ],
    'an external document type': [
      'doctype',
      () => '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
    ],
    'billion laughs': ['doctype', () => laughs],
    'a document type in lower case, which is none': ['bad-xml', () => '<!doctype a><a/>'],
    'a document type in UTF-16': [
      'doctype',
      () => Uint8Array.from(Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le')),
    ],
    'an entity that is nowhere declared': ['bad-xml', () => '<a>&x;</a>'],
    '100 MB': ['too-large', () => new Uint8Array(100 * 2 ** 20).fill(0x20)],
    'too many elements': ['too-many-nodes', () => `<a>${'<b/>'.repeat(xmlLimits.nodes)}</a>`],
    'too many attributes': [
      'too-many-nodes',
      () =>
        `<a>${`<b ${Array.from({ length: xmlLimits.attributesOfOne }, (_, index) => `c${index}=""`).join(' ')}/>`.repeat(1 + xmlLimits.attributes / xmlLimits.attributesOfOne)}</a>`,
    ],
    'too many attributes of one element': [
      'too-many-nodes',
      () => `<a ${Array.from({ length: 200_000 }, (_, index) => `b${index}=""`).join(' ')}/>`,
    ],
    'an attribute twice': ['bad-xml', () => '<a b="" b=""/>'],
    'an attribute twice by its namespace': [
      'bad-xml',
      () => '<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>',
    ],
    'a tag in an attribute': ['bad-xml', () => '<a b="<"/>'],
    'a character that XML cannot hold': ['bad-xml', () => '<a>\u0001</a>'],
    'a reference to such a character': ['bad-xml', () => '<a>&#0;</a>'],
    'a bare ampersand': ['bad-xml', () => '<a>b & c</a>'],
    'only ampersands': ['too-many-nodes', () => `<a>${'&'.repeat(30_000_000)}</a>`],
    'text after its end': ['bad-xml', () => '<a/>b'],
    'a second declaration': ['bad-xml', () => '<a/><?xml version="1.0"?>'],
    'too deep': ['too-deep', () => '<a>'.repeat(500_000)],
    'never closed': ['bad-xml', () => '<a><b></b>'],
    'closed wrongly': ['bad-xml', () => '<a><b></a></b>'],
    'only opening brackets': ['bad-xml', () => '<'.repeat(1_000_000)],
    'an unclosed comment': ['bad-xml', () => '<a><!-- '],
    'an unclosed attribute': ['bad-xml', () => '<a b="'],
    'two roots': ['bad-xml', () => '<a/><b/>'],
    'a prefix that is not declared': ['bad-xml', () => '<w:a/>'],
    nothing: ['bad-xml', () => ''],
    'bytes that are no UTF-8': ['bad-encoding', () => Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e)],
  }
  for (const [name, [code, make]] of Object.entries(cases)) {
    test(`${name}: ${code}`, () => {
      expect(codesOf(() => parseXml(make(), 'word/document.xml'))).toEqual([code])
    })
  }

  test('many references to characters are only text', () => {
    expect(textOf(parseXml(`<a>${'&#65;'.repeat(100_000)}</a>`, 'a'))).toHaveLength(100_000)
  })
  test('a text or tag without end is refused, however little it holds', () => {
    const long = 'x'.repeat(3 * xmlLimits.stretch)
    expect(codesOf(() => parseXml(`<a>${long}</a>`, 'a'))).toEqual(['too-many-nodes'])
    expect(codesOf(() => parseXml(`<a b="${long}"/>`, 'a'))).toEqual(['too-many-nodes'])
  })

  test('what only looks hostile is read', () => {
    const odd =
      '<?xml version="1.0"?><a t="x > y" u=\'"\'><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE b>]]>&lt;!DOCTYPE c&gt;</a>'
    expect(serialize(parseXml(odd, 'a'))).toContain('&lt;!DOCTYPE b&gt;&lt;!DOCTYPE c&gt;')
    const utf16 = Uint8Array.from(Buffer.from('\ufeff<a>é</a>', 'utf16le'))
    expect(textOf(parseXml(utf16, 'a'))).toBe('é')
    expect(textOf(parseXml(bytes('\ufeff<a>é</a>'), 'a'))).toBe('é')
  })

  test('what a general parser reads, this one reads alike', () => {
    const plain = (element: Element): unknown => [
      element.nodeName,
      element.namespaceURI ?? '',
      [...element.attributes].map(({ name, namespaceURI, value }) => [
        name,
        namespaceURI ?? '',
        value,
      ]),
      joined(
        [...element.childNodes].flatMap((node) => {
          if (node.nodeType === 1) return [plain(node as Element)]
          return node.nodeType === 3 || node.nodeType === 4 ? [node.nodeValue] : []
        }),
      ),
    ]
    const ours = ({ name, space, attributes, children }: XmlElement): unknown => [
      name,
      space,
      attributes.map((one) => [one.name, one.space, one.value]),
      joined(children.map((node) => (isElement(node) ? ours(node) : node))),
    ]
    /** Pieces of text that follow each other are one. */
    const joined = (nodes: readonly unknown[]): unknown[] => {
      const list: unknown[] = []
      for (const node of nodes) {
        const last = list.at(-1)
        if (typeof node === 'string' && typeof last === 'string')
          list[list.length - 1] = last + node
        else list.push(node)
      }
      return list
    }
    const general = (text: string) =>
      new DOMParser().parseFromString(text, 'text/xml').documentElement!
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- a -->\n<w:a xmlns:w="u" xmlns="v" w:b="&lt;&#65;&#x42;&quot;\n" c=\'"\'><d/><w:e xmlns:w="x" w:f="1"> g&amp;h\r\n</w:e><![CDATA[<i>]]><?j k?><l xmlns=""/></w:a>\n'
    const parts = templateNames.flatMap((name) => [...partsOf(template(name)).values()])
    for (const text of [xml, ...parts]) {
      expect(ours(parseXml(text, 'part'))).toEqual(plain(general(text)))
      // and is written as it was read
      expect(ours(parseXml(serialize(parseXml(text, 'part')), 'part'))).toEqual(
        ours(parseXml(text, 'part')),
      )
    }
    expect(textOf(parseXml('<a>&#38;lt; &amp;#65; &#x26;#65; &amp;amp;</a>', 'a'))).toBe(
      '&lt; &#65; &#65; &amp;',
    )
  })

  test('cut off at any character', () => {
    const whole = '<?xml version="1.0"?><w:a xmlns:w="u"><w:b c="d">e &amp; f</w:b><!-- g --></w:a>'
    for (let length = 0; length < whole.length; length++)
      expect(
        codesOf(() => parseXml(whole.slice(0, length), 'a')),
        whole.slice(0, length),
      ).toEqual(['bad-xml'])
  })
})
