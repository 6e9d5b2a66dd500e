import type { Verdict } from '@junheng/core/features/evaluation/result.ts'

/** Glyph and word of a verdict, the same everywhere the system speaks; the spare item is the one below its line but above 85 %. */
export const VERDICT_WORDS: Record<Verdict | 'spare', string> = {
  met: '● 达标',
  spare: '◐ 余项',
  unmet: '■ 未达标',
  not_judgeable: '○ 无法判定',
}
