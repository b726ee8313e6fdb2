// Formats of documents, by ending.

import type { DocumentNode } from '../model/document.ts'
import { toHtml } from '../render/html.ts'
import { toMarkdown } from '../render/markdown.ts'
import { toText } from '../render/text.ts'
import { toDocx } from '../word/index.ts'

/** A document of a run with the name of its file, so that HTML pages lead to each other. */
export interface LinkedDocument {
  readonly document: DocumentNode
  readonly href: string
}

/** A format: the ending of its files, and how a document is written. */
export interface Format {
  readonly ending: string
  write(
    document: DocumentNode,
    links: readonly LinkedDocument[],
  ): string | Uint8Array | Promise<Uint8Array>
}

/** A new format is one line. */
export const formats: readonly Format[] = [
  { ending: 'txt', write: (document) => toText(document) },
  { ending: 'md', write: (document) => toMarkdown(document) },
  { ending: 'html', write: (document, links) => toHtml(document, { links }) },
  { ending: 'docx', write: (document) => toDocx(document) },
]
export const endings: readonly string[] = formats.map(({ ending }) => ending)
