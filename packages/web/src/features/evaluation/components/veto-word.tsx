import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'
import { GLYPHS } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../verdict-english.ts'

/** Of a veto one says that it is there or not. */
export function VetoWord({ verdict }: { verdict: ItemResult['verdict'] }) {
  const say = useText(ENGLISH)
  const mark = verdict ?? 'not_judgeable'
  return (
    <span className={`mark mark-${mark}`}>
      <span aria-hidden="true">{GLYPHS[mark]}</span> {say(WORDS[mark])}
    </span>
  )
}

const WORDS = { met: '无此情形', unmet: '有此情形', not_judgeable: '未填报' } as const
