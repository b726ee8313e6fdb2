// What the body of a Word file is written with: names of styles, lists, targets of references, ids.

import type { BlockNode, DocumentNode } from '../../../model/document.ts'
import { bookmarkName } from '../names.ts'
import type { Numbering } from './numbering.ts'
import type { Picture } from './picture.ts'

/** Ids of the styles that paragraphs and tables take. A house template hands in its own. */
export interface Styles {
  readonly title: string
  /** Headings from the outermost level on. Deeper ones take the last. */
  readonly headings: readonly string[]
  /** Running text; undefined is the file's default. */
  readonly paragraph?: string
  readonly notice: string
  readonly leadIn: string
  readonly item: string
  readonly subItem: string
  readonly bullet: string
  readonly answer: string
  readonly caption: string
  readonly table: string
  readonly cell: string
  readonly headCell: string
  /** Of characters: what shows in a control until it is filled in. */
  readonly placeholder: string
}

/** What a reference can lead to. `number` is what Word counts for it, without a full stop at its end. */
export interface Target {
  readonly bookmark: string
  readonly number?: string
}

/** State of writing one document; counters move on while it is written. */
export interface Writing {
  readonly kind: DocumentNode['kind']
  readonly styles: Styles
  readonly numbering: Numbering
  /** By id of the node. */
  readonly targets: ReadonlyMap<string, Target>
  /** Next free ids of bookmarks and controls. */
  readonly next: { bookmark: number; control: number }
  /** Pictures of the text so far. Where there is no list to put them in, charts are words alone. */
  readonly pictures?: Picture[]
  /** Between the margins, in twentieths of a point. */
  readonly width: number
  /** Clause text is locked; values and answers in it are not. */
  readonly lock: boolean
  /** The clause that is being written. */
  clause?: { readonly id: string; readonly revision: number }
}

/** Everything in a document that has an id. */
export function targetsOf({ kind, children }: DocumentNode): Map<string, Target> {
  const targets = new Map<string, Target>()
  const collect = (block: BlockNode): void => {
    if ('id' in block) {
      const number = block.type === 'clause' || block.type === 'item' ? block.number : undefined
      targets.set(block.id, {
        bookmark: bookmarkName(kind, block.id),
        ...(number !== undefined && { number }),
      })
    }
    if (block.type === 'section' || block.type === 'clause' || block.type === 'group')
      block.children.forEach(collect)
  }
  children.forEach(collect)
  return targets
}
