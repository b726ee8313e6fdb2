// Two half-years of one contract, by hand: what R entered for laptops and monitors of the brands A and B.

import { composeFrom } from '../../src/compose/index.ts'
import type { Pack } from '../../src/model/pack.ts'
import { catalogue, copy, type FlatRow, firstEnd, secondEnd } from './measure.ts'

/** Medium tier, core KPIs, repayment within 90 days, an SME that resells. */
export const pack: Pack = composeFrom(catalogue, {
  title: 'Laptops and monitors',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'medium',
  contract: { start: '2027-07-01', months: 24 },
  set: { 'PRV-04': { repayDays: 90 } },
  award: { role: 'reseller', size: 'sme', supplier: 'R', brands: ['A', 'B'] },
})

const works = { step: 'final', operator: 'First Works', address: '1 Harbour Road, Port' }
const line = { step: 'final', operator: 'Second Line', address: '2 Mill Lane, Delta' }
const third = { step: 'final', operator: 'Third Hall', address: '3 Hill Street, Delta' }
const asked = { sourceDate: '2027-07-12', step: 'final', source: 'Q2' }
const heard = {
  heardOn: '2027-03-15',
  heardBy: 'workers-organisation',
  source: 'passed on by A',
  sourceDate: '2027-08-02',
  strength: 'E4',
}
const known = { source: 'list of A', sourceDate: '2027-08-02', strength: 'E2' }
const marked = { priority: '2027-09-19' }

const sitesOfFirst: readonly FlatRow[] = [
  { site: 'S1', what: 'A1', ...works, ...heard, delivered: '2027-12-02' },
  { site: 'S1', what: 'A2', ...works, ...heard, delivered: '2027-11-16' },
  { site: 'S2', what: 'A3', ...line, ...known, ...marked, delivered: '2027-10-20' },
  { site: 'S2', what: 'A4', ...line, ...known, ...marked, delivered: '2027-12-09' },
  { site: 'S3', what: 'A4', ...third, ...known, delivered: '2027-12-09' },
  { site: 'S4', what: 'B1', ...asked, delivered: '2027-12-14' },
  { site: 'S5', what: 'B2', ...asked, delivered: '2027-12-14' },
]
const heardByMonitor = { heardOn: '2028-02-20', heardBy: 'workers-organisation', strength: 'E4' }
const sitesOfSecond: readonly FlatRow[] = [
  { site: 'S1', what: 'A1', ...works, ...heard, delivered: '2028-06-02' },
  { site: 'S1', what: 'A2', ...works, ...heard, delivered: '2028-05-16' },
  {
    site: 'S2',
    what: 'A3',
    ...line,
    ...known,
    ...marked,
    ...heardByMonitor,
    delivered: '2028-04-20',
  },
  {
    site: 'S2',
    what: 'A4',
    ...line,
    ...known,
    ...marked,
    ...heardByMonitor,
    delivered: '2028-06-09',
  },
  { site: 'S3', what: 'A4', ...third, ...known, delivered: '2028-06-09' },
  { site: 'S1', what: 'A5', ...works, ...heard, delivered: '2028-06-20' },
  { site: 'S4', what: 'B1', ...asked, delivered: '2028-03-20' },
  { site: 'S5', what: 'B2', ...asked, delivered: '2028-06-14', kept: '2028-09-30' },
]

const toA = { to: 'Brand A, supply chain', strength: 'E2' }
const toB = { to: 'Brand B, public sector', strength: 'E2' }
const toBuyer = { to: 'buyer', strength: 'E2' }
const july = { asked: '2027-07-12', due: '2027-08-09' }
const refusal = { no: 'Q2', kind: 'facts', item: 'TRN-01', ...toB, ...july, reply: 'refused' }
const claim = {
  no: 'Q8',
  kind: 'changed-order',
  about: 'S1',
  ...toBuyer,
  asked: '2027-11-25',
  due: '2027-12-05',
}
const requestsOfFirst: readonly FlatRow[] = [
  { no: 'Q1', kind: 'facts', item: 'TRN-01', ...toA, ...july, answered: '2027-08-02' },
  refusal,
  { no: 'Q3', kind: 'findings', item: 'MON-02', ...toA, ...july, answered: '2027-11-20' },
  { no: 'Q4', kind: 'facts', item: 'PRV-04', ...toB, ...july, reply: 'refused' },
  { no: 'Q5', kind: 'facts', item: 'PRV-04', ...toA, ...july, answered: '2027-08-04' },
  {
    no: 'Q6',
    kind: 'letter',
    about: 'Q2',
    ...toBuyer,
    asked: '2027-09-02',
    due: '2027-09-12',
    answered: '2027-09-09',
  },
  {
    no: 'Q7',
    kind: 'later-date',
    about: 'F2',
    ...toBuyer,
    asked: '2027-12-03',
    due: '2027-12-13',
    answered: '2027-12-20',
    decision: 'refused',
  },
  claim,
]
const requestsOfSecond: readonly FlatRow[] = [
  ...requestsOfFirst.filter((row) => row !== refusal && row !== claim),
  { ...refusal, offer: 'A5 for B1', decision: 'wait', until: '2028-09-30' },
  { ...claim, answered: '2028-01-20' },
  {
    no: 'Q9',
    kind: 'check',
    about: 'S2',
    ...toA,
    asked: '2028-01-14',
    due: '2028-02-11',
    answered: '2028-02-01',
  },
  {
    no: 'Q10',
    kind: 'repayment',
    about: 'F3',
    ...toA,
    asked: '2028-03-03',
    due: '2028-03-31',
    answered: '2028-03-25',
  },
  {
    no: 'Q11',
    kind: 'decision',
    about: 'Q2',
    ...toBuyer,
    asked: '2028-02-09',
    due: '2028-02-19',
    answered: '2028-03-08',
    decision: 'change',
  },
  {
    no: 'Q12',
    kind: 'facts',
    about: 'A5',
    ...toA,
    asked: '2028-03-12',
    due: '2028-04-09',
    answered: '2028-03-30',
  },
  {
    no: 'Q13',
    kind: 'answer',
    about: 'R2',
    ...toBuyer,
    asked: '2028-04-30',
    due: '2028-05-10',
    answered: '2028-05-06',
  },
]

