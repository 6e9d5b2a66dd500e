/** Texts of a short list of what is wrong with a workbook. */
export const ENGLISH = {
  问题: 'Problem',
  级别: 'Level',
  表: 'Sheet',
  位置: 'Place',
  怎样修改: 'How to mend it',
  '第 {n} 行': 'row {n}',
} as const
