import type { CountyLists } from '@junheng/core/features/evaluation/lists/county-lists.ts'
import type { Newcomer } from '@junheng/core/features/evaluation/lists/newcomers.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { cv, figure, plain } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { type Say, useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { shortName } from '../../item-words.ts'
import type { TraitsOf } from '../../use-traits.ts'
import { crosses, shownLines } from '../list-rows.ts'
import { ENGLISH } from '../lists-english.ts'
import { ListTools } from './list-tools.tsx'
import { SchoolLink } from './school-link.tsx'

interface Props {
  lists: CountyLists
  view: StandardView
  traitsOf: TraitsOf | undefined
}

/** 新建未满员: schools tagged so, and the coefficients without them as information. */
export function NewcomersView({ lists, view, traitsOf }: Props) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const shown = shownLines(lists.newcomers, search, traitsOf)
  const turned = lists.spreads.filter((spread) => crosses(spread) !== null).length
  return (
    <>
      <h1>
        {lists.newcomers.length === 0
          ? say('没有新建或未满员的学校')
          : say('新建或未满员 {n} 个学段；不计它们时 {m} 项差异系数越过上限线', { n: lists.newcomers.length, m: turned })}
      </h1>
      {lists.isDated ? null : <p className="notice">{say('没有报统计时点，不能判断新建。')}</p>}
      {lists.hasRolls ? null : <p className="notice">{say('没有班级名册，不能判断未满员。')}</p>}
      {lists.newcomers.length > 0 ? (
        <>
          <ListTools
            of={lists.newcomers}
            traitsOf={traitsOf}
            ofStages
            shown={shown.length}
            all={lists.newcomers.length}
            file={`${lists.county.name}-新建未满员`}
            sheet="新建未满员"
            header={['学校', '学校代码', '镇街', '学段', '情形', '建成年份', '现有年级', '缺少年级', '在校生', '设计规模']}
            rows={shown.map((s) => [
              s.name,
              s.code,
              s.town,
              STAGE_NAMES[s.stage],
              reasonsOf(s, say),
              s.founded,
              s.grades.join('、') || null,
              s.missing.join('、') || null,
              s.students,
              s.capacity,
            ])}
          />
          <PlainTable
            label={say('新建未满员')}
            heads={[
              say('学校'),
              say('情形'),
              { num: say('建成年份') },
              say('现有年级'),
              say('缺少年级'),
              { num: say('在校生') },
              { num: say('设计规模') },
            ]}
          >
            {shown.map((school) => (
              <tr key={`${school.code} ${school.stage}`}>
                <th scope="row">
                  <SchoolLink {...school} /> <span className="dim small">{say(STAGE_NAMES[school.stage])}</span>
                </th>
                <td data-label={say('情形')}>{reasonsOf(school, say)}</td>
                <td className="num" data-label={say('建成年份')}>
                  {school.founded ?? '—'}
                </td>
                <td data-label={say('现有年级')}>{school.grades.join('、') || '—'}</td>
                <td data-label={say('缺少年级')}>{school.missing.join('、') || '—'}</td>
                <td className="num" data-label={say('在校生')}>
                  {figure(school.students, 0)}
                </td>
                <td className="num" data-label={say('设计规模')}>
                  {figure(school.capacity, 0)}
                </td>
              </tr>
            ))}
          </PlainTable>
          <Spreads lists={lists} view={view} />
        </>
      ) : null}
      <section className="card small">
        <p>
          {say('新建：建成年份在统计时点前 {n} 年以内。未满员：本县同学段其他学校有的年级，这所学校没有学生；教学点不算。', {
            n: lists.newYears,
          })}
        </p>
      </section>
    </>
  )
}

function Spreads({ lists, view }: { lists: CountyLists; view: StandardView }) {
  const say = useText(ENGLISH)
  return (
    <section className="card card-flush stack" aria-labelledby="list-spreads">
      <h2 id="list-spreads">{say('差异系数：全部学校与不计新建、未满员学校')}</h2>
      <p className="dim small list-words">{say('只供参考，不进入结论。')}</p>
      <PlainTable
        label={say('差异系数：全部学校与不计新建、未满员学校')}
        heads={[
          say('指标'),
          say('学段'),
          { num: say('全部学校') },
          { num: say('不计这些学校') },
          { num: say('变化') },
          { num: say('上限') },
          say('说明'),
        ]}
      >
        {lists.spreads.map((spread) => {
          const turn = crosses(spread)
          return (
            <tr key={`${spread.stage} ${spread.indicator}`}>
              <th scope="row">{shortName(view, spread.indicator)}</th>
              <td data-label={say('学段')}>{say(STAGE_NAMES[spread.stage])}</td>
              <td className="num" data-label={say('全部学校')}>
                {cv(spread.cv, spread.limit)}
              </td>
              <td className="num" data-label={say('不计这些学校')}>
                {cv(spread.without, spread.limit)}
              </td>
              <td className="num" data-label={say('变化')}>
                {spread.cv === null || spread.without === null ? '—' : signed(spread.without - spread.cv)}
              </td>
              <td className="num dim" data-label={say('上限')}>
                {plain(spread.limit)}
              </td>
              <td className={turn ? 'mark-spare' : ''} data-label={say('说明')}>
                {turn ? say(turn === 'over' ? '越过上限' : '回到上限内') : ''}
              </td>
            </tr>
          )
        })}
      </PlainTable>
    </section>
  )
}

const signed = (value: number): string =>
  Math.abs(value) < 0.0005 ? '0' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`

const reasonsOf = ({ reasons }: Newcomer, say: Say<typeof ENGLISH>): string =>
  reasons.map((reason) => say(reason === 'new' ? '新建' : '未满员')).join('、')
