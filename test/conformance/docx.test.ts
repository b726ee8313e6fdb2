// Word files hold to the schemas of Office Open XML: every part, every kind of document.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, draft, draftReview } from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { review } from '../../src/monitor/index.ts'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { validator } from '../support/ooxml.ts'
import { standards } from '../support/tools.ts'

const folder = standards('ooxml')
const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    [...openPackage(bytes)]
      .filter(([name]) => !name.endsWith('.png'))
      .map(([name, part]) => [name, new TextDecoder().decode(part)]),
  )

test.skipIf(!folder)('the validator sees what is wrong', async () => {
  const validate = validator(folder!)
  const wrong = (body: string) =>
    new Map([
      [
        'word/document.xml',
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ],
    ])
  expect(await validate(wrong('<w:p/>'))).toEqual([])
  expect(await validate(wrong('<w:p><w:r/><w:pPr/></w:p>'))).not.toEqual([])
  expect(
    await validate(
      new Map([
        [
          'docProps/custom.xml',
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property/></Properties>',
        ],
      ]),
    ),
  ).not.toEqual([])
})

test.skipIf(!folder).each(['laptops', 'uk-servers', 'swiss-monitors'])(
  'every part of every document of %s is valid',
  async (example) => {
    const validate = validator(folder!)
    const pack = compose(parse(readFileSync(`docs/examples/${example}.yaml`, 'utf8')))
    for (const kind of documentKinds) {
      for (const supplier of [undefined, 'sme-reseller'] as const) {
        const parts = partsOf(
          await toDocx(draft(pack, kind, supplier && { supplier }), {
            lock: supplier !== undefined,
            ...(supplier && { date: '2027-02-01' }),
          }),
        )
        expect(parts.size).toBeGreaterThanOrEqual(8)
        expect(await validate(parts), `${kind} ${supplier ?? ''}`).toEqual([])
      }
    }
  },
)

test.skipIf(!folder)('every part of a review note with its pictures is valid', async () => {
  const pack = compose(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')))
  const { observations, ...options } = parse(
    readFileSync('docs/examples/laptops-follow-up.yaml', 'utf8'),
  )
  const parts = partsOf(await toDocx(draftReview(pack, review(pack, observations, options))))
  expect(parts.get('word/document.xml')).toContain('<pic:pic ')
  expect(await validator(folder!)(parts)).toEqual([])
})
