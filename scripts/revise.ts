// `npm run revise -- TRN-01`: opens the next revision of a released text that reads otherwise now.

import { revise } from '../src/content/index.ts'
import { readAt, run, version, writeAll } from './folder.ts'

await run(async () => {
  const [name = ''] = process.argv.slice(2)
  await writeAll('.', revise(await readAt('.'), name, await version()))
})
