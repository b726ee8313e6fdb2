// How often a property is tried, and from which seed: printed, so that a fault can be met again (`SEEDS=1000 SEED=7`).

import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Parameters } from 'fast-check'
import { vi } from 'vitest'

const runs = Number(process.env.SEEDS ?? 200)
const seed = Number(process.env.SEED ?? 20270701)

/** Settings for the properties of one file. `share` of the runs is tried where a single one takes long. */
export function triesOf(file: string): (share?: number) => Parameters<unknown> {
  console.log(`${basename(fileURLToPath(file))}: ${runs} runs from seed ${seed}`)
  // a failing run is made smaller before it is told
  vi.setConfig({ testTimeout: 900_000 })
  return (share = 1) => ({ numRuns: Math.ceil(runs * share), seed })
}

/** The answer, where it came in time: nothing that is usual takes a tenth of this. */
export function inTime<Answer>(seconds: number, work: () => Answer): Answer {
  const start = performance.now()
  const late = (): Error | undefined => {
    const took = (performance.now() - start) / 1000
    return took > seconds ? new Error(`took ${took.toFixed(1)} s of ${seconds}`) : undefined
  }
  const refuse = (): void => {
    const error = late()
    if (error) throw error
  }
  const answer = work()
  if (!(answer instanceof Promise)) {
    refuse()
    return answer
  }
  return answer.finally(refuse) as Answer
}
