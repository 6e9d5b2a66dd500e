import type { StatementKind } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from './county-items-english.ts'

const WORDS = { met: '达标', unmet: '未达标', yes: '有此情形', no: '无此情形' } as const

/** How conclusions are said: 达标, 有此情形, 4.5 分. */
export function useConclusionWord(): (kind: StatementKind, conclusion: string | null) => string {
  const say = useText(ENGLISH)
  return (kind, conclusion) => {
    if (conclusion === null) return say('未填')
    if (kind === 'score') return say('{n} 分', { n: Number(conclusion) })
    return conclusion in WORDS ? say(WORDS[conclusion as keyof typeof WORDS]) : conclusion
  }
}
