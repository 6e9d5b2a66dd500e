import type { TableName } from '../columns.ts'
import { tidy } from '../read-value.ts'

/** A sheet of the county workbook (DESIGN §5) and the table it holds. `optional` sheets may stay empty. */
export interface SheetLayout {
  table: TableName
  name: string
  optional: boolean
  /** What the sheet asks for, for its first screen. */
  about: string
}

export const SHEETS: readonly SheetLayout[] = [
  { table: 'schools', name: '学校', optional: false, about: '每所学校一行：代码、名称、办学类型和学校一级的数据。' },
  { table: 'sections', name: '学部', optional: false, about: '每所学校的每个学段一行：九年一贯制学校填小学、初中两行。' },
  { table: 'campuses', name: '校区', optional: true, about: '有多个校区的学校每个校区一行；各校区资源之和就是学校的资源。' },
  { table: 'classes', name: '班级', optional: true, about: '每个班一行。填了这张表，班额就从这里算。' },
  { table: 'teachers', name: '教师', optional: true, about: '每位教师一行。编号读取时即散列，不读取、不保存姓名。' },
  { table: 'rooms', name: '音美教室', optional: true, about: '每间音乐、美术专用教室一行。' },
  { table: 'county', name: '县级数据', optional: true, about: '每项县级数据一行：县代码、项目、值。' },
]

/** The sheet that explains the others. It is not read. */
export const GUIDE_SHEET = '说明'

/** Where figures of national systems are held against those reported. It is not read. */
export const RECONCILIATION_SHEET = '对账'

/** Last year's values of a return, beside this year's. It is not read. */
export const PREVIOUS_SHEET = '上年数据'

/** A column whose header begins so is ours, computed or explaining; it is never read as data. */
export const OWN_COLUMN = '〔'

/** Written in the first cell under the header: the table is handed in and there is nothing of the kind. An empty sheet is a table not handed in. */
export const NONE_AT_ALL = '无'

/** Which table a sheet holds, by its name or the table's; null for any other. */
export function tableOfSheet(name: string): TableName | null {
  const wanted = tidy(name).toLowerCase()
  return SHEETS.find((s) => s.name === wanted || s.table === wanted)?.table ?? null
}

export const sheetOf = (table: TableName): SheetLayout => SHEETS.find((s) => s.table === table)!

const GRADES = '一二三四五六七八九'

/** 三年级, 初一, 七 → the grade's number as text; anything else as it is. */
export function gradeNumber(text: string): string {
  const word = tidy(text)
  const plain = /^([一二三四五六七八九]|[1-9])(?:年级?)?$/.exec(word)?.[1]
  if (plain !== undefined) return /\d/.test(plain) ? plain : String(GRADES.indexOf(plain) + 1)
  const junior = /^初([一二三])$/.exec(word)?.[1]
  return junior === undefined ? text : String(GRADES.indexOf(junior) + 7)
}

/** 3 → 三年级. */
export const gradeName = (grade: number): string => `${GRADES[grade - 1] ?? grade}年级`
