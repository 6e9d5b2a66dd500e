import type { Fault } from '../../../fault.ts'

/** What can be wrong with a workbook of accounts; the numbers are fixed once published. */
export const BULK_RULES = {
  A001: { severity: 'error', zh: '工作簿读不出来，或没有“账号”这张表，或表里没有人' },
  A002: { severity: 'error', zh: '缺少必需的列，或同一列出现两次' },
  A003: { severity: 'warn', zh: '不认识的表或列，未读取' },
  A004: { severity: 'error', zh: '单元格填写不合要求' },
  A005: { severity: 'error', zh: '账号在文件里重复，或已有人使用' },
  A006: { severity: 'error', zh: '区县不在系统里' },
  A007: { severity: 'error', zh: '学校代码不在名录里' },
  A008: { severity: 'warn', zh: '单位不在名录里，岗位看不到下属学校' },
  A009: { severity: 'error', zh: '人数太多' },
} as const satisfies Record<string, { severity: Fault['severity']; zh: string }>

export type BulkRule = keyof typeof BULK_RULES

/** The most people of one file: each password takes its time to be hashed. */
export const MOST_PEOPLE = 1000
