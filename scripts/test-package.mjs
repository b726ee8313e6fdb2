// The package as published: packed, installed in a scratch folder, and used there as its readers would. `npm run build` first.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { form, record, service } from './package/apps.mjs'
import { clerk, commands } from './package/commands.mjs'
import * as consumer from './package/consumer.mjs'
import { traces, weigh } from './package/contents.mjs'
import { examples } from './package/examples.mjs'
import { licences } from './package/licences.mjs'
import { llms } from './package/llms.mjs'
import { nodes } from './package/nodes.mjs'
import { paths } from './package/paths.mjs'
import { reference } from './package/reference.mjs'
import { snippets } from './package/snippets.mjs'
import { checkTypes, declaredValues } from './package/types.mjs'

const { install, root, run, scratch } = consumer
let passed = 0
let failed = 0
async function test(name, action) {
  try {
    const said = await action()
    passed += 1
    console.log(`ok   ${name}${said ? `: ${said}` : ''}`)
  } catch (error) {
    failed += 1
    console.log(`FAIL ${name}\n${error.stdout ?? ''}${error.stderr ?? ''}${error.message}`)
  }
}
const program = (name) => join(root, 'node_modules/.bin', name)

try {
  const tarball = install()
  await test('publint', () => void run(program('publint'), [tarball, '--strict'], { cwd: root }))
  await test('attw', () => {
    const skipped = ['--exclude-entrypoints', 'style.css', 'package.json']
    run(program('attw'), [tarball, ...skipped], { cwd: root })
  })
  await test('ES modules', () => run('node', ['use.mjs']))
  await test('CommonJS', () => run('node', ['use.cjs']))
  await test('no code from strings', () =>
    run('node', ['--disallow-code-generation-from-strings', 'use.mjs']))
  await test('versions of Node', nodes)
  await test('types', checkTypes)
  await test('declared values', declaredValues)
  await test('commands', commands)
  await test('from a spec to what is sent', clerk)
  await test('examples of doc comments', examples)
  const at = { ...consumer, tarball }
  await test('snippets of README and guides', () => snippets(at))
  await test('links and paths of README and guides', () => paths(at))
  await test('llms.txt', () => llms(at))
  await test('API reference', () => reference(at))
  await test('example: form', () => form(at))
  await test('example: service', () => service(at))
  await test('example: contract record', () => record(at))
  await test('licences', () => licences(at))
  await test('no trace of the machine', traces)
  await test('bundles for browsers', weigh)
} finally {
  if (process.env.KEEP) console.log(scratch)
  else rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
