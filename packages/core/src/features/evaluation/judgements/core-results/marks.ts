import type { CoreItem } from '../rubric-schema.ts'

/** A mark for each item in the order of the county's table: `1` reached, `0` not, `-` not known. Shorter than the table: the rest is not known. */
export type Marks = string

export const markAt = (marks: Marks, item: number): '1' | '0' | '-' => {
  const mark = marks[item]
  return mark === '1' || mark === '0' ? mark : '-'
}

export const withMark = (marks: Marks, item: number, mark: '1' | '0' | '-', items: number): Marks =>
  Array.from({ length: items }, (_, i) => (i === item ? mark : markAt(marks, i))).join('')

/** Which core items, by place, a school does not reach, and how many of them nobody knows yet. Items that are no core ones do not count. */
export function coreOf(marks: Marks, lines: readonly Pick<CoreItem, 'isCore'>[]): { failed: number[]; unknown: number } {
  const failed: number[] = []
  let unknown = 0
  for (const [i, { isCore }] of lines.entries()) {
    if (!isCore) continue
    const mark = markAt(marks, i)
    if (mark === '0') failed.push(i)
    else if (mark === '-') unknown++
  }
  return { failed, unknown }
}

/**
 * 核心指标不达标项数 as it may be handed in: null while it is not known. Once as many fail as raise the veto, what is still unknown cannot take that back,
 * and the failures known so far are said.
 */
export function coreFailedCount(marks: Marks, lines: readonly Pick<CoreItem, 'isCore'>[], failAt: number): number | null {
  const { failed, unknown } = coreOf(marks, lines)
  return unknown === 0 || failed.length >= failAt ? failed.length : null
}

const MARK_WORDS: Readonly<Record<string, '1' | '0' | '-'>> = {
  ...Object.fromEntries(['达标', '合格', '是', '√', '✓', '●', '1', 'Y', 'y'].map((word) => [word, '1'])),
  ...Object.fromEntries(['不达标', '未达标', '不合格', '否', '×', '✗', '✕', '■', '0', 'N', 'n'].map((word) => [word, '0'])),
  ...Object.fromEntries(['', '-', '—', '○', '未报', '未填'].map((word) => [word, '-'])),
}

export interface ReadMarks {
  school: string
  marks: Marks
}

/**
 * Marks out of rows of a table, pasted or uploaded: a school's code or name, then a cell an item in the table's order. The first row may be a
 * head. A row that names no school (or one of two of the same name), and one with a cell that says nothing known, is left out
 * and told by its place.
 */
export function readMarks(
  rows: readonly (readonly string[])[],
  schools: readonly { code: string; name: string }[],
  items: number,
): { found: ReadMarks[]; faults: string[] } {
  const isOne = (name: string) => schools.filter((school) => school.name === name).length === 1
  const known = new Map(
    schools.flatMap(({ code, name }) => (isOne(name) ? [[name, code] as const, [code, code] as const] : [[code, code] as const])),
  )
  const found = new Map<string, Marks>()
  const faults: string[] = []
  for (const [r, row] of rows.entries()) {
    const cells = row.map((cell) => cell.normalize('NFKC').trim())
    if (cells.every((cell) => cell === '')) continue
    const at = Math.max(...[0, 1].map((i) => (known.has(cells[i] ?? '') ? i : -1)))
    if (at < 0) {
      if (r > 0 || !HEAD.has(cells[0] ?? ''))
        faults.push(`第 ${r + 1} 行：“${cells.find((cell) => cell !== '')}”不是参评学校的代码或名称`)
      continue
    }
    const school = known.get(cells[at]!)!
    const marks = cells.slice(at + 1, at + 1 + items).map((cell) => MARK_WORDS[cell])
    const unread = marks.indexOf(undefined)
    if (found.has(school)) faults.push(`第 ${r + 1} 行：${cells[at]}出现了两次，用了前一行`)
    else if (unread >= 0) faults.push(unknownCell(r, at + 1 + unread, cells))
    else found.set(school, marks.join('').padEnd(items, '-'))
  }
  return { found: [...found].map(([school, marks]) => ({ school, marks })), faults }
}

const HEAD: ReadonlySet<string> = new Set(['学校代码', '学校名称', '学校', '序号', '代码', '名称'])

const unknownCell = (row: number, column: number, cells: readonly string[]): string =>
  `第 ${row + 1} 行第 ${column + 1} 列：“${cells[column]}”看不懂，请填 达标 或 不达标；这一行没有读入`

/** Rows of cells out of what a spreadsheet puts on the clipboard. */
export const pastedRows = (text: string): string[][] =>
  text
    .replaceAll('\r', '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
