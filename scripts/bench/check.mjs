// `npm run check` after each change of one clause file, npm itself included; afterwards the file is as it was.

import { readFileSync, writeFileSync } from 'node:fs'
import { overEmpty } from './process.mjs'

const file = 'clauses/disclose/TRN-01/en.md'

export function check() {
  const text = readFileSync(file, 'utf8')
  const change = (run) => writeFileSync(file, `${text}${'\n'.repeat(run % 2)}`)
  try {
    const options = { command: 'npm', runs: 5, before: change }
    overEmpty(['run', '-s', 'check'], { ...options, runs: 1 })
    return { 'npm run check': overEmpty(['run', '-s', 'check'], options).cpu }
  } finally {
    writeFileSync(file, text)
  }
}
