// Drafted lines as words, with the values and places to fill in that stand among them.

import type { FieldNode, Inline, Text } from '../../model/text.ts'
import type { Line } from '../lines.ts'
import { fieldTag, readTag, valueTag } from '../names.ts'
import type { Place } from './comparison.ts'
import type { Span } from './tokens.ts'

/** A filled-in value or a place to fill in inside of a text. `name` is that of its control. */
export interface Mark extends Span {
  /** Name of the parameter, or id of the field. */
  readonly of: string
  /** Absent on a value. */
  readonly field?: FieldNode
}
/** Words with what stands in them. */
export interface Marked {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A drafted line as words. Of a row, `cells` has the marks. */
export interface Drafted extends Line, Marked {
  /** Its place in the document, from 0. */
  readonly position: number
  readonly cells?: readonly Marked[]
}

export const draftedOf = (lines: readonly Line[]): Drafted[] =>
  lines.map((line, position) => {
    const { kind, quiet, texts } = line
    const cells = texts.map((text) => marked(quiet === undefined ? text : [`${quiet} `, ...text]))
    const [first] = cells
    if (first && kind !== 'row' && kind !== 'columns') return { ...line, ...first, position }
    return { ...line, text: cells.map(({ text }) => text).join(' | '), marks: [], cells, position }
  })

/** All marks of a line. */
export const marksOf = ({ marks, cells = [] }: Drafted): Mark[] =>
  [...cells, { marks }].flatMap((cell) => cell.marks)

/** Running text as words. Of a field only what prints whether it is filled in or not: the choices behind its boxes. */
function marked(text: Text): Marked {
  const marks: Mark[] = []
  let words = ''
  for (const node of text) {
    const { tag, of, ...mark } = markOf(node)
    if (of !== undefined) marks.push({ ...mark, of, name: readTag(tag).name, at: words.length })
    const printed = typeof node === 'object' && node.type === 'field' ? boxes(node) : mark.text
    const clean = printed.replace(/\s+/g, ' ')
    words += clean.startsWith(' ') && /^$| $/.test(words) ? clean.slice(1) : clean
  }
  return { text: words.trim(), marks }
}

const boxes = ({ kind, options = [] }: FieldNode): string =>
  kind === 'yes-no' ? ` ${options.join(' ')} ` : ''

function markOf(node: Inline): Pick<Mark, 'text' | 'field'> & { of?: string; tag?: string } {
  if (typeof node === 'string') return { text: node }
  if (node.type === 'field') return { text: '', of: node.id, tag: fieldTag(node.id), field: node }
  const { text } = node
  return node.type === 'value' ? { text, of: node.name, tag: valueTag(node.name) } : { text }
}

/** Where a line stands, as a reader finds it. */
export function placeOf(line: Drafted, all: readonly Drafted[]): Place {
  const { owner, kind, name = '', number, position } = line
  const same = all.filter((other) => other.owner.id === owner.id && other.kind === kind)
  const index = same.filter((other) => other.position <= position).length
  const id = owner.id || owner.unit
  return { id, kind, name: name.slice(0, 80), number: number ?? String(index) }
}
