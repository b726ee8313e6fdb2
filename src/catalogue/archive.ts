/**
 * Released revisions that are no longer current: plain data, for systems that keep only references.
 * @packageDocumentation
 */

export type { Archive } from '../model/catalogue.ts'
export { archive } from './generated/archive.ts'
