// The consumer under every version of Node that is supported and can be had here.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { add, run, scratch } from './consumer.mjs'

const versions = [20, 22, 24]

/** Runs the consumer under each; says which could not be had. */
export function nodes() {
  const own = Number(process.versions.node.split('.')[0])
  const { platform, arch } = process
  const others = versions.filter((version) => version !== own)
  // npm has the programs themselves as packages, without a script that fetches them
  const packages = others.map((version) => `node${version}@npm:node-${platform}-${arch}@${version}`)
  const told = [`${own} (this one)`]
  for (const [index, version] of others.entries()) {
    const program = join(scratch, `node_modules/node${version}/bin/node`)
    if (!add(...packages.slice(0, index + 1)) || !existsSync(program)) {
      told.push(`${version} NOT RUN: npm has no node-${platform}-${arch}@${version} here`)
      continue
    }
    for (const file of ['use.mjs', 'use.cjs']) run(program, [file])
    told.push(run(program, ['--version']).slice(1))
  }
  return told.join(', ')
}
