/**
 * Released revisions that are no longer current: plain data, for systems that keep only references.
 * @packageDocumentation
 */
export { archive } from './generated/archive.ts'
export type { Archive } from '../model/catalogue.ts'
