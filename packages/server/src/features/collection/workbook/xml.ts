import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { BrokenPart } from './zip-parts.ts'

/** Receives an XML part as it is read. Names come without their prefix: some programs write `x:row`. */
export interface XmlReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const MAX_DEPTH = 200

/**
 * A parser to be fed piece by piece. Document types are refused and entities other than XML's own five are errors.
 * @throws BrokenPart from `write` and `close`
 */
export function xmlParser(part: string, reader: XmlReader): { write: (text: string) => void; close: () => void } {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('doctype', () => {
    throw new BrokenPart(part, 'document type')
  })
  parser.on('error', (error) => {
    throw new BrokenPart(part, error.message)
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > MAX_DEPTH) throw new BrokenPart(part, 'nested too deeply')
    reader.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    reader.close?.(localName(tag.name))
  })
  if (reader.text) {
    parser.on('text', reader.text)
    parser.on('cdata', reader.text)
  }
  return { write: (text) => void parser.write(text), close: () => void parser.close() }
}

export function readXml(part: string, text: string, reader: XmlReader): void {
  const parser = xmlParser(part, reader)
  parser.write(text)
  parser.close()
}

/** An attribute whose name may carry a prefix, such as `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}

/** Text as it may stand in an XML part; what XML cannot hold is written the way workbooks do, `_x0001_`. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The reverse of the workbook's own escape. */
export const unescapeX = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
