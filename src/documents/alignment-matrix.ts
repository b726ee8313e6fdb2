// How tender, contract and follow-up fit: one line a clause, then every reason and every number with where it came from.

import { audienceKey } from '../model/audience.ts'
import { grades, type ParameterValue } from '../model/catalogue.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { PackParameter, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { about, copyNotice, type Drafting, stampSection, stands } from './parts.ts'
import { canSay, join } from './say.ts'

export function alignmentMatrix(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  return {
    title: say('matrix.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting),
      { type: 'paragraph', children: say('matrix.intro') },
      {
        type: 'paragraph',
        children: say('matrix.strategy', { title: pack.strategy.title, what: pack.strategy.what }),
      },
      {
        type: 'table',
        id: 'matrix',
        caption: say('matrix.caption'),
        columns: ['number', 'clause', 'tender', 'condition', 'kpis', 'evidence'].map((key) =>
          say(`matrix.${key}`),
        ),
        rows: pack.pairs.map((pair) => [
          [String(pair.number)],
          [`${pair.title} (${pair.id})`],
          tender(drafting, pair),
          contract(drafting, pair),
          kpis(drafting, pair),
          proof(drafting, pair),
        ]),
      },
      reasons(drafting),
      omitted(drafting),
      ...(canSay(pack, 'matrix.limits') ? [limitsOfProof(drafting)] : []),
      parameters(drafting),
      law(drafting),
      stampSection(drafting),
    ],
  }
}

function tender({ say }: Drafting, { number, placement, condition, id }: Pair): Text {
  if (placement.tender === 'none') return say('matrix.tender.none')
  const stage = say(`matrix.stage.${placement.askedAt}`)
  if (placement.tender === 'accept') return say('matrix.tender.accept', { number, stage })
  const bound = condition
    .flatMap((part) => part.items)
    .find((item) => item.anchor === placement.scores?.condition)
  const noun = say('noun.condition')
  return say('matrix.tender.score', {
    number,
    stage,
    weight: placement.weight ?? 0,
    condition: [
      {
        type: 'ref',
        to: bound?.anchor === undefined ? id : `${id}#${bound.anchor}`,
        text: `${plainText(noun)} ${bound?.number ?? number} (${id})`,
      },
    ],
  })
}

function contract(drafting: Drafting, { id, number, condition }: Pair): Text {
  // numbers as in the full document, also in a reading copy
  const numbers = condition.flatMap((part) => part.items.flatMap((item) => item.number ?? []))
  return drafting.say('matrix.paragraphs', {
    number: [{ type: 'ref', to: id, text: String(number) }],
    first: numbers[0] ?? '',
    last: numbers.at(-1) ?? '',
  })
}

function kpis({ pack, say }: Drafting, pair: Pair): Text {
  if (pair.noKpi) return say('matrix.nokpi', { reason: pair.noKpi })
  if (pair.kpis.length === 0) return say('matrix.nokpi.set')
  return join(
    pair.kpis.map((id) => {
      const kpi = pack.kpis.find((one) => one.id === id)!
      return [{ type: 'ref' as const, to: id, text: `${kpi.number} ${kpi.title}` }]
    }),
    '; ',
  )
}

function proof(drafting: Drafting, pair: Pair): Text {
  // what everyone can hand in comes first, so that every reading copy names the same
  const forAll = pair.evidence.filter((row) => audienceKey(row.audience) === 'all')
  const rows =
    forAll.length > 0 ? forAll : pair.evidence.filter((row) => stands(drafting, row.audience))
  const best = [...rows].sort((a, b) => grades.indexOf(b.strength) - grades.indexOf(a.strength))[0]
  return best
    ? drafting.say('matrix.proof', { grade: best.strength, proof: best.proof })
    : drafting.say('none')
}

function reasons({ pack, say }: Drafting): SectionNode {
  const rows = pack.pairs.flatMap((pair): Text[][] => {
    const why =
      pair.because === undefined
        ? []
        : [
            pack.pairs.some((other) => other.id === pair.because)
              ? say('matrix.added', { other: pair.because })
              : say('matrix.included', { reason: pair.because }),
          ]
    return [
      ...why.map((text): Text[] => [[`${pair.number} (${pair.id})`], say('step.spec'), text]),
      ...pair.placement.reasons.map(({ step, text, source }): Text[] => [
        [`${pair.number} (${pair.id})`],
        say(`step.${step}`),
        source
          ? say('matrix.reasons.source', {
              text,
              source: pack.sources[source.ref] ?? source.ref,
              at: source.at,
            })
          : [text],
      ]),
    ]
  })
  return {
    type: 'section',
    id: 'reasons',
    title: say('matrix.reasons'),
    children: [
      {
        type: 'table',
        id: 'reasons.table',
        caption: say('matrix.reasons.caption'),
        columns: ['clause', 'step', 'reason'].map((key) => say(`matrix.reasons.${key}`)),
        rows,
      },
    ],
  }
}

