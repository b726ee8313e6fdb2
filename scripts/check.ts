// `npm run check`: says everything that is wrong with the wording; `-- --fix` mends what a machine can.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCatalogue } from '../src/authoring/catalogue.ts'
import { applyFixes, readFolder } from '../src/authoring/source.ts'
import { printProblem } from '../src/model/problems.ts'

const folder = process.cwd()
const files = await readFolder(folder)
let { problems, catalogue } = readCatalogue(files)
if (process.argv.includes('--fix')) {
  const fixed = applyFixes(files, problems)
  for (const file of fixed) {
    await writeFile(join(folder, file.path), file.text)
    console.log(`mended ${file.path}`)
  }
  ;({ problems, catalogue } = readCatalogue(await readFolder(folder)))
}
for (const problem of problems) console.log(printProblem(problem))
const counts = `${Object.keys(catalogue.clauses).length} clauses, ${Object.keys(catalogue.kpis).length} KPIs, ${Object.keys(catalogue.definitions).length} definitions`
console.log(
  problems.length === 0 ? `No problem in ${counts}.` : `${problems.length} problems in ${counts}.`,
)
process.exitCode = problems.length === 0 ? 0 : 1
