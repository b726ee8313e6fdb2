// `npm run catalogue:diff [-- FROM]`: what changed since a release, for a lawyer to read, and the version that follows from it.

import { readFile } from 'node:fs/promises'
import { readCatalogue } from '../src/authoring/catalogue.ts'
import { readFolder } from '../src/authoring/source.ts'
import {
  bumpOf,
  type Change,
  changesBetween,
  compareVersions,
  currentOf,
  releaseOf,
  type Words,
} from '../src/catalogue/changes.ts'
import type { Lock } from './lock.ts'

const version: string = JSON.parse(await readFile('package.json', 'utf8')).version
const { released }: Lock = JSON.parse(await readFile('catalogue.lock.json', 'utf8'))
const since = Object.fromEntries(Object.entries(released).map(([key, one]) => [key, one.since]))
const versions = [...new Set(Object.values(since))].sort(compareVersions)
const from =
  process.argv.slice(2).find((word) => !word.startsWith('-')) ??
  versions.filter((one) => compareVersions(one, version) < 0).at(-1) ??
  '0.0.0'
if (from !== '0.0.0' && !versions.includes(from)) {
  console.error(`${from} was not released. There is: ${versions.join(', ') || 'nothing yet'}.`)
  process.exit(2)
}
const { catalogue } = readCatalogue(await readFolder(process.cwd()), undefined, version)
const changes = changesBetween(releaseOf(catalogue, since, from), currentOf(catalogue))
const { bump, next } = bumpOf(changes, from)
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ from, bump, next, changes }, null, 1))
else print()
if (compareVersions(version, next) < 0) {
  console.error(`package.json says ${version}, but these changes ask for ${next} or later.`)
  process.exitCode = 1
}

function print(): void {
  const headings = {
    removed: 'Removed',
    superseded: 'Superseded',
    reworded: 'Reworded',
    added: 'Added',
  }
  console.log(`Changes since ${from}. They ask for a ${bump} release: ${next} or later.`)
  for (const what of ['removed', 'superseded', 'reworded', 'added'] as const) {
    const list = changes.filter((change) => change.what === what)
    if (list.length === 0) continue
    console.log(`\n## ${headings[what]} (${list.length})\n`)
    for (const change of list) console.log(lines(change).join('\n'))
  }
}

function lines(change: Change): string[] {
  const {
    what,
    kind,
    id,
    title,
    before,
    after,
    replacedBy,
    differences,
    parameters,
    bump: asks,
    why,
  } = change
  const name = kind === 'clause' || kind === 'kpi' ? `${id} ${title}` : `${kind} ${title}`
  if (what === 'added') return [`- ${name} (${after})`]
  return [
    `### ${name}: ${before} → ${after ?? 'gone'}${replacedBy && replacedBy.length > 0 ? `, replaced by ${replacedBy.join(' and ')}` : ''}`,
    `Asks for: ${asks}, because ${why}.`,
    ...differences.flatMap(({ where, words }) => [`- ${where}`, `  ${marked(words)}`]),
    ...parameters.map((one) => `- parameter ${one.name}: ${one.what}`),
    '',
  ]
}

/** Words taken out stand in [- -], words put in stand in {+ +}; long runs that stayed are shortened. */
function marked(words: readonly Words[]): string {
  const shorten = (text: string) =>
    text.length <= 120 ? text : `${text.slice(0, 50)} … ${text.slice(-50)}`
  return words
    .map(({ op, text }) =>
      op === 'added' ? `{+${text}+}` : op === 'removed' ? `[-${text}-]` : shorten(text),
    )
    .join('')
}
