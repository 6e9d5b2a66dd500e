import type { RoundDetail, RoundPart } from '@junheng/core/features/collection/round/open/schema.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../../../shared/session.ts'
import { useText } from '../../../../../shared/text.ts'
import { DueWord } from '../../fill/components/due-word.tsx'
import { ENGLISH } from '../open-english.ts'
import { CalendarDialog } from './calendar-dialog.tsx'
import { KeepersTable } from './keepers-table.tsx'

/** What is due when, and who hands it in; folded, since it is looked at now and then. */
export function CalendarSection({ round, today }: { round: RoundDetail; today: string }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage')
  const [isEditing, setEditing] = useState(false)
  const unassigned = round.departments.filter(({ keeper }) => keeper === null).length
  if (round.origin === 'imported') return null
  return (
    <section className="columns-stack">
      <details className="card board-details">
        <summary>
          {say('校历与截止日期')} <span className="dim">{nextWords(say, round.parts, today)}</span>
        </summary>
        <CalendarTable parts={round.parts} today={today} />
        {round.selfCheckDue ? <p>{say('自查截止 {day}', { day: round.selfCheckDue })}</p> : null}
        {mayManage && round.state === 'open' ? <Button onClick={() => setEditing(true)}>{say('修改截止日期')}</Button> : null}
        {isEditing ? <CalendarDialog round={round} onClose={() => setEditing(false)} /> : null}
      </details>
      {round.departments.length > 0 ? (
        <details className="card board-details">
          <summary>
            {say('部门填报由谁承担')}{' '}
            {unassigned > 0 ? (
              <span className="severity-warn">▲ {say('{n} 份还没有指定', { n: unassigned })}</span>
            ) : (
              <span className="dim">{say('{n} 份都已指定', { n: round.departments.length })}</span>
            )}
          </summary>
          <KeepersTable round={round} />
        </details>
      ) : null}
    </section>
  )
}

function nextWords(say: ReturnType<typeof useText<typeof ENGLISH>>, parts: readonly RoundPart[], today: string): string {
  const next = parts.filter(({ due }) => due >= today).sort((a, b) => a.due.localeCompare(b.due))[0]
  return next ? say('最近：{part}，{day} 截止', { part: next.zh, day: next.due }) : ''
}

/** The parts of the school year in order: since when each can exist, by when it is due, and who hands something in. */
export function CalendarTable({ parts, today }: { parts: readonly RoundPart[]; today: string }) {
  const say = useText(ENGLISH)
  return (
    <div className="frame frame-bare">
      <table className="t t-cards calendar">
        <thead>
          <tr>
            <th scope="col">{say('部分')}</th>
            <th scope="col">{say('最早能有')}</th>
            <th scope="col">{say('截止')}</th>
            <th scope="col" className="num">
              {say('学校填')}
              <span className="head-unit">{say('项')}</span>
            </th>
            <th scope="col">{say('部门填')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                {part.zh}
                {part.whys.length > 0 ? <div className="dim small">{part.whys.join('；')}</div> : null}
              </th>
              <td className="nowrap" data-label={say('最早能有')}>
                {part.opens} {part.opens > today ? <span className="dim">{say('还没有')}</span> : null}
              </td>
              <td data-label={say('截止')}>
                <DueWord due={part.due} today={today} isWaiting={part.opens <= today} />
              </td>
              <td className="num" data-label={say('学校填')}>
                {part.ofSchools === 0 ? <span className="dim">—</span> : part.ofSchools}
              </td>
              <td data-label={say('部门填')}>
                {part.ofDepartments.map(({ reporter, elements }) => `${reporter} ${elements}`).join('、') || (
                  <span className="dim">—</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
