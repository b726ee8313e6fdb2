// What a result is about: when two subjects are the same, and a key to group them by.

import type { Subject } from '../../model/observation.ts'

const parts = ['contract', 'lot', 'brand', 'site', 'product'] as const

/** One text for one subject. */
export const subjectKey = (subject: Subject): string =>
  JSON.stringify(parts.map((part) => subject[part] ?? ''))

export const sameSubject = (a: Subject, b: Subject): boolean =>
  parts.every((part) => (a[part] ?? '') === (b[part] ?? ''))

/** Whether everything that the wider one names is the same in the narrower one. */
export const within = (narrower: Subject, wider: Subject): boolean =>
  parts.every((part) => wider[part] === undefined || wider[part] === narrower[part])

/** A subject in a sentence: `Brand A, site S-1`; the contract where nothing else is named. */
export const subjectWords = (subject: Subject): string =>
  parts
    .slice(1)
    .flatMap((part) => (subject[part] === undefined ? [] : [`${part} ${subject[part]}`]))
    .join(', ') || `contract ${subject.contract}`
