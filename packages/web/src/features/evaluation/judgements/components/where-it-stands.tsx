import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../county-items-english.ts'
import { type Remedy, remedyFor } from '../item-lines.ts'
import { useConclusionWord } from '../use-conclusion-word.ts'

const STATES = { draft: '填报中', submitted: '待审核', returned: '已退回', accepted: '已通过', locked: '已锁定' } as const

/** The conclusion as it is judged, as it is recorded, and as the round's return has it; where they differ, what to do. */
export function WhereItStands({ stated, source }: { stated: StatedItem; source: PackageSummary }) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const { kind, judged, recorded, place } = stated
  const remedy = remedyFor(stated, { roundId: source.round?.id ?? null })
  return (
    <>
      <dl className="facts">
        <dt>{say('参评数据')}</dt>
        <dd>
          <strong>{word(kind, judged)}</strong> <span className="dim">{source.round?.name ?? source.fileName}</span>
        </dd>
        <dt>{say('记录的结论')}</dt>
        <dd>
          {recorded ? (
            <>
              <strong>{word(kind, recorded.conclusion)}</strong>{' '}
              <span className="dim">
                {say('第 {n} 版，{by} {at}', { n: recorded.version, by: recorded.by, at: dateTime(recorded.at) })}
              </span>
              <p>{recorded.grounds}</p>
              {recorded.responsible ? <p>{say('责任人：{name}', { name: recorded.responsible })}</p> : null}
            </>
          ) : (
            say('还没有记录')
          )}
        </dd>
        <dt>{say('本学年填报')}</dt>
        <dd>
          {place ? (
            <>
              <strong>{word(kind, place.conclusion)}</strong>{' '}
              <Link to="/returns/$id" params={{ id: place.returnId }}>
                {place.unit}
              </Link>{' '}
              <span className="dim">{say(STATES[place.state])}</span>
            </>
          ) : (
            <span className="dim">{say('没有收这一项的填报')}</span>
          )}
        </dd>
      </dl>
      {remedy ? (
        <div className="notice notice-unmet">
          <p className="notice-title">{say('记录的结论与参评数据不一致')}</p>
          <p>{TOLD[remedy](say, place)}</p>
        </div>
      ) : null}
    </>
  )
}

type Tell = (say: ReturnType<typeof useText<typeof ENGLISH>>, place: StatedItem['place']) => ReactNode

const TOLD: Readonly<Record<Remedy, Tell>> = {
  'other-source': (say, place) => (
    <>
      {say('结论已写入本学年的填报，现在参评的是另一份数据。')}
      <Link to="/county-items" search={(s) => ({ ...s, package: place?.roundId, run: undefined })}>
        {say('改用本学年填报评估')}
      </Link>
    </>
  ),
  computed: (say) => say('各校结论或数据本身与记录的结论不同，以数据为准。请看判定的依据，核对后记录新的结论。'),
  'record-again': (say) => say('填报中的这一项后来改过。请核对后重新记录结论，记录时会写入填报。'),
  return: (say, place) => (
    <>
      {say('这份填报已经提交，记录的结论没有写入。请退回填报后重新记录。')}{' '}
      <Link to="/returns/$id/review" params={{ id: place!.returnId }}>
        {say('去审核页退回')}
      </Link>
    </>
  ),
  amend: (say, place) => (
    <>
      {say('这份填报已经锁定，锁定的数据只能经修订更改。')}{' '}
      <Link to="/returns/$id/amendments" params={{ id: place!.returnId }}>
        {say('申请修订')}
      </Link>
    </>
  ),
  file: (say) => (
    <>
      {say('参评的数据没有对应的填报。请在数据文件中改这一项后重新提交。')} <Link to="/packages">{say('去数据包')}</Link>
    </>
  ),
}
