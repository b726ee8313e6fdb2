// Namespaces and types of Office Open XML packages that we read and write.

/** Namespaces of parts, by the prefix that Word gives them. */
export const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  xml: 'http://www.w3.org/XML/1998/namespace',
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
  extendedProperties: `${namespaces.r}/extended-properties`,
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
  chart: `${namespaces.r}/chart`,
  image: `${namespaces.r}/image`,
} as const

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

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
  comments: `${word}.comments+xml`,
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  coreProperties: 'application/vnd.openxmlformats-package.core-properties+xml',
  extendedProperties: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  customProperties: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  png: 'image/png',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
} as const
