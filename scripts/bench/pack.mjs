// How large a pack is, and how long it takes to be made, drafted and printed, beside reading it from JSON.

import { gzipSync } from 'node:zlib'
import { compose, draft, toText } from '../../dist/index.js'
import { cpuTogether } from './cpu.mjs'
import { spec } from './spec.mjs'

export function pack() {
  const json = JSON.stringify(compose(spec))
  let count = 0
  // another title each time, so that nothing can be remembered whole
  const make = () => compose({ ...spec, title: `Laptops ${count++}` })
  const print = () => toText(draft(make(), 'contract-schedule'))
  const [read, printed] = cpuTogether([() => JSON.parse(json), print])
  return {
    'compose + draft + text, of JSON.parse': printed / read,
    'pack, bytes': Buffer.byteLength(json) / 1000,
    'pack, gzip': gzipSync(json, { level: 9 }).length / 1000,
  }
}
