import { countFaults, orderFaults, type Xml } from './test-ooxml-order.ts'

interface About {
  /** How many cell formats and shared texts there are. */
  formats: number
  texts: number
  trees: ReadonlyMap<string, Xml>
}

const ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'
const TYPES = ['b', 'd', 'e', 'inlineStr', 'n', 's', 'str']

/** What is wrong with a worksheet, its rows, cells, rules and notes. */
export function sheetFaults(path: string, sheet: Xml, { formats, texts, trees }: About): string[] {
  const faults = orderFaults(path, sheet, ORDER, ['conditionalFormatting'])
  const child = (name: string): Xml | undefined => sheet.children.find((each) => each.name === name)
  for (const name of ['mergeCells', 'dataValidations', 'hyperlinks', 'cols']) {
    const list = child(name)
    if (list && list.children.length === 0) faults.push(`${path}: <${name}> is empty`)
    if (list) faults.push(...countFaults(`${path} ${name}`, list))
  }
  let last = 0
  for (const row of child('sheetData')?.children ?? []) {
    const number = Number(row.attributes['r'])
    if (!(number > last && number <= 1_048_576)) faults.push(`${path}: row ${number} after ${last}`)
    last = number
    let before = 0
    for (const cell of row.children) {
      const ref = cell.attributes['r'] ?? ''
      const [column, at] = placeOf(ref)
      if (at !== number || !(column > before && column <= 16_384)) faults.push(`${path}: cell ${ref} out of place`)
      before = column
      faults.push(...cellFaults(path, ref, cell, formats, texts))
    }
  }
  let covered = 0
  for (const { attributes } of child('cols')?.children ?? []) {
    const [min, max] = [Number(attributes['min']), Number(attributes['max'])]
    if (!(min > covered && max >= min && max <= 16_384)) faults.push(`${path}: columns ${min}–${max} after ${covered}`)
    if (!(Number(attributes['width'] ?? 1) <= 255)) faults.push(`${path}: column ${min} is too wide`)
    if (!(Number(attributes['style'] ?? 0) < formats)) faults.push(`${path}: column ${min} has no style ${attributes['style']}`)
    covered = max
  }
  for (const rule of child('dataValidations')?.children ?? []) faults.push(...validationFaults(path, rule))
  return [...faults, ...mergeFaults(path, child('mergeCells')), ...noteFaults(path, child('legacyDrawing'), trees)]
}

function cellFaults(path: string, ref: string, cell: Xml, formats: number, texts: number): string[] {
  const faults = orderFaults(`${path} ${ref}`, cell, 'f v is extLst')
  const { t = 'n', s = '0' } = cell.attributes
  const value = cell.children.find(({ name }) => name === 'v')?.text
  if (!TYPES.includes(t)) faults.push(`${path} ${ref}: type ${t}`)
  if (!(Number(s) < formats)) faults.push(`${path} ${ref}: no style ${s}`)
  if (t === 's' && !(Number(value) < texts)) faults.push(`${path} ${ref}: no text ${value}`)
  if (t === 'n' && value !== undefined && !/^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(value))
    faults.push(`${path} ${ref}: ${value} is no number`)
  if ((value?.length ?? 0) > 32_767) faults.push(`${path} ${ref}: too long a text`)
  const formula = cell.children.find(({ name }) => name === 'f')?.text ?? ''
  if (formula.startsWith('=') || formula.length > 8192) faults.push(`${path} ${ref}: formula ${formula.slice(0, 20)}`)
  return faults
}

/** Excel repairs a workbook whose messages or lists are longer than its dialogs take. */
function validationFaults(path: string, { attributes, children }: Xml): string[] {
  const most: Readonly<Record<string, number>> = { errorTitle: 32, promptTitle: 32, error: 255, prompt: 255 }
  const where = `${path} validation of ${attributes['sqref']}`
  const faults = Object.entries(most).flatMap(([key, length]) =>
    (attributes[key]?.length ?? 0) > length ? [`${where}: ${key} too long`] : [],
  )
  for (const { name, text } of children) {
    if (!/^formula[12]$/.test(name)) faults.push(`${where}: <${name}>`)
    if (text.startsWith('"') && text.length > 257) faults.push(`${where}: a list of ${text.length} characters`)
    if (text.startsWith('=') || text === '') faults.push(`${where}: formula ${text}`)
  }
  if (!attributes['sqref']) faults.push(`${where}: no range`)
  if (attributes['operator'] === 'between' && children.length !== 2) faults.push(`${where}: between what?`)
  return faults
}

function mergeFaults(path: string, merges: Xml | undefined): string[] {
  const areas = (merges?.children ?? []).map(({ attributes }) => attributes['ref']!)
  const taken = new Set<string>()
  const faults: string[] = []
  for (const area of areas) {
    const [[left, top], [right, bottom]] = area.split(':').map(placeOf) as [[number, number], [number, number]]
    if (left === right && top === bottom) faults.push(`${path}: ${area} merges one cell`)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const cell = `${column},${row}`
        if (taken.has(cell)) faults.push(`${path}: ${area} overlaps another merge`)
        taken.add(cell)
      }
  }
  return faults
}

/** Notes have an author, a place of their own, and a shape each in the drawing the sheet names. */
function noteFaults(path: string, drawing: Xml | undefined, trees: ReadonlyMap<string, Xml>): string[] {
  const relations = trees.get(path.replace(/([^/]*)$/, '_rels/$1.rels'))?.children ?? []
  const part = (type: string): Xml | undefined => {
    const found = relations.find(({ attributes }) => attributes['Type']!.endsWith(`/${type}`))
    return found && trees.get(new URL(found.attributes['Target']!, `http://package/${path}`).pathname.slice(1))
  }
  const comments = part('comments')
  if (!comments) return []
  const faults = orderFaults(`${path} comments`, comments, 'authors commentList extLst')
  const [authors, list] = ['authors', 'commentList'].map(
    (name) => comments.children.find((each) => each.name === name)?.children ?? [],
  )
  const refs = list!.map(({ attributes }) => attributes['ref']!)
  if (new Set(refs).size !== refs.length) faults.push(`${path}: two notes at one cell`)
  for (const { attributes } of list!)
    if (!(Number(attributes['authorId']) < authors!.length)) faults.push(`${path}: note ${attributes['ref']} has no author`)
  const vml = part('vmlDrawing')
  if (!drawing || !vml) return [...faults, `${path}: notes without their drawing`]
  const shapes = vml.children.filter(({ name }) => name === 'shape')
  const ids = shapes.map(({ attributes }) => attributes['id']!)
  if (new Set(ids).size !== ids.length) faults.push(`${path}: two shapes of one id`)
  const places = shapes.flatMap(({ children }) => {
    const data = children.find(({ name }) => name === 'ClientData')
    if (data?.attributes['ObjectType'] !== 'Note') return []
    const of = (name: string): string => data.children.find((each) => each.name === name)?.text ?? ''
    return [`${of('Column')},${of('Row')}`]
  })
  for (const ref of refs) {
    const [column, row] = placeOf(ref)
    if (!places.includes(`${column - 1},${row - 1}`)) faults.push(`${path}: note ${ref} has no shape`)
  }
  if (places.length !== refs.length) faults.push(`${path}: ${places.length} shapes for ${refs.length} notes`)
  return faults
}

/** `C12` → [3, 12]. */
function placeOf(ref: string): [column: number, row: number] {
  const [, letters = '', row = ''] = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(ref) ?? []
  return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), Number(row)]
}
