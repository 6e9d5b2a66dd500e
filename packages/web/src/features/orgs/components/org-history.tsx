import type { HistoryItem } from '@junheng/core/features/orgs/detail.ts'
import { CHANGE_NAMES, SINCE_UNKNOWN } from '@junheng/core/features/orgs/schema.ts'
import { date } from '../../../shared/dates.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH, labelled } from '../orgs-english.ts'

/** 沿革: every state since the founding, oldest first; what was set aside stays readable. */
export function OrgHistory({ history }: { history: readonly HistoryItem[] }) {
  const say = useText(ENGLISH)
  return (
    <section>
      <h3>{say('沿革')}</h3>
      <ol className="orgs-history">
        {history.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a history never change their order
          <li key={i} className={item.setAside ? 'is-aside' : item.until === null ? 'is-now' : ''}>
            <p>
              <strong>{item.since === SINCE_UNKNOWN ? say('日期不详') : item.since}</strong>{' '}
              {labelled(say, CHANGE_NAMES[item.change])}
              {'：'}
              {item.facts.name}
              {item.parentName ? <span className="dim">（{item.parentName}）</span> : null}
            </p>
            <p className="dim small">
              {item.reason} · {say('{name} 于 {day} 登记', { name: item.recordedName, day: date(item.recordedAt) })}
            </p>
            {item.setAside ? (
              <p className="small mark-unmet">
                {say('已作废：{reason}（{name}，{day}）', {
                  reason: item.setAside.reason,
                  name: item.setAside.name,
                  day: date(item.setAside.at),
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
