// Word files hold to the schemas of Office Open XML: every part, every kind of document, also inside of a template.

import { expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { insertIntoDocx, toDocx } from '../../src/word/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { validator } from '../support/ooxml.ts'
import { marked, partsOf, template, templateNames } from '../support/templates.ts'
import { standards } from '../support/tools.ts'
import { chart, documentOf, questions, schedule } from '../support/word-documents.ts'

const folder = standards('ooxml')

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
})

test.skipIf(!folder)('every part of a file with every kind of node is valid', async () => {
  const validate = validator(folder!)
  for (const document of [schedule, questions, documentOf([chart])])
    for (const options of [{}, { lock: true, date: '2027-02-01' }, { bare: true }]) {
      const parts = partsOf(await toDocx(document, options))
      expect(parts.size).toBe(11)
      expect(await validate(parts)).toEqual([])
    }
})

test.skipIf(!folder)('every part of every document of a pack is valid', async () => {
  const validate = validator(folder!)
  for (const kind of documentKinds)
    expect(await validate(partsOf(await toDocx(draft(documentPack(), kind)))), kind).toEqual([])
})

/** Parts that inserting can change. */
const changing =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/custom\.xml|word\/(document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels)$/
const judged = (bytes: Uint8Array) =>
  new Map([...partsOf(bytes)].filter(([name]) => changing.test(name)))
const said = (complaint: string): string => complaint.replace(/:\d+:/g, ':')

test.skipIf(!folder).each(templateNames)(
  'every part of the template %s stays valid with a document in it',
  async (name) => {
    const validate = validator(folder!)
    // a program may write what the schemas do not know: that is not ours to mend
    const theirs = new Set((await validate(judged(template(name)))).map(said))
    for (const kind of ['contract-schedule', 'tender-questions']) {
      const bytes = await insertIntoDocx(marked(name, kind), [schedule, questions], { lock: true })
      const complaints = await validate(judged(bytes))
      expect(complaints.filter((complaint) => !theirs.has(said(complaint)))).toEqual([])
    }
  },
)
