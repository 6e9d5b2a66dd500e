import type { NewProposal } from '@junheng/core/features/rectification/sources/schema.ts'
import { Link } from '@tanstack/react-router'
import { besideLine, plain } from '../../../../shared/numbers.ts'
import { Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../sources-english.ts'

interface Props {
  /** Null: on its way. */
  proposal: NewProposal | null
  indicator: string
  deadline: string | null
}

/** What is known of the subject before anything is saved: a standing item about it, its figures, and from when it can be proven. */
export function SubjectFacts({ proposal, indicator, deadline }: Props) {
  const say = useText(ENGLISH)
  if (indicator === '') return null
  // What was found of another subject is not said of this one.
  if (!proposal) return <Loading what={say('正在载入')} />
  if (proposal.missing !== null) return <p className="mark-spare">▲ {proposal.missing}。</p>
  const { run, isFailing, value, threshold, gap, unit, proofFrom, proofFromWhy, itemNo } = proposal
  return (
    <>
      {itemNo === null ? null : (
        <p className="notice" role="status">
          {say('已经在台账里：')}
          <Link to="/ledger/$no" params={{ no: String(itemNo) }} search={{}}>
            № {itemNo}
          </Link>
        </p>
      )}
      <dl className="facts">
        <dt>{say('最近一次评估')}</dt>
        <dd>
          {run === null ? (
            say('还没有保存过按这个标准的评估，现值和缺口留空。')
          ) : (
            <Link to="/evaluation" search={{ run: run.id }}>
              {run.name}
            </Link>
          )}
          {run !== null && !isFailing ? ` · ${say('这一项没有不达标，或不能判定；现值和缺口留空。')}` : ''}
        </dd>
        {value === null ? null : (
          <>
            <dt>{say('现值 / 标准')}</dt>
            <dd className="num-strong">
              {besideLine(value, threshold)}
              {threshold === null ? '' : ` / ${plain(threshold)}`}
            </dd>
          </>
        )}
        {gap === null ? null : (
          <>
            <dt>{say('缺口')}</dt>
            <dd>
              {plain(gap)} {unit}
            </dd>
          </>
        )}
        {proofFromWhy === '' ? null : (
          <>
            <dt>{say('最早可举证日')}</dt>
            <dd>{[proofFrom, proofFromWhy].filter(Boolean).join(' · ')}</dd>
          </>
        )}
      </dl>
      {proofFrom && deadline && deadline < proofFrom ? (
        <p className="mark-spare" role="status">
          ▲ {say('完成时间 {day} 早于最早可举证日 {from}：到期时还没有数可查。', { day: deadline, from: proofFrom })}
        </p>
      ) : null}
    </>
  )
}
