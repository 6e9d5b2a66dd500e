import type { Fault } from '@junheng/core/fault.ts'

/** Faults as lines, errors first, each with its place, what is wrong and how to mend it. */
export function faultLines(faults: readonly Fault[]): string[] {
  if (faults.length === 0) return ['数据没有发现问题。']
  const errors = faults.filter((fault) => fault.severity === 'error')
  const lines = [`数据问题 ${faults.length} 条，其中错误 ${errors.length} 条、提醒 ${faults.length - errors.length} 条：`]
  for (const fault of [...errors, ...faults.filter((f) => f.severity === 'warn')]) {
    const place = [fault.sheet, fault.cell ?? (fault.row === null ? null : `第 ${fault.row} 行`), fault.column]
      .filter(Boolean)
      .join(' · ')
    lines.push(`  ${fault.severity === 'error' ? '■ 错误' : '▲ 提醒'} ${fault.rule} ${place}：${fault.message} ${fault.repair}`)
  }
  return lines
}
