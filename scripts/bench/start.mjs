// What a new process takes: the command line, the import, and the way to the first text.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { overEmpty } from './process.mjs'
import { spec } from './spec.mjs'

const dist = (name) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
const library = new URL('../../dist/index.js', import.meta.url).href
const script = (text) => ['--input-type=module', '--eval', text]

export function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-bench-'))
  try {
    const file = join(folder, 'spec.json')
    writeFileSync(file, JSON.stringify(spec))
    const written = ['--out', folder, '--document', 'contract-schedule', '--format', 'docx']
    const text = `import { compose, draft, toText } from ${JSON.stringify(library)}
      toText(draft(compose(${JSON.stringify(spec)}), 'contract-schedule'))`
    const first = overEmpty(script(text))
    return {
      'hrdd --version': overEmpty([dist('hrdd.js'), '--version']).cpu,
      'hrdd compose, Word': overEmpty([dist('hrdd.js'), 'compose', file, ...written]).cpu,
      'import of .': overEmpty(script(`import ${JSON.stringify(library)}`)).cpu * 1000,
      'first text, CPU': first.cpu * 1000,
      'first text, wall': first.wall * 1000,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
