// A scratch folder in which the package is installed as its readers would, and what each check of it needs.

import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = process.cwd()
export const scratch = mkdtempSync(join(tmpdir(), 'hrdd-package-'))
export const home = join(scratch, 'node_modules/hrdd-clauses')
export const { exports: entries, version } = JSON.parse(readFileSync('package.json', 'utf8'))

export const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    cwd: scratch,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
    ...options,
  }).trim()
export const write = (name, text) => writeFileSync(join(scratch, name), text)
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
export const refuse = (faults) => {
  if (faults.length > 0) throw new Error(faults.slice(0, 30).join('\n'))
}

/** Installs packages beside the consumer; answers whether they can be had here. */
export function add(...packages) {
  try {
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...packages])
    return true
  } catch {
    return false
  }
}

/** Installs the tarball beside a consumer that is a module. */
export function install() {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: root })
  const tarball = join(
    scratch,
    readdirSync(scratch).find((file) => file.endsWith('.tgz')),
  )
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }')
  run('npm', ['install', '--no-audit', '--no-fund', tarball])
  for (const file of ['use.mjs', 'use.cjs'])
    copyFileSync(join('test/package', file), join(scratch, file))
  for (const file of ['types.ts', 'types.cts'])
    copyFileSync('test/package/types.txt', join(scratch, file))
  return tarball
}
