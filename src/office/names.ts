// Namespaces and types of Office Open XML packages that we read and write.

/** Namespaces of parts, by the prefix that Word and Excel give them. */
export const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  sheet: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  relationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
  coreProperties: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  customProperties: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
  variantTypes: 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** Types of relationships between parts. */
export const relationshipTypes = {
  officeDocument: `${namespaces.r}/officeDocument`,
  customProperties: `${namespaces.r}/custom-properties`,
  coreProperties:
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  styles: `${namespaces.r}/styles`,
  numbering: `${namespaces.r}/numbering`,
  settings: `${namespaces.r}/settings`,
  header: `${namespaces.r}/header`,
  footer: `${namespaces.r}/footer`,
  comments: `${namespaces.r}/comments`,
  footnotes: `${namespaces.r}/footnotes`,
  endnotes: `${namespaces.r}/endnotes`,
  worksheet: `${namespaces.r}/worksheet`,
  sharedStrings: `${namespaces.r}/sharedStrings`,
} as const
export type RelationshipType = keyof typeof relationshipTypes

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const properties = 'application/vnd.openxmlformats'

/** Content types of parts. */
export const contentTypes = {
  relationships: 'application/vnd.openxmlformats-package.relationships+xml',
  document: `${word}.document.main+xml`,
  template: `${word}.template.main+xml`,
  styles: `${word}.styles+xml`,
  numbering: `${word}.numbering+xml`,
  settings: `${word}.settings+xml`,
  header: `${word}.header+xml`,
  footer: `${word}.footer+xml`,
  workbook: `${excel}.sheet.main+xml`,
  workbookTemplate: `${excel}.template.main+xml`,
  coreProperties: `${properties}-package.core-properties+xml`,
  customProperties: `${properties}-officedocument.custom-properties+xml`,
} as const
export type ContentType = keyof typeof contentTypes
