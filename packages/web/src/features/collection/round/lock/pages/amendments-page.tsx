import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { amendableQuery } from '../api.ts'
import { AmendmentForm } from '../components/amendment-form.tsx'
import { AmendmentList } from '../components/amendment-list.tsx'
import { ENGLISH } from '../lock-english.ts'
import '../lock.css'

/** A locked return: asking for other values, and what was asked so far. */
export default function AmendmentsPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ from: '/inside/returns/$id/amendments' })
  const { data, error, refetch } = useQuery(amendableQuery(id))
  return (
    <PageFrame name={say('申请修订')} context={data ? <span>{data.roundName}</span> : null}>
      <h1>{data ? data.unit : say('申请修订')}</h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入已锁定的数据')} /> : null}
      {data?.mayAsk ? <AmendmentForm id={id} amendable={data} /> : null}
      {data && !data.mayAsk ? (
        <Empty title={say('这份填报现在不能申请修订')}>
          <p>{say('只有锁定的填报才需要申请修订；没有锁定时，请在填报页直接修改或请审核人退回。')}</p>
        </Empty>
      ) : null}
      {data && data.amendments.length > 0 ? (
        <section className="stack" aria-labelledby="asked">
          <h2 id="asked">{say('修订申请')}</h2>
          <AmendmentList amendments={data.amendments} isWithUnit={false} />
        </section>
      ) : null}
    </PageFrame>
  )
}
