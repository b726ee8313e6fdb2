/**
 * Reads a folder of clauses and KPIs, the package's or an authority's own. Node only.
 * @packageDocumentation
 */

export type * from '../model/catalogue.ts'
export { HrddError, type Problem, printProblem } from '../model/problems.ts'
export { type AuthoredCatalogue, loadCatalogue, readCatalogue } from './catalogue.ts'
export { rules as lintRules } from './lint/index.ts'
export { type Proof, proofs } from './lint/proofs.ts'
export type { LintFinding, LintRule } from './lint/rule.ts'
export {
  type AuthoringProblem,
  applyFixes,
  type Fix,
  readFolder,
  type SourceFile,
} from './source.ts'
