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
    <section className="card stack" aria-label={say('封存')}>
      <h2>{say('封存')}</h2>
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
      <dl className="facts">
        <dt>{say('已封存到')}</dt>
        <dd>
          {head ? <strong>{say('第 {no} 条', { no: head.entry })}</strong> : say('还没有')}
          {head ? (
            <span className="dim"> {say('{at}，{n} 个封条', { at: dateTimeSecond(head.sealedAt), n: head.seal })}</span>
          ) : null}
        </dd>
        <dt>{say('等待封存')}</dt>
        <dd>
          {isLate ? <span className="severity-warn">▲ </span> : null}
          <strong>{say('{n} 条', { n: awaiting })}</strong>
          {awaiting > 0 && !isLate ? <span className="dim"> {say('几秒内封存')}</span> : null}
        </dd>
        {archivedTo > 0 ? (
          <>
            <dt>{say('已归档')}</dt>
            <dd>{say('到第 {no} 条', { no: archivedTo })}</dd>
          </>
        ) : null}
        {head ? (
          <>
            <dt>{say('最新封条')}</dt>
            <dd>
              <code className="break small audit-head">
                {head.seal}:{head.hash}
              </code>
            </dd>
          </>
        ) : null}
      </dl>
      {isLate ? (
        <p className="notice notice-spare">
          {say('最早的在 {at}，系统运行时会自动封存；如果一直不减少，请看服务器日志。', { at: dateTime(oldestAwaitingAt) })}
        </p>
      ) : null}
      <p className="small dim">{say('请定期把最新封条抄录在系统之外，以后用它可以证明之前的记录没有被整体改写。')}</p>
    </>
  )
}
