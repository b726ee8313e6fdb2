// Markdown beside a Handlebars template, compiled beforehand, that prints the same from the same tree, byte for byte.

import Handlebars from 'handlebars'
import { toMarkdown } from '../../dist/index.js'

const marks = / \s+|[^\S ]\s*|[\\`*_[\]<>#|~&!{}$@]|\b(?:https?|ftp):|\bwww\./gi
const helpers = {
  safe: (text) =>
    text.replace(marks, (mark) =>
      mark.trim() === '' ? ' ' : `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    ),
  line(options) {
    return options
      .fn(this)
      .trim()
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      .replace(/^([-+=])/, '\\$1')
  },
  filled(options) {
    return options.fn(this) || ' '
  },
  /** Sub-items of no standard document go past (z). */
  counter: (index, letters) => (letters === true ? String.fromCharCode(97 + index) : index + 1),
  partial: (depth, type) => (['section', 'clause'].includes(type) ? `${type}${depth}` : type),
  isNotice: (role) => role === 'notice',
}

const inline =
  '{{#line}}{{#each this}}{{#if type}}{{>(lookup . "type")}}{{else}}{{safe this}}{{/if}}{{/each}}{{/line}}'
const words = '{{safe text}}'
const caption = '{{#if caption.length}}**{{>inline caption}}**\n\n{{/if}}'
const row = '|{{#each this}} {{#filled}}{{>inline}}{{/filled}} |{{/each}}\n'
const partials = {
  inline,
  term: words,
  value: words,
  ref: words,
  strong: '**{{safe text}}**',
  field:
    '{{#if options}}{{#each options}}{{#unless @first}} {{/unless}}☐ {{safe this}}{{/each}}{{else}}{{safe "____"}}{{/if}}',
  group: '{{#each children}}{{#unless @first}}\n{{/unless}}{{>item}}{{/each}}',
  item: `{{#if number}}**{{safe number}}{{#if heading}} {{safe heading}}.{{/if}}** {{else if heading}}**{{safe heading}}.** {{/if}}{{>inline children}}
{{#if items}}
{{#each items}}- ({{counter @index ../letters}}) {{>inline}}
{{/each}}{{/if}}{{#with answer}}
{{>field}}
{{/with}}`,
  paragraph: '{{#if (isNotice role)}}> {{/if}}{{>inline children}}\n',
  list: '{{#each items}}- {{>inline}}\n{{/each}}',
  table: `${caption}{{#with columns}}${row}|{{#each this}}---|{{/each}}\n{{/with}}{{#each rows}}${row}{{/each}}`,
}

const depths = [1, 2, 3, 4, 5, 6]
const hashes = (depth) => '#'.repeat(depth)
const children = (depth) => `{{#each children}}\n{{>(partial ${depth + 1} type)}}{{/each}}`
for (const depth of depths) {
  partials[`section${depth}`] = `${hashes(depth)} {{>inline title}}\n${children(depth)}`
  partials[`clause${depth}`] = `${hashes(depth)} {{safe id}} {{>inline title}}\n${children(depth)}`
}

const compile = (source) => Handlebars.compile(source, { noEscape: true, ignoreStandalone: true })
const compiled = Object.fromEntries(
  Object.entries(partials).map(([name, source]) => [name, compile(source)]),
)
const template = compiled.section1
const print = (document) => template(document, { helpers, partials: compiled })

/**
 * How many times as long `toMarkdown` takes as the template.
 * @param document any draft without a chart
 * @param time the milliseconds of one call
 * @throws Error where the two do not print the same
 */
export async function markdownRatio(document, time) {
  if (print(document) !== toMarkdown(document))
    throw new Error('The template prints something else.')
  return (await time(() => toMarkdown(document))) / (await time(() => print(document)))
}
