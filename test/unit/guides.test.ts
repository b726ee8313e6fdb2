// Guides are read by people: all of them together stay short. What is generated, and what is not shipped, does not count.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const most = 20_000
const { files } = JSON.parse(readFileSync('package.json', 'utf8'))
const unshipped = files.flatMap((file: string) => (file.startsWith('!') ? [file.slice(1)] : []))

const guides = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .map((file) => join('docs', file))
  .filter(
    (file) => file.endsWith('.md') && !unshipped.some((path: string) => file.startsWith(path)),
  )
  .map((file) => readFileSync(file, 'utf8'))
  .filter((text) => !text.includes('Written by `npm run reference`'))

test('all guides together', () => {
  const words = [readFileSync('README.md', 'utf8'), ...guides]
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  expect(guides.length).toBeGreaterThan(8)
  expect(words.length).toBeLessThanOrEqual(most)
})
