// Words that are not there, or of no use: a pack may come from anywhere.

import { problemWords } from '../generated/problems.ts'
import { HrddError, type ProblemCode } from '../model/problems.ts'

/** @throws HrddError that names the sentence; with the built-in words, as those at hand lack some */
export const lacksWord = (key: string): never => refuse('word-lacks', key)

/** @throws HrddError that names the sentence, which is no name of a language */
export const noLanguage = (key: string): never => refuse('word-language', key)

function refuse(code: ProblemCode, key: string): never {
  const { [code]: message = code, [`${code}.hint`]: hint = '' } = problemWords.problems ?? {}
  const segments = ['words', ...key.split('.')]
  throw new HrddError([{ code, path: segments.join('.'), segments, values: {}, message, hint }])
}
