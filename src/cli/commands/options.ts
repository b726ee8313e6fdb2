// `hrdd options`: set, tier and strategy side by side, and what the chosen one loses.

import type { Spec } from '../../model/spec.ts'
import { compareOptionsFrom, type Option } from '../../options/index.ts'
import { type CommandLine, textOf, voice } from '../command.ts'
import { catalogueOf, readSpecOf } from '../input.ts'
import { json, line, wrap } from '../output.ts'

export const optionsCommand: CommandLine = {
  name: 'options',
  arguments: ['<spec>'],
  options: ['--catalogue <folder>', '--json'],
  async run([file = ''], options) {
    const spec = await readSpecOf(file)
    const all = compareOptionsFrom(await catalogueOf(textOf(options, 'catalogue')), spec)
    if (options.json) {
      json(all)
      return undefined
    }
    line(say('title', { title: spec.title, buyer: spec.buyer }))
    line('')
    printTable(all)
    line('')
    line(say('rules'))
    for (const option of all.filter(({ chosen }) => chosen)) printLosses(option, spec)
    return undefined
  },
}

const say = (name: string, values: Parameters<typeof voice.say>[1] = {}): string =>
  voice.say(`command.options.${name}`, values)

type Show = (option: Option) => number | undefined
/** Figures by group, each with its width: 100 characters with the choice in front. */
const groups: readonly (readonly [
  group: string,
  columns: readonly (readonly [string, number, Show])[],
])[] = [
  [
    'schedule',
    [
      ['words', 8, ({ burden }) => burden.schedule.words],
      ['pages', 6, ({ burden }) => burden.schedule.pages],
      ['dates', 6, ({ burden }) => burden.dates],
    ],
  ],
  [
    'questions',
    [
      ['asked', 7, ({ burden }) => burden.questions.words],
      ['points', 7, ({ burden }) => burden.scored.points],
      ['weight', 4, ({ burden }) => burden.scored.weight],
    ],
  ],
  [
    'hours',
    [
      ['buyer', 7, ({ burden }) => burden.hours.buyer],
      ['reseller', 9, ({ burden }) => burden.hours.supplier.reseller],
      ['brand', 6, ({ burden }) => burden.hours.supplier.brand],
    ],
  ],
]
const columns = groups.flatMap(([, own]) => own)

/** A line for each set and tier; one for each strategy where they differ. */
function printTable(all: readonly Option[]): void {
  const over = groups.map(([group, own]) => {
    const width = own.reduce((sum, [, each]) => sum + each, 0)
    return `  ${say(group)}`.padEnd(width)
  })
  line(`${choiceCell('', '', '', false)}${over.join('')}`.trimEnd())
  const heads = columns.map(([name, width]) => say(name).padStart(width))
  line(`${choiceCell(say('set'), say('tier'), say('strategy'), false)}${heads.join('')}`)
  let before = ''
  for (const { first, strategies, chosen } of gathered(all)) {
    const { set, tier } = first
    if (before !== set) line('')
    before = set
    const cells = columns.map(([, width, show]) => figure(show(first)).padStart(width))
    line(`${choiceCell(set, tier, strategies, chosen)}${cells.join('')}`)
  }
}

const choiceCell = (set: string, tier: string, strategy: string, chosen: boolean): string =>
  `${chosen ? '> ' : '  '}${set.padEnd(8)} ${tier.padEnd(6)} ${strategy.padEnd(22)}`
const figure = (value: number | undefined): string =>
  value === undefined ? '–' : voice.number(value)

/** A line of the table: options that ask the same. */
interface Line {
  readonly first: Option
  readonly strategies: string
  readonly chosen: boolean
}

function gathered(all: readonly Option[]): Line[] {
  const alike = new Map<string, Option[]>()
  for (const option of all) {
    const key = JSON.stringify([option.set, option.tier, option.burden])
    alike.set(key, [...(alike.get(key) ?? []), option])
  }
  const most = new Set(all.map(({ strategy }) => strategy)).size
  return [...alike.values()].flatMap((options): Line[] => {
    const [first] = options
    if (!first) return []
    const strategies =
      options.length === most && most > 1
        ? say('all')
        : options.map(({ strategy }) => strategy).join(', ')
    return [{ first, strategies, chosen: options.some(({ chosen }) => chosen) }]
  })
}

/** What the chosen option loses, a line each, and what its hours do not reach. */
function printLosses({ set, tier, strategy, loses, burden }: Option, { capacity }: Spec): void {
  const { buyer, notFollowedUp } = burden.hours
  const hours =
    notFollowedUp.length > 0
      ? [say('short', { needed: buyer, stated: capacity?.hoursPerYear ?? 0, list: notFollowedUp })]
      : []
  const lines = [...loses.map(({ text }) => text), ...hours]
  line('')
  line(say('chosen', { set, tier, strategy }))
  for (const text of lines.length > 0 ? lines : [say('nothing')]) line(wrap(text, '- ', 100))
}
