// The mark of a text that still has to be translated.

/** What stands in front of such a text: `[de] `. */
export const markOf = (language: string): string => `[${language}] `

/** Whether any text of a value is marked. */
export const isMarked = (value: unknown, language: string): boolean =>
  JSON.stringify(value)?.includes(markOf(language)) ?? false
