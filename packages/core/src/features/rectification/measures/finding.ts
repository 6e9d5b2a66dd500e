import type { EffectFinding } from './effect-schema.ts'

/** @param at whom it is about; nobody in particular where nothing is said */
export function finding(
  level: EffectFinding['level'],
  kind: EffectFinding['kind'],
  text: string,
  at: Partial<Pick<EffectFinding, 'schoolCode' | 'stage' | 'indicator'>> = {},
): EffectFinding {
  return { level, kind, text, schoolCode: null, stage: null, indicator: null, ...at }
}
