// Words that are not there: a pack may come from anywhere.

import { problemWords } from '../generated/problems.ts'
import { HrddError } from '../model/problems.ts'

/** @throws HrddError that names the sentence; with the built-in words, as those at hand lack some */
export function lacksWord(key: string): never {
  const code = 'word-lacks'
  const { [code]: message = code, [`${code}.hint`]: hint = '' } = problemWords.problems ?? {}
  throw new HrddError([{ code, path: `words.${key}`, message, hint }])
}
