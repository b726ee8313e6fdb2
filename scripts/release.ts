// `npm run release`: locks everything that binds, and keeps its text. What is locked never changes from then on.

import { release } from '../src/content/index.ts'
import { readAt, run, version, writeAll } from './folder.ts'

await run(async () => {
  const files = release(await readAt('.'), await version())
  await writeAll('.', files)
  console.log(files.length === 0 ? 'Everything is locked already.' : `${files.length - 1} texts.`)
})
