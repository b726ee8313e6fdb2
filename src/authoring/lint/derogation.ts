import { binding, refuseWords } from './rule.ts'

/** A part adds duties and never relieves of one; soft words make a duty that nobody can check. */
export const derogation = refuseWords({
  id: 'derogation',
  where: 'condition',
  tip: 'A part only adds. Relief is a parameter variant or a - bullet on form; what cannot be checked is no duty.',
  bad: 'A small firm need not list sites where possible.',
  good: 'A longer time for SMEs as a variant of the parameter.',
  words:
    /\b(enough|need not|instead|except|unless|where possible|as far as possible|as appropriate|in a timely manner|best efforts|reasonable endeavours|ensures?|guarantees?|endeavours?)\b/gi,
  applies: ({ section }) => binding.includes(section),
  message: (word) => `"${word}" relieves of a duty or leaves it open`,
})
