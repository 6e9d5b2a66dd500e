import type { StandardKey } from '../../standards/standard.ts'

/** 优质均衡 has 一校一案, 基本均衡 一校一策 (standards.md §6.4; ): the same file under two names. */
export const PLAN_LABELS: Readonly<Record<StandardKey, string>> = {
  quality_balanced_2017: '一校一案',
  basic_balanced_2012: '一校一策',
}

export const GROUP_DUTIES = { head: '组长', deputy: '副组长', member: '成员' } as const
export type GroupDuty = keyof typeof GROUP_DUTIES
