// The command, as people call it.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse, root, run, scratch, version, write } from './consumer.mjs'

/** Commands with the code they end with and words that they say. */
export function commands() {
  const examples = join(root, 'docs/examples')
  const laptops = join(examples, 'laptops.yaml')
  const register = join(examples, 'laptops-register.yaml')
  const county = join(root, 'test/fixtures/templates/county.docx')
  const cases = [
    [0, 'compose', '--help'],
    [0, 'Next', 'init', 'own.yaml'],
    [2, 'own.yaml', 'init', 'own.yaml'],
    [0, 'publish/contract-schedule.docx', 'compose', 'own.yaml', '--out', 'own'],
    [0, 'TRN-01', 'list', '--tier', 'low'],
    [0, '"PRV-04"', 'list', '--json'],
    [2, 'low', 'list', '--tier', 'lwo'],
    [0, 'TRN-01', 'show', 'TRN-01', '--supplier', 'sme'],
    [0, 'KPI-TRN-01.1', 'show', 'KPI-TRN-01.1'],
    [0, 'MON-02', 'show', 'TRN-03'],
    [2, 'TRN-01', 'show', 'TRN-99'],
    [0, 'PRV-04', 'find', 'recruitment', 'fees'],
    [0, '"id": "PRV-04"', 'find', 'recruitment fees', '--json'],
    [0, 'findings', 'check', laptops, '--as-of', '2027-01-15'],
    [2, '2027-02-30', 'check', laptops, '--as-of', '2027-02-30'],
    [
      0,
      'pack.json',
      'compose',
      laptops,
      '--out',
      'out',
      '--format',
      'docx,json',
      '--supplier',
      'sme-reseller',
    ],
    [2, 'docx', 'compose', laptops, '--out', 'out', '--format', 'dcox'],
    [2, '--format', 'compose', laptops, '--out', 'out', '--format', ','],
    [0, version, '--version'],
    [0, '', 'compare', 'out/pack.json', 'out/publish/contract-schedule.docx'],
    [2, '', 'compare', 'out/pack.json', register],
    [0, 'contract.docx', 'insert', 'out/pack.json', county, '--out', 'out/contract.docx'],
    [2, '', 'insert', 'out/pack.json', 'out/contract.docx', '--out', 'out/again.docx'],
    [0, 'REP-01', 'calendar', laptops],
    [0, 'contract.ics', 'calendar', laptops, '--out', 'out/contract.ics'],
    [0, 'empty.xlsx', 'workbook', 'out/pack.json', '--out', 'out/empty.xlsx'],
    [0, 'full.xlsx', 'workbook', 'out/pack.json', '--register', register, '--out', 'out/full.xlsx'],
    [
      0,
      'sites.csv',
      'workbook',
      'out/pack.json',
      '--register',
      register,
      '--csv',
      '--out',
      'out/csv',
    ],
    [0, 'TRN-01', 'review', 'out/pack.json', register, '--as-of', '2028-07-20'],
    [
      0,
      'review-note.html',
      'review',
      'out/pack.json',
      'out/full.xlsx',
      '--as-of',
      '2028-07-20',
      '--out',
      'out/note',
    ],
    [2, '', 'review', 'out/pack.json', register, '--as-of', '2028-02-30'],
    [2, '', 'compose', 'nowhere.yaml', '--out', 'out'],
    [2, '', 'komposse'],
  ]
  const faultsOf = ([code, words, ...args]) => {
    const { status, stdout, stderr } = spawnSync(join('node_modules/.bin/hrdd'), args, {
      cwd: scratch,
      encoding: 'utf8',
    })
    const said = stdout + stderr
    const isBroken = / at .*\.js:\d+|undefined|\[object/.test(said)
    return status !== code || !said.includes(words) || isBroken
      ? [`hrdd ${args.join(' ')} ended with ${status}: ${said.slice(-400)}`]
      : []
  }
  const faults = cases.flatMap(faultsOf)
  write('own/publish/contract-schedule.txt', 'edited by hand')
  faults.push(...faultsOf([2, 'contract-schedule.txt', 'compose', 'own.yaml', '--out', 'own']))
  refuse(faults)
  return `${cases.length + 1} calls`
}

/** The commands of the README, as a clerk gives them: from a spec to what is sent, with all that has to be read on the way. */
export function clerk() {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## The command$/m)
  const [guide = ''] = section.split(/^## /m)
  const lines = [...guide.matchAll(/^npx hrdd (.*?) *(?:#.*)?$/gm)].map(([, line = '']) => line)
  const folder = join(scratch, 'clerk')
  mkdirSync(folder)
  const read = [guide]
  for (const line of lines) {
    read.push(run('npx', ['hrdd', ...line.split(' ')], { cwd: folder }))
    if (line === 'init') {
      read.push(readFileSync(join(folder, 'hrdd.yaml'), 'utf8'))
      copyFileSync('docs/examples/swiss-monitors.yaml', join(folder, 'hrdd.yaml'))
    }
  }
  const page = readFileSync(join(folder, 'out/index.html'), 'utf8')
  read.push(page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' '))
  const words = read.join(' ').split(/\s+/).filter(Boolean).length
  refuse([
    ...(lines.length > 6 ? [`${lines.length} commands`] : []),
    ...(words > 1500 ? [`${words} words to read`] : []),
  ])
  return `${lines.length} commands, ${words} words to read`
}
