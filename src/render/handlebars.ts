/**
 * A pack inside a tool's own Handlebars templates.
 * @packageDocumentation
 */
import Handlebars from 'handlebars'
import { conditionBlock, kpiBlock, questionBlocks } from '../documents/blocks.ts'
import type { BlockNode } from '../model/document.ts'
import { nearest, suggest } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { toText } from './text.ts'

/** Format that the tool's template is written in. */
export type TemplateFormat = 'text' | 'markdown' | 'html'

/** Helpers to register or to hand to a template, and the data it walks. */
export interface PackHelpers {
  /** For `Handlebars.registerHelper` or the `helpers` option of a template. */
  readonly helpers: {
    readonly condition: (id: string) => Handlebars.SafeString
    readonly question: (id: string) => Handlebars.SafeString
    readonly kpi: (id: string) => Handlebars.SafeString
  }
  /** For the template's input: `title`, `buyer`, `pairs`, `kpis`, escaped for the format by Handlebars itself. */
  readonly data: {
    readonly title: string
    readonly buyer: string
    readonly pairs: Pack['pairs']
    readonly kpis: Pack['kpis']
  }
}

const renderers: Readonly<Record<TemplateFormat, (blocks: readonly BlockNode[]) => string>> = {
  text: toText,
  markdown: toMarkdown,
  html: (blocks) => toHtml(blocks, { headingLevel: 3 }),
}

/**
 * Helpers that put conditions, questions and KPIs of a pack into a template: `{{condition "TRN-01"}}`, `{{question "TRN-01"}}`,
 * `{{kpi "KPI-TRN-01.1"}}`. What they give is escaped for the format and is not escaped again.
 *
 * @throws HrddError (from a helper) where the pack does not hold the id
 * @example
 * ```ts
 * import Handlebars from 'handlebars'
 * import { compose } from 'hrdd-clauses'
 * import { helpersFor } from 'hrdd-clauses/handlebars'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const { helpers, data } = helpersFor(pack, { format: 'text' })
 * const template = Handlebars.compile('{{condition "TRN-01"}}', { noEscape: true })
 * console.log(template(data, { helpers }).includes('Site List')) // true
 * ```
 */
export function helpersFor(
  pack: Pack,
  { format }: { readonly format: TemplateFormat },
): PackHelpers {
  if (!Object.hasOwn(renderers, format))
    throw new HrddError([
      {
        code: 'unknown-format',
        path: 'format',
        message: `there is no format "${format}"`,
        hint: suggest(String(format), Object.keys(renderers)),
      },
    ])
  const safe = (
    id: string,
    known: readonly string[],
    blocks: (id: string) => readonly BlockNode[],
  ): Handlebars.SafeString => {
    if (!known.includes(id))
      throw new HrddError([
        {
          code: 'not-in-pack',
          path: id,
          message: `this pack does not hold ${id}`,
          hint: nearest(String(id), known)
            ? `Did you mean "${nearest(String(id), known)}"?`
            : `It holds: ${known.join(', ')}.`,
        },
      ])
    return new Handlebars.SafeString(renderers[format](blocks(id)))
  }
  const pairs = pack.pairs.map((pair) => pair.id)
  return {
    helpers: {
      condition: (id) => safe(id, pairs, (own) => [conditionBlock(pack, own)]),
      question: (id) => safe(id, pairs, (own) => questionBlocks(pack, own)),
      kpi: (id) =>
        safe(
          id,
          pack.kpis.map((kpi) => kpi.id),
          (own) => [kpiBlock(pack, own)],
        ),
    },
    data: { title: pack.spec.title, buyer: pack.spec.buyer, pairs: pack.pairs, kpis: pack.kpis },
  }
}
