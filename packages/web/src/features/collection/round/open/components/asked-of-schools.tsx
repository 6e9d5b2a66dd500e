import type { RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'

/** Which schools will be asked, by whose list, who fills in for whom, and which are not asked and why. */
export function AskedOfSchools({ proposal: { schools, leftOut, schoolsFrom } }: { proposal: RoundProposal }) {
  const say = useText(ENGLISH)
  const kept = schools.filter(({ code, keeperSchool }) => keeperSchool !== code)
  const types = Map.groupBy(schools, ({ type }) => type)
  return (
    <>
      <p>
        {schoolsFrom.source === 'directory'
          ? say('按机构名录 {day} 的情况', { day: schoolsFrom.asOf })
          : say('机构名录里还没有学校，按现用数据包')}
        ：{[...types].map(([type, own]) => `${type} ${own.length}`).join('、')}
      </p>
      {kept.length > 0 ? (
        <p className="dim">
          {say('{n} 个教学点由中心校填报和签认：', { n: kept.length })}
          {kept.map(({ name, keeperName }) => `${name}（${keeperName}）`).join('、')}
        </p>
      ) : null}
      {leftOut.length > 0 ? (
        <p className="dim">
          {say('不在填报范围：')}
          {leftOut.map(({ name, why }) => `${name}（${why}）`).join('、')}
        </p>
      ) : null}
      <details>
        <summary>{say('学校名单')}</summary>
        <div className="frame frame-bare asked-list">
          <table className="t t-cards">
            <thead>
              <tr>
                <th scope="col">{say('学校')}</th>
                <th scope="col">{say('代码')}</th>
                <th scope="col">{say('类型、镇街')}</th>
                <th scope="col">{say('隶属')}</th>
              </tr>
            </thead>
            <tbody>
              {schools.map((school) => (
                <tr key={school.code}>
                  <th scope="row">{school.name}</th>
                  <td data-label={say('代码')}>{school.code}</td>
                  <td data-label={say('类型、镇街')}>{[school.type, school.town].filter(Boolean).join('　')}</td>
                  <td data-label={say('隶属')}>{school.authority}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
