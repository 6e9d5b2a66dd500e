import type { NotRun } from '@junheng/core/fault.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'

/** Rules that could not run, with the data they lack by name. */
export function notRunText(notRun: readonly NotRun[], catalogue: Catalogue): string {
  if (notRun.length === 0) return '全部规则都已运行。'
  const name = (key: string): string => catalogue.elements.get(key)?.zh ?? key
  const lines = notRun.map(({ rule, missing }) => `  ${rule}  缺少：${missing.map(name).join('、')}`)
  return `\n没有运行的规则（没有填报所需数据，不算通过）\n${lines.join('\n')}`
}
