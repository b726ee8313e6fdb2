// The purchase that is measured: core clauses at the high tier.

export const spec = {
  title: 'Laptops and monitors 2027',
  buyer: 'Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
}
