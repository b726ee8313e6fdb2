// What an installation takes: the packed package and all that it depends on, in a folder of its own.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const npm = (args, cwd) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

export function install() {
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-bench-'))
  try {
    const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder])
    const [{ filename }] = JSON.parse(packed)
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts']
    npm(['install', ...quiet, `./${filename}`], folder)
    const modules = join(folder, 'node_modules')
    const bytes = readdirSync(modules, { recursive: true })
      .map((name) => statSync(join(modules, name)))
      .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)
    const packages = npm(['ls', '--all', '--parseable'], folder).trim().split('\n').length - 1
    return { 'installed size': bytes / 2 ** 20, 'installed packages': packages }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
