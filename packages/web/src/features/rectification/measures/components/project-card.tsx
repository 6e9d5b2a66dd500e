import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { PROJECT_STATES, type ProjectView } from '@junheng/core/features/rectification/measures/schema.ts'
import { Button } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ApprovalsOfProject } from '../../approvals/components/approvals-of-project.tsx'
import { ENGLISH } from '../measures-english.ts'

/** One building: its days, how late it is, everything that waits for it, and how its days were changed. */
export function ProjectCard({ project, onEdit }: { project: ProjectView; onEdit: (() => void) | null }) {
  const say = useText(ENGLISH)
  const { name, seats, state, acceptance, delayDays, dependents, history } = project
  const label = say('等它的措施、学校和任务')
  return (
    <section className="card card-flush stack" aria-labelledby={`project-${project.id}`}>
      <div className="row measure-head">
        <h2 id={`project-${project.id}`}>{name}</h2>
        <span className="tag">{PROJECT_STATES[state]}</span>
        {delayDays > 0 ? (
          <span className="mark mark-unmet">
            <span aria-hidden="true">■</span> {say('比计划晚 {n} 天', { n: delayDays })}
          </span>
        ) : null}
        {onEdit ? (
          <Button size="small" className="no-print" onClick={onEdit}>
            {say('修改')}
          </Button>
        ) : null}
      </div>
      <p className="measure-none small">
        {say('计划验收 {a} · 预计验收 {b} · 新增学位 {n}', {
          a: project.plannedAcceptance ?? say('未写明'),
          b: acceptance ?? say('未写明'),
          n: seats ?? say('未写明'),
        })}
      </p>
      {dependents.length === 0 ? <p className="measure-none dim">{say('没有措施等它。')}</p> : null}
      {dependents.length > 0 ? (
        <PlainTable label={`${name} ${label}`} heads={[say('措施'), say('学校'), say('最早生效'), say('整改任务')]}>
          {dependents.map(({ measure, schools, items }) => (
            <tr key={measure.id}>
              <th scope="row">
                {measure.title} <span className="tag">{MEASURE_NAMES[measure.kind]}</span>
              </th>
              <td data-label={say('学校')}>{schools.map((school) => school.name ?? school.code).join('、') || '—'}</td>
              <td data-label={say('最早生效')} className="nowrap">
                {measure.holdsFrom ?? say('未定')}
              </td>
              <td data-label={say('整改任务')} className="wide">
                {items.map((item) => (
                  <p key={item.no}>
                    № {item.no} {item.problem}{' '}
                    {item.isLate && measure.holdsFrom === null ? (
                      <span className="mark mark-spare">
                        <span aria-hidden="true">▲</span> {say('验收日未定，期限 {day}', { day: item.deadline ?? '' })}
                      </span>
                    ) : item.isLate ? (
                      <span className="mark mark-unmet">
                        <span aria-hidden="true">■</span> {say('晚于整改期限 {day}', { day: item.deadline ?? '' })}
                      </span>
                    ) : item.deadline ? (
                      <span className="dim small">{say('期限 {day}', { day: item.deadline })}</span>
                    ) : null}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      <ApprovalsOfProject project={project.id} approvals={project.approvals} />
      {history.length > 0 ? (
        <details className="measure-none">
          <summary>{say('变更记录 {n} 次', { n: history.length })}</summary>
          {history.map(({ at, by, reason, changes }) => (
            <p key={at} className="small">
              {dateTime(at)} {by}：
              {changes.map(({ field, before, after }) => `${field} ${before ?? '—'} → ${after ?? '—'}`).join('；')}（{reason}）
            </p>
          ))}
        </details>
      ) : null}
    </section>
  )
}
