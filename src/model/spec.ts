// What a caller wants: one tender and contract. Plain JSON or YAML.

import type { Role, Size, Tier } from './audience.ts'
import type { ProcedureStage, SetValue, Strategy, TenderUse } from './catalogue.ts'

/** Another place for one clause, with the buyer's reason. */
export interface PlacementChoice {
  /** What the tender asks. */
  readonly tender?: TenderUse
  /** Where acceptance or the answer is asked. */
  readonly askedAt?: Exclude<ProcedureStage, 'performance'>
  /** Printed in the alignment matrix. */
  readonly reason: string
}

/** Which KPIs the contract measures. */
export interface KpiChoice {
  /**
   * `targets` (default): values are rated against thresholds. `dialogue`: the same KPIs without numeric targets; a named
   * function of the buyer rates each in words after a talk, with the reason. What has zero tolerance keeps it.
   */
  readonly mode?: 'targets' | 'dialogue'
  /** Name of a set in `kpis/sets.yaml`; default `core`. */
  readonly set?: string
  /** KPI ids added to the set. */
  readonly add?: readonly string[]
  /** KPI ids taken out of the set. */
  readonly remove?: readonly string[]
  /** Own targets, in the unit of the KPI. Bands left out follow the rule for defaults where it applies. */
  readonly targets?: Readonly<
    Record<
      string,
      | number
      | {
          readonly target: number
          readonly approaching?: number
          readonly requiresImprovement?: number
        }
    >
  >
}

/**
 * What to compose: what is bought, how risky it is, who may bid, and what the buyer chose.
 *
 * `Clauses` maps clause ids to their parameters; the package's own `compose` fills it in, so that
 * an editor knows ids, parameters and types.
 */
export interface Spec<
  Clauses extends object = Readonly<Record<string, Readonly<Record<string, SetValue>>>>,
> {
  /** Title of the procurement, 1 to 300 characters. */
  readonly title: string
  /** Name of the buyer, 1 to 300 characters. */
  readonly buyer: string
  /** The buyer's own reference. */
  readonly reference?: string
  /** Code of a jurisdiction, e.g. `eu`. */
  readonly jurisdiction: string
  /** Id of a category, e.g. `ict-hardware`. */
  readonly category: string
  /** How much risk to people the purchase carries. */
  readonly tier: Tier
  /** ISO 4217 code; default: the jurisdiction's. */
  readonly currency?: string
  /** BCP 47 code of the wording; default `en`. */
  readonly language?: string
  /** Which suppliers may bid. Parts for others are not printed. Default: all. */
  readonly bidders?: { readonly roles?: readonly Role[]; readonly sizes?: readonly Size[] }
  /** How much the tender carries against the contract; default `balanced`. */
  readonly strategy?: Strategy
  /** Civil dates YYYY-MM-DD. */
  readonly tender?: { readonly published: string; readonly deadline: string }
  readonly contract: {
    /** First day, YYYY-MM-DD. */
    readonly start: string
    /** Length in months, 1 to 240. */
    readonly months: number
    /** Whether orders are placed under a framework. Default false. */
    readonly framework?: boolean
    /** Options to extend, in months, in the order in which they can be used. An extension keeps the last step of every target. */
    readonly extensions?: readonly number[]
    /** Estimated value over the whole time, in `currency`, without tax. */
    readonly value?: number
  }
  /** Which clauses apply: a set in `clauses/sets.yaml`; default `full`, every clause of the tier. What these refer to always comes with them. */
  readonly clauses?: { readonly set: string }
  readonly kpis?: KpiChoice
  /** Values of parameters by clause id. A plain value binds suppliers of every size. */
  readonly set?: { readonly [Id in keyof Clauses]?: Partial<Clauses[Id]> }
  /** Clauses left out, each with the reason that is printed in the alignment matrix. */
  readonly omit?: { readonly [Id in keyof Clauses]?: string }
  /** Clauses added that the tier alone would not select, each with the reason. */
  readonly include?: { readonly [Id in keyof Clauses]?: string }
  /** Older revisions of clauses to use. */
  readonly pin?: { readonly [Id in keyof Clauses]?: number }
  /** Weight of scored questions in per cent of the award, over 0 to 100. */
  readonly weights?: { readonly [Id in keyof Clauses]?: number }
  /** Other places for clauses. `check` says where the law speaks against it. */
  readonly place?: { readonly [Id in keyof Clauses]?: PlacementChoice }
  /** Hours the buyer has for following up this contract in a year. */
  readonly capacity?: { readonly hoursPerYear: number }
}

/** A spec with every default filled in. */
export type FullSpec = Spec & {
  readonly language: string
  readonly bidders: { readonly roles: readonly Role[]; readonly sizes: readonly Size[] }
  readonly strategy: Strategy
  readonly clauses: { readonly set: string }
  readonly kpis: KpiChoice & { readonly set: string }
}
