// What a contract system asks before it takes a newer revision: are these the words we stored, and what would change?

import type { Catalogue } from '../model/catalogue.ts'
import { HrddError } from '../model/problems.ts'
import { type Change, changeOf } from './changes.ts'
import { type ReferenceState, type Resolved, resolveIn } from './resolve.ts'

/** Whether stored words are the released ones. */
export interface DigestCheck {
  readonly reference: string
  readonly ok: boolean
  /** SHA-256 of the wording as released. */
  readonly expected: string
  readonly given: string
  readonly state: ReferenceState
}

/** What a step from one revision to another means. */
export interface UpgradeNotes {
  readonly from: string
  readonly to: string
  readonly kind: Resolved['kind']
  /** Whether both name the same revision. */
  readonly same: boolean
  /** Of a KPI: whether results before and after may stand in one series. Of anything else: always true, for it computes nothing. */
  readonly comparable: boolean
  /** Passages and parameters that differ, word by word. Empty where another id took the place, for then everything differs. */
  readonly differences: Change['differences']
  readonly parameters: Change['parameters']
  /** In words: what changed, and why results stay comparable or do not. */
  readonly why: string
  /** What to do, in order. */
  readonly steps: readonly string[]
}

/**
 * Whether a digest that a contract system stored is the one of the released words, in any catalogue.
 *
 * @param reference as a stamp lists it, with its revision
 * @param digest 64 hexadecimal characters, in either case
 * @throws HrddError where the reference was never released
 */
export function checkDigestIn(
  catalogue: Catalogue,
  reference: string,
  digest: string,
): DigestCheck {
  const { digest: expected, state } = resolveIn(catalogue, reference)
  return {
    reference,
    ok: expected !== '' && expected === digest.trim().toLowerCase(),
    expected,
    given: digest,
    state,
  }
}

/**
 * What changes from one reference to another, in any catalogue. Nothing is swapped: the answer is for a person to decide by.
 *
 * @param from what the contract names, with its revision
 * @param to what it would name; default: the current revision of the same id, or of the one id that took its place
 * @throws HrddError where a reference was never released, names no revision, or `to` is no successor of `from`
 */
export function upgradeNotesIn(catalogue: Catalogue, from: string, to?: string): UpgradeNotes {
  const old = resolveIn(catalogue, from)
  const problem = (path: string, message: string, hint: string) =>
    new HrddError([{ code: 'no-upgrade', path, message, hint }])
  if (!from.includes('@'))
    throw problem(
      'from',
      `"${from}" names no revision`,
      `Write ${from}@${String(old.latest)}, or the revision that the contract names.`,
    )
  const id = from.slice(0, from.indexOf('@'))
  if (to === undefined && old.replacedBy.length > 1)
    throw problem(
      'to',
      `${id} was split into ${old.replacedBy.join(', ')}`,
      'Say which of them is meant.',
    )
  const target =
    to ??
    (old.replacedBy[0] === undefined
      ? `${id}@${String(old.latest)}`
      : currentReference(catalogue, old.replacedBy[0]))
  const now = resolveIn(catalogue, target)
  const reference = target.includes('@') ? target : currentReference(catalogue, target)
  const newId = reference.slice(0, reference.indexOf('@'))
  const base = { from, to: reference, kind: old.kind, same: from === reference }
  if (base.same)
    return {
      ...base,
      comparable: true,
      differences: [],
      parameters: [],
      why: 'Both name the same revision.',
      steps: [],
    }
  if (newId !== id) {
    if (!old.replacedBy.includes(newId) || old.kind !== now.kind)
      throw problem(
        'to',
        `${newId} did not take the place of ${id}`,
        old.replacedBy.length > 0
          ? `Its place was taken by: ${old.replacedBy.join(', ')}.`
          : `${id} is in use; compare revisions of it.`,
      )
    return {
      ...base,
      comparable: false,
      differences: [],
      parameters: [],
      why: `${newId} took the place of ${id}. It is another entry, so results do not continue.`,
      steps: [
        `Keep ${from} for the running contract.`,
        `Use ${reference} in the next one, and begin a new series.`,
      ],
    }
  }
  const change = changeOf(catalogue, from, reference)
  const differences = change?.differences ?? []
  const parameters = change?.parameters ?? []
  const what = `${differences.length} ${differences.length === 1 ? 'passage differs' : 'passages differ'}${parameters.length > 0 ? ` and ${parameters.length} ${parameters.length === 1 ? 'parameter' : 'parameters'}` : ''}`
  if (old.kind === 'kpi') {
    const major = (text: string) => text.slice(text.indexOf('@') + 1).split('.')[0]
    const comparable = major(from) === major(reference)
    return comparable
      ? {
          ...base,
          comparable,
          differences,
          parameters,
          why: `The major version stays: formula, population, direction and unit are the same. ${what}.`,
          steps: [
            'Read the differences.',
            `Name ${reference} from a period on, by agreement of both parties.`,
            'Keep one series; note in it from which period the new wording holds.',
          ],
        }
      : {
          ...base,
          comparable,
          differences,
          parameters,
          why: `The major version differs: formula, population, direction or unit changed, so a trend across the two would compare unlike things. ${what}.`,
          steps: [
            `Keep evaluating ${from} until the contract is changed.`,
            'Agree the change, with new thresholds, and begin a new series.',
            'Where both can be computed for one period, show them side by side once.',
          ],
        }
  }
  return {
    ...base,
    comparable: true,
    differences,
    parameters,
    why: `${what}. Contracts that name ${from} keep it.`,
    steps: [
      'Read the differences with a lawyer where the words bind.',
      `Keep ${from} in the running contract; change it only by agreement.`,
      `Use ${reference} in the next procedure.`,
    ],
  }
}

function currentReference(catalogue: Catalogue, id: string): string {
  return `${id}@${String(resolveIn(catalogue, id).latest)}`
}