function omitted({ pack, say }: Drafting): SectionNode {
  return {
    type: 'section',
    id: 'omitted',
    title: say('matrix.omitted'),
    children: [
      pack.omitted.length === 0
        ? { type: 'paragraph', children: say('matrix.omitted.none') }
        : {
            type: 'table',
            id: 'omitted.table',
            caption: say('matrix.omitted.caption'),
            columns: [say('matrix.clause'), say('matrix.omitted.reason')],
            rows: pack.omitted.map(({ id, title, reason }) => [[`${title} (${id})`], [reason]]),
          },
    ],
  }
}

/** What each accepted proof can show and cannot: for those who read it, so not in the contract. */
function limitsOfProof(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const columns = ['proof', 'strength', 'shows', 'not'].map((key) =>
    say(`schedule.evidence.${key}`),
  )
  return {
    type: 'section',
    id: 'proof',
    title: say('matrix.limits'),
    children: pack.pairs.map((pair) => ({
      type: 'table',
      id: `${pair.id}.proof`,
      caption: say('matrix.limits.caption', { number: `${pair.number} (${pair.id})` }),
      columns,
      rows: pair.evidence
        .filter((row) => stands(drafting, row.audience))
        .map((row): Text[] => [row.proof, [row.strength], row.shows, row.doesNotShow]),
    })),
  }
}

function parameters(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const tables = pack.pairs.flatMap((pair): BlockNode[] => {
    const rows = Object.values(pair.parameters).flatMap((parameter): Text[][] => [
      [
        [parameter.label],
        [amount(drafting, parameter, parameter.value)],
        provenance(drafting, parameter, parameter.provenance),
        limits(drafting, parameter),
      ],
      ...parameter.variants.map((variant): Text[] => [
        [parameter.label, ', ', ...say(`for.${variant.for}`)],
        [amount(drafting, parameter, variant.value)],
        provenance(drafting, parameter, variant.provenance),
        limits(drafting, parameter),
      ]),
    ])
    if (rows.length === 0) return []
    return [
      {
        type: 'table',
        id: `${pair.id}.parameters`,
        caption: say('matrix.parameters.caption', { number: `${pair.number} (${pair.id})` }),
        columns: ['name', 'value', 'from', 'limits'].map((key) => say(`matrix.parameters.${key}`)),
        rows,
      },
    ]
  })
  return { type: 'section', id: 'parameters', title: say('matrix.parameters'), children: tables }
}

/** A value with its unit. */
export function amount(
  { pack, say }: Drafting,
  parameter: PackParameter,
  value: ParameterValue,
): string {
  const word = (key: string) => say(key).join('')
  if (parameter.type === 'period')
    return `${value} ${word(`unit.${parameter.unit}.${value === 1 ? 'one' : 'many'}`)}`
  if (parameter.type === 'percent') return `${value} ${word('unit.percent')}`
  return parameter.type === 'money' ? `${pack.currency} ${value}` : String(value)
}

/** Each step that gave the value, the binding one last. */
function provenance(
  drafting: Drafting,
  parameter: PackParameter,
  steps: PackParameter['provenance'],
): Text {
  if (steps.length === 1) return drafting.say(`step.${steps[0]!.step}`)
  return join(
    steps.map(({ step, value }) =>
      drafting.say('matrix.parameters.was', {
        step: drafting.say(`step.${step}`),
        value: amount(drafting, parameter, value),
      }),
    ),
    '; ',
  )
}

function limits({ say }: Drafting, { min, max }: PackParameter): Text {
  if (min !== undefined && max !== undefined) return say('matrix.parameters.range', { min, max })
  if (min !== undefined) return say('matrix.parameters.min', { min })
  return max !== undefined
    ? say('matrix.parameters.max', { max })
    : say('matrix.parameters.unbound')
}

function law({ pack, say }: Drafting): SectionNode {
  const { jurisdiction } = pack
  const source = (ref: string, at: string): Text => [`${pack.sources[ref] ?? ref}, ${at}`]
  const checked = (verified: boolean) => say(verified ? 'yes' : 'no')
  const children: BlockNode[] = []
  if (jurisdiction.buyerDuties.length > 0)
    children.push({
      type: 'table',
      id: 'law.duties',
      caption: say('matrix.law.caption'),
      columns: ['duty', 'source', 'checked'].map((key) => say(`matrix.law.${key}`)),
      rows: jurisdiction.buyerDuties.map((duty) => [
        [duty.text],
        source(duty.source.ref, duty.source.at),
        checked(duty.verified),
      ]),
    })
  if (jurisdiction.laws.length > 0)
    children.push({
      type: 'table',
      id: 'law.rules',
      caption: say('matrix.laws.caption'),
      columns: [say('matrix.laws.rule'), say('matrix.laws.what'), say('matrix.law.checked')],
      rows: jurisdiction.laws.map((rule) => [
        source(rule.ref, rule.at),
        [rule.what],
        checked(rule.verified),
      ]),
    })
  if (jurisdiction.notes.length > 0)
    children.push({
      type: 'section',
      id: 'law.notes',
      title: say('matrix.notes'),
      children: [{ type: 'list', items: jurisdiction.notes.map((note) => [note]) }],
    })
  return { type: 'section', id: 'law', title: say('matrix.law'), children }
}
