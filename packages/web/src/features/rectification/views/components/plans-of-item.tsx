import { readItemPlans } from '@junheng/core/features/rectification/adopt/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../../../shared/call.ts'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { itemsKey } from '../api.ts'
import { ENGLISH } from '../item-english.ts'

/** The published plans an item stands in, with what they say of milestones and of the money it shares; nothing where it stands in none. */
export function PlansOfItem({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const seesPlans = useMay('rectification.read')
  const { data, error } = useQuery({
    queryKey: [...itemsKey, 'plans', no],
    queryFn: ({ signal }) => call(readItemPlans, { params: { no: String(no) } }, signal),
  })
  if (error) return <Failed error={error} />
  if (!data || data.length === 0) return null
  return (
    <section className="card" aria-label={say('所在的整改方案')}>
      <h2>{say('所在的整改方案')}</h2>
      {data.map((plan) => (
        <dl key={plan.planId} className="facts">
          <div className="facts-pair">
            <dt>{say('方案')}</dt>
            <dd>
              {seesPlans ? (
                <Link to="/plans/$id" params={{ id: plan.planId }}>
                  {plan.title}
                </Link>
              ) : (
                plan.title
              )}{' '}
              {plan.number} · {say('第 {n} 项', { n: plan.indicatorNo })} {plan.indicatorText}
            </dd>
          </div>
          {plan.milestones.length > 0 ? (
            <div className="facts-pair">
              <dt>{say('任务目标安排')}</dt>
              <dd className="lines-kept">{plan.milestones.join('\n')}</dd>
            </div>
          ) : null}
          {plan.funds.published ? (
            <div className="facts-pair">
              <dt>{say('资金')}</dt>
              <dd>{say('{sum}，由 {n} 条任务共用', { sum: plan.funds.published, n: plan.funds.share })}</dd>
            </div>
          ) : null}
          {plan.findings.map(({ key, text }) => (
            <div key={key} className="facts-pair">
              <dt>{say('不一致')}</dt>
              <dd className="mark-spare">{text}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}
