// What is proved over a whole catalogue: one line a proof.

import type { Check } from '../authored.ts'
import { clausePlace } from './clause-place.ts'
import { clauseWords } from './clause-words.ts'
import { dates, ladder } from './dates.ts'
import { evidence } from './evidence.ts'
import { knowledge, moved } from './knowledge.ts'
import { kpis } from './kpis.ts'
import { authorities, goods, laws } from './laws.ts'
import { marks } from './marks.ts'
import { measures } from './measures.ts'
import { parameterUses } from './parameter-uses.ts'
import { parameters } from './parameters.ts'
import { plain } from './plain.ts'
import { plan } from './plan.ts'
import { references } from './references.ts'
import { register, registerTable } from './register.ts'
import { released } from './released.ts'
import { roles } from './roles.ts'
import { sets } from './sets.ts'
import { sources } from './sources.ts'
import { terms } from './terms.ts'
import { translatedWords } from './translated-words.ts'
import { translations } from './translations.ts'
import { whole } from './whole.ts'
import { words } from './words.ts'

export const checks: readonly Check[] = [
  whole,
  clausePlace,
  parameters,
  parameterUses,
  references,
  evidence,
  dates,
  ladder,
  roles,
  plan,
  register,
  registerTable,
  clauseWords,
  terms,
  sources,
  sets,
  kpis,
  measures,
  laws,
  authorities,
  goods,
  knowledge,
  moved,
  words,
  plain,
  translations,
  translatedWords,
  released,
  marks,
]
