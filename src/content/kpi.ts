// Lowers the words of a KPI.

import type { TermFinder } from '../language/terms.ts'
import { tiers } from '../model/audience.ts'
import type { KpiWords } from '../model/catalogue.ts'
import { kpiWordsSchema } from '../model/kpi.ts'
import type { KpiWordsFile, Paragraph } from './authored.ts'
import { lowerText } from './inline.ts'
import { readOverlay } from './overlay.ts'
import type { Report, SourceFile } from './report.ts'
import { type Located, readYaml } from './yaml.ts'

/** Reads the words of a KPI: English as they stand, another language on top of the English. */
export function readKpiWords(
  file: SourceFile,
  language: string,
  english: Located<KpiWordsFile> | undefined,
  report: Report,
): Located<KpiWordsFile> | undefined {
  if (language === 'en') return readYaml(file, kpiWordsSchema, report)
  return english && readOverlay(file, kpiWordsSchema, english, report)
}

/** Terms, values and references of the texts that can hold them; the others are plain. */
export function lowerKpiWords(
  { value, at }: Located<KpiWordsFile>,
  findTerms: TermFinder,
  report: Report,
): { readonly words: KpiWords; readonly paragraphs: readonly Paragraph[] } {
  const paragraphs: Paragraph[] = []
  const lower = (field: 'why' | 'count' | 'countLow' | 'trap') => {
    const { file, offset } = at(field)
    const slice = { source: value[field] ?? '', offset }
    const text = lowerText(slice, { file, report, findTerms, field })
    paragraphs.push({ file, section: field, slice, text, role: 'text', from: tiers[0] })
    return text
  }
  const { title, question, talk, thresholdsWhy } = value
  const plain = {
    title,
    question,
    'talk.supplier': talk.supplier,
    'talk.buyer': talk.buyer,
    thresholdsWhy,
  }
  for (const [field, text] of Object.entries(plain))
    if (text && /[\\{}]/.test(text))
      report.error('plain-words', { ...at(...field.split('.')), field })
  const words: KpiWords = {
    title,
    question,
    why: lower('why'),
    count: lower('count'),
    ...(value.countLow !== undefined && { countLow: lower('countLow') }),
    trap: lower('trap'),
    talk,
    ...(thresholdsWhy !== undefined && { thresholdsWhy }),
  }
  return { words, paragraphs }
}
