// `npm run demo`: composes and renders the example tenders and says what it wrote and how each clause is placed.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { check, compose, draft, toHtml, toMarkdown, toText } from '../dist/index.js'

const kinds = ['tender-questions', 'contract-schedule', 'alignment-matrix']
const suppliers = ['reseller', 'brand', 'sme', 'large']
const formats = { txt: toText, md: toMarkdown, html: toHtml }
let written = 0

await rm('out', { recursive: true, force: true })
for (const example of ['laptops', 'uk-servers', 'swiss-monitors']) {
  const main = example === 'laptops'
  const folder = main ? 'out' : `out/${example}`
  await mkdir(folder, { recursive: true })
  const pack = compose(parse(await readFile(`docs/examples/${example}.yaml`, 'utf8')))
  console.log(`\n${pack.spec.title} (${pack.jurisdiction.title}, ${pack.spec.tier} risk, ${pack.strategy.title.toLowerCase()})`)
  for (const pair of pack.pairs) {
    const { tender, weight, askedAt, reasons } = pair.placement
    console.log(`  ${String(pair.number).padStart(2)} ${pair.id}  ${`${tender}${weight ? ` ${weight} %` : ''}${askedAt ? ` at ${askedAt}` : ''}`.padEnd(22)} ${reasons.at(-1).text}`)
  }
  const save = async (name, text) => {
    await writeFile(`${folder}/${name}`, text)
    written++
    console.log(`  wrote ${folder}/${name} (${Math.ceil(Buffer.byteLength(text) / 1024)} KiB)`)
  }
  for (const kind of kinds) {
    const tree = draft(pack, kind)
    for (const [format, render] of Object.entries(formats)) await save(`${kind}.${format}`, render(tree))
    if (main && kind !== 'alignment-matrix') for (const supplier of suppliers) await save(`${kind}.${supplier}.txt`, toText(draft(pack, kind, { supplier })))
  }
  await save('pack.json', `${JSON.stringify(pack, null, 1)}\n`)
  for (const finding of check(pack)) console.log(`  ${finding.severity} ${finding.id} ${finding.where}: ${finding.why}`)
}
console.log(`\n${written} files written to out/.`)
