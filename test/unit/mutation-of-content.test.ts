// Content changed in one place: what is dated and counted stays as it was, or the reader says where the fault is.

import { describe, expect, test } from 'vitest'
import { calendar, deliverables, hours, onEvent } from '../../src/calendar/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { type ContentProblem, readCatalogue, type SourceFile } from '../../src/content/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { clauseRoles, parameterRoles } from '../../src/model/clause.ts'
import type { Pack } from '../../src/model/pack.ts'
import { review } from '../../src/review/index.ts'
import { fixture, fixtureFiles, lean, purchase } from '../support/fixture.ts'

const files = lean(fixtureFiles)
const register = {
  copies: [
    {
      periodEnd: '2027-12-31',
      sheets: {
        sites: [{ site: 'S1', what: 'Rye', step: 'final', delivered: '2027-11-02' }],
        requests: [
          { no: 'Q1', kind: 'facts', to: 'Mill', asked: '2027-07-12' },
          { no: 'Q2', kind: 'letter', to: 'buyer', about: 'F2', asked: '2027-07-12' },
          { no: 'Q3', kind: 'ladder-step', about: 'F1', asked: '2027-12-01', decision: 'step-2' },
        ],
        findings: [
          { no: 'F1', class: 'critical', learned: '2027-07-02T09:00', told: '2027-07-03T09:00' },
          { no: 'F2', class: 'serious', learned: '2027-07-02T09:00' },
        ],
        cases: [
          { no: 'C1', kind: 'fee', received: '2027-08-01', people: 4, provided: 1 },
          { no: 'C2', kind: 'retaliation', received: '2027-08-01', people: 1 },
          { no: 'C3', kind: 'complaint', received: '2027-08-01' },
        ],
      },
    },
  ],
} as const

/** Everything that people plan by, without a word of it. */
function factsOf(pack: Pack): unknown {
  const dated = <Entry extends { id: string; date: string; smeDate?: string; who: string }>({
    id,
    date,
    smeDate,
    who,
  }: Entry) => ({ id, date, smeDate, who })
  const { results, talks, ladder, due } = review(pack, register, { asOf: '2028-02-15' })
  const ladderPair = pack.pairs.find((pair) => pair.ladder)
  const { buyer, supplier, clauses } = hours(pack)
  return {
    calendar: calendar(pack).map((entry) => ({
      ...dated(entry),
      content: entry.content.map(({ clause, item }) => `${clause}#${item}`),
    })),
    roles: pack.roles,
    deliverables: deliverables(pack).map(dated),
    events: onEvent(pack).map(({ id, who, period, before }) => ({ id, who, period, before })),
    hours: { buyer, supplier, clauses: clauses.map((entry) => [entry.clause, entry.buyer]) },
    ladder: ladderPair?.ladder?.steps.map(({ kind, ...named }) => [
      kind,
      ...Object.values(named).map((name) => ladderPair.parameters[name]?.text),
    ]),
    review: {
      results: results.map(({ kpi, result: { rating, value, apart } }) => [
        kpi,
        rating,
        value,
        apart,
      ]),
      talks: talks.map(({ reason, rows }) => [reason, rows]),
      ladder: ladder.map(({ about, phase, next }) => [about, phase, next?.kind, next?.earliest]),
      due: due.map(({ entry, date, days }) => [entry.id, date, days]),
    },
  }
}

const tiers = ['high', 'low'] as const
const spec = { ...purchase, jurisdiction: 'ab', kpis: { set: 'standard' } } as const
const factsAt = (catalogue: Catalogue) =>
  tiers.map((tier) => factsOf(composeFrom(catalogue, { ...spec, tier })))
const before = factsAt(fixture())

type Change = readonly [ending: string, change: (text: string) => string]
/** Makes changes; none may be without effect. */
function read(changes: readonly Change[]) {
  const changed = files.map((file): SourceFile => {
    const own = changes.filter(([ending]) => file.path.endsWith(ending))
    const apply = (text: string, [, change]: Change): string => {
      const next = change(text)
      expect(next).not.toBe(text)
      return next
    }
    return { ...file, text: own.reduce(apply, file.text) }
  })
  const { catalogue, problems } = readCatalogue(changed)
  const errors = problems.filter(({ level }) => level === 'error')
  // a fault is said with file and line
  expect(errors.filter(({ path }) => !/^[\w./-]+:\d+:\d+/.test(path))).toEqual([])
  return { catalogue, errors }
}

