// Words of an answer: a word is what stands between spaces. Counted by code and by formula, which count the same; and put on one line.

/** What parts words: space, no-break space, tab, line break. */
const between = [' ', '\u00a0', '\t', '\n', '\r']

/** Words of an answer. */
export const countWords = (text: string): number =>
  text.split(new RegExp(`[${between.join('')}]+`)).filter(Boolean).length

/** The same as a formula over a cell. */
export function wordsFormula(cell: string): string {
  const spaced = between
    .slice(1)
    .reduce((text, mark) => `SUBSTITUTE(${text},${markOf(mark)}," ")`, cell)
  const text = `TRIM(${spaced})`
  return `IF(${text}="",0,LEN(${text})-LEN(SUBSTITUTE(${text}," ",""))+1)`
}

/** A mark in a formula. The no-break space stands for itself: programs number it differently. */
const markOf = (mark: string): string =>
  mark.charCodeAt(0) < 32 ? `CHAR(${mark.charCodeAt(0)})` : `"${mark}"`

const lineBreaks = /[\n\r\v\f\u0085\u2028\u2029]+/
// what a spec refuses, for it prints nothing: controls, marks of direction, and halves of characters
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text on one line, as a spec holds it: lines are joined by a stroke. */
export const oneLine = (text: string): string =>
  text
    .split(lineBreaks)
    .map((line) => line.replaceAll('\t', ' ').replace(unprintable, '').trim())
    .filter(Boolean)
    .join(' / ')
