// Programs and folders that some tests need. In CI they are required; elsewhere a test that lacks them is skipped and says so.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

function absent(what: string, how: string): undefined {
  if (process.env.CI === 'true') throw new Error(`${what} is required where CI=true. ${how}`)
  console.warn(`Skipped: ${what} is not here. ${how}`)
  return undefined
}

/** Path of a program, or undefined where it is not installed. */
export function program(names: readonly string[], how: string): string | undefined {
  for (const name of names) {
    try {
      return execFileSync('which', [name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {}
  }
  return absent(names[0]!, how)
}

/** LibreOffice. */
export const soffice = (): string | undefined =>
  program(['soffice', 'libreoffice'], 'Install libreoffice-writer and libreoffice-calc.')
/** A browser that Playwright can drive. */
export const chromium = (): string | undefined =>
  program(['chromium', 'chromium-browser', 'google-chrome'], 'Install chromium.')

/** A folder of the standards' schemas beside the checkout, or undefined where it is absent. */
export function standards(folder: string): string | undefined {
  const path = resolve('../shared/standards', folder)
  return existsSync(path)
    ? path
    : absent(
        `../shared/standards/${folder}`,
        'The schemas of the standards stand beside the checkout.',
      )
}
