// The sentences of a trace, by code. They are read aloud in a contract meeting, so each says what was done and with which numbers.

export const sentences = {
  'pin.newer-major':
    'The contract names version {{pinned}} and keeps it; the catalogue is at {{latest}}, which is not comparable.',
  'pin.same-major':
    'The report names version {{reported}}; it is comparable with version {{pinned}} of the contract.',

  'validate.not-a-number':
    '"{{name}}" is reported as "{{given}}", which is not a number of zero or more, so nothing is rated.',
  'validate.too-many':
    'The part counted in "{{part}}" is {{count}}, more than the {{whole}} that it is part of, so nothing is rated.',
  'validate.not-in': '"{{part}}" names {{key}}, which "{{whole}}" does not, so nothing is rated.',
  'validate.case':
    '"{{name}}" holds the case "{{given}}", which is neither days nor dates in order up to {{asOf}}, so nothing is rated.',
  'validate.level':
    'The stage "{{name}}" is reported as "{{given}}", which is none of the levels {{levels}}, so nothing is rated.',
  'validate.judgement':
    'A judgement names a rating, the function of the person who gave it, and the reason; "{{name}}" is missing or not known, so nothing is rated.',
  'validate.coverage':
    'The coverage says that {{observed}} of {{eligible}} {{unit}} were observed, which cannot be, so nothing is rated.',

  'select.report': 'Report {{id}} of {{on}} is used.',
  'select.superseded': 'Report {{id}} of {{on}} is used; it takes the place of {{old}}.',
  'select.provisional': 'Report {{id}} of {{on}} is provisional, and so is this result.',
  'select.withdrawn': '{{count}} withdrawn as entered in error, and not read: {{ids}}.',

  'value.share': '{{numerator}} of {{denominator}} gives {{shown}}.',
  'value.left-out':
    'Of {{population}}, take away {{exclusions}} left out before counting and {{exceptions}} as exceptions ({{codes}}): that leaves {{denominator}}.',
  'value.excluded':
    'Of {{population}}, take away {{exclusions}} left out before counting: that leaves {{denominator}}.',
  'value.excepted':
    'Of {{population}}, take away {{exceptions}} as exceptions ({{codes}}): that leaves {{denominator}}.',
  'value.exceptions-over-tenth':
    'Exceptions are {{share}} per cent of the population, which is more than a tenth.',
  'value.exceptions-kept':
    'Listed as exceptions although they reached what is counted: {{count}}. They stay in.',
  'value.ratio': '{{numerator}} for {{denominator}} gives {{shown}}.',
  'value.count': '{{count}} counted.',
  'value.duration': 'The {{statistic}} of {{cases}} is {{shown}} days.',
  'value.lower-bound':
    'It rests on a case that is still open, counted at its age on {{ageOn}}, so the true figure is at least this.',
  'value.tail':
    'The longest case takes {{longest}} days, more than four times the target of {{target}}.',
  'value.lowest': 'The lowest of {{count}} stages is level {{level}}: {{steps}}.',
  'value.stages': 'Level {{level}} or above is reached in {{stages}} of {{count}} stages.',

  'nothing.silence':
    'Nothing was counted, but {{gate}} stands at {{value}} where at least {{min}} is needed: silence is not success.',
  'nothing.gate-unknown':
    'Nothing was counted, but there is no value of {{gate}}, which would have to be at least {{min}}: silence is not success.',
  'nothing.gate-met':
    'Nothing was there to count; {{gate}} stands at {{value}}, at or above {{min}}, so that can be believed.',
  'nothing.gate-withheld':
    'Nothing was counted. Whether that can be believed depends on {{gate}}, of which at least {{min}} is needed and whose value is withheld.',
  'nothing.not-applicable':
    'Nothing was there to count. For this KPI that means not applicable, and neither 0 nor 100 per cent.',
  'nothing.no-data':
    'Nothing was there to count. For this KPI that means no data, and neither 0 nor 100 per cent.',
  'nothing.count-believed':
    'None was counted; {{gate}} stands at {{value}}, at or above {{min}}, so that can be believed.',

  'missing.no-report': 'No report has arrived that can be used.',
  'missing.absent': 'Not reported: {{names}}. What is absent is not zero.',
  'missing.assertion': 'The report rests on a bare assertion, which counts as missing.',
  'missing.coverage':
    'Coverage of {{share}} per cent is below the floor of {{floor}}, which counts as missing.',
  'missing.pending': 'The report is due on {{due}}; until {{until}} nothing is rated.',
  'missing.within-cure':
    'Data under the control of the reporter is {{days}} late. It can be made good until {{until}}.',
  'missing.after-cure':
    'Data under the control of the reporter is {{days}} late; the time to make it good ended on {{until}}.',
  'missing.requested':
    'The data is held by others. A Formal Request was made on {{on}}, in time. It excuses at most two periods in a row; this is number {{count}}.',
  'missing.request-used-up':
    'The data is held by others and was asked for in time, but it is missing in {{count}} periods in a row. A request excuses two.',
  'missing.not-requested':
    'The data is held by others, but no Formal Request was made by {{due}}, so it counts as under the control of the reporter.',
  'missing.unrated': 'This KPI is watched and never rated, so missing data is no data.',
  'missing.lower': 'What was reported would be rated "{{rating}}". The lower of the two stands.',

  'late.days': 'The report arrived on {{on}}, {{days}} after it was due; that changes no value.',

  'coverage.enough':
    '{{observed}} of {{eligible}} were observed, {{share}} per cent; {{min}} are enough, so what was observed is rated.',
  'coverage.worst-case':
    '{{observed}} of {{eligible}} were observed, {{share}} per cent, below {{min}}. What was observed gives {{seen}}; with the {{unseen}} not observed counted as failures it is {{shown}}.',
  'coverage.unit-differs':
    '{{observed}} of {{eligible}} {{unit}} were observed, {{share}} per cent, below {{min}}. Coverage and value are counted in different units, so no worst case can be computed: at most approaching target.',
  'coverage.stages':
    '{{observed}} of {{eligible}} stages were reported, {{share}} per cent, below {{min}}; those not reported count as level 0.',

  'rate.band':
    '{{shown}} against a target of {{target}} (approaching from {{approaching}}, requires improvement from {{requiresImprovement}}): {{rating}}.',
  'rate.band-lower':
    '{{shown}} against a target of at most {{target}} (approaching up to {{approaching}}, requires improvement up to {{requiresImprovement}}): {{rating}}.',
  'rate.band-zero':
    '{{shown}} against a target of at most {{target}}, with anything above it inadequate: {{rating}}.',
  'rate.rounds':
    'Rounded to one decimal it would look like the target, which it misses, so more decimals are shown.',
  'rate.stands': 'The rating is {{rating}}.',
  'rate.none': 'This KPI is watched and never rated.',
  'rate.no-targets': 'The contract sets no target for this KPI, so it is not rated.',
  'rate.on-time': 'Done on {{done}}, due on {{due}}: good.',
  'rate.done-late': 'Done on {{done}}, {{days}} after it was due on {{due}}: {{rating}}.',
  'rate.open': 'Not done on {{asOf}}, {{days}} after it was due on {{due}}: {{rating}}.',
  'rate.not-due': 'Due on {{due}}, so nothing is rated yet.',
  'rate.judged': '{{role}} judged it {{rating}}: {{reason}}',
  'rate.awaits-judgement':
    'This contract has no numeric targets. A named function of the buyer rates the value in words after the talk, and has not done so yet.',

  'evidence.grade':
    'The evidence reaches grade {{grade}} for at least 80 per cent of the cases; good asks for {{required}}.',
  'evidence.stale':
    'Evidence of {{date}} is older than {{months}} months at the end of the period: one grade less.',
  'evidence.scheme-partial': 'The scheme {{scheme}} covers the issue partly: one grade less.',
  'evidence.scheme-none':
    'The scheme {{scheme}} does not cover the issue: two grades less, and not below E1.',
  'evidence.scheme-doubt':
    'It is not known what the scheme {{scheme}} covers of the issue. What is in doubt counts as covered partly: one grade less.',
  'evidence.one-short':
    'The evidence is of grade {{grade}}, one grade short of {{required}}: at most approaching target.',
  'evidence.two-short':
    'The evidence is of grade {{grade}}, {{steps}} grades short of {{required}}: at most requires improvement.',
  'evidence.brand-wide':
    'The data is about the brand as a whole and not about this contract: at most approaching target.',

  'zero.found':
    '{{count}} found where none is tolerated: inadequate, whatever else was reported. The contract as a whole is flagged.',

  'credit.given':
    '{{share}} per cent of the way from {{baseline}} to {{target}} is done, {{planned}} were planned: approaching target for progress as planned.',
  'credit.used':
    'Progress is as planned, but credit for it was given in one of the two periods before.',

  'aggregate.pooled': '{{count}} added up: parts and wholes, each case once.',
  'aggregate.duplicates': '{{count}} named by more than one member and counted once.',
  'aggregate.lowest': 'The lowest of {{count}} members stands for all.',
  'aggregate.worst-member':
    'The worst member with five cases or more is rated {{rating}} ({{member}}), and the whole stands at most one above it: {{capped}}.',
  'aggregate.no-cases':
    'Results alone do not hold the cases, and a median of medians says nothing, so nothing is added up.',
  'aggregate.no-sum': 'Judgements and milestones of several members cannot be added up.',
  'aggregate.uncovered':
    '{{with}} of {{count}} members have a value. The others are not seen, so the whole is at most approaching target.',
  'aggregate.too-few':
    '{{with}} of {{count}} members have a value, below the floor of {{floor}} per cent, so there is no result for the whole.',
  'aggregate.nobody': 'No member has a value to add up.',
  'aggregate.zero':
    'A member has a case where none is tolerated. It is never averaged: the whole is inadequate.',

  'restate.changed':
    'This restates the result of {{on}}: {{old}}, {{oldRating}}. Reason: {{reason}}.',
  'restate.material': 'The correction is material, because {{why}}.',

  'targets.ramp': 'The target of contract year {{year}} is {{target}}.',
  'targets.short-period':
    'The last period has {{days}} of {{full}} days, so the target of {{before}} becomes {{target}}.',

  'interval.range':
    'Of a sample of {{denominator}}, the share among all lies between {{low}} and {{high}} per cent with 95 per cent confidence.',
  'interval.uncertain':
    'Its {{end}} end lies beyond the threshold of approaching target, {{approaching}}: the rating is uncertain and stays as it is.',

  'privacy.small-n':
    'Fewer than five cases: shown as {{shown}}, because a percentage would say more than is known.',
  'privacy.withheld':
    'Counts below {{below}} are withheld to protect people; the rating stands on the full figures.',
  'privacy.complementary':
    'Withheld as well, because a withheld figure could be worked out from this one.',

  'clash.lower':
    'Where two rules differ the lower rating stands: {{higher}} by value, {{rating}} in the end.',
} as const

/** Code of a sentence. */
export type SentenceCode = keyof typeof sentences
