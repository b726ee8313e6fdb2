// The API reference builds without a warning, and its search knows every public name.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

export function reference({ root, scratch, home, run, refuse }) {
  const out = join(scratch, 'api')
  run(join(root, 'node_modules/.bin/typedoc'), ['--treatWarningsAsErrors', '--out', out], {
    cwd: root,
  })
  const [, packed] = /"([^"]+)"/.exec(readFileSync(join(out, 'assets/search.js'), 'utf8'))
  const { rows } = JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString())
  const known = new Set(rows.map(({ name }) => name))
  const { exports: subpaths } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const require = createRequire(join(scratch, 'package.json'))
  const modules = Object.keys(subpaths).filter((key) => subpaths[key].import && !key.includes('*'))
  const names = modules
    .map((key) => key.replace('.', 'hrdd-clauses'))
    .flatMap((subpath) => [subpath, ...Object.keys(require(subpath))])
    .filter((name) => name !== '__esModule')
  refuse(names.filter((name) => !known.has(name)).map((name) => `search does not know ${name}`))
  return `${rows.length} names`
}
