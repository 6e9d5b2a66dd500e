import type { RoundFault } from '@junheng/core/features/collection/round/check/round-schema.ts'
import type { ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { elementsQuery } from '../../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { faultsQuery, formQuery, returnQuery } from '../../fill/api.ts'
import { roundFaultsQuery, waitingQuery } from '../api.ts'
import { RemarkForm } from '../components/remark-form.tsx'
import { ReviewBar } from '../components/review-bar.tsx'
import { ReviewSteps } from '../components/review-steps.tsx'
import { ReviewTable } from '../components/review-table.tsx'
import { ENGLISH } from '../review-english.ts'
import { reviewLines } from '../review-lines.ts'
import '../review.css'

/** One return in review: what needs looking at first, what the unit says to it, and what to do with it. */
export default function ReviewPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ from: '/inside/returns/$id/review' })
  const detail = useQuery(returnQuery(id))
  const form = useQuery(formQuery(id))
  const found = useQuery({ ...faultsQuery(id, detail.data?.revision ?? 0), enabled: detail.data !== undefined })
  const seesRound = useMay('round.read')
  const waiting = useQuery({ ...waitingQuery(detail.data?.round ?? ''), enabled: seesRound && detail.data !== undefined })
  const round = useQuery({ ...roundFaultsQuery(detail.data?.round ?? ''), enabled: seesRound && detail.data !== undefined })
  const elements = useQuery(elementsQuery)
  const names = new Map(elements.data?.elements.map(({ key, zh }) => [key, zh]))
  const failed = [detail, form, found].find(({ isError }) => isError)
  const ready = detail.data && form.data && found.data
  return (
    <PageFrame name={say('审核')} context={detail.data ? <span>{detail.data.roundName}</span> : null}>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !ready ? <Loading what={say('正在载入填报和检查结果')} /> : null}
      {ready && !failed ? (
        <>
          <Head detail={detail.data} faults={found.data.faults} />
          <ReviewBar detail={detail.data} waiting={waiting.data?.waiting ?? []} />
          <ReviewTable
            lines={reviewLines(form.data, detail.data, withOthers(found.data, id, round.data?.faults ?? []), names)}
            returnId={id}
            mayRemark={detail.data.mayDo.includes('remark')}
          />
          <ReviewSteps steps={detail.data.steps} />
        </>
      ) : null}
    </PageFrame>
  )
}

function Head({ detail, faults }: { detail: ReturnDetail; faults: ReturnFaults['faults'] }) {
  const say = useText(ENGLISH)
  const [isAsking, setAsking] = useState(false)
  const { attested, submittedAt, previous } = detail
  const errors = faults.filter(({ severity }) => severity === 'error').length
  return (
    <header className="stack review-head">
      <div className="row">
        <h1>{say('审核：{unit}', { unit: detail.unitName })}</h1>
        <span className={`review-state review-state-${detail.state}`}>{RETURN_STATE_NAMES[detail.state]}</span>
        {detail.mayDo.includes('remark') && !isAsking ? (
          <Button size="small" className="no-print" onClick={() => setAsking(true)}>
            {say('对整份填报提出疑问')}
          </Button>
        ) : null}
        <Link to="/returns/$id" params={{ id: detail.id }} className="no-print">
          {say('看填报表')}
        </Link>
        <Link to="/rounds/$round/faults" params={{ round: detail.round }} className="no-print">
          {say('看全轮检查')}
        </Link>
      </div>
      <p className="dim">
        {attested && submittedAt
          ? say('{name}（{unit}）{at} 签认。', { name: attested.name, unit: attested.unit, at: dateTime(submittedAt) })
          : say('还没有签认提交。')}{' '}
        {say('错误 {e} 处，警告 {w} 处。', { e: errors, w: faults.length - errors })}{' '}
        {previous ? say('上年数取自 {name}。', { name: previous.name }) : say('没有上一轮填报可比。')}
      </p>
      {isAsking ? <RemarkForm returnId={detail.id} path={null} name={say('整份填报')} onDone={() => setAsking(false)} /> : null}
    </header>
  )
}

/** What only shows beside other schools stands at its value too. */
function withOthers(found: ReturnFaults, id: string, ofRound: readonly RoundFault[]): ReturnFaults {
  const own = new Set(found.faults.map(({ key }) => key))
  return { ...found, faults: [...found.faults, ...ofRound.filter((fault) => fault.returnId === id && !own.has(fault.key))] }
}
