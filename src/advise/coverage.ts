// What verification schemes can show for the clauses of a pack, what they cannot, and which proof fills the gap.

import { need } from '../language/arguments.ts'
import { nearIds } from '../language/near-ids.ts'
import { failIfAny } from '../language/problems.ts'
import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import { type Grade, grades } from '../model/clause.ts'
import type { Pack, Pair } from '../model/pack.ts'
import { type CoverageLevel, coverageLevels, type VerificationScheme } from '../model/tables.ts'

type Cell = VerificationScheme['coverage'][string]
type Proof = Pair['evidence'][number]

/** Proof of a pack that can fill a gap. */
export type GapProof = { readonly clause: string } & Pick<Proof, 'grade' | 'proof' | 'doesNotShow'>

/** One issue that matters for the pack, and what the chosen schemes can show of it. */
export interface IssueCoverage {
  readonly issue: string
  readonly label: string
  /** Clauses of the pack that the issue belongs to. */
  readonly clauses: readonly string[]
  /** What each chosen scheme can show. */
  readonly schemes: readonly ({ readonly scheme: string } & Cell)[]
  /** The best of them. */
  readonly best: CoverageLevel
  /** Where the best is not full: proof of the pack of grade E3 or more, strongest first; E2 where there is none. */
  readonly fill: readonly GapProof[]
}

/** What verification schemes can show of a pack. A hypothesis for scheme owners to correct, as `status` says. */
export interface PackCoverage {
  /** Date of the knowledge, YYYY-MM-DD. */
  readonly asOf: string
  readonly status: string
  readonly schemes: readonly Pick<
    VerificationScheme,
    'id' | 'title' | 'edition' | 'looksAt' | 'gaps'
  >[]
  readonly issues: readonly IssueCoverage[]
  /** Issues that no chosen scheme can show in full. */
  readonly gaps: readonly string[]
}

/**
 * What schemes such as labels can show of the issues that a pack asks about, and which proof fills the rest.
 *
 * @param catalogue where the table of schemes is taken from
 * @param schemes ids of the schemes that a bidder relies on
 * @param pack whose clauses they are to show
 * @throws HrddError where a scheme is not known
 */
export function coverageFrom(
  catalogue: Catalogue,
  schemes: readonly string[],
  pack: Pack,
): PackCoverage {
  need('catalogue', catalogue)
  need('list', schemes, 'schemes')
  need('pack', pack)
  const table = inLanguage(catalogue.schemes, pack.spec.language)
  const known = table.schemes.map(({ id }) => id)
  failIfAny(
    schemes.flatMap((id, index) =>
      known.includes(id) ? [] : [nearIds('scheme', id, `schemes[${index}]`, known)],
    ),
  )
  const chosen = table.schemes.filter(({ id }) => schemes.includes(id))
  const issues = table.issues.flatMap(({ id, label, clauses }): IssueCoverage[] => {
    const pairs = pack.pairs.filter((pair) => clauses.includes(pair.id))
    if (pairs.length === 0) return []
    const cells = chosen.map((scheme) => ({ scheme: scheme.id, ...cellOf(scheme, id) }))
    const best =
      coverageLevels.find((level) => cells.some((cell) => cell.level === level)) ?? 'none'
    return [
      {
        issue: id,
        label,
        clauses: pairs.map((pair) => pair.id),
        schemes: cells,
        best,
        fill: best === 'full' ? [] : strongest(pairs),
      },
    ]
  })
  return {
    asOf: table.asOf,
    status: table.status,
    schemes: chosen.map(({ id, title, edition, looksAt, gaps }) => ({
      id,
      title,
      edition,
      looksAt,
      gaps,
    })),
    issues,
    gaps: issues.filter(({ best }) => best !== 'full').map(({ issue }) => issue),
  }
}

/** What a scheme says nothing about, it does not show. */
const cellOf = ({ coverage }: VerificationScheme, issue: string): Cell =>
  coverage[issue] ?? { level: 'none', certainty: 'low' }

/** Independent proof first; where a pack holds none, its records. */
function strongest(pairs: readonly Pair[]): GapProof[] {
  const proofs = pairs.flatMap(({ id, evidence }) =>
    evidence.map(
      ({ grade, proof, doesNotShow }): GapProof => ({ clause: id, grade, proof, doesNotShow }),
    ),
  )
  const place = (grade: Grade): number => grades.indexOf(grade)
  const from = (least: Grade): GapProof[] =>
    proofs
      .filter(({ grade }) => place(grade) >= place(least))
      .sort((a, b) => place(b.grade) - place(a.grade))
  const independent = from('E3')
  return independent.length > 0 ? independent : from('E2')
}
