// `npm run demo`: composes and renders the example tenders, follows one of them up, and says what it wrote and how each clause is placed.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { standard } from '../dist/catalogue.js'
import { insertIntoDocx, toDocx } from '../dist/docx.js'
import { toIcs } from '../dist/ics.js'
import { check, compose, draft, draftReview, toHtml, toMarkdown, toText } from '../dist/index.js'
import { calendar, evaluateAll, review } from '../dist/monitor.js'
import { readWorkbook, toWorkbook } from '../dist/workbook.js'

const kinds = [
  'tender-questions',
  'evaluator-guide',
  'contract-schedule',
  'kpi-annex',
  'brand-certificate',
  'supplier-guide',
  'market-consultation',
  'handover-note',
  'alignment-matrix',
]
const forSuppliers = ['tender-questions', 'contract-schedule', 'supplier-guide']
const suppliers = ['reseller', 'brand', 'sme', 'large']
const read = async (name) => parse(await readFile(`docs/examples/${name}.yaml`, 'utf8'))
let written = 0

async function save(path, content) {
  await writeFile(path, content)
  written++
  console.log(`  wrote ${path} (${Math.ceil(Buffer.byteLength(content) / 1024)} KiB)`)
}

/** A document in every format. */
async function saveAll(folder, name, tree, links) {
  await save(`${folder}/${name}.txt`, toText(tree))
  await save(`${folder}/${name}.md`, toMarkdown(tree))
  await save(`${folder}/${name}.html`, toHtml(tree, { links }))
  await save(`${folder}/${name}.docx`, await toDocx(tree))
}

await rm('out', { recursive: true, force: true })
for (const example of ['laptops', 'uk-servers', 'swiss-monitors']) {
  const main = example === 'laptops'
  const folder = main ? 'out' : `out/${example}`
  await mkdir(folder, { recursive: true })
  const pack = compose(await read(example))
  console.log(
    `\n${pack.spec.title} (${pack.jurisdiction.title}, ${pack.spec.tier} risk, ${pack.strategy.title.toLowerCase()})`,
  )
  for (const pair of pack.pairs) {
    const { tender, weight, askedAt, reasons } = pair.placement
    console.log(
      `  ${String(pair.number).padStart(2)} ${pair.id}  ${`${tender}${weight ? ` ${weight} %` : ''}${askedAt ? ` at ${askedAt}` : ''}`.padEnd(22)} ${reasons.at(-1).text}`,
    )
  }
  const links = kinds.map((kind) => ({ document: draft(pack, kind), href: `${kind}.html` }))
  for (const [index, kind] of kinds.entries()) {
    await saveAll(folder, kind, links[index].document, links)
    if (main && forSuppliers.includes(kind))
      for (const supplier of suppliers)
        await save(`${folder}/${kind}.${supplier}.txt`, toText(draft(pack, kind, { supplier })))
  }
  await save(`${folder}/calendar.ics`, toIcs(calendar(pack)))
  await save(`${folder}/pack.json`, `${JSON.stringify(pack, null, 1)}\n`)
  for (const finding of check(pack))
    console.log(`  ${finding.severity} ${finding.id} ${finding.where}: ${finding.why}`)
  if (main) await followUp(pack)
}
console.log(`\n${written} files written to out/.`)

/** After award: a workbook that is filled in, read back, and the note for the talk about it. */
async function followUp(pack) {
  const { asOf, supplier, observations, ...records } = await read('laptops-follow-up')
  const { results } = evaluateAll(pack, observations, { asOf, schemes: standard.verification })
  await save('out/workbook.xlsx', await toWorkbook(pack, { ...records, observations, results }))
  await save(
    'out/workbook.supplier.xlsx',
    await toWorkbook(pack, { ...records, observations, edition: 'supplier', supplier }),
  )
  const filled = await readWorkbook(await readFile('out/workbook.xlsx'), { pack })
  const found = review(pack, filled.observations, {
    ...filled,
    asOf,
    supplier,
    schemes: standard.verification,
  })
  console.log(
    `  review as of ${asOf}: ${found.talks.map(({ title, reason }) => `${title} (${reason})`).join('; ')}`,
  )
  await saveAll('out', 'review-note', draftReview(pack, found))
  await save(
    'out/contract.docx',
    await insertIntoDocx(await readFile('test/fixtures/templates/county.docx'), pack),
  )
}
