import { MONITORING_NAMES } from '@junheng/core/features/evaluation/recognition/eligibility.ts'
import type { Readiness } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../../shared/marks.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'

type Condition = Readiness['conditions'][number]

const NAMES = {
  years_since_basic: '基本均衡认定满 3 年',
  yearly_monitoring: '认定以来每年监测并保持较高水平',
  no_veto: '没有一票否决情形',
} as const

/** 申报条件: each with how it stands and what is missing. */
export function ConditionsCard({ conditions }: { conditions: readonly Condition[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="conditions">
      <div className="row">
        <h2 id="conditions">{say('申报条件')}</h2>
        <Link className="row-end small" to="/recognition" search={{}}>
          {say('补充或更正认定、监测的记录')}
        </Link>
      </div>
      <ul className="conditions">
        {conditions.map((condition) => (
          <li key={condition.key}>
            <MarkWord mark={condition.verdict} />
            <strong>{say(NAMES[condition.key])}</strong>
            <span>{lacking(condition, say)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function lacking({ key, verdict, dueOn, years, vetoes }: Condition, say: Say<typeof ENGLISH>): string {
  if (key === 'years_since_basic')
    return dueOn === null ? say('没有记录基本均衡认定') : say(verdict === 'met' ? '{day} 已满' : '{day} 才满', { day: dueOn })
  if (key === 'yearly_monitoring')
    return years
      .map(({ year, result }) =>
        say('{year} 年{result}', { year, result: result ? say(MONITORING_NAMES[result]) : say('没有记录') }),
      )
      .join('，')
  if (verdict === 'not_judgeable' && vetoes.length === 0) return say('还没有可以评估的数据')
  return vetoes.map(({ zh }) => zh.replace(/^一票否决：/, '')).join('；')
}
