// What a kind of document is.

import type { BlockNode, DocumentKind, Layout, Readership } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import type { Drafting } from './drafting.ts'

/** The text of a document, without what stands around it. */
export interface Body {
  readonly title: Text
  readonly layout?: Layout
  readonly children: readonly BlockNode[]
}

/** How one kind is drafted. Frame, notice of a reading copy and stamp are put around it. */
export interface Kind {
  readonly kind: DocumentKind
  readonly readership: Readership
  readonly draft: (drafting: Drafting) => Body
}