const own = { who: 'supplier', strength: 'E2' }
const buyers = { for: 'buyers-part', who: 'buyer', strength: 'E2' }
const risks: readonly FlatRow[] = [
  { no: 'R1', for: 'fees', place: 'S2', rank: 1, date: '2027-07-12', source: 'report of a union' },
  { no: 'R2', for: 'hours', place: 'S1', rank: 2, date: '2027-07-12', source: 'report of a union' },
  { no: 'R3', for: 'chemicals', place: 'part', rank: 3, date: '2027-08-01', source: 'study' },
]
const hearing = { no: 'M2', for: 'T3', ...own, date: '2027-11-30' }
const measuresOfFirst: readonly FlatRow[] = [
  { no: 'M1', for: 'T2', ...own, date: '2027-07-31', done: '2027-07-12' },
  hearing,
  { no: 'M3', for: 'R1', ...own, date: '2027-09-30', done: '2027-08-04' },
  { no: 'M4', for: 'R2', ...own, date: '2027-10-31', done: '2027-10-28' },
  { no: 'M6', for: 'Q2', ...own, date: '2027-09-23', done: '2027-09-21' },
  { no: 'M7', for: 'Q2', ...own, date: '2027-11-30', done: '2027-11-29' },
  { no: 'M8', for: 'Q3', ...own, date: '2027-09-23', done: '2027-10-02' },
  { no: 'M21', ...buyers, date: '2027-07-01', done: '2027-07-01' },
  { no: 'M22', ...buyers, date: '2027-12-31', done: '2027-12-28' },
]
const measuresOfSecond: readonly FlatRow[] = [
  ...measuresOfFirst.filter((row) => row !== hearing),
  { ...hearing, done: '2028-02-20' },
  { no: 'M5', for: 'R3', ...own, date: '2027-10-01', done: '2028-04-18' },
  { no: 'M9', for: 'Q2', ...own, date: '2028-02-09', done: '2028-02-09' },
  { no: 'M10', for: 'meeting', ...own, date: '2028-03-31', done: '2028-03-29' },
  { no: 'M11', for: 'F3', ...own, date: '2028-04-15', done: '2028-03-25' },
  { no: 'M12', for: 'Q4', ...own, date: '2028-03-31' },
  { no: 'M13', for: 'R2', ...own, date: '2028-05-31', done: '2028-05-30' },
  { no: 'M23', ...buyers, date: '2028-02-10', done: '2028-02-05' },
  { no: 'M24', ...buyers, date: '2028-06-30', done: '2028-06-27' },
  { no: 'M25', ...buyers, for: 'F1', date: '2028-01-25', done: '2028-02-05' },
]

const overtime = {
  no: 'F1',
  site: 'S1',
  what: 'overtime in November',
  class: 'serious',
  foundBy: 'channel',
  learned: '2027-12-10',
  cause: 'buyer-order',
}
const leavePay = {
  no: 'F2',
  site: 'S3',
  what: 'leave pay withheld',
  class: 'serious',
  foundBy: 'union',
  people: 40,
  learned: '2027-08-09',
  cause: 'none-found',
}
const confirmed = { strength: 'E4' }
const findingsOfSecond: readonly FlatRow[] = [
  { ...overtime, ...confirmed, confirmed: '2028-04-03', asked: '2028-04-05' },
  { ...leavePay, ...confirmed, confirmed: '2028-01-28', asked: '2028-01-28' },
  {
    no: 'F3',
    site: 'S2',
    what: 'Fees',
    class: 'serious',
    foundBy: 'union',
    people: 24,
    learned: '2028-02-20',
  },
]

const arrears = {
  no: 'C1',
  kind: 'arrears',
  about: 'F2',
  received: '2027-08-09',
  people: 40,
  remedyDue: '2027-12-07',
  strength: 'E4',
}
const casesOfSecond: readonly FlatRow[] = [
  { ...arrears, provided: 38 },
  // the pack sets the date: 90 days
  {
    no: 'C2',
    kind: 'fee',
    about: 'F3',
    received: '2028-02-20',
    people: 24,
    provided: 21,
    strength: 'E4',
  },
  // the pack sets the date: 45 days
  {
    no: 'C3',
    kind: 'retaliation',
    received: '2028-03-10',
    people: 1,
    provided: 1,
    providedOn: '2028-05-12',
    strength: 'E5',
  },
]

/** July to December 2027, handed over on the last day. */
export const first = copy(firstEnd, {
  sites: sitesOfFirst,
  requests: requestsOfFirst,
  risks: [...risks, ...measuresOfFirst],
  findings: [overtime, leavePay],
  cases: [{ ...arrears, provided: 31 }],
})
/** January to June 2028. */
export const second = copy(secondEnd, {
  sites: sitesOfSecond,
  requests: requestsOfSecond,
  risks: [...risks, ...measuresOfSecond],
  findings: findingsOfSecond,
  cases: casesOfSecond,
})
/** Both copies. */
export const register = { copies: [first, second] }
