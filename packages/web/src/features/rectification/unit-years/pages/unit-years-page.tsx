import '../../plan.css'
import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadUnitYears, type UnitYear } from '@junheng/core/features/rectification/unit-years/contract.ts'
import { shownScore } from '@junheng/core/features/rectification/unit-years/score.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { unitYearsQuery } from '../api.ts'
import { ScoreRule } from '../components/score-rule.tsx'
import { ENGLISH } from '../unit-years-english.ts'

const PARTS = { unit: '责任单位', section: '责任科室' } as const

/** How each unit kept what it had to put right in a year, scored by a rule the county may set. */
export default function UnitYearsPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const part = search['part'] === 'section' ? 'section' : 'unit'
  const asked = { part, ...(/^\d{4}$/.test(search['year'] ?? '') && { year: search['year']! }) } as const
  const { data, error, isPending, refetch } = useQuery({ ...unitYearsQuery(asked), placeholderData: keepPreviousData })
  return (
    <PageFrame name={say('年度得分')}>
      <h1 className="heading-waits">{data ? say('{year} 年履职得分', { year: data.year }) : say('年度得分')}</h1>
      {isPending ? <Loading what={say('正在计算')} /> : null}
      {data ? (
        <div className="row no-print">
          <Select
            aria-label={say('年度')}
            value={data.year}
            options={[...new Set([data.year, ...data.years])].map((year) => ({ value: year, label: say('{year} 年', { year }) }))}
            onChange={(year) => change({ year: String(year) })}
          />
          <fieldset className="segments" aria-label={say('排谁')}>
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
          {data.units.length > 0 ? (
            <a href={addressOf(downloadUnitYears, {}, { year: String(data.year), part })} download>
              {say('下载 Excel')}
            </a>
          ) : null}
        </div>
      ) : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.units.length === 0 ? (
        <Empty title={say('{year} 年没有落实到单位的任务', { year: data.year })}>
          <p>{say('任务写明责任单位和完成时间后，这里按完成情况计分。')}</p>
        </Empty>
      ) : null}
      {data && data.units.length > 0 ? (
        <section className="card card-flush">
          <PlainTable
            label={say('年度得分')}
            heads={[
              say(PARTS[part]),
              { num: say('得分') },
              { num: say('按期销号') },
              { num: say('逾期后销号') },
              { num: say('逾期未销号') },
              { num: say('未到期') },
              { num: say('退回') },
              { num: say('反弹') },
              say('怎样算的'),
            ]}
          >
            {data.units.map((unit) => (
              <Row key={unit.key} unit={unit} part={part} />
            ))}
          </PlainTable>
        </section>
      ) : null}
      {data ? (
        <>
          <p className="dim small">
            {say(
              '以完成时间在本年内的任务计，以销号日为准，提前销号的计入销号当年；几个单位共同负责的任务，每个单位都计；合并和撤销的不计。',
            )}
          </p>
          <ScoreRule rule={data.rule} isOwn={data.isOwnRule} />
        </>
      ) : null}
    </PageFrame>
  )
}

const COUNTS = [
  ['onTime', '按期销号'],
  ['tardy', '逾期后销号'],
  ['undone', '逾期未销号'],
  ['ahead', '未到期'],
  ['returns', '退回'],
  ['rebounds', '反弹'],
] as const

function Row({ unit, part }: { unit: UnitYear; part: keyof typeof PARTS }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row">
        <Link to="/ledger" search={{ state: 'all', [part]: unit.key }}>
          {unit.name}
        </Link>
      </th>
      <td className="num" data-label={say('得分')}>
        {unit.score === null ? <span className="dim">{say('不计分')}</span> : <strong>{shownScore(unit.score)}</strong>}
      </td>
      {COUNTS.map(([key, label]) => (
        <td key={key} className="num" data-label={say(label)}>
          {key === 'undone' && unit.undone > 0 ? <span className="item-late">▲ {unit.undone}</span> : unit[key]}
        </td>
      ))}
      <td data-label={say('怎样算的')} className="dim small" lang="zh-CN">
        {unit.how}
      </td>
    </tr>
  )
}
