import { binding, refuseWords } from './rule.ts'

const asked = ['Question', 'Condition', 'Consequence', 'Form', 'Scoring']

/** Nobody can promise how the world is; a result is owed where there is Control, elsewhere work that can be shown. */
export const absoluteGuarantee = refuseWords({
  id: 'absolute-guarantee',
  where: 'condition',
  tip: 'Ask for due diligence, and for a result where the Supplier has Control. A promise on the whole chain only teaches people to sign what they cannot know.',
  bad: 'The Supplier shall warrant that no forced labour occurs anywhere in the chain before each delivery.',
  good: 'The Supplier shall give the Buyer the Site List before each delivery.',
  words:
    /\b(warrants?|warrant(y|ies)|guarantees?|anywhere in (the|its) (supply )?chain|under (any|no) circumstances|at all costs|whatsoever|free (from|of) (any|all) (form|kind)s? of|zero (cases|incidents)|100 per cent|completely (free|without))\b/gi,
  applies: ({ section, source }) =>
    asked.includes(section) &&
    !/\b(not|no|never|without|nothing|neither)\b[^.]*\b(warrant|guarantee)/i.test(source),
  message: (word) => `"${word}" promises what nobody can know`,
})

/** Workers are protected by what is not collected. */
export const personalData = refuseWords({
  id: 'personal-data',
  where: 'condition',
  tip: 'Ask for numbers in bands, for functions, or for a statement without names.',
  bad: "The Supplier shall list the workers' names before each delivery.",
  good: 'The Supplier shall state the number of workers, in bands, before each delivery.',
  words:
    /\b((?<!without |no )(names?|addresses|telephone numbers?|photographs?|nationality|nationalities|dates? of birth|religions?|union membership|health data|identity numbers?|passport numbers?) of (the |each |any |its |affected )*(workers?|complainants?|people|persons|migrant workers?|victims?|interviewees?)|workers?['’] (names?|home addresses|telephone numbers|dates of birth)|a list of (all |the )*(workers|complainants|victims))\b/gi,
  applies: ({ section, source }) =>
    asked.includes(section) && !/\bshall not\b|\bno one\b|\bwithout\b|\bleft out\b/.test(source),
  message: (word) => `"${word}" asks for personal data`,
})

/** A procurement may ask about these goods, not about the company as such (Directive 2014/24/EU, recital 97). */
export const companyWide = refuseWords({
  id: 'company-wide',
  where: 'question',
  tip: 'Ask how it applies to the Products of this Contract.',
  bad: 'Describe the corporate social responsibility policy of the Bidder.',
  good: 'State how the Risk Register applies to each Product offered.',
  words:
    /\b(corporate social responsibility|CSR|(company|group|corporate)[ -](wide )?(polic(y|ies)|sustainability|strategy|reports?)|sustainability report|code of conduct of the bidder|all (of )?its (suppliers|customers|activities|business)|the (bidder|supplier)['’]s? (whole|entire|general) (business|policy|range|supply chain))\b/gi,
  applies: ({ section }) => asked.includes(section) && section !== 'Scoring',
  message: (word) => `"${word}" asks about the company and not about these goods`,
})

/** Law is data of a jurisdiction; a clause that names it ages with it and fits one country. */
export const namedLaw = refuseWords({
  id: 'named-law',
  where: 'condition',
  tip: 'Say the duty in words. The law stands under sources and in clauses/jurisdictions/.',
  bad: 'The Supplier shall comply with ILO Convention 29 before each delivery.',
  good: 'The Supplier shall give the Buyer the Site List before each delivery.',
  words:
    /\b(ILO|OECD|UNGP|GDPR|CSDDD|(Directive|Regulation|Convention|Act|Statute) (\(?(EU|EC|UK|No)\b|\d|of \d)|Conventions? (No\.? ?)?\d+|Modern Slavery Act|Procurement Act|Supply Chain Act)\b/g,
  applies: ({ section }) => binding.includes(section),
  message: (word) => `"${word}" names a law or a standard`,
})

/** Countries whose names are also other words. */
const alsoWords = [
  'Georgia',
  'Jordan',
  'Chad',
  'Turkey',
  'Jersey',
  'Guinea',
  'World',
  'Niger',
  'Mali',
  'Oman',
  'Cuba',
  'Togo',
  'Peru',
  'Iran',
  'Iraq',
]
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const codes = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
)
const countries = [...new Set(codes.flatMap((code) => names.of(code) ?? []))].filter(
  (name) =>
    !name.includes('(') && !alsoWords.includes(name) && /^[A-Z][A-Za-zÀ-ž .’'-]+$/.test(name),
)

/** No origin is named, so none is banned (Directive 2014/24/EU, Article 25). */
export const namedCountry = refuseWords({
  id: 'named-country',
  where: 'condition',
  tip: 'Describe the risk. A country stands neither in a duty nor in a question.',
  bad: 'The Supplier shall not offer goods from Malaysia before each check.',
  good: 'The Supplier shall check each Product before delivery.',
  words: new RegExp(
    `\\b(${countries.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\b`,
    'g',
  ),
  applies: ({ section }) => [...asked, 'Evidence'].includes(section),
  message: (word) => `"${word}" is the name of a country`,
})
