// Document tree → text, Markdown, HTML. The helpers for Handlebars are an entry of their own.

export { type Bar, barsOf } from './chart.ts'
export { findNode } from './find-node.ts'
export { type HtmlOptions, type LinkedDocument, toHtml } from './html.ts'
export { toMarkdown } from './markdown.ts'
export { toText, toTextChunks } from './text.ts'
export type { RenderInput } from './tree.ts'