interface Mutation {
  readonly changes: readonly Change[]
  /** Whether a problem speaks of it. */
  said(problem: ContentProblem): boolean
  /** Gives a name that was changed back to the ids that hold it. */
  undo?(ids: string): string
}

/** Nothing that counts has changed, and there is no fault to say. */
function harmless(mutations: readonly Mutation[]): void {
  const { catalogue, errors } = read(mutations.flatMap(({ changes }) => changes))
  expect(errors.map(({ path, code }) => [path, code])).toEqual([])
  const undone = mutations.reduce(
    (facts, { undo }) => undo?.(facts) ?? facts,
    JSON.stringify(factsAt(catalogue)),
  )
  expect(JSON.parse(undone)).toEqual(JSON.parse(JSON.stringify(before)))
}

/** Makes all of them at once: a problem speaks of each, and those of which none speaks change nothing together. */
function neverSilent(mutations: readonly Mutation[]): void {
  const { errors } = read(mutations.flatMap(({ changes }) => changes))
  const silent = mutations.filter(({ said }) => !errors.some(said))
  if (silent.length > 0) harmless(silent)
}

const clauses = Object.values(fixture().clauses)

describe('each parameter renamed', () => {
  const parameters = clauses.flatMap(({ id, parameters: named = {} }) =>
    Object.keys(named).map((name) => ({ id, name, other: `${name}${id.slice(0, 3)}` })),
  )
  type Renaming = (typeof parameters)[number]
  const inData = ({ id, name, other }: Renaming): Change => [
    `${id}/clause.yaml`,
    (text) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), other),
  ]
  const inWords = ({ id, name, other }: Renaming): Change => [
    `${id}/en.md`,
    (text) => text.replace(new RegExp(`(?<=\\{\\{|^\\| )${name}(?=\\}\\}|[ ,.])`, 'gm'), other),
  ]
  /** In other files, on lines that name its clause. */
  const elsewhere = ({ id, name, other }: Renaming): Change[] => {
    const line = new RegExp(`^.*\\b${id}\\b.*\\b${name}\\b.*$`, 'gm')
    const rename = (words: string) => words.replace(new RegExp(`\\b${name}\\b`, 'g'), other)
    return files
      .filter(({ path, text }) => !path.includes(`/${id}/`) && text.match(line))
      .map(({ path }) => [path, (text) => text.replace(line, rename)])
  }
  const mutations = (changesOf: (renaming: Renaming) => Change[]) =>
    parameters.map((renaming): Mutation => {
      const { id, name, other } = renaming
      return {
        changes: changesOf(renaming),
        said: ({ path, message }) =>
          [`"${other}"`, `"${id}.${name}"`].some((quoted) => message.includes(quoted)) ||
          (path.includes(id) && message.includes(`"${name}"`)),
        undo: (ids) => ids.replaceAll(`${id}.${other}`, `${id}.${name}`),
      }
    })
  test('in the data', () => neverSilent(mutations((renaming) => [inData(renaming)])))
  test('in the words', () => neverSilent(mutations((renaming) => [inWords(renaming)])))
  test('in both', () => neverSilent(mutations((renaming) => [inData(renaming), inWords(renaming)])))
  test('everywhere', () =>
    harmless(
      mutations((renaming) => [inData(renaming), inWords(renaming), ...elsewhere(renaming)]),
    ))
})

const items = clauses.flatMap(({ id, wording }) =>
  wording.en!.condition.flatMap((part) => part.items.map(({ anchor }) => ({ id, anchor }))),
)

