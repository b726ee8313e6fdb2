// Times that run from another date of the same clause, which a parameter alone cannot say: the report follows its period, the meeting follows the report.

/** A time that hangs on another one. */
export interface Link {
  readonly clause: string
  readonly parameter: string
  /** The parameter whose date it runs from. */
  readonly follows: string
  /** From the end of each period of that length, or from the day that the other one is due. */
  readonly from: 'period-end' | 'due'
  /** Counted back: the day is that many days earlier. */
  readonly back?: true
}

export const links: readonly Link[] = [
  { clause: 'REP-01', parameter: 'reportDays', follows: 'reportMonths', from: 'period-end' },
  { clause: 'REP-01', parameter: 'requestDays', follows: 'reportDays', from: 'due', back: true },
  { clause: 'REP-01', parameter: 'answerDays', follows: 'reportDays', from: 'due' },
  { clause: 'REP-01', parameter: 'meetingDays', follows: 'reportDays', from: 'due' },
  { clause: 'REP-01', parameter: 'inviteDays', follows: 'meetingDays', from: 'due', back: true },
  { clause: 'REP-01', parameter: 'minutesDays', follows: 'meetingDays', from: 'due' },
  { clause: 'TRN-04', parameter: 'accountDays', follows: 'accountMonths', from: 'period-end' },
  { clause: 'EMB-02', parameter: 'checkDays', follows: 'listDays', from: 'due' },
  { clause: 'IDN-02', parameter: 'answerDays', follows: 'registerDays', from: 'due' },
  { clause: 'IDN-02', parameter: 'agreeDays', follows: 'siteDays', from: 'due' },
  { clause: 'GRV-01', parameter: 'effectDays', follows: 'testMonths', from: 'due' },
  { clause: 'MON-03', parameter: 'answerDays', follows: 'registerDays', from: 'due' },
]

/** Meetings at which people talk, by the parameter that gives their date. */
export const talks: readonly { readonly clause: string; readonly parameter: string }[] = [
  { clause: 'EMB-02', parameter: 'meetingDays' },
  { clause: 'REP-01', parameter: 'meetingDays' },
]

/** KPIs are reported with the Progress Report, in the time that this parameter gives after their period. */
export const reportTime = { clause: 'REP-01', parameter: 'reportDays' } as const

/** The successor of a proof is entered so long before the proof ends. */
export const renewalTime = { clause: 'MON-03', parameter: 'renewDays' } as const
