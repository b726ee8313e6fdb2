// The plain blocks that documents are made of.

import type {
  BlockNode,
  BlockRole,
  ItemNode,
  ListNode,
  ParagraphNode,
  SectionNode,
  TableNode,
} from '../model/document.ts'
import {
  type FieldKind,
  type FieldNode,
  plainText,
  type RefNode,
  type Text,
} from '../model/text.ts'
import type { Drafting } from './drafting.ts'

export const section = (
  id: string,
  title: Text,
  children: readonly BlockNode[],
  role?: BlockRole,
): SectionNode => ({ type: 'section', id, ...(role && { role }), title, children })

export const paragraph = (children: Text, role?: BlockRole): ParagraphNode => ({
  type: 'paragraph',
  ...(role && { role }),
  children,
})

/** A paragraph with a run-in heading and no number. */
export const headed = (id: string, heading: string, children: Text): ItemNode => ({
  type: 'item',
  id,
  heading,
  children,
})

/** A line that names a value or a place to fill in: `Stand-in: ____`. */
export const labelled = ({ text }: Drafting, id: string, label: string, value: Text): ItemNode => ({
  type: 'item',
  id,
  children: text('furniture.line', { label, value }),
})

export const list = (items: readonly Text[]): ListNode => ({ type: 'list', items })

/** A table under the heading that names it. Nothing where it has no rows. */
export const table = (
  id: string,
  columns: readonly Text[],
  rows: readonly (readonly Text[])[],
  caption: Text = [],
): TableNode[] => (rows.length === 0 ? [] : [{ type: 'table', id, caption, columns, rows }])

/** A reference to a clause, an item or a KPI. */
export const ref = (to: string, text: string = to): RefNode => ({ type: 'ref', to, text })

/** A place to fill in, with what it is called. */
export const field = (
  id: string,
  label: Text | string,
  kind: FieldKind = 'text',
  more: Pick<FieldNode, 'options' | 'words'> = {},
): FieldNode => ({
  type: 'field',
  id,
  kind,
  label: typeof label === 'string' ? label : plainText(label).trim(),
  ...more,
})

/** A line with what is known, or with a place to fill it in. */
export const known = (drafting: Drafting, id: string, label: string, value?: string): ItemNode =>
  labelled(drafting, `${id}.line`, label, [value ?? field(id, label)])

/** The same line, with room to sign. */
export const toSign = (line: ItemNode): ItemNode => ({ ...line, role: 'signature' })

/** Yes or No, to tick. */
export const yesNo = ({ say }: Drafting, id: string, label: Text | string): FieldNode =>
  field(id, label, 'yes-no', { options: [say('language.yes'), say('language.no')] })
