import '../measures.css'
import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { FORECAST_PARTS, type Forecast } from '@junheng/core/features/rectification/measures/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { readStandardKey, STAGE_NAMES, STANDARD_NAMES } from '../../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { forecastQuery } from '../api.ts'
import { ChangeWord } from '../components/change-word.tsx'
import { Findings, ItemsTable, SpreadsTable } from '../components/effect-view.tsx'
import { Field } from '../components/field.tsx'
import { SectionsTable } from '../components/sections-table.tsx'
import { ENGLISH } from '../measures-english.ts'

/** The county on a day if all open measures succeed: every coefficient, and what turns. */
export default function ForecastPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const standard = readStandardKey(search['standard'])
  const { data, error, refetch, isFetching } = useQuery(forecastQuery(standard, search['day']))
  return (
    <PageFrame name={say('措施落实预测')}>
      <h1>{data ? headline(data, say) : say('措施落实预测')}</h1>
      <div className="measure-fields no-print">
        <Field label={say('预测到哪一天')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={search['day'] ?? data?.effect.day ?? ''}
              onChange={(e) => change({ day: e.target.value || undefined })}
            />
          )}
        </Field>
        <fieldset className="chips" aria-label={say('按哪个标准')}>
          {(['quality_balanced_2017', 'basic_balanced_2012'] as const).map((key) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={key === standard}
              onClick={() => change({ standard: key === 'quality_balanced_2017' ? undefined : key })}
            >
              {STANDARD_NAMES[key]}
            </button>
          ))}
        </fieldset>
      </div>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在推算')} /> : null}
      {data ? (
        <div className={`stack${isFetching ? ' is-stale' : ''}`} aria-busy={isFetching}>
          <Result forecast={data} />
        </div>
      ) : null}
    </PageFrame>
  )
}

type Say = ReturnType<typeof useText<typeof ENGLISH>>

function headline({ effect }: Forecast, say: Say): string {
  const failing = (side: 'before' | 'after') => effect.spreads.filter((spread) => spread[side]?.verdict === 'unmet').length
  return say('全部措施落实后（{day}），不达标的校际差异系数 {a} 个 → {b} 个', {
    day: effect.day,
    a: failing('before'),
    b: failing('after'),
  })
}

function Result({ forecast: { basis, effect, measures } }: { forecast: Forecast }) {
  const say = useText(ENGLISH)
  return (
    <>
      <p className="dim small">
        {say('数据：{data}（统计时点 {day}）· 口径：{profile} · 推算到 {on}', {
          data: basis.packageName,
          day: basis.dataDay ?? say('未写明'),
          profile: basis.profile ?? say('标准默认'),
          on: effect.day,
        })}
      </p>
      <p>
        <span className="measure-passing">
          {say('县级结论')} <ChangeWord before={effect.verdict.before} after={effect.verdict.after} />
        </span>
        {effect.passing.map(({ stage, before, after }) => (
          <span key={stage} className="measure-passing">
            {say('{stage}七项综合达标 {a}/{b} → {c}/{d}', {
              stage: say(STAGE_NAMES[stage]),
              a: before.pass,
              b: before.sections,
              c: after.pass,
              d: after.sections,
            })}
          </span>
        ))}
      </p>
      <SpreadsTable spreads={effect.spreads} />
      <Measures measures={measures} />
      <Findings findings={effect.findings} />
      <ItemsTable items={effect.items} />
      <SectionsTable sections={effect.sections} />
      <p className="dim small">
        {say(
          '预测以现用数据为底，只代入已列入台账的措施；学生自然增减、教师退休等没有代入。完成日不晚于统计时点的措施，数据中已有，不再代入。',
        )}
      </p>
    </>
  )
}

function Measures({ measures }: Pick<Forecast, 'measures'>) {
  const say = useText(ENGLISH)
  const label = say('代入了哪些措施')
  if (measures.length === 0)
    return (
      <Empty title={say('还没有措施')}>
        <p>{say('在整改任务里写明措施后，这里推算全部落实时的全县情况。')}</p>
      </Empty>
    )
  return (
    <section className="card card-flush stack">
      <h2 className="measure-head">{label}</h2>
      <PlainTable label={label} heads={[say('措施'), say('最早生效'), say('是否代入'), say('整改任务')]}>
        {measures.map(({ id, title, kind, part, holdsFrom, items }) => (
          <tr key={id}>
            <th scope="row">
              {title} <span className="tag">{MEASURE_NAMES[kind]}</span>
            </th>
            <td data-label={say('最早生效')} className="nowrap">
              {holdsFrom ?? say('未定')}
            </td>
            <td data-label={say('是否代入')} className={part === 'counted' ? undefined : 'dim'}>
              {FORECAST_PARTS[part]}
            </td>
            <td data-label={say('整改任务')}>{items.map((no) => `№ ${no}`).join('、')}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}
