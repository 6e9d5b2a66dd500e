import { countFaults, orderFaults, type Xml } from './test-ooxml-order.ts'

const ORDER = 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'
const PARTS: Readonly<Record<string, string>> = {
  // Fonts are a choice in any order by the schema, but Excel reads these as a sequence.
  font: 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme',
  border: 'start end left right top bottom diagonal vertical horizontal',
  xf: 'alignment protection extLst',
}

/** What is wrong with the styles, and how many cell formats there are. */
export function stylesFaults(styles: Xml): { faults: string[]; formats: number } {
  const faults = orderFaults('styles', styles, ORDER)
  const list = (name: string): Xml[] => styles.children.find((child) => child.name === name)?.children ?? []
  for (const child of styles.children) faults.push(...countFaults(`styles ${child.name}`, child))
  for (const name of ['fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles']) {
    for (const child of list(name)) {
      const order = PARTS[child.name]
      if (order) faults.push(...orderFaults(`styles ${name}`, child, order))
    }
  }
  const own = list('numFmts').map(({ attributes }) => Number(attributes['numFmtId']))
  if (new Set(own).size !== own.length || own.some((id) => id < 164))
    faults.push('styles: number formats are numbered from 164, each once')
  const fills = list('fills').map(({ children }) => children[0]?.attributes['patternType'])
  if (fills[0] !== 'none' || fills[1] !== 'gray125') faults.push('styles: the first two fills are none and gray125')
  const most = { fontId: list('fonts').length, fillId: list('fills').length, borderId: list('borders').length }
  for (const name of ['cellStyleXfs', 'cellXfs'])
    for (const { attributes } of list(name)) {
      for (const [key, count] of Object.entries(most))
        if (!(Number(attributes[key] ?? 0) < count)) faults.push(`styles ${name}: no ${key} ${attributes[key]}`)
      const format = Number(attributes['numFmtId'] ?? 0)
      if (format >= 164 && !own.includes(format)) faults.push(`styles ${name}: no number format ${format}`)
      if (name === 'cellXfs' && !(Number(attributes['xfId'] ?? 0) < list('cellStyleXfs').length))
        faults.push(`styles: no base style ${attributes['xfId']}`)
    }
  return { faults, formats: list('cellXfs').length }
}
