// Pieces of formulas that LibreOffice 7.4 and Excel 2016 both know.

/** A text in a formula. */
export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`

export const allOf = (tests: readonly string[]): string =>
  tests.length === 1 ? String(tests[0]) : `AND(${tests.length === 0 ? 'TRUE' : tests.join(',')})`

export const anyOf = (tests: readonly string[]): string =>
  tests.length === 1 ? String(tests[0]) : `OR(${tests.length === 0 ? 'FALSE' : tests.join(',')})`

export const flag = (test: string): string => `IF(${test},1,0)`

/** How many cells of a column equal one. */
export const sameCount = (range: string, cell: string): string => `SUMPRODUCT(--(${range}=${cell}))`

/** A sum of formulas; 0 where there is none. */
export const plus = (parts: readonly string[]): string =>
  parts.length === 0 ? '0' : parts.join('+')
