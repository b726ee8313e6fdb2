// Lets LibreOffice open a file and save it as something else.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Converts a file with a profile of its own, so that no other session is in the way. `to` is a format of LibreOffice: `pdf`, `docx`, `odt`. */
export function convert(program: string, bytes: Uint8Array, from: string, to: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    writeFileSync(join(folder, `in.${from}`), bytes)
    execFileSync(
      program,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        join(folder, `in.${from}`),
      ],
      { stdio: 'ignore', timeout: 300_000 },
    )
    return new Uint8Array(readFileSync(join(folder, 'out', `in.${to.split(':')[0]}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Words of a PDF, page by page: line by line as they stand on the paper, or (`-raw`) in the order of the file, cell after cell. */
export function pdfPages(
  program: string,
  bytes: Uint8Array,
  order: '-layout' | '-raw' = '-layout',
): string[] {
  const pages = execFileSync(program, [order, '-', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  }).split('\f')
  return pages.slice(0, -1).map((page) => page.replace(/\s+/g, ' ').trim())
}
