// Examples of doc comments, run against the package.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { filesIn, home, refuse, run, scratch, write } from './consumer.mjs'

/** Examples of doc comments say what stands beside them. All run in the folder of the package, where a catalogue is. */
export function examples() {
  const found = filesIn('src')
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@example\n\s*\* ```ts\n([\s\S]*?)\n\s*\* ```/g)].map(
        ([, code]) => ({ file, code: code.replace(/^\s*\* ?/gm, '') }),
      ),
    )
  for (const [index, { code }] of found.entries())
    write(`example-${index}.mjs`, transformSync(code, { loader: 'ts', format: 'esm' }).code)
  write(
    'examples.mjs',
    `import { format } from 'node:util'
const said = []
console.log = (...words) => said.at(-1).push(format(...words).trim())
for (let index = 0; index < ${found.length}; index++) {
  said.push([])
  try { await import('./example-' + index + '.mjs') } catch (error) { said.at(-1).push(String(error)) }
}
process.stdout.write(JSON.stringify(said))`,
  )
  const said = JSON.parse(run('node', [join(scratch, 'examples.mjs')], { cwd: home }))
  refuse(
    found.flatMap(({ file, code }, index) => {
      const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
      const same = said[index].join('\n') === expected.join('\n') && expected.length > 0
      return same ? [] : [`${file} said "${said[index]}", not "${expected}"`]
    }),
  )
  return `${found.length} say what they say they do`
}
