import type { Stage } from '../county.ts'
import type { Unit } from './label.ts'

/** How sure we are of a word: none of the real exports was at hand when it was written (docs/decisions/national.md). */
export type Confidence = '多源一致' | '单源' | '推断'

/**
 * A column, or in a sheet of one school a row, that is read. `names` are tried in order, the first found wins; `a/b` is b under the
 * heading a. What is called otherwise is not read but named.
 */
export interface Field {
  /** An element's key, or a word column of the county workbook (`school_code`, `teacher_id`, `grade` …). */
  key: string
  names: readonly string[]
  /** Where a sheet of one school crosses rows with columns: the row's and the column's names. */
  cross?: { rows: readonly string[]; columns: readonly string[] }
  /** For an element of a stage where the table itself is of no stage. */
  stage?: Stage
  /** The unit meant where the sheet names none; said aloud when it is used. */
  unit?: Unit
  confidence?: Confidence
}

/** What the rows of a table are. `items`: many rows a school, added up by the word in one column. */
export type Kind = 'schools' | 'items' | 'pupils' | 'teachers'

/** A table of a national system that is recognised by its words. */
export interface Recogniser {
  key: string
  zh: string
  kind: Kind
  /** The stage its figures are of; null where a column says it or it has none. */
  stage: Stage | null
  /** Title, sheet or file name words that name it beyond doubt. */
  titles: readonly string[]
  fields: readonly Field[]
  /** Keys without which the rows mean nothing. */
  required: readonly string[]
  /** In a sheet of one school: what the column of figures may be called. */
  valueColumns: readonly string[]
  /** For `items`: which element a word of the `use` column counts for. */
  uses?: Readonly<Record<string, string>>
  source: string
  confidence: Confidence
}

export const SCHOOL_CODE: Field = {
  key: 'school_code',
  names: ['学校(机构)标识码', '学校标识码', '学校（机构）代码', '学校代码', '机构标识码', '标识码', '单位代码', '学校识别码'],
}
export const SCHOOL_NAME: Field = {
  key: 'school_name',
  names: ['学校(机构)名称', '学校名称', '机构名称', '单位名称', '所在学校', '学校', '单位'],
}

/** Columns about persons: known, and never read. They are dropped with the row they stand in. */
export const PERSONAL =
  /姓名|身份证|证件|电话|手机|联系方式|住址|地址|户口|籍贯|出生|生日|性别|民族|监护|家长|父亲|母亲|邮箱|微信|QQ|银行|曾用名|血型|健康|照片|国籍|政治面貌|参加工作/
