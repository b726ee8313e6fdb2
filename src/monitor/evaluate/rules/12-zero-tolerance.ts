// Rule 12: where none is tolerated, one is enough. It is never averaged, never capped away and never credited.

import type { TraceStep } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { type Exact, plain, zero } from '../exact.ts'
import { say } from '../trace.ts'

/** The step that says so, where a case was found. */
export const zeroToleranceFound = (
  { zeroTolerance }: Definition,
  value: Exact,
): TraceStep | undefined =>
  zeroTolerance && value.compare(zero) > 0
    ? say(12, 'zero.found', { count: plain(value) })
    : undefined
