// Text as XML: what a caller typed stays text, and what XML cannot hold is dropped.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const plain = /^[ !#-%'-;=?-\ud7ff\ue000-\ufffd]*$/

/** A character as XML refers to it. */
export const reference = (character: string): string =>
  entities[character] ?? `&#${character.charCodeAt(0)};`

/** Text for element content or an attribute in double quotes. Line breaks and tabs become spaces. */
export function escapeXml(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(unprintable, '')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[&<>"]/g, reference)
}

/** Declaration in front of every part. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Text of a part as bytes. */
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
