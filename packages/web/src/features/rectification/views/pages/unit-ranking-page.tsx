import '../../plan.css'
import '../views.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { unitsQuery } from '../api.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { ENGLISH } from '../progress-english.ts'

const PARTS = { unit: '责任单位', section: '责任科室' } as const

/** Who is behind: units by what is overdue, each with all it answers for. */
export default function UnitRankingPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const mayIssue = useMay('paper.issue')
  const part = search['part'] === 'section' ? 'section' : 'unit'
  const { data, error, isPending, refetch } = useQuery({ ...unitsQuery(part), placeholderData: keepPreviousData })
  const late = data?.units.filter((unit) => unit.late > 0) ?? []
  return (
    <PageFrame name={say('单位排名')}>
      <h1 className="heading-waits">
        {data && late.length > 0
          ? say('{n} 个单位有逾期任务，{name}最多（{late} 条）', { n: late.length, name: late[0]!.name, late: late[0]!.late })
          : data && data.units.length > 0
            ? say('{n} 个单位都没有逾期任务', { n: data.units.length })
            : say('单位排名')}
      </h1>
      {isPending ? (
        <Loading what={say('正在排名')} />
      ) : (
        <fieldset className="segments no-print" aria-label={say('排谁')}>
          {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={each === part}
              onClick={() => change({ part: each === 'unit' ? undefined : each })}
            >
              {say(PARTS[each])}
            </button>
          ))}
        </fieldset>
      )}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.units.length === 0 ? (
        <Empty title={say('还没有落实到单位的任务')}>
          <p>{say('在台账里写明责任单位后，这里按逾期情况排名。')}</p>
        </Empty>
      ) : null}
      {data && data.units.length > 0 ? (
        <section className="card card-flush">
          <PlainTable
            label={say('单位排名')}
            heads={[
              { num: say('名次') },
              say(PARTS[part]),
              { num: say('逾期') },
              { num: say('最长逾期天数') },
              { num: say('在办') },
              { num: say('退回') },
              { num: say('反弹') },
              say('进度'),
            ]}
          >
            {data.units.map((unit) => (
              <tr key={unit.key}>
                <td className="num" data-label={say('名次')}>
                  {unit.rank}
                </td>
                <th scope="row">
                  <Link to="/ledger" search={{ state: unit.late > 0 ? 'overdue' : 'all', [part]: unit.key }}>
                    {unit.name}
                  </Link>
                </th>
                <td className="num" data-label={say('逾期')}>
                  {unit.late > 0 ? <span className="item-late">▲ {unit.late}</span> : '0'}
                </td>
                <td className="num" data-label={say('最长逾期天数')}>
                  {unit.longestLate || ''}
                </td>
                <td className="num" data-label={say('在办')}>
                  {unit.standing}
                </td>
                <td className="num" data-label={say('退回')}>
                  {unit.returns || ''}
                </td>
                <td className="num" data-label={say('反弹')}>
                  {unit.rebounds || ''}
                </td>
                <td data-label={say('进度')}>
                  <ProgressBar tally={unit} />
                </td>
              </tr>
            ))}
          </PlainTable>
        </section>
      ) : null}
      {data ? (
        <p className="dim small">
          {say('先比逾期条数，再比最长逾期天数；两样都相同的名次相同。几个单位共同负责的任务，每个单位都计。')}
        </p>
      ) : null}
      {data && data.units.length > 0 && mayIssue ? (
        <p className="no-print">
          <Link to="/papers/progress" search={{}}>
            {say('起草进度通报')}
          </Link>
        </p>
      ) : null}
    </PageFrame>
  )
}
