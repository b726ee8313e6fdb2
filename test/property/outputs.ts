// Everything that is made of specs, as one digest. As a program: reads specs from standard input and prints it.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { check } from '../../src/advise/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft, draftReview } from '../../src/documents/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import type { Spec } from '../../src/model/spec.ts'
import { calendar, evaluate, review, tell, toIcs } from '../../src/monitor.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { toDocx } from '../../src/word/index.ts'
import { toCsv, toWorkbook } from '../../src/workbook/index.ts'
import { register } from '../support/workbook.ts'

/** Every file and text that a pack gives. */
export async function* outputsOf(pack: Pack): AsyncGenerator<string | Uint8Array> {
  yield JSON.stringify([pack.stamp, check(pack, { asOf: '2027-01-15' })])
  for (const kind of documentKinds)
    for (const document of [draft(pack, kind), draft(pack, kind, { supplier: 'sme-reseller' })]) {
      yield toText(document) + toMarkdown(document) + toHtml(document)
      yield await toDocx(document)
    }
  const asOf = pack.contractEnd
  yield toIcs(calendar(pack), { remindDays: 14 })
  yield evaluate(pack, register, { asOf })
    .flatMap((result) => tell(pack, result))
    .join('\n')
  yield toText(draftReview(pack, review(pack, register, { asOf })))
  yield JSON.stringify(toCsv(pack, { register }))
  yield await toWorkbook(pack, { register, asOf })
}

/** One digest over all of it. */
export async function digestOfOutputs(packs: Iterable<Pack>): Promise<string> {
  const hash = createHash('sha256')
  for (const pack of packs) for await (const output of outputsOf(pack)) hash.update(output)
  return hash.digest('hex')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const specs: readonly Spec[] = JSON.parse(readFileSync(0, 'utf8'))
  console.log(await digestOfOutputs(specs.map((spec) => composeFrom(standard, spec))))
}
