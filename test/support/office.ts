// Lets LibreOffice open a file and save it as something else.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// a profile of its own, so that no other session is in the way; it takes seconds to make
const profile = mkdtempSync(join(tmpdir(), 'office-profile-'))
process.on('exit', () => rmSync(profile, { recursive: true, force: true }))

/** Converts files. `to` is a format of LibreOffice: `pdf`, `docx`, `odt`. */
export function convertAll(
  program: string,
  files: readonly Uint8Array[],
  from: string,
  to: string,
): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  const place = (name: string): string => join(folder, name)
  try {
    for (const [index, bytes] of files.entries()) writeFileSync(place(`${index}.${from}`), bytes)
    execFileSync(
      program,
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        place('out'),
        ...files.map((_, index) => place(`${index}.${from}`)),
      ],
      { stdio: 'ignore', timeout: 900_000 },
    )
    const ending = to.split(':')[0]
    return files.map(
      (_, index) => new Uint8Array(readFileSync(place(join('out', `${index}.${ending}`)))),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Converts one file. */
export function convert(program: string, bytes: Uint8Array, from: string, to: string): Uint8Array {
  const [converted] = convertAll(program, [bytes], from, to)
  if (!converted) throw new Error(to)
  return converted
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
