// Every list of words that a spec, a pack or a document chooses from. Their types bear the same names in the singular.

export { audiences, kinds, plainKinds, roles, sizes, tiers } from './audience.ts'
export {
  clauseRoles,
  directions,
  grades,
  itemDates,
  ladderKinds,
  parameterNeeds,
  parameterRoles,
  parameterTypes,
  periodUnits,
  procedureStages,
  strategies,
  tenderUses,
  triggers,
} from './clause.ts'
export { blockRoles, documentKinds, layouts, outsiders, papers, readerships } from './document.ts'
export { severities } from './finding.ts'
export { type KpiLevel, type KpiUnit, kpiLevels, kpiUnits, type Rating, ratings } from './kpi.ts'
export { steps } from './pack.ts'
export { type KpiMode, kpiModes } from './spec.ts'
export { type CoverageLevel, coverageLevels } from './tables.ts'
export { fieldKinds } from './text.ts'
