// Validates parts of Word and Excel files against the schemas of Office Open XML.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom'
import { memoryPages, validateXML } from 'xmllint-wasm'

const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** Schema for each kind of part. A part of another kind is an error: nothing goes unchecked. */
function schemaOf(part: string): string {
  if (part === '[Content_Types].xml') return 'opc-contentTypes.xsd'
  if (part.endsWith('.rels')) return 'opc-relationships.xsd'
  if (part === 'docProps/core.xml') return 'opc-coreProperties.xsd'
  if (part === 'docProps/custom.xml') return 'shared-documentPropertiesCustom.xsd'
  if (part === 'docProps/app.xml') return 'shared-documentPropertiesExtended.xsd'
  if (/^word\/charts\/chart[^/]*\.xml$/.test(part)) return 'dml-chart.xsd'
  if (/^word\/[^/]+\.xml$/.test(part)) return 'wml.xsd'
  if (/^xl\/theme\/[^/]+\.xml$/.test(part)) return 'dml-main.xsd'
  if (/^xl\/.*\.xml$/.test(part)) return 'sml.xsd'
  throw new Error(`no schema is known for the part ${part}`)
}

/** A part as a program sees it that knows none of the extensions: what `mc:Ignorable` names is taken out. */
export function withoutExtensions(xml: string): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  const isElement = (node: { readonly nodeType: number }): node is Element => node.nodeType === 1
  const strip = (element: Element, around: ReadonlySet<string | null>): void => {
    const named = (element.getAttributeNS(compatibility, 'Ignorable') ?? '').split(/\s+/)
    const ignored = new Set([
      ...around,
      ...named.filter(Boolean).map((prefix) => element.lookupNamespaceURI(prefix)),
    ])
    element.removeAttributeNS(compatibility, 'Ignorable')
    const isIgnored = (node: { readonly namespaceURI: string | null }) =>
      ignored.has(node.namespaceURI)
    for (const attribute of [...element.attributes].filter(isIgnored))
      element.removeAttributeNode(attribute)
    for (const child of [...element.childNodes].filter(isElement)) {
      if (isIgnored(child)) element.removeChild(child)
      else strip(child, ignored)
    }
  }
  strip(document.documentElement!, new Set())
  return new XMLSerializer().serializeToString(document)
}

// core properties import the schemas of Dublin Core from the web; this is what they use of them
const dublinCore = [
  {
    fileName: 'dc.xsd',
    contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">${['creator', 'description', 'identifier', 'language', 'subject', 'title'].map((name) => `<xs:element name="${name}" type="xs:string"/>`).join('')}</xs:schema>`,
  },
  {
    fileName: 'dcterms.xsd',
    contents:
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.org/dc/terms/" targetNamespace="http://purl.org/dc/terms/" elementFormDefault="qualified"><xs:simpleType name="W3CDTF"><xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/></xs:simpleType><xs:element name="created" type="W3CDTF"/><xs:element name="modified" type="W3CDTF"/></xs:schema>',
  },
]

/** Checks parts against the schemas in a folder. Gives every complaint, with the name of the part. */
export function validator(
  folder: string,
): (parts: ReadonlyMap<string, string>) => Promise<string[]> {
  const files = [
    ...dublinCore,
    ...readdirSync(join(folder, 'xsd')).map((fileName) => {
      const contents = readFileSync(join(folder, 'xsd', fileName), 'utf8')
      // the schemas import the namespace of `xml:space` without saying from where
      return {
        fileName,
        contents: contents
          .replace(
            /<xsd:import namespace="http:\/\/www\.w3\.org\/XML\/1998\/namespace"\s*\/>/g,
            '<xsd:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>',
          )
          .replace(/(<xs:import id="xml" namespace="[^"]*")\/>/, '$1 schemaLocation="xml.xsd"/>')
          .replace(/schemaLocation="https?:[^"]*\/(dc|dcterms)\.xsd"/g, 'schemaLocation="$1.xsd"'),
      }
    }),
  ]
  return async (parts) => {
    const bySchema = new Map<string, { fileName: string; contents: string }[]>()
    for (const [name, xml] of parts)
      bySchema.set(schemaOf(name), [
        ...(bySchema.get(schemaOf(name)) ?? []),
        { fileName: name.replace(/[^\w.]/g, '_'), contents: withoutExtensions(xml) },
      ])
    const complaints: string[] = []
    for (const [schema, xml] of bySchema) {
      const { valid, errors } = await validateXML({
        xml,
        schema: [files.find((file) => file.fileName === schema)!],
        preload: files.filter((file) => file.fileName !== schema),
        initialMemoryPages: 4096,
        maxMemoryPages: memoryPages.MiB * 2048,
      })
      if (!valid)
        complaints.push(
          ...errors.map(({ message, loc }) => `${loc?.fileName ?? schema}: ${message}`),
        )
    }
    return complaints
  }
}
