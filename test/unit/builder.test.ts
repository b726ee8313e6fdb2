import { describe, expect, test } from 'vitest'
import { compose, HrddError, packBuilder } from '../../src/index.ts'
import { specOf } from './support.ts'

const start = () =>
  packBuilder({ title: 'Laptops and monitors 2027', buyer: 'Example Purchasing Consortium' })
    .jurisdiction('eu')
    .category('ict-hardware')
    .tier('high')
    .contract({ start: '2027-07-01', months: 48 })

describe('builder', () => {
  test('composes what the plain spec composes', () => {
    const built = start()
      .bidders({ roles: ['reseller', 'brand'], sizes: ['sme', 'large'] })
      .strategy('contract-led')
      .tender({ published: '2027-02-01', deadline: '2027-03-15' })
      .kpis({ set: 'core' })
      .set('TRN-01', { listDays: 80 })
      .set('TRN-01', { firstDays: { all: 50, sme: 70 } })
      .omit('TRN-03', 'Comes through the joint monitor')
      .pin('GRV-01', 1)
      .place('VOI-01', { tender: 'none', reason: 'Asked in the framework' })
      .with({ reference: 'A-1' })
    const plain = specOf({
      bidders: { roles: ['reseller', 'brand'], sizes: ['sme', 'large'] },
      strategy: 'contract-led',
      tender: { published: '2027-02-01', deadline: '2027-03-15' },
      kpis: { set: 'core' },
      set: { 'TRN-01': { listDays: 80, firstDays: { all: 50, sme: 70 } } },
      omit: { 'TRN-03': 'Comes through the joint monitor' },
      pin: { 'GRV-01': 1 },
      place: { 'VOI-01': { tender: 'none', reason: 'Asked in the framework' } },
      reference: 'A-1',
    })
    expect(built.spec()).toEqual(plain)
    expect(built.compose()).toEqual(compose(plain))
  })
  test('leaves the builder before as it was', () => {
    const base = start()
    const before = JSON.stringify(base.spec())
    base
      .tier('low')
      .set('GRV-01', {})
      .omit('TRN-03', 'x')
      .include('TRN-01', 'y')
      .pin('GRV-01', 1)
      .weight('PRV-01', 5)
      .place('GRV-01', { tender: 'none', reason: 'z' })
      .with({ reference: 'r' })
    expect(JSON.stringify(base.spec())).toBe(before)
    const [one, other] = [
      base.set('TRN-01', { listDays: 80 }),
      base.set('TRN-01', { firstModels: 3 }),
    ]
    expect(one.spec().set).toEqual({ 'TRN-01': { listDays: 80 } })
    expect(other.spec().set).toEqual({ 'TRN-01': { firstModels: 3 } })
  })
  test('gives out a spec of its own', () => {
    const base = start().omit('TRN-03', 'x')
    const spec = base.spec() as { omit: Record<string, string> }
    spec.omit['TRN-03'] = 'changed'
    expect(base.spec().omit).toEqual({ 'TRN-03': 'x' })
  })
  test('does not follow what the caller changes later', () => {
    const contract = { start: '2027-07-01', months: 48 }
    const base = start().contract(contract)
    contract.months = 1
    expect(base.spec().contract.months).toBe(48)
  })
  test('says every problem at once', () => {
    const broken = packBuilder({ title: 'x' })
      .tier('huge' as never)
      .set('TRN-01', { listDays: 'soon' as never })
    expect(() => broken.compose()).toThrow(HrddError)
  })
})
