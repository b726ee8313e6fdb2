import { binding, refuseWords } from './rule.ts'

/** A duty says "shall". "may" is a power of the Buyer, a right, or a `-` bullet on form. */
export const modalVerbs = refuseWords({
  id: 'modal-verbs',
  where: 'condition',
  tip: 'A duty says "shall". What is not a duty belongs in guidance.',
  bad: 'The Supplier should give the list.',
  good: 'The Supplier shall give the list.',
  words:
    /\b(should|must|ought to)\b|(?<=\b(Supplier|Buyer|Brand|Bidder|it|they) )(will|is to|are to|has to|have to)\b/gi,
  applies: ({ section, role }) => binding.includes(section) && role !== 'bullet',
  message: (word) => `"${word}" leaves open whether this is a duty`,
})
