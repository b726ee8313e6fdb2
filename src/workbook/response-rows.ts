// The rows of a response, from the one list of what is asked. Workbook, CSV and reader share them.

import { draftingOf } from '../documents/drafting.ts'
import { scoredTitle } from '../documents/question.ts'
import {
  type AskedQuestion,
  type QuestionsAsked,
  questionsAsked,
  type ScoredQuestion,
} from '../documents/questions-asked.ts'
import type { Pack, PackPromise } from '../model/pack.ts'
import { plainText } from '../model/text.ts'

/** A row of a response: a heading, something that is told, or something that is asked. */
export interface ResponseRow {
  /** By which it is found again; empty in rows that are only told. */
  readonly number: string
  readonly text: string
  readonly role: 'heading' | 'told' | 'fixed' | 'bidder' | 'accept' | 'fact' | 'part' | 'question'
  readonly kind?: AskedQuestion['kind']
  /** Most words; those of its parts where it has some. */
  readonly limit?: number
  readonly weight?: number
  readonly points?: number
  /** What stands where others have their answer. */
  readonly told?: string
  /** Of a fact: what it is about. */
  readonly fact?: string
  /** Of what earns points: what the answer promises. */
  readonly promise?: PackPromise
  /** Of a question with parts: their numbers. */
  readonly parts?: readonly string[]
}

/** Whether a row is answered. */
export const isAsked = ({ kind }: ResponseRow): boolean => kind !== undefined

/** Every row, in printed order. */
export function responseRows(pack: Pack): readonly ResponseRow[] {
  const drafting = draftingOf(pack)
  const { say, date } = drafting
  const { title, buyer, reference, tender } = pack.spec
  const asked = questionsAsked(drafting)
  const pairs = asked.scored.map(({ pair }) => pair)
  const early = pack.pairs.filter(({ placement }) => placement.askedAt === 'selection')
  const heading = (text: string): ResponseRow => ({ number: '', role: 'heading', text })
  const told = (text: string): ResponseRow => ({ number: '', role: 'told', text })
  const until = tender?.questions && say('questions.until', { date: date(tender.questions) })
  return [
    heading([title, buyer, reference].filter(Boolean).join(', ')),
    { number: say('questions.bidder'), text: '', role: 'bidder', kind: 'narrative' },
    fixed(say('questions.deadline'), tender && date(tender.deadline), until),
    fixed(say('questions.hand-in'), tender?.handIn),
    heading(say('questions.acceptance')),
    { ...rowOf(asked.acceptance), role: 'accept' },
    told(say('questions.accept.rule')),
    ...(early.length > 0
      ? [told(say('questions.accept.early', { list: early.map(({ id }) => id).join(', ') }))]
      : []),
    heading(say('questions.facts')),
    ...asked.facts.map((fact) => ({ ...rowOf(fact), role: 'fact' as const, fact: fact.name })),
    ...(pairs.length > 0
      ? [heading(scoredTitle(drafting, pairs)), told(say('questions.scored.intro'))]
      : []),
    ...asked.scored.flatMap((question) => scoredRows(question, say('response.together'))),
  ]
}

const fixed = (number: string, told = '', text = ''): ResponseRow => ({
  number,
  text,
  role: 'fixed',
  told,
})

const rowOf = ({ number, kind, text }: AskedQuestion) => ({ number, kind, text: plainText(text) })

/** A question in one row; one with parts in a row for all of them, then a row for each. */
function scoredRows(question: QuestionsAsked['scored'][number], together: string): ResponseRow[] {
  const { pair, item, parts } = question
  const head: ResponseRow = {
    number: pair.id,
    text: `${pair.title}. ${plainText(item.text)}`,
    role: 'question',
    weight: pair.placement.scored.weight,
    points: pair.placement.scored.max,
    ...(item.words !== undefined && { limit: item.words }),
  }
  const [first] = parts
  if (first && first.promise.part === undefined)
    return [{ ...head, role: 'part', kind: first.kind, promise: first.promise }]
  return [
    { ...head, told: together, parts: parts.map(({ number }) => number) },
    ...parts.map((part) => partRow(part)),
  ]
}

const partRow = ({ promise, points, ...part }: ScoredQuestion['parts'][number]): ResponseRow => ({
  ...rowOf(part),
  role: 'part',
  promise,
  ...(points !== undefined && { points }),
})
