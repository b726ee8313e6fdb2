// `npm run new -- clause TRN-05`, or kpi, law, goods, language, kind: files to begin with. `--in FOLDER` for an authority's own.

import { parseArgs } from 'node:util'
import { printProblem, readFolder, scaffold, scaffoldKinds } from '../src/content/index.ts'
import { documentKind } from './document-kind.ts'
import { readAt, run, version, writeAll } from './folder.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { in: { type: 'string' }, stage: { type: 'string' } },
})
const [kind = '', id = ''] = positionals

await run(async () => {
  if (!id) throw new Error(`Write: npm run new -- ${scaffoldKinds.join('|')}|kind ID [--in FOLDER]`)
  if (kind === 'kind') await beginDocument()
  else await beginContent()
})

async function beginDocument(): Promise<void> {
  if (values.in !== undefined)
    throw new Error('A kind of document is code: it is begun in the package.')
  const { fresh, changed } = documentKind(id)
  await writeAll('.', fresh, { fresh: true })
  await writeAll('.', changed)
}

async function beginContent(): Promise<void> {
  const folder = values.in ?? '.'
  const base = values.in === undefined ? undefined : (await readAt('.')).catalogue
  const { files } = await readFolder(folder)
  const written = scaffold(kind, id, files, {
    version: await version(),
    ...(base && { base }),
    ...(values.stage && { stage: values.stage }),
  })
  await writeAll(folder, written, { fresh: true })
  const paths = new Set(written.map(({ path }) => path))
  const { problems } = await readAt(folder, base)
  for (const problem of problems.filter(({ file, level }) => level === 'error' && paths.has(file)))
    console.error(printProblem(problem))
}
