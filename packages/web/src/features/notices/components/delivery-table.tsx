import { kindName } from '@junheng/core/features/notices/kinds.ts'
import type { Delivery } from '@junheng/core/features/notices/schema.ts'
import { dateTime } from '../../../shared/dates.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../channels-english.ts'
import { stateMark } from './delivery-state.tsx'

/** Messages on their way, newest first. */
export function DeliveryTable({ items, retry }: { items: readonly Delivery[]; retry: (id: string) => void }) {
  const say = useText(ENGLISH)
  const columns = ['时间', '区县', '类别', '方式', '收件', '状态', '次数', '说明'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('发送情况列表')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" {...(name === '次数' && { className: 'num' })}>
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((it) => (
            <tr key={it.id}>
              <th scope="row" className="nowrap">
                <time dateTime={it.createdAt}>{dateTime(it.createdAt)}</time>
              </th>
              <td data-label={say('区县')}>{it.county}</td>
              <td data-label={say('类别')} className="nowrap">
                {kindName(it.kind)}
              </td>
              <td data-label={say('方式')} className="nowrap">
                {it.channel === 'mail' ? say('邮件') : say('群消息')}
              </td>
              <td data-label={say('收件')} className="break">
                {it.to}
              </td>
              <td data-label={say('状态')} className="nowrap">
                {stateMark(it.state, say)}
                {it.state === 'given_up' ? (
                  <>
                    {' '}
                    <button type="button" className="link" onClick={() => retry(it.id)}>
                      {say('重发')}
                      <span className="sr">：{it.to}</span>
                    </button>
                  </>
                ) : null}
              </td>
              <td data-label={say('次数')} className="num">
                {it.attempts}
              </td>
              <td data-label={say('说明')} className="break">
                {it.reason}
                {it.state === 'waiting' ? (
                  <span className="dim small"> {say('下次 {time}', { time: dateTime(it.dueAt) })}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
