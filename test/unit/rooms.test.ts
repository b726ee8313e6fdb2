// The house: a room imports only from rooms above it.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const rooms = [
  'model',
  'catalogue',
  'assess',
  'compose',
  'monitor',
  'check',
  'documents',
  'render',
  'exchange',
  'authoring',
  'cli',
]
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.includes('generated'),
)

test('a room imports only from rooms above it', () => {
  const wrong = files.flatMap((file) => {
    const own = rooms.indexOf(file.split('/')[0]!)
    if (own < 0) return []
    return [...readFileSync(join('src', file), 'utf8').matchAll(/from '(\.[^']+)'/g)].flatMap(
      ([, target]) => {
        const other = rooms.indexOf(normalize(join(dirname(file), target!)).split('/')[0]!)
        return other > own || other < 0 ? [`${file} imports ${target}`] : []
      },
    )
  })
  expect(files.length).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})

test('the runtime never reaches the template engine, the file system or the parsers', () => {
  const runtime = files.filter(
    (file) => !/^(authoring|cli)\//.test(file) && file !== 'render/handlebars.ts',
  )
  const wrong = runtime.flatMap((file) =>
    [
      ...readFileSync(join('src', file), 'utf8').matchAll(
        /from '(node:[^']+|handlebars|yaml|mdast[^']*|commander)'/g,
      ),
    ].map(([, target]) => `${file} imports ${target}`),
  )
  expect(wrong).toEqual([])
})
