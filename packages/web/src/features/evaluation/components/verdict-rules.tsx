import { useText } from '../../../shared/text.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'

/** By which rules, which program and on which data: what is needed to get the same result again. */
export function VerdictRules({ judged: { standard, profile, evaluation } }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const facts = [
    [say('标准'), `${standard.zh} ${standard.docNo}`],
    [say('标准版本'), standard.hash],
    [say('口径'), profile.key === 'default' ? say('默认') : profile.key],
    [say('口径版本'), profile.hash],
    [say('计算程序'), evaluation.engine],
    [say('数据指纹'), evaluation.inputHash],
  ] as const
  return (
    <section className="card" aria-labelledby="rules">
      <h2 id="rules">{say('标准与版本')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="facts-pair">
            <dt>{name}</dt>
            <dd className="break">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="dim small">{say('同样的标准、口径、程序和数据，任何时候重算都得到同样的结果。')}</p>
    </section>
  )
}
