// Walks over the wording of a clause: which parts there are, what they mention.

import type { Item } from './catalogue.ts'
import type { AuthoredInline, AuthoredText, Inline, Text } from './text.ts'

/** Plain text of a paragraph, as it prints. Values and references of authored text print as their names. */
export const plainText = (text: AuthoredText | Text): string =>
  text
    .map((node: AuthoredInline | Inline) =>
      typeof node === 'string'
        ? node
        : 'text' in node
          ? node.text
          : node.type === 'field'
            ? node.label
            : node.type === 'ref'
              ? node.to
              : `{${node.name}}`,
    )
    .join('')

/** Every paragraph of an item: its own and those of its sub-items. */
export const textsOf = <T>(item: Item<T>): readonly T[] =>
  item.items ? [item.text, ...item.items] : [item.text]
