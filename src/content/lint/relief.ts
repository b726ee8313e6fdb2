import { refusePhrases } from './rule.ts'

/** A part adds duties and never relieves of one. */
export const relief = refusePhrases(
  'lint-relief',
  ({ relief: phrases }) => phrases,
  ({ paragraph }) => paragraph.inPart === true,
)
