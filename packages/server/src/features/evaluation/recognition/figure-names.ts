import type { NameOf } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { getStandard } from '../../standards/service.ts'

/** What a standard calls its indicators, items and vetoes (`veto:<key>`). */
export function figureNames(key: StandardKey): NameOf {
  const { indicators, items, vetoes } = getStandard(key)
  const names = new Map([
    ...indicators.map(({ code, zh, unit, decimals }) => [code, { zh, unit, decimals }] as const),
    ...items.map(({ key, zh, unit }) => [key, { zh, unit, decimals: 1 }] as const),
    ...vetoes.map((veto) => [`veto:${veto.key}`, { zh: `一票否决：${veto.zh}`, unit: '', decimals: 0 }] as const),
  ])
  return (code) => names.get(code) ?? { zh: code, unit: '', decimals: 2 }
}
