/**
 * Word files: write a document as .docx, with tagged controls, real numbers and cross-references.
 * @packageDocumentation
 */
export { toDocx, type DocxOptions } from './to-docx.ts'
