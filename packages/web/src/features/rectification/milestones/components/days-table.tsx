import type { ItemDay } from '@junheng/core/features/rectification/milestones/schema.ts'
import { Link } from '@tanstack/react-router'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../milestones-english.ts'
import { MilestoneStateWord } from './milestone-state.tsx'

/** Milestones and deadlines, a line each, the earliest first. */
export function DaysTable({ days, today }: { days: readonly ItemDay[]; today: string }) {
  const say = useText(ENGLISH)
  const heads = [say('日期'), say('状态'), say('任务'), say('事项'), say('学校'), say('责任单位')]
  return (
    <PlainTable label={say('到期事项')} heads={heads}>
      {days.map((day) => (
        <tr key={`${day.itemNo} ${day.no ?? 0}`}>
          <td data-label={say('日期')} className="milestone-day">
            {day.due}
          </td>
          <td data-label={say('状态')}>
            <MilestoneStateWord state={day.state} due={day.due} today={today} />
          </td>
          <td data-label={say('任务')}>
            <Link to="/ledger/$no" params={{ no: String(day.itemNo) }} className="nowrap">
              № {day.itemNo}
            </Link>
          </td>
          <td data-label={say('事项')}>
            <span className="break">{day.kind === 'deadline' ? say('完成时限') : day.text}</span>
            <span className="milestone-line dim small">{day.problem}</span>
          </td>
          <td data-label={say('学校')}>{day.schoolName ?? say('全县')}</td>
          <td data-label={say('责任单位')}>{day.units.join('、') || '–'}</td>
        </tr>
      ))}
    </PlainTable>
  )
}
