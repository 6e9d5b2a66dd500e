import type { CountyLists } from '@junheng/core/features/evaluation/lists/county-lists.ts'
import { figure } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import type { TraitsOf } from '../../use-traits.ts'
import { shownLines } from '../list-rows.ts'
import { ENGLISH } from '../lists-english.ts'
import { Plain } from './classes-view.tsx'
import { ListTools } from './list-tools.tsx'
import { SchoolLink } from './school-link.tsx'

/** 大校额: schools over the line of their type, with the seats beyond it; those an exemption carries stand last and say so. */
export function SizesView({ lists, traitsOf }: { lists: CountyLists; traitsOf: TraitsOf | undefined }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  if (!lists.hasSizeLine) return <Plain title={say('大校额')} text={say('这个标准没有学校规模上限。')} />
  const over = lists.schools.filter((school) => school.over > 0)
  const schools = shownLines(lists.schools, search, traitsOf)
  const seats = over.reduce((sum, school) => sum + school.over, 0)
  return (
    <>
      <h1>
        {over.length === 0
          ? say('没有超过上限的学校')
          : say('大校额 {n} 校，共超出 {m} 个学位', { n: over.length, m: figure(seats, 0) })}
      </h1>
      {lists.unknownSchools.length > 0 ? (
        <p className="notice">
          {say('人数或建成年份没有报，无法判定：{names}', { names: lists.unknownSchools.map(({ name }) => name).join('、') })}
        </p>
      ) : null}
      {lists.schools.length > 0 ? (
        <>
          <ListTools
            of={lists.schools}
            traitsOf={traitsOf}
            ofStages={false}
            shown={schools.length}
            all={lists.schools.length}
            file={`${lists.county.name}-大校额`}
            sheet="大校额"
            header={['学校', '学校代码', '镇街', '办学类型', '义务教育在校生', '上限', '超出学位', '设计规模', '说明']}
            rows={schools.map((s) => [s.name, s.code, s.town, s.kind, s.students, s.limit, s.over, s.capacity, s.exemption])}
          />
          <PlainTable
            label={say('大校额')}
            heads={[
              say('学校'),
              say('办学类型'),
              { num: say('学生') },
              { num: say('上限') },
              { num: say('超出学位') },
              { num: say('设计规模') },
              say('说明'),
            ]}
          >
            {schools.map((school) => (
              <tr key={school.code}>
                <th scope="row">
                  <SchoolLink {...school} /> <span className="dim small">{school.town}</span>
                </th>
                <td data-label={say('办学类型')}>{school.kind}</td>
                <td className="num" data-label={say('学生')}>
                  {figure(school.students, 0)}
                </td>
                <td className="num dim" data-label={say('上限')}>
                  {figure(school.limit, 0)}
                </td>
                <td className="num" data-label={say('超出学位')}>
                  {school.over > 0 ? (
                    <strong className="mark-unmet">{say('缺 {n} 个学位', { n: figure(school.over, 0) })}</strong>
                  ) : (
                    '0'
                  )}
                </td>
                <td className="num" data-label={say('设计规模')}>
                  {figure(school.capacity, 0)}
                </td>
                <td className="small" data-label={say('说明')}>
                  {school.exemption ? say('按例外口径达标：{name}', { name: school.exemption }) : ''}
                </td>
              </tr>
            ))}
          </PlainTable>
          {schools.length === 0 ? <p className="dim">{say('没有符合筛选的')}</p> : null}
        </>
      ) : null}
      <section className="card small">
        <p>
          {say(
            '上限按标准和办学类型：小学、初中 2000 人，一贯制义务教育段 2500 人；按例外口径放宽的注明。超出的学位须由新建、分流或调整学区解决。',
          )}
        </p>
      </section>
    </>
  )
}
