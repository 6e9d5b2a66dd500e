import { countdown } from '@junheng/core/features/rectification/plan-days.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'

/** How far a day is, in words: 还有 12 天, 今天到期, 逾期 3 天. */
export function Countdown({ day, today }: { day: string; today: string }) {
  const say = useText(ENGLISH)
  const { state, days } = countdown(day, today)
  return (
    <span className={`until until-${state}`}>
      {state === 'overdue' ? <span aria-hidden="true">▲ </span> : null}
      {state === 'today' ? say('今天到期') : say(state === 'overdue' ? '逾期 {n} 天' : '还有 {n} 天', { n: days })}
    </span>
  )
}
