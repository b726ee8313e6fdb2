// What is in the package: nothing of the machine, and no more than each use needs.

import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { filesIn, home, refuse, root, run, scratch } from './consumer.mjs'

/** Nothing of the machine or of a registry went into the package. */
export function traces() {
  const registry = run('npm', ['config', 'get', 'registry'])
  const places = [root, homedir(), tmpdir(), dirname(root), new URL(registry).host, 'localhost']
  const secret = ['registry.npmjs.org', '127.0.0.1', '_authToken', '/Users/', '/home/']
  // a place as short as "/work" may be a word of the text
  const named = [...places.filter((place) => place.length > 5 || !place.startsWith('/')), ...secret]
  const files = filesIn(home)
  refuse(
    files.flatMap((file) => {
      const text = readFileSync(file, 'latin1')
      return named.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`)
    }),
  )
  return `${files.length} files`
}

/** Kibibytes, gzipped, of what a page loads for each use; and the most that it may be. */
const bundles = [
  ['one clause', 'export { default } from "hrdd-clauses/clauses/TRN-01"', 4],
  ['text renderer', 'export { toText } from "hrdd-clauses/core"', 28],
  ['drafting and HTML', 'export { draft, toHtml } from "hrdd-clauses/core"', 56],
  ['engine', 'export { composeFrom } from "hrdd-clauses/core"', 55],
  ['calendar and evaluation', 'export { calendar, evaluate } from "hrdd-clauses/monitor"', 50],
  ['Word files, written', 'export { toDocx } from "hrdd-clauses/docx"', 64],
  ['Word files', 'export * from "hrdd-clauses/docx"', 105],
  ['workbook', 'export * from "hrdd-clauses/workbook"', 100],
  ['all with the catalogue', 'export * from "hrdd-clauses"', 280],
]
export async function weigh() {
  const sizes = []
  for (const [name, contents, most] of bundles) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: scratch },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    const size = gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024
    sizes.push({ name, size, most })
  }
  for (const { name, size, most } of sizes)
    console.log(`     ${name.padEnd(26)} ${size.toFixed(1).padStart(6)} KiB of ${most}`)
  refuse(sizes.filter(({ size, most }) => size > most).map(({ name }) => `${name} is too big`))
}
