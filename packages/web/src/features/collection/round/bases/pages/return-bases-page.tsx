import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { date } from '../../../../../shared/dates.ts'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { returnQuery } from '../../fill/api.ts'
import { ownReconciliationQuery, returnVerificationsQuery, verifiableQuery } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'
import { ReconciliationTable } from '../components/reconciliation-table.tsx'
import { VerificationList } from '../components/verification-list.tsx'
import { VerifyForm } from '../components/verify-form.tsx'
import '../bases.css'

/** One return beside the statistics and what was found: what differs and why, and writing down what was found. */
export default function ReturnBasesPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ from: '/inside/returns/$id/bases' })
  const mayVerify = useMay('return.verify')
  const mayFill = useMay('return.fill')
  const detail = useQuery(returnQuery(id))
  const own = useQuery(ownReconciliationQuery(id))
  const verified = useQuery(returnVerificationsQuery(id))
  const canVerify = mayVerify && detail.data?.mayDo.includes('verify') === true
  const verifiable = useQuery({ ...verifiableQuery(id), enabled: canVerify })
  const failed = [detail, own, verified, verifiable].find(({ isError }) => isError)
  const unit = detail.data?.unitName ?? ''
  const differing = own.data?.figures.filter(({ standing }) => standing === 'differs') ?? []
  return (
    <PageFrame name={say('统计与核实：{unit}', { unit })} context={detail.data ? <span>{detail.data.roundName}</span> : null}>
      <div className="row">
        <h1>{say('统计与核实：{unit}', { unit })}</h1>
        <Link className="row-end no-print" to="/returns/$id" params={{ id }}>
          {say('返回填报')}
        </Link>
      </div>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !(detail.data && own.data && verified.data) ? <Loading what={say('正在载入')} /> : null}
      {detail.data && own.data && verified.data ? (
        <>
          <section className="card card-flush stack" aria-labelledby="own-differences">
            <h2 id="own-differences">{say('统计数和自报数不同的')}</h2>
            {differing.length > 0 ? (
              <ReconciliationTable figures={differing} isOfRound={false} mayExplain={mayFill && detail.data.state !== 'locked'} />
            ) : (
              <p className="dim">{say('没有统计数，或都一致。')}</p>
            )}
          </section>
          <section className="stack" aria-labelledby="own-verified">
            <h2 id="own-verified">{say('核实的数')}</h2>
            <VerificationList verifications={verified.data.verifications} isOfRound={false} mayVerify={canVerify} />
          </section>
          {canVerify && verifiable.data ? (
            <VerifyForm id={id} values={verifiable.data.values} today={date(new Date().toISOString())} />
          ) : null}
        </>
      ) : null}
    </PageFrame>
  )
}
