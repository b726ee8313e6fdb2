// Writes authored text for one pack: values with their unit and variants, titles of the parties, numbers of references.

import { type Audience, canBind, isExpected, readSupplier } from '../model/audience.ts'
import type { Clause } from '../model/catalogue.ts'
import type { PackParameter } from '../model/pack.ts'
import type { AuthoredInline, AuthoredText, Inline, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { Decided } from './fill.ts'

/** Turns authored text into text of the pack. */
export interface Writer {
  /** Text of a clause, in a part that binds `audience`. */
  text(text: AuthoredText, clause: Clause, audience: Audience): Text
  /** Text that belongs to no clause: definitions, strings, common questions. */
  readonly shared: (text: AuthoredText) => Text
  /** A term as this jurisdiction calls it. */
  title(term: string): string
}

interface WriterInput {
  readonly numbers: ReadonlyMap<string, string>
  readonly kpiNumbers: ReadonlyMap<string, string>
  readonly decided: Decided
}

/** A writer for one pack. */
export function createWriter({ numbers, kpiNumbers, decided }: WriterInput): Writer {
  const { jurisdiction, parameters, strings, spec, catalogue } = decided
  const parties: Readonly<Record<string, string>> = jurisdiction.parties
  const currency = spec.currency ?? jurisdiction.currency

  /** The title of a party in place of the catalogue's word, in the same number. */
  const retitle = (term: string, text: string): string =>
    Object.hasOwn(parties, term) ? text.replace(term, parties[term]!) : text
  const phrase = (key: string): string => {
    const text = strings.text[key]
    if (!text) throw new TypeError(`string "${key}" is missing in ${strings.language}`)
    return plainText(
      text.map((node) =>
        typeof node !== 'string' && node.type === 'term'
          ? { ...node, text: retitle(node.term, node.text) }
          : node,
      ) as AuthoredText,
    )
  }

  const amount = (parameter: PackParameter, value: number | string): string => {
    if (typeof value === 'string') return value
    const digits = groupThousands(value)
    if (parameter.type === 'period')
      return `${digits} ${phrase(`unit.${parameter.unit}.${value === 1 ? 'one' : 'many'}`)}`
    if (parameter.type === 'percent') return `${digits} ${phrase('unit.percent')}`
    return parameter.type === 'money' ? `${currency} ${digits}` : digits
  }
  /** The value that binds the audience, and in brackets those for suppliers whom the part also binds. */
  const valueText = (parameter: PackParameter, audience: Audience): string => {
    const open: Audience = {
      ...(audience.role
        ? { role: audience.role }
        : spec.bidders.roles.length === 1 && { role: spec.bidders.roles[0]! }),
      ...(audience.size
        ? { size: audience.size }
        : spec.bidders.sizes.length === 1 && { size: spec.bidders.sizes[0]! }),
    }
    const touching = parameter.variants.filter(
      (variant) =>
        canBind(readSupplier(variant.for)!, open) &&
        isExpected(readSupplier(variant.for)!, spec.bidders),
    )
    const covers = (variant: PackParameter['variants'][number]) => {
      const type = readSupplier(variant.for)!
      return (!type.role || type.role === open.role) && (!type.size || type.size === open.size)
    }
    const base = touching.filter(covers).sort((a, b) => b.for.length - a.for.length)[0]
    const value = base?.value ?? parameter.value
    const others = touching.filter((variant) => !covers(variant) && variant.value !== value)
    const main = amount(parameter, value)
    return others.length === 0
      ? main
      : `${main} (${others.map((variant) => `${amount(parameter, variant.value)} ${phrase(`for.${variant.for}`)}`).join(', ')})`
  }

  const write = (node: AuthoredInline, clause: Clause | undefined, audience: Audience): Inline => {
    if (typeof node === 'string') return node
    if (node.type === 'term')
      return Object.hasOwn(parties, node.term)
        ? { ...node, text: retitle(node.term, node.text) }
        : node
    if (node.type === 'value')
      return {
        ...node,
        text: clause ? valueText(parameters[clause.id]![node.name]!, audience) : `{${node.name}}`,
      }
    const number = numbers.get(node.to) ?? kpiNumbers.get(node.to)
    const id = node.to.split('#')[0]!
    if (id.startsWith('KPI-')) {
      const title = catalogue.kpis[id]!.title
      return number
        ? { type: 'ref', to: id, text: `${phrase('noun.kpi')} ${number} (${title})` }
        : `“${title}”`
    }
    // guidance may name a clause that this pack does not hold
    if (!number) return `${id} ${catalogue.clauses[id]?.title ?? ''}`.trim()
    const noun = phrase('noun.condition')
    return {
      type: 'ref',
      to: node.to,
      text: node.inBrackets ? `${noun} ${number}, ${id}` : `${noun} ${number} (${id})`,
    }
  }
  return {
    text: (text, clause, audience) => text.map((node) => write(node, clause, audience)),
    shared: (text) => text.map((node) => write(node, undefined, {})),
    title: (term) => retitle(term, term),
  }
}

/** 12500 → `12,500`; a fraction keeps its decimals. */
const groupThousands = (value: number): string => {
  const [whole, fraction] = String(value).split('.') as [string, string?]
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return fraction ? `${grouped}.${fraction}` : grouped
}
