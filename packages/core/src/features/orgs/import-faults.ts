import type { Fault } from '../../fault.ts'

/** What can be wrong with a directory's workbook; the numbers are fixed once published. */
export const IMPORT_RULES = {
  O001: { severity: 'error', zh: '工作簿读不出来，或没有一张名录的表' },
  O002: { severity: 'error', zh: '缺少“名称”列，或同一列出现两次' },
  O003: { severity: 'warn', zh: '不认识的表或列，未读取' },
  O004: { severity: 'error', zh: '单元格填写不合要求' },
  O005: { severity: 'error', zh: '编号不在本县名录中' },
  O006: { severity: 'error', zh: '上级找不到，或有多个同名' },
  O007: { severity: 'error', zh: '同一个机构或学校出现两次' },
  O008: { severity: 'error', zh: '不能这样变更' },
  O009: { severity: 'warn', zh: '已有机构的起始日期不由导入改动' },
} as const satisfies Record<string, { severity: Fault['severity']; zh: string }>

export type ImportRule = keyof typeof IMPORT_RULES
