// Whether what was changed still fits together: questions and conditions, numbers in several places, definitions in use.

import type { Finding } from '../../../check/rule.ts'
import type { Pack, Pair } from '../../../model/pack.ts'
import type { ReadDocx } from '../read/read-model.ts'
import type { ComparedDocument } from './compare-document.ts'
import type { Change, ParameterChange, UnitComparison } from './comparison.ts'
import { readPrinted } from './printed-values.ts'

const order = ['error', 'warning', 'info']

/** All findings, errors first. */
export function findingsOf(
  pack: Pack,
  documents: readonly ComparedDocument[],
  read: ReadDocx,
): Finding[] {
  const questions = documents.find(({ kind }) => kind === 'tender-questions')
  const schedule = documents.find(({ kind }) => kind === 'contract-schedule')
  return [
    ...pack.pairs.flatMap((pair) => pairFindings(pair, questions, schedule)),
    ...documents.flatMap(outOfRange),
    ...splitValues(pack, documents),
    ...(schedule ? [...definitionFindings(pack, schedule), ...kpiFindings(schedule)] : []),
    ...numberFindings(documents),
    ...documents.flatMap(itemNumberFindings),
    ...fileFindings(pack, documents, read),
  ].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

const unitOf = (document: ComparedDocument | undefined, id: string): UnitComparison | undefined =>
  document?.units.find((unit) => unit.id === id)
const isGone = (unit: UnitComparison | undefined): boolean =>
  unit !== undefined &&
  unit.changes.some((change) => change.type === 'removed' && change.where === undefined)
const isReworded = ({ type }: Change): boolean =>
  type === 'wording-changed' || type === 'added' || type === 'removed'

/** What became of one item of a document. */
function itemState(
  document: ComparedDocument | undefined,
  id: string,
): 'absent' | 'removed' | 'changed' | 'same' {
  const owner = document?.drafted.owners.get(id)
  if (!document || !owner) return 'absent'
  const unit = unitOf(document, owner.unit)!
  if (isGone(unit)) return 'removed'
  const own = unit.changes.filter((change) => change.where?.id === id)
  if (
    own.some(({ type }) => type === 'removed') &&
    !document.pairing.pairs.some(({ piece }) => piece.owner === id)
  )
    return 'removed'
  return own.some(isReworded) ? 'changed' : 'same'
}

/** One question and its condition. */
function pairFindings(
  { id, placement, question, condition, number }: Pair,
  questions: ComparedDocument | undefined,
  schedule: ComparedDocument | undefined,
): Finding[] {
  const findings: Finding[] = []
  const asked = placement.tender !== 'none'
  if (isGone(unitOf(schedule, id))) {
    if (asked && !gatesGone(questions, id, question))
      findings.push({
        id: 'HRDD-W01',
        severity: 'error',
        where: id,
        why: `Condition ${number} (${id}) was taken out of the contract, and the tender still asks for it: bidders accept, or earn points for, something that binds nobody.`,
        fix: 'Put the condition back, or leave the clause out of the pack (omit, with a reason) and write all documents again.',
      })
    return findings
  }
  if (placement.tender === 'score' && placement.scores) {
    const asks = itemState(questions, `${id}.q.${placement.scores.question}`)
    const binds = itemState(schedule, `${id}.${placement.scores.condition}`)
    const bound =
      condition
        .flatMap((part) => part.items)
        .find((item) => item.anchor === placement.scores!.condition)?.number ?? String(number)
    if (binds === 'removed')
      findings.push({
        id: 'HRDD-W02',
        severity: 'error',
        where: id,
        why: `Paragraph ${bound} binds the supplier to its scored answer to question ${number}, and it was taken out.`,
        fix: 'Put it back, or do not score the question (place, with a reason).',
      })
    if (binds === 'changed' && (asks === 'same' || asks === 'absent'))
      findings.push({
        id: 'HRDD-W03',
        severity: 'warning',
        where: id,
        why: `Paragraph ${bound} binds the supplier to its scored answer to question ${number}; it was reworded, and the question ${asks === 'same' ? 'was not' : 'is not in this file'}.`,
        fix: 'Read both together. Where the duty is now another one, change the question to match.',
      })
    if (asks === 'changed' && (binds === 'same' || binds === 'absent'))
      findings.push({
        id: 'HRDD-W04',
        severity: 'warning',
        where: id,
        why: `Scored question ${number} was reworded, and paragraph ${bound}, which binds the answer, ${binds === 'same' ? 'was not' : 'is not in this file'}.`,
        fix: 'Read both together. What earns points has to be a duty of the contract.',
      })
    if (asks === 'removed' && binds !== 'removed')
      findings.push({
        id: 'HRDD-W05',
        severity: 'error',
        where: id,
        why: `Scored question ${number} was taken out, and paragraph ${bound} speaks of an answer that no bidder will give.`,
        fix: 'Put the question back, or place the clause without points (place, with a reason) and write all documents again.',
      })
    if (
      asks !== 'removed' &&
      asks !== 'absent' &&
      rowsChanged(unitOf(questions, id), `${id}.points`)
    )
      findings.push({
        id: 'HRDD-W06',
        severity: 'warning',
        where: id,
        why: `How points are earned for question ${number} was changed.`,
        fix: 'Change it in the guide of the evaluators as well; every bidder has to be marked by the published text.',
      })
  }
  if (asked && questions && gatesGone(questions, id, question))
    findings.push({
      id: 'HRDD-W07',
      severity: 'warning',
      where: id,
      why: `The tender no longer asks for acceptance of Condition ${number} (${id}), and the condition stays in the contract.`,
      fix: 'Put the line back, or record under place why nothing is asked.',
    })
  return findings
}

/** Whether every line that asks for acceptance of a clause was taken out. */
function gatesGone(
  questions: ComparedDocument | undefined,
  id: string,
  question: Pair['question'],
): boolean {
  if (!questions) return false
  const fields = new Set(
    question
      .flatMap((part) => part.items)
      .filter((item) => item.gate)
      .map((item) => `${id}.q.${item.anchor}`),
  )
  const rows = questions.drafted.pieces.filter((piece) =>
    piece.fields.some((field) => fields.has(field.id)),
  )
  return rows.length > 0 && rows.every((row) => questions.pairing.missing.includes(row))
}

const rowsChanged = (unit: UnitComparison | undefined, table: string): boolean =>
  unit?.changes.some((change) => change.where?.id === table) ?? false
const parameterChanges = ({
  units,
}: ComparedDocument): { unit: string; change: ParameterChange }[] =>
  units.flatMap(({ id, changes }) =>
    changes.flatMap((change) =>
      change.type === 'parameter-changed' ? [{ unit: id, change }] : [],
    ),
  )

function outOfRange(document: ComparedDocument): Finding[] {
  return parameterChanges(document).flatMap(({ unit, change }): Finding[] => {
    const where = clauseOf(document, unit)
    if (change.within === false)
      return [
        {
          id: 'HRDD-W08',
          severity: 'error',
          where,
          why: `${where} ${change.where.label}: ${change.why}`,
          fix: `Choose a value that ${where} allows${change.min === undefined ? '' : `, ${change.min} to ${change.max ?? 'any'}`}.`,
        },
      ]
    if (change.within === undefined)
      return [
        {
          id: 'HRDD-W09',
          severity: 'warning',
          where,
          why: `${where} ${change.where.label}: ${change.why}`,
          fix: `Write the value as the pack does (“${change.from}”), so that due dates can be worked out from it.`,
        },
      ]
    return []
  })
}

const clauseOf = ({ drafted }: ComparedDocument, id: string): string =>
  drafted.owners.get(id)?.clause ?? id.split('.')[0]!

/** A value that was changed in one place and not in another, in this or another document. */
function splitValues(pack: Pack, documents: readonly ComparedDocument[]): Finding[] {
  const read = new Map<string, Map<string, string[]>>()
  for (const document of documents) {
    const changes = parameterChanges(document)
    for (const { piece } of document.pairing.pairs) {
      if (piece.marks.length === 0) continue
      const clause = clauseOf(document, piece.owner)
      const parameters = pack.pairs.find(({ id }) => id === clause)?.parameters ?? {}
      for (const mark of piece.marks) {
        const parameter =
          mark.type === 'value' && Object.hasOwn(parameters, mark.name)
            ? parameters[mark.name]
            : undefined
        const printed = parameter && readPrinted(mark.text, parameter, pack)
        if (!parameter || !printed) continue
        const change = changes.find(
          ({ change: one }) =>
            one.name === mark.name &&
            one.from === mark.text &&
            one.where.id === (piece.owner || piece.unit) &&
            one.where.label === piece.label,
        )?.change
        const now = change ? readPrinted(change.to, parameter, pack) : printed
        // the same number of the pack should be the same number wherever it prints
        const place = `${document.kind} ${piece.label}`
        const note = (whom: string, value: number | string | undefined) => {
          const values = read.get(`${clause} ${mark.name} ${whom}`) ?? new Map<string, string[]>()
          read.set(`${clause} ${mark.name} ${whom}`, values)
          values.set(String(value ?? '?'), [...(values.get(String(value ?? '?')) ?? []), place])
        }
        note(`was ${printed.value}`, now?.value)
        for (const [key, value] of Object.entries(printed.variants))
          note(`was ${value} for ${key}`, now?.variants[key])
      }
    }
  }
  return [...read].flatMap(([key, values]): Finding[] => {
    if (values.size < 2) return []
    const [clause, name] = key.split(' ') as [string, string]
    return [
      {
        id: 'HRDD-W10',
        severity: 'warning',
        where: clause,
        why: `${name} of ${clause} now reads ${[...values].map(([value, places]) => `${value} in ${[...new Set(places)].join(', ')}`).join(' and ')}.`,
        fix: `Set one value (set.${clause}.${name}) and write all documents again, or change it everywhere.`,
      },
    ]
  })
}

/** Definitions that are gone while the text still uses the term, and those that now mean something else. */
function definitionFindings(pack: Pack, schedule: ComparedDocument): Finding[] {
  const words = schedule.pairing.pairs.map(({ piece, found }) => ({
    unit: piece.unit,
    text: found.piece.text,
  }))
  return schedule.units
    .filter(({ type, outcomes }) => type === 'definition' && !outcomes.includes('unchanged'))
    .flatMap((unit): Finding[] => {
      const term = pack.definitions.find(({ term: one }) => one === unit.title)?.term ?? unit.title
      const users = new Set(
        words
          .filter(({ unit: id, text }) => id !== unit.id && text.includes(term))
          .map(({ unit: id }) => id),
      )
      if (users.size === 0) return []
      if (isGone(unit))
        return [
          {
            id: 'HRDD-W11',
            severity: 'error',
            where: unit.id,
            why: `The definition of “${term}” was taken out, and ${users.size === 1 ? '1 part still uses' : `${users.size} parts still use`} the term.`,
            fix: 'Put the definition back.',
          },
        ]
      return unit.changes.some(isReworded)
        ? [
            {
              id: 'HRDD-W12',
              severity: 'warning',
              where: unit.id,
              why: `The definition of “${term}” was changed, and with it the meaning of ${users.size === 1 ? '1 part that uses' : `${users.size} parts that use`} the term.`,
              fix: 'Read those parts with the new definition. In the tender documents the term has to mean the same.',
            },
          ]
        : []
    })
}

/** KPIs that are no longer what follow-up computes by. */
const kpiFindings = (schedule: ComparedDocument): Finding[] =>
  schedule.units
    .filter(
      ({ type, changes }) => type === 'kpi' && changes.some(({ type: one }) => one !== 'moved'),
    )
    .map((unit) => ({
      id: 'HRDD-W13',
      severity: 'warning',
      where: unit.id,
      why: isGone(unit)
        ? `${unit.id} was taken out of the contract, and follow-up would still compute it from the pack.`
        : `${unit.id} was changed in the contract, and follow-up would compute and rate it as the pack says.`,
      fix: 'Make the change in the spec (kpis.remove, kpis.targets) and write all documents again, or undo it.',
    }))

/** A clause has the same number as question, condition and KPI. */
const numberFindings = (documents: readonly ComparedDocument[]): Finding[] =>
  documents.flatMap(({ kind, renumbered, drafted }) =>
    renumbered
      .filter(
        ({ id, reference }) => reference === undefined && drafted.owners.get(id)?.clause === id,
      )
      .map(
        ({ id, from, to }): Finding => ({
          id: 'HRDD-W14',
          severity: 'warning',
          where: id,
          why: `${id} prints ${to === '' ? 'no number' : `number ${to}`} in the ${kind}, and ${from} in the other documents and in references to it.`,
          fix: 'Restore the order, or leave clauses out or add them in the spec and write all documents again.',
        }),
      ),
  )

/** Sentences and tables name paragraphs by numbers that do not count along. */
function itemNumberFindings({ renumbered, drafted }: ComparedDocument): Finding[] {
  const byClause = new Map<string, string[]>()
  for (const { id, from, to, reference } of renumbered) {
    const clause = drafted.owners.get(id)?.clause
    if (clause !== undefined && clause !== id && reference === undefined)
      byClause.set(clause, [
        ...(byClause.get(clause) ?? []),
        `${from} is now ${to === '' ? 'without a number' : to}`,
      ])
  }
  return [...byClause].map(([clause, numbers]) => ({
    id: 'HRDD-W20',
    severity: 'warning',
    where: clause,
    why: `Paragraphs of ${clause} have other numbers: ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ` and ${numbers.length - 5} more` : ''}. Sentences and tables that name them still use the old ones.`,
    fix: 'Put “Not used.” in place of a paragraph that is taken out, and add new ones at the end, so that numbers stay.',
  }))
}

/** What concerns the file as a whole. */
function fileFindings(
  pack: Pack,
  documents: readonly ComparedDocument[],
  read: ReadDocx,
): Finding[] {
  const other = read.documents.flatMap(({ digest, kind }) =>
    digest !== undefined && digest !== pack.stamp.digest ? [kind ?? 'document'] : [],
  )
  const around = documents.filter((document) => document.around.length > 0)
  const authors = [...new Set(read.tracked.map(({ author }) => author))].filter(
    (author) => author !== '',
  )
  return [
    ...(other.length > 0
      ? [
          {
            id: 'HRDD-W15',
            severity: 'warning' as const,
            where: other.join(', '),
            why: 'The file was written from another pack: what differs may have been so from the start.',
            fix: 'Compare with the pack that it was written from, or take the differences as the list of what changed between the two.',
          },
        ]
      : []),
    ...(read.tracked.length > 0
      ? [
          {
            id: 'HRDD-W16',
            severity: 'warning' as const,
            where: 'file',
            why: `Tracked changes are neither accepted nor rejected (${read.tracked.length}${authors.length > 0 ? `, by ${authors.join(', ')}` : ''}). They are compared as if accepted.`,
            fix: 'Accept or reject each before the file is published or signed.',
          },
        ]
      : []),
    ...(read.comments.length > 0
      ? [
          {
            id: 'HRDD-W17',
            severity: 'info' as const,
            where: 'file',
            why: `Comments are open (${read.comments.length}).`,
            fix: 'Settle and delete them before the file is published or signed.',
          },
        ]
      : []),
    ...(around.length > 0
      ? [
          {
            id: 'HRDD-W18',
            severity: 'info' as const,
            where: around.map(({ kind }) => kind).join(', '),
            why: 'The file has text before or after the documents of the pack. It is not compared.',
            fix: 'Read it beside the conditions: it must not take back what they say.',
          },
        ]
      : []),
    ...(read.unread.length > 0
      ? [
          {
            id: 'HRDD-W19',
            severity: 'warning' as const,
            where: 'file',
            why: `Not read: ${read.unread.join(', ')}.`,
            fix: 'Open the file in Word and save it again, so that it becomes text.',
          },
        ]
      : []),
  ]
}
