// The catalogue of test/fixture: read once, composed from, and spoken in a second language.

import { composeFrom } from '../../src/compose/index.ts'
import {
  type CatalogueReading,
  printProblem,
  readCatalogue,
  readFolder,
  type SourceFile,
} from '../../src/content/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { frozen } from '../../src/model/frozen.ts'
import type { Pack } from '../../src/model/pack.ts'
import type { Spec } from '../../src/model/spec.ts'
import { once } from './once.ts'
import { englishWords, translations } from './pseudo.ts'

export { language } from './pseudo.ts'

/** Clauses of the fixture that stand where clauses of the package stand. */
const standIns: Readonly<Record<string, string>> = {
  'REQ-01': 'ALF-01',
  'REP-01': 'ALF-01',
  'GEN-02': 'ALF-01',
  'GEN-03': 'ALF-01',
  'BUY-01': 'BET-01',
  'ENF-01': 'BET-01',
  'TRN-01': 'GAM-01',
  'TRN-02': 'GAM-01',
  'FLO-01': 'GAM-01',
}
/** The clause of the fixture that stands in for one of the package. */
export const standIn = (id: string): string => standIns[id] ?? 'DEL-01'

const own = (await readFolder('test/fixture')).files

/** The clause of the fixture, and its item where it has one of this name. */
const nameOf = (_all: string, id: string, anchor = ''): string => {
  const file = own.find(({ path }) => path.endsWith(`${standIn(id)}/en.md`))
  return standIn(id) + (file?.text.includes(`{${anchor}}`) ? anchor : '')
}
/** Fixed sentences and the Register of the package name its clauses; here, those of the fixture. */
const renamed = ({ path, text }: SourceFile): SourceFile => ({
  path,
  text: text.replace(path.endsWith('register.yaml') ? /.*/g : /\{\{[^{}]*\}\}/g, (place) =>
    place
      .replace(/KPI-[A-Z]{3}-\d{2}\.\d+/g, 'KPI-DEL-01.4')
      .replace(/(?<!KPI-)\b([A-Z]{3}-\d{2})(#[\w-]+)?/g, nameOf),
  ),
})

/** The fixture, with the fixed words and the Register of the package beside it; no text prints the words of `notice`. */
export const fixtureFiles: readonly SourceFile[] = [
  ...own,
  ...(await readFolder('.')).files
    .filter(({ path }) => /^clauses\/(register|words\/(?!notice).*\/en)\.yaml$/.test(path))
    .map(renamed),
]

/** Without what only documents print: enough to compose from and to date, and quick to read. */
export const lean = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(
    ({ path }) =>
      !/^clauses\/(words|knowledge)\//.test(path) ||
      /words\/(language|choices|register|calendar|schedule|review|trace)\//.test(path),
  )

const authorityFiles = (await readFolder('test/fixture-authority')).files

/** What was read, where nothing is wrong with it. */
export function sound({ catalogue, problems }: CatalogueReading): Catalogue {
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(errors.map(printProblem).join('\n'))
  return frozen(catalogue)
}

export const fixture = once(() => sound(readCatalogue(fixtureFiles, { version: '0.4.0' })))

/** The fixture with the overlay of an authority on top. */
export const withAuthority = once(() => sound(readCatalogue(authorityFiles, { base: fixture() })))

/** The fixture in a second language that says every sentence that exists. */
export const pseudo = once(() => {
  const translated = translations(fixtureFiles)
  const files = [...fixtureFiles, ...translated]
  return {
    files,
    translated,
    catalogue: sound(readCatalogue(files, { version: '0.4.0' })),
    /** Words of the first language. */
    english: englishWords(fixtureFiles),
  }
})

/** A purchase whose own words are of no language. */
export const purchase = {
  title: 'Qx 27',
  buyer: 'Vz',
  jurisdiction: 'aa',
  category: 'widgets',
  tier: 'high',
  tender: { published: '2027-02-01', deadline: '2027-03-15', questions: '2027-03-01' },
  contract: { start: '2027-07-01', months: 24 },
} as const satisfies Spec

const packs = new Map<string, Pack>()
/** A pack of the fixture, made once for each choice. */
export function packOf(overrides: Partial<Spec> = {}, catalogue: Catalogue = fixture()): Pack {
  if (catalogue !== fixture()) return composeFrom(catalogue, { ...purchase, ...overrides })
  const key = JSON.stringify(overrides)
  const pack = packs.get(key) ?? composeFrom(catalogue, { ...purchase, ...overrides })
  packs.set(key, pack)
  return pack
}
