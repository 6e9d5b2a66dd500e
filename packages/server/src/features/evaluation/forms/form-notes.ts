import type { Form } from '@junheng/core/features/evaluation/forms/form.ts'

/** What stands below a form: its footnotes, then what was left blank and why. */
export function notesOf({ footnotes, gaps }: Form): string[] {
  if (gaps.length === 0) return [...footnotes]
  const blanks = gaps.map((gap) => `· ${gap.where}：${gap.missing.join('；')}`)
  return [...footnotes, `未填 ${gaps.length} 处（所需数据未报，补报后自动填写）：`, ...blanks]
}
