import { tidy } from '../../read-value.ts'
import { gradeNumber } from '../../workbook/sheets.ts'
import type { FormColumn } from './schema.ts'

/** A block of cells as a spreadsheet puts it on the clipboard. */
export type Block = readonly (readonly string[])[]

/** Where the cells of a block go: rows of words by column key, and what found no place, each in words. */
export interface Placed {
  rows: Record<string, string>[]
  hadHeader: boolean
  unplaced: string[]
}

/** Cells of tab-separated text; a cell with tabs or line breaks in it stands in double quotes, as Excel writes it. Empty rows at the end are none. */
export function readBlock(text: string): Block {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[at + 1] === '"') {
        cell += c
        at++
      } else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t') end()
    else if (c === '\n') {
      end()
      rows.push([])
    } else if (c !== '\r') cell += c
  }
  end()
  while (rows.length > 0 && rows.at(-1)!.every((each) => each.trim() === '')) rows.pop()
  return rows
}

/**
 * Places a block in a table. A first row of headers says which column is which, in any order; without one the cells go to the right of column
 * `from`. Words for what is chosen are understood (小学, 三年级); what is not is kept as it was typed, and named.
 */
export function placeBlock(block: Block, columns: readonly FormColumn[], from: number): Placed {
  const unplaced: string[] = []
  const header = headerOf(block[0] ?? [], columns)
  const to = header ?? Array.from({ length: Math.max(0, ...block.map((row) => row.length)) }, (_, i) => columns[from + i] ?? null)
  const body = header ? block.slice(1) : block
  to.forEach((column, i) => {
    if (column === null && body.some((row) => (row[i] ?? '').trim() !== ''))
      unplaced.push(header ? `列“${tidy(block[0]![i] ?? '')}”` : `第 ${i + 1} 列`)
  })
  const rows = body.flatMap((cells, at) => {
    const row: Record<string, string> = {}
    cells.forEach((cell, i) => {
      const column = to[i]
      if (column) row[column.key] = meant(cell, column)
    })
    if (Object.values(row).every((word) => word === '')) return []
    complete(row, columns)
    for (const column of columns)
      if (column.choices.length > 0 && row[column.key] && !column.choices.some(({ value }) => value === row[column.key]))
        unplaced.push(`第 ${at + 1} 行的${column.zh}“${row[column.key]}”`)
    return [row]
  })
  return { rows, hadHeader: header !== null, unplaced }
}

/** A block placed in the table of schools: the words of each school by column key. */
export interface PlacedBySchool extends Pick<Placed, 'hadHeader' | 'unplaced'> {
  rows: { code: string; words: Record<string, string> }[]
}

/**
 * Places a block in a table with one row a school. Where its rows name their schools, by code or name, each goes to its own, in whatever order, and
 * one that is no school of the table is named; without names the rows go downwards from the cell pasted into.
 */
export function placeBySchool(
  block: Block,
  columns: readonly FormColumn[],
  schools: readonly { code: string; name: string }[],
  from: { code: string; key: string },
): PlacedBySchool {
  const schoolIn = (cells: readonly string[]) =>
    schools.find(({ code, name }) => cells.some((cell) => [code, name].includes(tidy(cell))))
  const first = block.find((cells) => schoolIn(cells) !== undefined)
  if (!first) {
    const start = schools.findIndex(({ code }) => code === from.code)
    const placed = placeBlock(
      block,
      columns,
      columns.findIndex(({ key }) => key === from.key),
    )
    const over = Math.max(0, placed.rows.length - (schools.length - start))
    const rows = placed.rows.slice(0, placed.rows.length - over).map((words, i) => ({ code: schools[start + i]!.code, words }))
    return { rows, hadHeader: placed.hadHeader, unplaced: [...placed.unplaced, ...(over > 0 ? [`最后 ${over} 行`] : [])] }
  }
  // The figures stand to the right of what names the school.
  const skip = 1 + Math.max(...first.map((cell, i) => (schoolIn([cell]) ? i : -1)))
  const head = schoolIn(block[0]!) ? null : block[0]!.slice(skip)
  const isHeader = head !== null && headerOf(head, columns) !== null
  const result: PlacedBySchool = { rows: [], hadHeader: isHeader, unplaced: [] }
  for (const cells of isHeader ? block.slice(1) : block) {
    const school = schoolIn(cells.slice(0, skip))
    const placed = placeBlock(isHeader ? [head, cells.slice(skip)] : [cells.slice(skip)], columns, 0)
    if (!school) result.unplaced.push(`“${cells.slice(0, skip).map(tidy).filter(Boolean).join(' ')}”`)
    else for (const words of placed.rows) result.rows.push({ code: school.code, words })
    for (const what of placed.unplaced) if (!result.unplaced.includes(what)) result.unplaced.push(what)
  }
  return result
}

/** Which column each cell of a header names; null where the row is no header. */
function headerOf(cells: readonly string[], columns: readonly FormColumn[]): (FormColumn | null)[] | null {
  const found = cells.map((cell) => columns.find((column) => namesOf(column).includes(plain(cell))) ?? null)
  const named = found.filter((column) => column !== null)
  const isHeader =
    named.length > 0 && new Set(named).size === named.length && !cells.some((cell) => /^\d+(\.\d+)?$/.test(tidy(cell)))
  return isHeader ? found : null
}

const namesOf = ({ key, zh }: FormColumn): string[] => [key, zh, ...(ALSO[key] ?? [])].map(plain)
const plain = (text: string): string =>
  tidy(text)
    .replace(/[（(].*[)）]$/, '')
    .replaceAll(/\s/g, '')
    .toLowerCase()

/** What the columns of lists are called in the exports and tables schools have. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  stage: ['学部'],
  class_name: ['班级', '班名', '班别'],
  students: ['人数', '学生人数', '在校生数', '班额'],
  kind: ['教室类型', '类别'],
  area: ['面积'],
  campus_name: ['名称'],
  campus_code: ['代码', '编号'],
}

function meant(cell: string, column: FormColumn): string {
  const word = tidy(cell)
  if (column.choices.length === 0) return cell.trim()
  const grade = column.key === 'grade' ? gradeNumber(word) : word
  const near = word.replace(/(部|学段|专用教室|教室)$/, '')
  const found = column.choices.find(({ value, zh }) => [word, grade].includes(value) || zh === word || zh === near)
  return found ? found.value : word
}

/** A class's grade stands in its name, and its stage in its grade; what was given stays. */
function complete(row: Record<string, string>, columns: readonly FormColumn[]): void {
  const stages = columns.find(({ key }) => key === 'stage')?.choices
  if (!stages) return
  const named = /^([一二三四五六七八九]|初[一二三]|[1-9])(?:年级|[（(])/.exec(row['class_name'] ?? '')?.[1]
  if (!row['grade'] && named) row['grade'] = gradeNumber(named)
  const grade = Number(row['grade'])
  if (row['stage'] || !(grade >= 1)) return
  const stage = grade <= 6 ? 'primary' : 'junior'
  if (stages.some(({ value }) => value === stage)) row['stage'] = stage
}
