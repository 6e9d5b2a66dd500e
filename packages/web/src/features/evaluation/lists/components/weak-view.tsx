import type { WeakSchools } from '@junheng/core/features/evaluation/lists/weak-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { matrixQuery } from '../../api.ts'
import type { Judged } from '../../use-judged.ts'
import type { TraitsOf } from '../../use-traits.ts'
import { useSetWeakRule, weakSchoolsQuery } from '../api.ts'
import { shownLines, type WeakSchool, weakSchools } from '../list-rows.ts'
import { ENGLISH } from '../lists-english.ts'
import { Plain } from './classes-view.tsx'
import { ListTools } from './list-tools.tsx'
import { SchoolLink } from './school-link.tsx'

/** 薄弱学校: by the county's rule over the indicators, and by the directory. */
export function WeakView({ judged, traitsOf }: { judged: Judged; traitsOf: TraitsOf | undefined }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const matrix = useQuery(matrixQuery(judged.package.id, judged.asked))
  const weak = useQuery(weakSchoolsQuery)
  const failed = [matrix, weak].find(({ isError }) => isError)
  if (judged.view.key !== 'quality_balanced_2017')
    return <Plain title={say('薄弱学校')} text={say('按优质均衡 2017 的指标认定，请换到该标准。')} />
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (!matrix.data || !weak.data) return <Loading what={say('正在取名单')} />
  const { rule, tagged } = weak.data
  const all = weakSchools(matrix.data, rule, tagged)
  const schools = shownLines(all, search, traitsOf)
  return (
    <>
      <h1>{all.length === 0 ? say('没有薄弱学校') : say('薄弱学校 {n} 校', { n: all.length })}</h1>
      <Rule key={weak.data.version} weak={weak.data} />
      {all.length > 0 ? (
        <>
          <ListTools
            of={all}
            traitsOf={traitsOf}
            ofStages={false}
            shown={schools.length}
            all={all.length}
            file={`${judged.county.countyName}-薄弱学校`}
            sheet="薄弱学校"
            header={['学校', '学校代码', '镇街', '按指标', '名录标签']}
            rows={schools.map((school) => [
              school.name,
              school.code,
              school.town,
              standingsOf(school, say).join('；'),
              school.tag,
            ])}
          />
          <PlainTable label={say('薄弱学校')} heads={[say('学校'), say('镇街'), say('按指标'), say('名录标签')]}>
            {schools.map((school) => (
              <tr key={school.code}>
                <th scope="row">
                  <SchoolLink {...school} />
                </th>
                <td data-label={say('镇街')}>{school.town ?? '—'}</td>
                <td data-label={say('按指标')}>
                  {standingsOf(school, say).map((line) => (
                    <span key={line} className="list-line">
                      {line}
                    </span>
                  ))}
                </td>
                <td data-label={say('名录标签')}>{school.tag ?? '—'}</td>
              </tr>
            ))}
          </PlainTable>
          {schools.length === 0 ? <p className="dim">{say('没有符合筛选的')}</p> : null}
        </>
      ) : null}
    </>
  )
}

/** By what schools are taken for weak; whoever may set the county's rules changes it here. */
function Rule({ weak: { rule, version, changed, proposed } }: { weak: WeakSchools }) {
  const say = useText(ENGLISH)
  const mayChange = useMay('standards.manage')
  const setting = useSetWeakRule()
  const [minUnmet, setMinUnmet] = useState(rule.minUnmet)
  const [minBelowFloor, setMinBelowFloor] = useState(rule.minBelowFloor)
  const isChanged = minUnmet !== rule.minUnmet || minBelowFloor !== rule.minBelowFloor
  return (
    <section className="card stack small" aria-labelledby="weak-rule">
      <h2 id="weak-rule">{say('认定规则')}</h2>
      <p>
        {say('任一学段七项中未达标 ≥ {n} 项，或低于标准 85% 的 ≥ {m} 项', { n: rule.minUnmet, m: rule.minBelowFloor })}。
        {changed
          ? say('由 {by} 于 {at} 调整，系统建议为 {n} 项和 {m} 项。', {
              by: changed.by,
              at: dateTime(changed.at),
              n: proposed.minUnmet,
              m: proposed.minBelowFloor,
            })
          : say('这是系统建议的规则，没有文件依据，可由本县调整。')}{' '}
        {say('名录里标为薄弱的学校也列出。')}
      </p>
      {mayChange ? (
        <div className="row no-print">
          <label htmlFor="weak-unmet">{say('未达标至少（项）')}</label>
          <InputNumber
            id="weak-unmet"
            size="small"
            min={1}
            max={7}
            precision={0}
            value={minUnmet}
            onChange={(n) => setMinUnmet(n ?? 1)}
          />
          <label htmlFor="weak-floor">{say('低于 85% 至少（项）')}</label>
          <InputNumber
            id="weak-floor"
            size="small"
            min={1}
            max={7}
            precision={0}
            value={minBelowFloor}
            onChange={(n) => setMinBelowFloor(n ?? 1)}
          />
          <Button
            size="small"
            disabled={!isChanged}
            loading={setting.isPending}
            onClick={() => setting.mutate({ minUnmet, minBelowFloor, seen: version })}
          >
            {say('保存规则')}
          </Button>
          <span role="status">{setting.isSuccess && !isChanged ? say('规则已保存') : ''}</span>
        </div>
      ) : null}
      {setting.error ? <Failed error={setting.error} /> : null}
    </section>
  )
}

const standingsOf = ({ stages }: WeakSchool, say: Say<typeof ENGLISH>): string[] =>
  stages
    .filter(({ isWeak }) => isWeak)
    .map(({ stage, unmet, belowFloor }) =>
      say('{stage}七项中 {n} 项未达标，其中 {m} 项低于标准的 85%', { stage: say(STAGE_NAMES[stage]), n: unmet, m: belowFloor }),
    )
