import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { CountyTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { besideLine, plain } from '../../../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { nameOf, shortName } from '../../item-words.ts'
import { indicatorTrendQuery } from '../api.ts'
import { shownSchools } from '../trend-rows.ts'
import { directionOf, eventText, shortYear } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'
import { SchoolTrendTable } from './school-trend-table.tsx'
import { TrendChart } from './trend-chart.tsx'
import { TrendExport } from './trend-export.tsx'

interface Props {
  trend: CountyTrend
  stage: Stage
  view: StandardView
}

const DIRECTIONS = ['better', 'worse'] as const
const DIRECTION_WORDS = { better: '改善', worse: '下滑' } as const
const ORDERS = { '-change': '变化大到小', change: '变化小到大', code: '按学校代码' } as const

/** One indicator of one stage, a line a school. */
export function SchoolsView({ trend, stage, view }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const indicator = view.items.some(({ key }) => key === search['indicator']) && search['indicator'] ? search['indicator'] : 'L1'
  const { data, error, refetch } = useQuery(indicatorTrendQuery(trend.standard, stage, indicator))
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading what={say('正在载入历年评估')} />
  const { years } = data
  const chosen = data.schools.find(({ code }) => code === search['school'])
  const item = findItem(view, data.indicator)
  const digits = item?.decimals ?? 2
  const schools = shownSchools(data.schools, search, digits)
  const name = nameOf(view, data.indicator)
  const better = data.schools.filter((each) => directionOf(each.change, false, digits) === 'better').length
  const worse = data.schools.filter((each) => directionOf(each.change, false, digits) === 'worse').length
  const words = { stage: say(STAGE_NAMES[data.stage]), name, better, worse }
  const title =
    better + worse === 0
      ? say('{stage}{name}：各校与上一学年相同', words)
      : say('{stage}{name}：{better} 校改善，{worse} 校下滑', words)
  const lines = years.map((_, i) => data.schools.find(({ points }) => points[i]?.threshold != null)?.points[i]?.threshold ?? null)
  const limit = lines.findLast((each) => each !== null) ?? null
  const picture = {
    years: years.map(shortYear),
    lines: schools.map((school) => ({
      code: school.code,
      name: school.name,
      points: school.points.map((point) => point?.value ?? null),
      isChosen: school.code === chosen?.code,
      isLoud: false,
    })),
    limit: limit === null ? null : { label: say('标准 {n}', { n: plain(limit) }), points: lines },
    axis: item?.unit ?? '',
    told: (value: number) => besideLine(value, limit, digits),
  }
  const header = [say('学校'), '学校代码', ...years.map(shortYear), say('标准'), say('变化'), say('情况')]
  const rows = schools.map((school) => [
    school.name,
    school.code,
    ...school.points.map((point) => point?.value ?? null),
    limit,
    school.change,
    school.events.map((event) => eventText(event, say)).join('；') || null,
  ])
  const choose = (code: string) => change({ school: code === search['school'] ? undefined : code }, 'replace')
  return (
    <>
      <div className="row">
        <h1>{title}</h1>
        <TrendExport
          file={`${trend.county.name}-${STAGE_NAMES[data.stage]}${shortName(view, data.indicator)}历年`}
          {...{ title, trend, picture, header, rows }}
        />
      </div>
      <section className="card" aria-labelledby="trend-figure">
        <h2 id="trend-figure">{say('各校{name}', { name })}</h2>
        <p className="dim small">{say('灰线为各校，粗线为选中的学校，虚线为标准。')}</p>
        <TrendChart picture={picture} message={title} onSelect={choose} />
        <p className="dim small no-print">{say('点选折线或下表的名称，图上就标出它。')}</p>
      </section>
      <div className="row no-print">
        {DIRECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={search['way'] === each}
            onClick={() => change({ way: search['way'] === each ? undefined : each })}
          >
            <span aria-hidden="true">{each === 'better' ? '↗ ' : '↘ '}</span>
            {say(DIRECTION_WORDS[each])} <span className="chip-count">{each === 'better' ? better : worse}</span>
          </button>
        ))}
        <Input.Search
          className="trend-search"
          allowClear
          value={search['q'] ?? ''}
          placeholder={say('搜索学校（校名、代码或拼音首字母）')}
          aria-label={say('搜索学校（校名、代码或拼音首字母）')}
          onChange={(e) => change({ q: e.target.value || undefined }, 'replace')}
        />
        <select
          className="trend-order"
          aria-label={say('排序')}
          value={search['sort'] && search['sort'] in ORDERS ? search['sort'] : 'change'}
          onChange={(e) => change({ sort: e.target.value }, 'replace')}
        >
          {Object.entries(ORDERS).map(([key, label]) => (
            <option key={key} value={key}>
              {say(label)}
            </option>
          ))}
        </select>
        <span className="dim small" role="status">
          {schools.length === data.schools.length
            ? say('共 {n} 校', { n: schools.length })
            : say('{n} 校，共 {all} 校', { n: schools.length, all: data.schools.length })}
        </span>
      </div>
      {schools.length === 0 ? (
        <p className="dim">{say('没有符合的学校')}</p>
      ) : (
        <SchoolTrendTable label={title} {...{ years, schools, digits }} chosen={chosen?.code} onChoose={choose} />
      )}
    </>
  )
}
