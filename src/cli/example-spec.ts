// The spec that `hrdd init` writes.

export const exampleSpec = `# What to compose. Every field is explained; remove what you do not need.
title: Laptops and monitors 2027        # title of the procurement
buyer: Name of your authority
jurisdiction: eu                        # eu, de, se, nl, dk, ie, no, ch, uk, un
category: ict-hardware                  # or cleaning-facility, construction-materials, food, furniture, medical-supplies, vehicles-batteries, workwear-textiles
tier: medium                            # low, medium, high: risk to the people who make the goods

bidders:                                # who may bid; parts for others are not printed
  roles: [reseller, brand]
  sizes: [sme, large]

strategy: balanced                      # balanced, contract-led (at most one scored plan), tender-led

tender:
  published: 2027-02-01
  deadline: 2027-03-31
contract:
  start: 2027-07-01
  months: 48
  framework: true
  # value: 4000000                      # estimated, in the currency of the jurisdiction

clauses:
  set: core                             # full (every clause of the tier), core, starter

kpis:
  set: core                             # core, standard, high-risk, sme, uk-published

# set:                                  # numbers and periods, within their bounds: see hrdd show ID --json
#   TRN-01: { listDays: 120 }
# omit:                                 # clauses left out, each with a reason that is printed
#   TRN-03: Findings come through the joint monitoring programme
# capacity: { hoursPerYear: 40 }        # hours you have for following up this contract
`
