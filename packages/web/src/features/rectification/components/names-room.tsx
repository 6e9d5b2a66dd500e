import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useMay } from '../../../shared/session.ts'
import { Empty } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'
import { NamePair } from './name-pair.tsx'

/** Every pair of names that look alike, each once, wherever in the plan they stand. */
export function NamesRoom({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const mayReview = useMay('rectification.review') && detail.withdrawn === null
  const { nameVariants: variants } = detail
  if (variants.length === 0)
    return (
      <Empty title={say('没有写法相近的名称')}>
        <p>{say('方案里每所学校、每个项目只有一种写法。')}</p>
      </Empty>
    )
  const open = variants.filter(({ decision }) => decision === 'open').length
  return (
    <section className="card stack" aria-labelledby="names">
      <h2 id="names">{say('写法相近的名称 {n} 处，待确认 {m} 处', { n: variants.length, m: open })}</h2>
      <p className="dim small">{say('原文一律保留。校数暂按同一个计，答“不是同一个”后分开计。')}</p>
      <div>
        {variants.map((v) => (
          <NamePair key={`${v.kind}-${v.published}-${v.canonical}`} planId={detail.id} variant={v} mayReview={mayReview} />
        ))}
      </div>
    </section>
  )
}
