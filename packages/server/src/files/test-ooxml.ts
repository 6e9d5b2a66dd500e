/** Test support: what Excel and WPS insist on in a workbook and openpyxl and LibreOffice forgive, by ECMA-376 (5th edition, part 1 and 2). */

import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { countFaults, orderFaults, type Xml } from './test-ooxml-order.ts'
import { sheetFaults } from './test-ooxml-sheet.ts'
import { stylesFaults } from './test-ooxml-styles.ts'
import { packedBytes, readZipDirectory } from './zip-directory.ts'

/** Every breach of the format in an xlsx or docx, in English; none in a sound one. */
export function ooxmlFaults(bytes: Uint8Array): string[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const faults: string[] = []
  const parts = new Map<string, Buffer>()
  for (const entry of readZipDirectory(zip) ?? []) {
    if (parts.has(entry.path)) faults.push(`${entry.path} stands twice in the package`)
    const packed = packedBytes(zip, entry)!
    parts.set(entry.path, entry.method === 0 ? packed : inflateRawSync(packed))
  }
  const trees = new Map<string, Xml>()
  for (const [path, content] of parts) {
    if (!/\.(xml|rels|vml)$/.test(path)) continue
    try {
      trees.set(path, parsed(content.toString('utf8')))
    } catch (error) {
      faults.push(`${path}: ${(error as Error).message}`)
    }
  }
  faults.push(...typeFaults(parts, trees), ...relationFaults(parts, trees))
  if (trees.has('xl/workbook.xml')) faults.push(...workbookFaults(trees))
  return faults
}

/** Strict about prefixes: an element of an undeclared one is an error. */
function parsed(text: string): Xml {
  const parser = new SaxesParser({ xmlns: true })
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes }) => {
    const node: Xml = { name: local, attributes: {}, children: [], text: '' }
    for (const [name, { value }] of Object.entries(attributes)) node.attributes[name] = value
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (piece) => {
    open.at(-1)!.text += piece
  })
  parser.write(text).close()
  return root.children[0]!
}

/** Every part has a content type, and none is given for what is not there. */
function typeFaults(parts: ReadonlyMap<string, Buffer>, trees: ReadonlyMap<string, Xml>): string[] {
  const types = trees.get('[Content_Types].xml')
  if (!types) return ['no [Content_Types].xml']
  const given = (name: string, key: string): string[] =>
    types.children.filter((child) => child.name === name).map((child) => child.attributes[key]!)
  const [defaults, overrides] = [given('Default', 'Extension'), given('Override', 'PartName')]
  const faults = [...defaults, ...overrides]
    .filter((each, i, all) => all.indexOf(each) !== i)
    .map((each) => `two content types for ${each}`)
  for (const name of overrides) if (!parts.has(name.slice(1))) faults.push(`a content type for ${name}, which is not there`)
  for (const path of parts.keys()) {
    const extension = path.slice(path.lastIndexOf('.') + 1)
    if (path !== '[Content_Types].xml' && !overrides.includes(`/${path}`) && !defaults.includes(extension))
      faults.push(`no content type for ${path}`)
  }
  return faults
}

/** Relations have ids of their own and lead to parts that are there; every `r:id` is one of them. */
function relationFaults(parts: ReadonlyMap<string, Buffer>, trees: ReadonlyMap<string, Xml>): string[] {
  const faults: string[] = []
  for (const [path, tree] of trees) {
    if (!path.endsWith('.rels')) continue
    const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
    const ids = tree.children.map(({ attributes }) => attributes['Id']!)
    if (new Set(ids).size !== ids.length) faults.push(`${path}: an id twice`)
    for (const { attributes } of tree.children) {
      if (attributes['TargetMode'] === 'External') continue
      const target = resolved(owner, attributes['Target']!)
      if (!parts.has(target)) faults.push(`${path}: ${target} is not there`)
    }
    const source = trees.get(owner)
    for (const id of source ? idsIn(source) : []) if (!ids.includes(id)) faults.push(`${owner}: relation ${id} is not there`)
  }
  for (const [path, tree] of trees)
    if (idsIn(tree).length > 0 && !trees.has(path.replace(/([^/]*)$/, '_rels/$1.rels'))) faults.push(`${path} has no relations`)
  return faults
}

const idsIn = ({ attributes, children }: Xml): string[] => [
  ...Object.entries(attributes).flatMap(([name, value]) => (/^r:(id|embed)$/.test(name) ? [value] : [])),
  ...children.flatMap(idsIn),
]

function resolved(owner: string, target: string): string {
  return new URL(target, `http://package/${owner}`).pathname.slice(1)
}

function workbookFaults(trees: ReadonlyMap<string, Xml>): string[] {
  const workbook = trees.get('xl/workbook.xml')!
  const faults = orderFaults('xl/workbook.xml', workbook, WORKBOOK)
  const sheets = workbook.children.find(({ name }) => name === 'sheets')?.children ?? []
  const names = sheets.map(({ attributes }) => attributes['name']!)
  for (const name of names) {
    if (name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) faults.push(`a sheet cannot be called ${name}`)
  }
  for (const values of [names.map((name) => name.toLowerCase()), sheets.map(({ attributes }) => attributes['sheetId']!)])
    if (new Set(values).size !== values.length) faults.push('two sheets of one name or number')
  if (sheets.length === 0 || sheets.every(({ attributes }) => attributes['state'])) faults.push('no sheet to be seen')
  for (const { attributes, text } of workbook.children.find(({ name }) => name === 'definedNames')?.children ?? []) {
    const local = attributes['localSheetId']
    if (local !== undefined && !(Number(local) < sheets.length)) faults.push(`${attributes['name']}: no sheet ${local}`)
    const sheet = /^'?(.*?)'?!/.exec(text)?.[1]?.replaceAll("''", "'")
    if (sheet !== undefined && !names.includes(sheet)) faults.push(`${attributes['name']}: no sheet ${sheet}`)
  }
  const styles = trees.get('xl/styles.xml')
  if (!styles) return [...faults, 'no styles']
  const { faults: inStyles, formats } = stylesFaults(styles)
  const strings = trees.get('xl/sharedStrings.xml')
  const texts = strings?.children.length ?? 0
  if (strings) faults.push(...countFaults('sharedStrings', strings, 'uniqueCount', texts))
  for (const [path, tree] of trees)
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(path)) faults.push(...sheetFaults(path, tree, { formats, texts, trees }))
  return [...faults, ...inStyles]
}

const WORKBOOK =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst'
