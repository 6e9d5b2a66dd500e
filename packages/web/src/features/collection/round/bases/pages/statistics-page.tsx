import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundQuery } from '../../open/api.ts'
import { statisticsQuery } from '../api.ts'
import { IntakeList } from '../components/intake-list.tsx'
import { StatisticsCard } from '../components/statistics-card.tsx'
import { ENGLISH } from '../upload-english.ts'

/** 国家系统数据: what stands under 统计, and bringing in more. */
export default function StatisticsPage() {
  const say = useText(ENGLISH)
  const { round: id } = useParams({ from: '/inside/rounds/$round/statistics' })
  const mayManage = useMay('round.manage')
  const round = useQuery(roundQuery(id))
  const intakes = useQuery(statisticsQuery(id))
  const failed = [round, intakes].find(({ isError }) => isError)
  return (
    <PageFrame name={say('国家系统数据')} context={round.data ? <span>{round.data.name}</span> : null}>
      <div className="row">
        <h1>{say('国家系统数据')}</h1>
        <span className="row row-end no-print">
          <Link to="/rounds/$round/reconciliation" params={{ round: id }}>
            {say('去对账')}
          </Link>
          <Link to="/rounds/$round" params={{ round: id }}>
            {say('返回填报进度')}
          </Link>
        </span>
      </div>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !(round.data && intakes.data) ? <Loading what={say('正在载入')} /> : null}
      {round.data && intakes.data ? (
        <>
          {mayManage && round.data.state === 'open' ? <StatisticsCard round={id} day={`${round.data.schoolYear}-09-01`} /> : null}
          <IntakeList intakes={intakes.data.intakes} />
        </>
      ) : null}
    </PageFrame>
  )
}
