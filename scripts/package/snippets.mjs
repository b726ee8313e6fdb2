// Every snippet of the README and the guides, alone in a folder of its own: what stands in it is all there is.

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { transformSync } from 'esbuild'
import { parseAllDocuments } from 'yaml'

/** Blocks of the pages that are shipped. */
const blocksOf = ({ home, filesIn }) =>
  [join(home, 'README.md'), ...filesIn(join(home, 'docs'))]
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const page = relative(home, file)
      const blocks = [...readFileSync(file, 'utf8').matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
      return blocks.map(([, language, code], index) => ({
        name: `${page.replaceAll('/', '-').replace('.md', '')}-${index + 1}`,
        language,
        code,
      }))
    })

/** A project that has installed the package, unless the snippet installs it. */
function project({ scratch }, { name, language, code }) {
  const folder = join(scratch, 'snippets', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  if (!code.includes('npm install'))
    symlinkSync(join(scratch, 'node_modules'), join(folder, 'node_modules'))
  if (language !== 'sh') writeFileSync(join(folder, `snippet.${language}`), code)
  return folder
}

/** Runs a module; what stands beside a console.log is what it prints. */
function runModule({ run }, { code, language }, cwd) {
  const { code: module } = transformSync(code, { loader: language, format: 'esm' })
  writeFileSync(join(cwd, 'snippet.mjs'), module)
  const printed = run('node', ['snippet.mjs'], { cwd }).split('\n')
  const said = [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, text]) => text)
  const missing = said.filter((text) => !printed.includes(text))
  if (missing.length > 0) throw new Error(`did not print ${missing}`)
}

/** Runs commands one after the other; each ends with 0, or as the comment beside it says. */
function runCommands({ run, tarball }, { code }, cwd) {
  const lines = code.trim().split('\n')
  const script = lines.map((line) => {
    const [, status] = /# ends with (\d)/.exec(line) ?? []
    return status ? `{ ${line.replace(/ +#.*/, '')}; } && exit 1; test $? -eq ${status}` : line
  })
  const installing = script.map((line) =>
    line.replace('npm install hrdd-clauses', `npm install ${tarball}`),
  )
  run('sh', ['-ec', installing.join('\n')], { cwd })
}

const runners = {
  ts: runModule,
  js: runModule,
  sh: runCommands,
  yaml: (_consumer, { code }) => {
    const problems = parseAllDocuments(code).flatMap(({ errors }) => errors)
    if (problems.length > 0) throw problems[0]
  },
}

/** What the checker says of all TypeScript at once. */
function checkTypes({ root, scratch, run }, blocks) {
  const files = blocks.map(({ name }) => join('snippets', name, 'snippet.ts'))
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022']
  const modules = ['--module', 'nodenext', '--types', 'node']
  const types = ['--typeRoots', join(root, 'node_modules/@types')]
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  run('node', [compiler, ...options, ...modules, ...types, ...files], { cwd: scratch })
}

export function snippets(consumer) {
  const blocks = blocksOf(consumer)
  const faults = blocks.flatMap((block) => {
    const { name, language } = block
    const folder = project(consumer, block)
    if (!Object.hasOwn(runners, language)) return [`${name}: nobody runs "${language}"`]
    try {
      runners[language](consumer, block, folder)
      return []
    } catch ({ stdout = '', stderr = '', message }) {
      return [`${name}: ${message}\n${stdout.slice(-500)}${stderr}`]
    }
  })
  const typed = blocks.filter(({ language }) => language === 'ts')
  try {
    checkTypes(consumer, typed)
  } catch ({ stdout = '', message }) {
    faults.push(stdout || message)
  }
  consumer.refuse(faults)
  return `${blocks.length} run, ${typed.length} of them checked for types`
}
