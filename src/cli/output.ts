// What the commands write and print.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { check } from '../check/check.ts'
import type { Pack } from '../model/pack.ts'
import { fail } from './input.ts'

/** Files of a run: written beside their place and moved there, so that nothing half-written is left. */
export async function writeAll(
  files: readonly (readonly [string, string | Uint8Array])[],
): Promise<void> {
  const written: string[] = []
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(path), { recursive: true })
      written.push(`${path}.part`)
      await writeFile(`${path}.part`, text)
    }
    for (const [path] of files) await rename(`${path}.part`, path)
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })))
    fail(
      files[0]?.[0] ?? '',
      `cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`,
      'Check that the folder exists and can be written to.',
    )
  }
}

export const line = (text: string) => process.stdout.write(`${text}\n`)
export const json = (value: unknown): void => {
  line(JSON.stringify(value, null, 2))
}

/** Prints findings and gives the exit code. */
export function printFindings(pack: Pack): number {
  const findings = check(pack)
  for (const finding of findings)
    line(
      `${finding.severity.padEnd(7)} ${finding.id}  ${finding.where}: ${finding.why} ${finding.fix}`,
    )
  line(
    `${findings.length} findings, ${findings.filter(({ severity }) => severity === 'error').length} of them errors.`,
  )
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}
