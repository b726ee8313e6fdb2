// Document tree → text, Markdown, HTML. The helpers for Handlebars are an entry of their own.

export { type Bar, barsOf } from './chart.ts'
export { findNode } from './find-node.ts'
export { stylesheet } from './html/style.ts'
export { type HtmlOptions, type LinkedDocument, toHtml, toHtmlChunks } from './html.ts'
export { toMarkdown, toMarkdownChunks } from './markdown.ts'
export { toText, toTextChunks } from './text.ts'
export type { RenderInput } from './tree.ts'
