// What verification schemes can show for the clauses of a pack, what they cannot, and which proof fills the gap.

import type {
  Catalogue,
  CoverageCell,
  CoverageLevel,
  Evidence,
  Grade,
  VerificationScheme,
} from '../model/catalogue.ts'
import { grades } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { throwIfAny } from '../model/problems.ts'
import type { Text } from '../model/text.ts'

/** Proof of a pack that can fill a gap. */
export interface GapProof {
  readonly clause: string
  readonly strength: Grade
  readonly proof: Text
  readonly doesNotShow: Text
}

/** One issue that matters for the pack, and what the chosen schemes can show of it. */
export interface IssueCoverage {
  readonly issue: string
  readonly label: string
  /** Clauses of the pack that the issue belongs to. */
  readonly clauses: readonly string[]
  /** What each chosen scheme can show. */
  readonly schemes: readonly ({ readonly scheme: string } & CoverageCell)[]
  /** The best of them. */
  readonly best: CoverageLevel
  /** Where the best is not full: proof of the pack of strength E3 or more, strongest first; E2 where there is none. */
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

const levels: readonly CoverageLevel[] = ['none', 'partial', 'full']

/** As `schemeCoverage`, with the table of any catalogue. */
export function schemeCoverageFrom(
  catalogue: Catalogue,
  pack: Pack,
  schemes: readonly string[],
): PackCoverage {
  const { verification } = catalogue
  const known = verification.schemes.map(({ id }) => id)
  throwIfAny(
    schemes.flatMap((id, index) =>
      known.includes(id)
        ? []
        : [
            {
              code: 'unknown-scheme',
              path: `schemes[${index}]`,
              message: `there is no scheme "${id}"`,
              hint: suggest(id, known),
            },
          ],
    ),
  )
  const chosen = verification.schemes.filter(({ id }) => schemes.includes(id))
  const issues = verification.issues.flatMap(({ id, label, clauses }): IssueCoverage[] => {
    const pairs = pack.pairs.filter((pair) => clauses.includes(pair.id))
    if (pairs.length === 0) return []
    const cells = chosen.map((scheme) => ({ scheme: scheme.id, ...scheme.coverage[id]! }))
    const best = levels[Math.max(0, ...cells.map(({ level }) => levels.indexOf(level)))]!
    const proofs = pairs.flatMap((pair) =>
      pair.evidence.map(
        (row): GapProof => ({
          clause: pair.id,
          strength: row.strength,
          proof: row.proof,
          doesNotShow: row.doesNotShow,
        }),
      ),
    )
    return [
      {
        issue: id,
        label,
        clauses: pairs.map((pair) => pair.id),
        schemes: cells,
        best,
        fill: best === 'full' ? [] : strongest(proofs),
      },
    ]
  })
  return {
    asOf: verification.asOf,
    status: verification.status,
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

/** Independent proof first; where a pack holds none, its records. */
function strongest(proofs: readonly GapProof[]): GapProof[] {
  const from = (least: Evidence['strength']) =>
    proofs
      .filter(({ strength }) => grades.indexOf(strength) >= grades.indexOf(least))
      .sort((a, b) => grades.indexOf(b.strength) - grades.indexOf(a.strength))
  const independent = from('E3')
  return independent.length > 0 ? independent : from('E2')
}
