// CPU of new processes, all that they start included, over that of an empty Node process.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './cpu.mjs'

const hook = fileURLToPath(new URL('at-exit.cjs', import.meta.url))

/** Seconds of CPU, and on the wall, of one run. */
function runOnce(command, args) {
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-bench-'))
  const file = join(folder, 'cpu')
  const options = [process.env.NODE_OPTIONS, `--require=${hook}`].filter(Boolean).join(' ')
  const start = performance.now()
  try {
    execFileSync(command, args, {
      env: { ...process.env, NODE_OPTIONS: options, HRDD_BENCH: file },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const wall = (performance.now() - start) / 1000
    const used = readFileSync(file, 'utf8').trim().split('\n').map(Number)
    return { cpu: used.reduce((sum, microseconds) => sum + microseconds, 0) / 1e6, wall }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const node = process.execPath
const empty = ['--input-type=module', '--eval', '']

/** Median seconds over an empty process, in turns with it. */
export function overEmpty(args, { command = node, runs = 7, before = () => {} } = {}) {
  const cpu = []
  const wall = []
  for (let run = 0; run < runs; run++) {
    before(run)
    const idle = runOnce(node, empty)
    const used = runOnce(command, args)
    cpu.push(used.cpu - idle.cpu)
    wall.push(used.wall - idle.wall)
  }
  return { cpu: median(cpu), wall: median(wall) }
}
