// `npm run new -- clause TRN-05`: what `hrdd new` does, here; and `kind` for a kind of document, which is code.

import { parseArgs } from 'node:util'
import { newCommand } from '../src/cli/commands/new.ts'
import { scaffoldKinds } from '../src/content/index.ts'
import { documentKind } from './document-kind.ts'
import { run, writeAll } from './folder.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { in: { type: 'string' }, stage: { type: 'string' } },
})
const [kind = '', id = ''] = positionals

await run(async () => {
  if (!id) throw new Error(`Write: npm run new -- ${scaffoldKinds.join('|')}|kind ID [--in FOLDER]`)
  if (kind !== 'kind') await newCommand.run([kind, id], values)
  else if (values.in === undefined) await beginDocument()
  else throw new Error('A kind of document is code: it is begun in the package.')
})

async function beginDocument(): Promise<void> {
  const { fresh, changed } = documentKind(id)
  await writeAll('.', fresh, { fresh: true })
  await writeAll('.', changed)
}
