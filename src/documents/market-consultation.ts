// Before publication: what the buyer plans, and what it would like to know of the market. It binds nobody.

import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, list, paragraph, ref, section, table } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { questionHead, scoredPairs } from './question.ts'
import { parameterAt } from './winner.ts'

export const marketConsultation = {
  kind: 'market-consultation',
  readership: 'publish',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text } = drafting
  return {
    title: text('consultation.title'),
    children: [
      paragraph(text('consultation.intro')),
      section('plan', text('consultation.plan'), [list(planned(drafting))]),
      section('asked', text('consultation.asked'), [
        paragraph(text('consultation.asked.intro')),
        ...form(drafting),
      ]),
      ...scored(drafting),
      section('open', text('consultation.open'), openQuestions(drafting)),
    ],
  }
}

/** What is bought, for how long, with how much care. */
function planned({ pack, text, date, say, number }: Drafting): Text[] {
  const { contract, currency, tier } = pack.spec
  const months = say('language.unit.months', { count: contract.months })
  const rhythm = parameterAt(pack, pack.roles.parameters['report-rhythm'])
  return [
    text('consultation.plan.what', { category: pack.category.title, law: pack.jurisdiction.title }),
    text('consultation.plan.when', { start: date(contract.start), months }),
    ...(contract.value === undefined
      ? []
      : [text('consultation.plan.value', { currency, value: number(contract.value) })]),
    text(`consultation.plan.${tier}`),
    ...(rhythm === undefined ? [] : [text('consultation.plan.report', { period: rhythm.text })]),
  ]
}

/** Each subject with its outcome, and places to answer: alone, with others, or not; how long it takes; what stands in the way. */
function form({ pack, text, say }: Drafting): readonly BlockNode[] {
  const options = ['alone', 'help', 'no'].map((option) => say(`consultation.option.${option}`))
  const rows = pack.pairs
    .filter(({ general }) => !general)
    .map(({ id, title, outcome }): Text[] => {
      const label = (column: string): string => `${id}: ${say(`consultation.column.${column}`)}`
      return [
        [ref(id), ` ${title}`],
        outcome ?? [],
        [field(`form.${id}.can`, label('can'), 'choice', { options })],
        [field(`form.${id}.time`, label('time'))],
        [field(`form.${id}.why`, label('why'))],
      ]
    })
  const columns = ['clause', 'outcome', 'can', 'time', 'why'].map((name) =>
    text(`consultation.column.${name}`),
  )
  return table('consultation.form', columns, rows)
}

function scored(drafting: Drafting): readonly SectionNode[] {
  const pairs = scoredPairs(drafting)
  if (pairs.length === 0) return []
  const { text } = drafting
  const items = pairs.map(
    (pair): Text => [ref(pair.id), ` ${pair.title}. `, ...questionHead(drafting, pair)],
  )
  return [section('scored', text('consultation.scored'), [list(items)])]
}

/** Questions that only the market can answer. */
function openQuestions({ has, text }: Drafting) {
  const questions = []
  for (let number = 1; has(`consultation.question.${number}`); number++) {
    const children = text(`consultation.question.${number}`)
    const id = `consultation.question.${number}`
    const answer = field(`${id}.answer`, children, 'narrative', { words: 120 })
    questions.push({ type: 'item' as const, id, number: `${number}.`, children, answer })
  }
  return questions
}
