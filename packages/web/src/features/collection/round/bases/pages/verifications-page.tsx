import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundQuery } from '../../open/api.ts'
import { roundVerificationsQuery } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'
import { VerificationList } from '../components/verification-list.tsx'
import '../bases.css'

/** Every verified value of a round. */
export default function VerificationsPage() {
  const say = useText(ENGLISH)
  const { round: id } = useParams({ from: '/inside/rounds/$round/verifications' })
  const mayVerify = useMay('return.verify')
  const round = useQuery(roundQuery(id))
  const found = useQuery(roundVerificationsQuery(id))
  const failed = [round, found].find(({ isError }) => isError)
  return (
    <PageFrame name={say('核实的数')} context={round.data ? <span>{round.data.name}</span> : null}>
      <div className="row">
        <h1>{found.data ? say('核实的数（{n}）', { n: found.data.verifications.length }) : say('核实的数')}</h1>
        <span className="row row-end no-print">
          <Link to="/rounds/$round/reconciliation" params={{ round: id }}>
            {say('对账')}
          </Link>
          <Link to="/rounds/$round" params={{ round: id }}>
            {say('返回填报进度')}
          </Link>
        </span>
      </div>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !found.data ? <Loading what={say('正在载入核实的数')} /> : null}
      {found.data ? <VerificationList verifications={found.data.verifications} isOfRound mayVerify={mayVerify} /> : null}
    </PageFrame>
  )
}
