/**
 * A pack inside a tool's own Handlebars templates.
 * @module hrdd-clauses/handlebars
 */

import Handlebars from 'handlebars'
import { conditionBlock, kpiBlock, questionBlock } from '../documents/index.ts'
import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { suggestion } from '../language/nearest.ts'
import { fail } from '../language/problems.ts'
import type { BlockNode } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { toText } from './text.ts'

/** Format that the tool's template is written in. */
export const templateFormats = ['text', 'markdown', 'html'] as const
export type TemplateFormat = (typeof templateFormats)[number]

/** Helpers to register or to hand to a template, and the data it walks. */
export interface PackHelpers {
  /** For `Handlebars.registerHelper` or the `helpers` option of a template. */
  readonly helpers: Readonly<
    Record<'condition' | 'question' | 'kpi', (id: string) => Handlebars.SafeString>
  >
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
 * Helpers that put conditions, questions and KPIs of a pack into a template: `{{condition "TRN-01"}}`,
 * `{{question "TRN-01"}}`, `{{kpi "KPI-TRN-01.1"}}`. What they give is escaped for the format and is not escaped again. The
 * question of a clause that is only accepted is empty.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options `format`: what the template is written in; default `html`
 * @throws HrddError where the format is unknown, and from a helper where the pack does not hold the id
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
 * console.log(template(data, { helpers }).startsWith('TRN-01')) // true
 * ```
 */
export function helpersFor(
  pack: Pack,
  { format = 'html' }: { readonly format?: TemplateFormat } = {},
): PackHelpers {
  need('pack', pack)
  if (!Object.hasOwn(renderers, String(format))) {
    const { ending, values } = suggestion(String(format), Object.keys(renderers))
    fail(`unknown-format${ending}`, 'format', { given: show(format), ...values })
  }
  const render = renderers[format]
  const clauses = pack.pairs.map(({ id }) => id)
  const helper =
    (known: readonly string[], blocksOf: (pack: Pack, id: string) => readonly BlockNode[]) =>
    (id: string): Handlebars.SafeString => {
      if (!known.includes(id)) {
        const { ending, values } = suggestion(String(id), known)
        fail(`not-in-pack${ending}`, String(id), { given: show(id), ...values })
      }
      return new Handlebars.SafeString(render(blocksOf(pack, id)))
    }
  return {
    helpers: {
      condition: helper(clauses, conditionBlock),
      question: helper(clauses, questionBlock),
      kpi: helper(
        pack.kpis.map(({ id }) => id),
        kpiBlock,
      ),
    },
    data: { title: pack.spec.title, buyer: pack.spec.buyer, pairs: pack.pairs, kpis: pack.kpis },
  }
}
