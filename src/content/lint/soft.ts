import { binding, refusePhrases } from './rule.ts'

/** A duty says "shall"; "should" leaves open whether it is one. */
export const soft = refusePhrases(
  'lint-soft',
  ({ soft: phrases }) => phrases,
  ({ paragraph }) => binding.includes(paragraph.section),
)
