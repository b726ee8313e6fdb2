// llms.txt names what is there: every value of every subpath, and nothing else.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const mostLines = 200

export function llms({ home, scratch, refuse }) {
  const text = readFileSync(join(home, 'llms.txt'), 'utf8')
  const [, api] = text.split(/^## (?:API|Guides)$/m)
  const sections = api.split(/^### /m).slice(1)
  const { exports: subpaths } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const modules = Object.keys(subpaths).filter((key) => subpaths[key].import && !key.includes('*'))
  const require = createRequire(join(scratch, 'package.json'))
  const faults = sections.flatMap((section) => {
    const [subpath, ...lines] = section.trim().split('\n')
    const there = Object.keys(require(subpath)).filter((key) => key !== '__esModule')
    const own = lines.flatMap((line) => /^- `(\w+)/.exec(line)?.[1] ?? [])
    const again = lines.filter((line) => /^- (?:Lists|As above): /.test(line)).join()
    const named = [...own, ...[...again.matchAll(/`(\w+)`/g)].map(([, name]) => name)]
    return [
      ...named.filter((name) => !there.includes(name)).map((name) => `${subpath} has no ${name}`),
      ...there.filter((name) => !named.includes(name)).map((name) => `${name} is not named`),
      ...lines.filter((line) => /: $/.test(line)).map((line) => `nothing is said: ${line}`),
    ]
  })
  const lines = text.trim().split('\n').length
  if (sections.length !== modules.length) faults.push(`${sections.length} subpaths are named`)
  if (lines > mostLines) faults.push(`${lines} lines`)
  refuse(faults)
  return `${lines} lines`
}
