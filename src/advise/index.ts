// Front door: findings about a pack, the tier of a purchase, what schemes can show.

export { check } from './check.ts'
export {
  coverageFrom,
  type GapProof,
  type IssueCoverage,
  type PackCoverage,
} from './coverage.ts'
export { rules } from './findings/index.ts'
export { assessRiskFrom, categoryOf, type RiskAssessment, type RiskReason } from './risk.ts'
export type { RiskInput } from './risk-input.ts'
export type { Rule } from './rule.ts'
