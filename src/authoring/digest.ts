// Digests of lowered wording: what the lock file guards and the stamp of a pack rests on.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Catalogue } from '../model/catalogue.ts'

/** SHA-256 over JSON with sorted keys. */
export const digestOf = (value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonical(value))))

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  return `{${Object.keys(value)
    .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`)
    .join(',')}}`
}

/** What may change without a new revision: reviews, effort and status say nothing that a court reads. */
function legalText<T extends object>(entry: T): object {
  const {
    reviewed: _reviewed,
    effort: _effort,
    status: _status,
    replacedBy: _replacedBy,
    kpis: _kpis,
    sources: _sources,
    examples: _examples,
    crosswalk: _crosswalk,
    ...rest
  } = entry as Record<string, unknown>
  return rest
}

/** Digest of every revisioned entry of a catalogue, by `id@revision`. */
export function digestsOf(catalogue: Omit<Catalogue, 'digests'>): Record<string, string> {
  const entries: [string, object][] = [
    ...[...catalogue.archive.clauses, ...Object.values(catalogue.clauses)].map(
      (clause): [string, object] => [`${clause.id}@${clause.revision}`, clause],
    ),
    ...[...catalogue.archive.kpis, ...Object.values(catalogue.kpis)].map(
      (kpi): [string, object] => [`${kpi.id}@${kpi.version}`, kpi],
    ),
    ...[...catalogue.archive.definitions, ...Object.values(catalogue.definitions)].map(
      (one): [string, object] => [`definition:${one.id}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.questions, ...catalogue.commonQuestions].map(
      (one): [string, object] => [`question:${one.id}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.jurisdictions, ...Object.values(catalogue.jurisdictions)].map(
      (one): [string, object] => [`jurisdiction:${one.id}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.categories, ...Object.values(catalogue.categories)].map(
      (one): [string, object] => [`category:${one.id}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.strategies, ...Object.values(catalogue.strategies)].map(
      (one): [string, object] => [`strategy:${one.id}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.strings, ...Object.values(catalogue.strings)].map(
      (one): [string, object] => [`strings:${one.language}@${one.revision}`, one],
    ),
    ...[...catalogue.archive.engagement, catalogue.engagement].map((one): [string, object] => [
      `engagement@${one.revision}`,
      one,
    ]),
    ...[...catalogue.archive.risk, catalogue.risk].map((one): [string, object] => [
      `risk@${one.revision}`,
      one,
    ]),
    ...[...catalogue.archive.answerSketches, catalogue.answerSketches].map(
      (one): [string, object] => [`sketches@${one.revision}`, one],
    ),
    ...catalogue.overlays.map((one): [string, object] => [
      `overlay:${one.id}@${one.revision}`,
      one,
    ]),
  ]
  return Object.fromEntries(entries.map(([key, entry]) => [key, digestOf(legalText(entry))]))
}
