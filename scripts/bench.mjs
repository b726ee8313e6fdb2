// `npm run bench`: every figure of speed and size that has an aim, in one run. A report, no limit.

import { existsSync } from 'node:fs'
import { compose, draft } from '../dist/index.js'
import { spec } from './bench/spec.mjs'
import { printSteps, time } from './bench/steps.mjs'

/** A figure: its name, what it was in 0.3, the most (or at least) that it should be, and its unit. */
const aims = [
  ['hrdd --version', '0.34', { most: 0.06 }, 's CPU'],
  ['hrdd compose, Word', '0.66', { most: 0.2 }, 's CPU'],
  ['import of .', '87–103', { most: 25 }, 'ms CPU'],
  ['first text, CPU', '172–217', { most: 60 }, 'ms'],
  ['first text, wall', '172–217', { most: 60 }, 'ms'],
  ['workbook written, of exceljs', '0.4', { least: 1.5 }, '× as fast'],
  ['workbook read, of exceljs', '1.5', { least: 2 }, '× as fast'],
  ['Word, of docx', '5–8', { least: 12 }, '× as fast'],
  ['Markdown, of Handlebars', '14–28', { most: 2 }, '× as long'],
  ['compose + draft + text, of JSON.parse', '2', { most: 1.5 }, '× as long'],
  ['evaluate, of a loop by hand', '10–16', { most: 4 }, '× as long'],
  ['pack, bytes', '1000–1500', { most: 250 }, 'kB'],
  ['pack, gzip', '202', { most: 60 }, 'kB'],
  ['page to the first pack', '465', { most: 180 }, 'KiB gzip'],
  ['installed size', '25.9', { most: 8 }, 'MiB'],
  ['installed packages', '54', { most: 20 }, ''],
  ['npm run check', '3.3', { most: 0.5 }, 's CPU'],
]

/** Modules that measure. Each has one function that gives figures by name. */
const modules = [
  'start',
  'workbook',
  'word',
  'markdown',
  'pack',
  'evaluate',
  'page',
  'install',
  'check',
  'schedule',
]

/** Figures that need something of a run. */
const given = {
  markdownRatio: async (ratio) => ({
    'Markdown, of Handlebars': await ratio(draft(compose(spec), 'contract-schedule'), time),
  }),
}

function print(name, measured) {
  const [, before = '', aim = {}, unit = 'ms CPU'] = aims.find(([known]) => known === name) ?? [
    name,
  ]
  const { most, least } = aim
  const limits = [most !== undefined && `≤ ${most}`, least !== undefined && `≥ ${least}`]
  const limit = limits.find(Boolean) || ''
  const met = measured <= (most ?? measured) && measured >= (least ?? measured)
  const verdict = met ? 'met' : 'missed'
  const cells = [name.padEnd(38), before.padStart(10), measured.toFixed(2).padStart(9)]
  console.log(`${cells.join(' ')} ${limit.padStart(7)}  ${limit && verdict.padEnd(7)} ${unit}`)
}

console.log(`${'figure'.padEnd(38)} ${'0.3'.padStart(10)}  measured     aim`)
const wanted = process.argv.slice(2)
for (const name of modules) {
  const file = new URL(`./bench/${name}.mjs`, import.meta.url)
  if (!existsSync(file) || (wanted.length > 0 && !wanted.includes(name))) continue
  for (const [called, measure] of Object.entries(await import(file))) {
    const figures = await (given[called]?.(measure) ?? measure())
    for (const [figure, measured] of Object.entries(figures)) print(figure, measured)
  }
}
if (wanted.length === 0) await printSteps()
