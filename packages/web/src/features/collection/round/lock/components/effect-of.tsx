import type { Amendment } from '@junheng/core/features/collection/round/lock/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { effectQuery } from '../api.ts'
import { ENGLISH } from '../lock-english.ts'

/** What approving an amendment would bring, before one does: what the checks newly say of its return. */
export function EffectOf({ amendment }: { amendment: Amendment }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(effectQuery(amendment))
  if (error) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className="amendment-effect" aria-label={say('改后的检查')} aria-live="polite" aria-busy={!data}>
      {data ? null : <p className="dim">{say('正在检查改后的数据')}</p>}
      {data?.isOutdated ? (
        <p className="mark-unmet">■ {say('申请以后这些数据又有变动，不能批准；请对方撤回后重新申请。')}</p>
      ) : null}
      {data && data.errors.length > 0 ? (
        <>
          <p className="mark-unmet">■ {say('改后有 {n} 处错误，不能批准：', { n: data.errors.length })}</p>
          <Lines of={data.errors} />
        </>
      ) : null}
      {data && data.warnings.length > 0 ? (
        <>
          <p className="mark-spare">▲ {say('改后新增 {n} 条警告，批准前请核对：', { n: data.warnings.length })}</p>
          <Lines of={data.warnings} />
        </>
      ) : null}
      {data && data.errors.length + data.warnings.length === 0 ? (
        <p className="mark-met">● {say('改后没有新增的错误和警告。')}</p>
      ) : null}
    </section>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul className="plain">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
