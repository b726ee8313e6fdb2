// What the body of a Word file is written with: names of styles, lists, targets of references, ids.

import type { Target } from '../names.ts'
import type { Numbering } from './numbering.ts'
import type { Styles } from './styles.ts'

/** State of writing one document; counters move on while it is written. */
export interface Writing {
  readonly styles: Styles
  readonly numbering: Numbering
  /** By id of the node. */
  readonly targets: ReadonlyMap<string, Target>
  /** Next free ids of bookmarks and controls. */
  readonly next: { bookmark: number; control: number }
  /** Between the margins, in twentieths of a point. */
  readonly width: number
  /** Clause text is locked; values and answers in it are not. */
  readonly lock: boolean
  /** No controls around clauses. */
  readonly bare: boolean
}
