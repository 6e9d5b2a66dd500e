import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import { Select } from 'antd'
import { GLYPHS } from '../../../shared/marks.tsx'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { shortName, spreadValue } from '../item-words.ts'
import { ENGLISH } from '../spread-english.ts'
import type { Judged } from '../use-judged.ts'

/** Which stage and which indicator; both go into the address, the order and the school chosen stay. */
export function SpreadChoice({ judged: { county, view }, here }: { judged: Judged; here: Spread }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const stages = (['primary', 'junior'] as const).filter((stage) => county.spreads.some((s) => s.stage === stage))
  const go = (changes: { stage?: string; indicator?: string }) =>
    change({ stage: here.stage, indicator: here.indicator, school: undefined, explain: undefined, ...changes })
  return (
    <>
      <fieldset className="chips" aria-label={say('学段')}>
        {stages.map((stage) => (
          <button key={stage} type="button" className="chip" aria-pressed={stage === here.stage} onClick={() => go({ stage })}>
            {STAGE_NAMES[stage]}
          </button>
        ))}
      </fieldset>
      <Select
        aria-label={say('指标')}
        className="spread-indicator"
        popupMatchSelectWidth={false}
        value={here.indicator}
        onChange={(indicator: string) => go({ indicator })}
        options={county.spreads
          .filter((s) => s.stage === here.stage)
          .map((s) => ({
            value: s.indicator,
            label: `${s.verdict ? `${GLYPHS[s.verdict]} ` : ''}${shortName(view, s.indicator)} ${spreadValue(s)}`,
          }))}
      />
    </>
  )
}
