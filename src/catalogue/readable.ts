// Authored text for a reader: values by their names, references by what they refer to.

import type { AuthoredText } from '../model/text.ts'

/** The words of a paragraph that no pack has filled. */
export const readable = (text: AuthoredText): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type === 'value') return `{${node.name}}`
      return node.type === 'ref' ? node.to : node.text
    })
    .join('')
