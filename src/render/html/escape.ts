// Words and ids made safe for HTML: what a caller typed is never markup.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const entity = (character: string): string => entities[character] ?? character

/** Text between tags. */
export const safe = (text: string): string => text.replace(/[&<>]/g, entity)

/** Text of an attribute in double quotes. */
export const attribute = (text: string): string => text.replace(/[&<>"']/g, entity)

/** Id of a node as it stands in a page and in links to it. */
export const slug = (id: string): string => id.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')

/** A string of CSS. Everything but plain letters and digits becomes an escape, so that it can end neither the string nor the style. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`
