import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { figure, plain } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'

/** The campuses a school was reported by: pupils, and the resources that were. */
export function SchoolCampuses({ campuses }: { campuses: NonNullable<SchoolView['campuses']> }) {
  const say = useText(ENGLISH)
  const elements = campuses[0]?.amounts.filter(({ element }) =>
    campuses.some(({ amounts }) => amounts.some((amount) => amount.element === element && amount.value !== null)),
  )
  return (
    <section className="card card-flush stack" aria-labelledby="school-campuses">
      <h2 id="school-campuses">{say('校区')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('校区的表格')} tabIndex={0}>
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{say('校区')}</th>
              {elements?.map(({ element, zh, unit }) => (
                <th key={element} scope="col" className="num">
                  {zh.replace(/[(（].*[)）]/, '')}
                  <span className="head-unit">{unit}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {campuses.map(({ code, name, pupils, amounts }) => (
              <tr key={code}>
                <th scope="row">
                  {name}{' '}
                  <span className="dim small">
                    {say('小学 {primary}、初中 {junior}、高中 {senior} 人', {
                      primary: figure(pupils.primary, 0),
                      junior: figure(pupils.junior, 0),
                      senior: figure(pupils.senior, 0),
                    })}
                  </span>
                </th>
                {elements?.map(({ element }) => {
                  const value = amounts.find((amount) => amount.element === element)?.value
                  return (
                    <td key={element} className="num">
                      {typeof value === 'number' ? plain(value) : '—'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
