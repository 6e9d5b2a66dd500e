import type { SealingState } from '@junheng/core/features/audit/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { dateTime, dateTimeSecond } from '../../../shared/dates.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { sealingQuery } from '../api.ts'
import { ENGLISH } from '../audit-english.ts'

const PATIENCE_MS = 60_000

/** Up to where the log is sealed, what waits, and the seal to note outside. */
export function SealingCard() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(sealingQuery)
  return (
    <section className="stack audit-sealing" aria-label={say('封存')}>
      {isPending ? <Loading what={say('正在载入封存状态')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <State state={data} /> : null}
    </section>
  )
}

function State({ state: { head, awaiting, oldestAwaitingAt, archivedTo } }: { state: SealingState }) {
  const say = useText(ENGLISH)
  const isLate = oldestAwaitingAt !== null && Date.now() - Date.parse(oldestAwaitingAt) > PATIENCE_MS
  return (
    <>
      <ul className="figures">
        <li>
          <span className="dim">{say('已封存到')}</span>
          <b>{head ? say('第 {no} 条', { no: head.entry }) : say('还没有')}</b>
          <span className="dim">{head ? dateTimeSecond(head.sealedAt) : ' '}</span>
        </li>
        <li>
          <span className="dim">{say('等待封存')}</span>
          <b>{awaiting}</b>
          <span className={isLate ? 'severity-warn' : 'dim'}>
            {isLate ? `▲ ${say('条')}` : `${say('条')}，${say('几秒内封存')}`}
          </span>
        </li>
        <li>
          <span className="dim">{say('封条')}</span>
          <b>{head?.seal ?? 0}</b>
          <span className="dim">{say('个')}</span>
        </li>
        {archivedTo > 0 ? (
          <li>
            <span className="dim">{say('已归档')}</span>
            <b className="figures-text">{say('到第 {no} 条', { no: archivedTo })}</b>
          </li>
        ) : null}
      </ul>
      {isLate ? (
        <p className="notice notice-spare">
          {say('最早的在 {at}，系统运行时会自动封存；如果一直不减少，请看服务器日志。', { at: dateTime(oldestAwaitingAt) })}
        </p>
      ) : null}
      {head ? (
        <p className="small dim">
          {say('最新封条：请定期抄录在系统之外，以后用它可以证明之前的记录没有被整体改写。')}
          <br />
          <code className="break audit-head">
            {head.seal}:{head.hash}
          </code>
        </p>
      ) : null}
    </>
  )
}
