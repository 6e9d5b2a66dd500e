import { STAGE_NAMES } from './plan/find-counts.ts'

/** `ind 3 junior` → 第 3 项 初中; `whole` → 整份方案. */
export function whereWords(where: string): string {
  const found = /^ind (\d+)(?: (primary|junior))?$/.exec(where)
  if (!found) return where === 'whole' ? '整份方案' : where
  const stage = found[2] as 'primary' | 'junior' | undefined
  return `第 ${found[1]} 项${stage ? ` ${STAGE_NAMES[stage]}` : ''}`
}
