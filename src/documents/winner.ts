// Values and names as they are for one supplier: its own periods, and its name where it has won.

import { periodText } from '../calendar/supplier.ts'
import { placesOf } from '../language/fill.ts'
import { speech } from '../language/speech.ts'
import type { SupplierType } from '../model/audience.ts'
import type { Pack, PackParameter } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { type Drafting, sentenceOf } from './drafting.ts'

/** The type of who won; `{}` before award. */
export const winnerOf = ({ spec: { award } }: Pack): SupplierType =>
  award ? { role: award.role, size: award.size } : {}

/** The parameter at `CLAUSE.name`. */
export function parameterAt({ pairs }: Pack, place?: string): PackParameter | undefined {
  const [clause, name = ''] = place?.split('.') ?? []
  return pairs.find(({ id }) => id === clause)?.parameters[name]
}

/** The value at `CLAUSE.name` as it prints for a supplier of this type: `30 days`. */
export function printedFor(
  pack: Pack,
  place: string | undefined,
  supplier: SupplierType,
): string | undefined {
  const parameter = parameterAt(pack, place)
  if (parameter === undefined || parameter.type === 'choice') return parameter?.text
  return periodText(parameter, supplier, speech(pack.words))
}

/** A text of the pack with the values of one supplier type. */
export const valuesOf = (pack: Pack, text: Text, supplier: SupplierType): Text =>
  text.map((node) =>
    typeof node !== 'string' && node.type === 'value'
      ? { ...node, text: printedFor(pack, node.name, supplier) ?? node.text }
      : node,
  )

/** Words of a document for a place of a clause, with the values of that clause that they name. */
export interface ClauseWords {
  readonly text: string
  /** Parameters of the clause that it names. */
  readonly names: readonly string[]
}

/** The words under a key; `undefined` where there are none, or the clause lacks a value that they name. */
export function clauseWords(
  { pack, has, say }: Drafting,
  key: string,
  clause: string,
  supplier: SupplierType,
): ClauseWords | undefined {
  if (!has(key)) return undefined
  const names = placesOf(sentenceOf(pack, key))
  const values = names.map(
    (name) => [name, printedFor(pack, `${clause}.${name}`, supplier)] as const,
  )
  if (values.some(([, value]) => value === undefined)) return undefined
  return {
    text: say(key, Object.fromEntries(values.map(([name, value]) => [name, value ?? '']))),
    names,
  }
}
