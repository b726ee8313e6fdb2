// Work in steps, done at once.

import type { Steps } from '../../src/office/steps.ts'
import { type Content, zipParts as zipSteps } from '../../src/office/zip.ts'
import { type OpenedWorkbook, openWorkbook as openSteps } from '../../src/workbook/open.ts'

function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

export const zipParts = (parts: Readonly<Record<string, Content>>): Uint8Array =>
  finish(zipSteps(parts))

export const openWorkbook = (
  bytes: Uint8Array,
  isRead?: (name: string) => boolean,
): OpenedWorkbook => finish(openSteps(bytes, isRead))
