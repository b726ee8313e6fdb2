// What is inserted into a template holds to the schemas of Office Open XML, whatever the template itself holds.

import { expect, test } from 'vitest'
import { documentKinds } from '../../src/model/document.ts'
import { insertIntoDocx } from '../../src/render/docx/index.ts'
import { validator } from '../support/ooxml.ts'
import { marked, partsOf, template, templateNames } from '../support/templates.ts'
import { standards } from '../support/tools.ts'
import { packOf } from '../unit/support.ts'

const folder = standards('ooxml')
/** Parts that inserting can change. */
const changing =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/custom\.xml|word\/(document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels)$/
const judged = (bytes: Uint8Array) =>
  new Map([...partsOf(bytes)].filter(([name]) => changing.test(name)))

test.skipIf(!folder).each(templateNames)(
  'every part of %s stays valid with every document in it',
  async (name) => {
    const validate = validator(folder!)
    // a program may write what the schemas do not know: that is not ours to mend
    const theirs = new Set((await validate(judged(template(name)))).map(said))
    const pack = packOf()
    for (const kind of documentKinds) {
      const complaints = await validate(
        judged(await insertIntoDocx(marked(name, kind), pack, { lock: true })),
      )
      expect(
        complaints.filter((complaint) => !theirs.has(said(complaint))),
        kind,
      ).toEqual([])
    }
  },
)

const said = (complaint: string): string => complaint.replace(/:\d+:/g, ':')
