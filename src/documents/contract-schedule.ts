// The schedule of the contract: definitions, conditions with accepted proof and consequences, forms, KPIs.

import { audienceKey } from '../model/audience.ts'
import { stages } from '../model/catalogue.ts'
import type { BlockNode, ClauseNode, SectionNode, TableNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { dialogueNotes, kpiSection } from './kpi-tables.ts'
import {
  about,
  conditionLeadIn,
  copyNotice,
  type Drafting,
  groups,
  stampSection,
  stands,
} from './parts.ts'
import { canSay } from './say.ts'

export function contractSchedule(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const byStage = stages.flatMap((stage): SectionNode[] => {
    const pairs = pack.pairs.filter((pair) => pair.stage === stage)
    return pairs.length === 0
      ? []
      : [
          {
            type: 'section',
            id: `stage-${stage}`,
            title: say(`schedule.stage.${stage}`),
            children: pairs.map((pair) => condition(drafting, pair)),
          },
        ]
  })
  const forms = pack.pairs.flatMap((pair) => formTables(drafting, pair))
  return {
    title: say('schedule.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting),
      definitions(drafting),
      ...byStage,
      ...(forms.length > 0
        ? [{ type: 'section' as const, id: 'forms', title: say('schedule.forms'), children: forms }]
        : []),
      {
        type: 'section',
        id: 'kpis',
        title: say('schedule.kpis'),
        children:
          pack.kpis.length === 0
            ? [{ type: 'paragraph', children: say('schedule.kpis.none') }]
            : [
                { type: 'paragraph', children: say('schedule.kpis.intro') },
                ...dialogueNotes(drafting),
                ...pack.kpis.map((kpi) => kpiSection(drafting, kpi)),
              ],
      },
      stampSection(drafting),
    ],
  }
}

function definitions({ pack, say }: Drafting): SectionNode {
  return {
    type: 'section',
    id: 'definitions',
    title: say('schedule.definitions'),
    children: [
      { type: 'paragraph', children: say('schedule.definitions.intro') },
      ...pack.definitions.flatMap((definition) =>
        definition.text.map(
          (text, index): BlockNode => ({
            type: 'item',
            id: `definition.${definition.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${index > 0 ? `-${index + 1}` : ''}`,
            ...(index === 0 && { heading: definition.term }),
            children: text,
          }),
        ),
      ),
      { type: 'paragraph', children: say('schedule.grades') },
    ],
  }
}

/** One condition: outcome, items by audience, accepted proof, consequences. */
export function condition(drafting: Drafting, pair: Pair): ClauseNode {
  const { say } = drafting
  const consequence = groups(
    drafting,
    pair.id,
    pair.consequence,
    (part) => conditionLeadIn(say, part),
    'consequence-',
  )
  return {
    type: 'clause',
    id: pair.id,
    revision: pair.revision,
    number: String(pair.number),
    title: [`${pair.title} (${pair.id})`],
    children: [
      {
        type: 'item',
        id: `${pair.id}.outcome`,
        heading: plainText(say('schedule.outcome')),
        children: pair.outcome,
      },
      ...groups(drafting, pair.id, pair.condition, (part) => conditionLeadIn(say, part), ''),
      {
        type: 'section',
        id: `${pair.id}.accepted-proof`,
        title: say('schedule.evidence'),
        children: [evidenceTable(drafting, pair)],
      },
      {
        type: 'section',
        id: `${pair.id}.if-not-met`,
        title: say('schedule.consequence'),
        children: consequence,
      },
    ],
  }
}

function evidenceTable(drafting: Drafting, pair: Pair): TableNode {
  const { pack, say } = drafting
  // packs of 0.1 printed here what a proof shows and does not show; since then it stands in the alignment matrix
  const limits = !canSay(pack, 'matrix.limits')
  const numbers = new Map(
    pair.condition.flatMap((part) =>
      part.items.flatMap((item) =>
        item.anchor && item.number ? [[item.anchor, item.number] as const] : [],
      ),
    ),
  )
  return {
    type: 'table',
    id: `${pair.id}.evidence`,
    caption: say('schedule.evidence.caption', { noun: say('noun.condition'), number: pair.number }),
    columns: ['proof', 'strength', 'for', 'proves', ...(limits ? ['shows', 'not'] : [])].map(
      (key) => say(`schedule.evidence.${key}`),
    ),
    rows: pair.evidence
      .filter((row) => stands(drafting, row.audience))
      .map((row) => {
        const proves = row.proves.flatMap((anchor) => numbers.get(anchor) ?? [])
        return [
          row.proof,
          [row.strength],
          say(`audience.${audienceKey(row.audience)}`),
          proves.length > 0 ? [proves.join(', ')] : say('none'),
          ...(limits ? [row.shows, row.doesNotShow] : []),
        ]
      }),
  }
}

function formTables(drafting: Drafting, pair: Pair): BlockNode[] {
  const { say } = drafting
  // numbered before any is left out, so that a reading copy keeps the ids of the full document
  return pair.forms.flatMap((form, index): SectionNode[] =>
    form.columns.every((column) => !stands(drafting, column.audience))
      ? []
      : [
          {
            type: 'section',
            id: `${pair.id}.form-${index + 1}`,
            title: say('schedule.forms.caption', {
              title: form.title,
              noun: say('noun.condition'),
              number: pair.number,
            }),
            children: [
              { type: 'paragraph', children: form.intro },
              {
                type: 'table',
                id: `${pair.id}.form-${index + 1}.columns`,
                caption: say('schedule.forms.caption', {
                  title: form.title,
                  noun: say('noun.condition'),
                  number: pair.number,
                }),
                columns: ['column', 'type', 'required', 'for'].map((key) =>
                  say(`schedule.forms.${key}`),
                ),
                rows: form.columns
                  .filter((column) => stands(drafting, column.audience))
                  .map((column) => [
                    column.title,
                    column.type === 'choice'
                      ? say('form.choice', {
                          options: (column.options ?? []).flatMap((option, at) =>
                            at === 0 ? option : ['; ', ...option],
                          ),
                        })
                      : say(`form.${column.type}`),
                    say(`form.${column.required}`),
                    say(`audience.${audienceKey(column.audience)}`),
                  ]),
              },
            ],
          },
        ],
  )
}
