// Places to fill in: a cell, a table of entries, rows that stay blank.

import type { TableNode } from '../model/document.ts'
import type { PackParameter } from '../model/pack.ts'
import type { AnswerKind, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { amount } from './alignment-matrix.ts'
import type { Drafting } from './parts.ts'
import { join } from './say.ts'

/** A cell to fill in. The label is what a screen reader says. */
export const place = (
  id: string,
  label: Text,
  kind: AnswerKind = 'narrative',
  options?: readonly string[],
): Text => [{ type: 'field', id, kind, label: plainText(label), ...(options && { options }) }]

/** Choices that stand in one string, parted by semicolons. */
export const choices = ({ say }: Drafting, key: string): string[] =>
  plainText(say(key))
    .split(';')
    .map((option) => option.trim())

/** One entry of a form: the key of its label, and how it is filled in. */
export interface Entry {
  readonly key: string
  readonly kind?: AnswerKind
  /** Key of the string with the choices. */
  readonly options?: string
}

/** A table of two columns: what is asked, and where it is entered. */
export function entryTable(
  drafting: Drafting,
  table: { readonly id: string; readonly caption: Text; readonly columns: readonly [Text, Text] },
  prefix: string,
  entries: readonly Entry[],
): TableNode {
  const { say } = drafting
  return {
    type: 'table',
    ...table,
    rows: entries.map(({ key, kind, options }): Text[] => [
      say(`${prefix}.${key}`),
      place(
        `${table.id}.${key}`,
        say(`${prefix}.${key}`),
        options ? 'choice' : kind,
        options === undefined ? undefined : choices(drafting, `${prefix}.${options}`),
      ),
    ]),
  }
}

/** A table whose rows are all blank. `label` makes the words for the cell of a column in a row, counted from 1. */
export function blankTable(
  drafting: Drafting,
  table: { readonly id: string; readonly caption: Text },
  prefix: string,
  columns: readonly Entry[],
  count: number,
  label: string,
): TableNode {
  const { say } = drafting
  return {
    type: 'table',
    ...table,
    columns: columns.map(({ key }) => say(`${prefix}.${key}`)),
    rows: Array.from({ length: count }, (_, row) =>
      columns.map(({ key, kind, options }) =>
        place(
          `${table.id}.${row + 1}.${key}`,
          say(label, { what: say(`${prefix}.${key}`), count: row + 1 }),
          options ? 'choice' : kind,
          options === undefined ? undefined : choices(drafting, `${prefix}.${options}`),
        ),
      ),
    ),
  }
}

/** A value with those of other supplier types in brackets: "90 days (120 days for an SME)". */
export function amounts(drafting: Drafting, parameter: PackParameter): Text {
  const others = parameter.variants
    .filter(({ value }) => value !== parameter.value)
    .map(
      (variant): Text => [
        amount(drafting, parameter, variant.value),
        ' ',
        ...drafting.say(`for.${variant.for}`),
      ],
    )
  return [
    amount(drafting, parameter, parameter.value),
    ...(others.length === 0 ? [] : [' (', ...join(others, ', '), ')']),
  ]
}
