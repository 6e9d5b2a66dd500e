import type { SplitKind } from '../standards/standard.ts'

/** What a 办学类型代码 means for judging; the dictionary of standards.md §10. */
export interface SchoolType {
  zh: string
  /** Which kinds of school its sections are judged as; null: its sections are out of scope. */
  kind: 'plain' | 'teaching_point' | 'unknown' | SplitKind | null
}

const TYPES: ReadonlyMap<string, SchoolType> = new Map([
  ['111', { zh: '幼儿园', kind: null }],
  ['211', { zh: '小学', kind: 'plain' }],
  ['218', { zh: '小学教学点', kind: 'teaching_point' }],
  ['219', { zh: '教学点', kind: 'teaching_point' }],
  ['311', { zh: '初级中学', kind: 'plain' }],
  ['312', { zh: '九年一贯制学校', kind: 'nine_year' }],
  ['319', { zh: '附设普通班', kind: 'plain' }],
  ['341', { zh: '完全中学', kind: 'complete_secondary' }],
  ['342', { zh: '高级中学', kind: null }],
  ['345', { zh: '十二年一贯制学校', kind: 'twelve_year' }],
  ['361', { zh: '中等职业学校', kind: null }],
])

const SPECIAL: SchoolType = { zh: '特殊教育学校', kind: null }
const UNKNOWN: SchoolType = { zh: '办学类型未报', kind: 'unknown' }

/** An unknown or empty code is a fault of the data: its sections count, but how they share and how large they may be is unknown. */
export function schoolType(code: string): SchoolType {
  return TYPES.get(code) ?? (/^51\d$/.test(code) ? SPECIAL : UNKNOWN)
}