describe('each item with a parameter', () => {
  /** Changes the lines of an item, with those nested in it. */
  const ofItem =
    (anchor: string, change: (lines: string) => string) =>
    (text: string): string =>
      text.replace(
        new RegExp(
          `^\\d+\\. (?:\\*\\*[^*]*\\*\\* )?\\{#${anchor}\\}[^\\n]*(?:\\n {3}[^\\n]*)*`,
          'm',
        ),
        change,
      )
  const without = (lines: string): string => lines.replace(/\{\{\w+\}\}/g, 'some time')
  /** Nonsense around the places to fill, which says from when a period runs. */
  const reworded = (lines: string): string =>
    lines.replace(
      /^(\s*\d+\. (?:\*\*[^*]*\*\* )?(?:\{#[\w-]+\} )?)(.*)$/gm,
      (_line, lead: string, words: string) => {
        const places: string[] = words.match(/\{\{[^{}]*\}\}/g) ?? []
        return `${lead}After that, ${places.join(', and from then on ') || 'nothing'}.`
      },
    )
  const changed = (change: (lines: string) => string) =>
    items.flatMap(({ id, anchor }) => {
      const ending = `${id}/en.md`
      const text = files.find(({ path }) => path.endsWith(ending))?.text ?? ''
      const hasParameter = ofItem(anchor, without)(text) !== text
      const changes: Change[] = [[ending, ofItem(anchor, change)]]
      return hasParameter ? [{ name: `${id}#${anchor}`, changes, said: () => true }] : []
    })

  test('reworded around it', () => harmless(changed(reworded)))

  test.each(changed(without))('without it: $name', (mutation) => {
    const { errors } = read(mutation.changes)
    if (errors.length === 0) harmless([mutation])
  })
})

describe('each role', () => {
  const roleIn =
    (role: string) =>
    ({ values }: ContentProblem): boolean =>
      values?.role === role
  /** A list of roles with one more, or one less. */
  const withRoles =
    (change: (roles: string[]) => string[]) =>
    (text: string): string => {
      const list = /^roles: \[(.*)\]\n/m.exec(text)?.[1]?.split(', ') ?? []
      const rest = text.replace(/^roles: .*\n/m, '')
      const roles = change(list)
      return roles.length === 0
        ? rest
        : rest.replace(/^placement:/m, `roles: [${roles.join(', ')}]\nplacement:`)
    }

  test('of a clause removed', () => {
    const mutations = clauseRoles.map((role): Mutation => {
      const holder = clauses.find(({ roles }) => roles?.includes(role))?.id
      const change = withRoles((roles) => roles.filter((other) => other !== role))
      return { changes: [[`${holder}/clause.yaml`, change]], said: roleIn(role) }
    })
    neverSilent(mutations)
  })

  test('of a clause doubled', () => {
    const change = withRoles(() => [...clauseRoles])
    const { errors } = read([['GAM-01/clause.yaml', change]])
    expect(clauseRoles.filter((role) => !errors.some(roleIn(role)))).toEqual([])
  })

  test.each(parameterRoles)('of a parameter removed: %s', (role) => {
    const file = files.find(({ text }) => text.includes(`role: ${role}`))
    const change = (text: string) => text.replace(new RegExp(`(\\n +| )role: ${role}\\b,?`), '')
    neverSilent([{ changes: [[file?.path ?? '', change]], said: () => true }])
  })

  test('of a parameter doubled', () => {
    const others = ['sendDays', 'endMonths', 'keepMonths', 'meetDays', 'answerDays']
    const change = (text: string) =>
      [...parameterRoles.slice(1)].reduce(
        (changed, role, index) =>
          changed.replace(new RegExp(`^(  ${others[index]}:(?: \\{|\\n   ) )`, 'm'), (lead) =>
            lead.includes('{') ? `${lead}role: ${role}, ` : `${lead}role: ${role}\n    `,
          ),
        text,
      )
    const { errors } = read([['ALF-01/clause.yaml', change]])
    expect(parameterRoles.slice(1).filter((role) => !errors.some(roleIn(role)))).toEqual([])
  })
})

test('each date renamed in the data', () => {
  const mutations = clauses.flatMap(({ id, dates = {} }) =>
    Object.keys(dates).map(
      (anchor): Mutation => ({
        changes: [
          [
            `${id}/clause.yaml`,
            (text) => text.replace(new RegExp(`^  ${anchor}:`, 'm'), `  ${anchor}-x:`),
          ],
        ],
        said: ({ message }) => message.includes(`"${anchor}-x"`),
      }),
    ),
  )
  neverSilent(mutations)
})

test('each anchor renamed in the words', () => {
  const mutations = items.map(
    ({ id, anchor }): Mutation => ({
      changes: [[`${id}/en.md`, (text) => text.replaceAll(`{#${anchor}}`, `{#${anchor}-x}`)]],
      said: ({ message }) =>
        [`"${anchor}"`, `"${id}#${anchor}"`].some((quoted) => message.includes(quoted)),
      undo: (ids) => ids.replaceAll(`${id}#${anchor}-x`, `${id}#${anchor}`),
    }),
  )
  neverSilent(mutations)
})
