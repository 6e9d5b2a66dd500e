import { dueText } from '../../../../../shared/due-words.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'

/** The day a return is due, and how far away it is; nothing more to say once it is handed in. */
export function DueWord({ due, today, isWaiting }: { due: string | null; today: string; isWaiting: boolean }) {
  const say = useText(ENGLISH)
  if (due === null) return <span className="dim">{say('未定截止日期')}</span>
  const { zh, n } = dueText(due, today)
  return (
    <span className="nowrap">
      {due}
      {isWaiting ? (
        <>
          {' '}
          <span className={zh === '还有 {n} 天' ? (n <= 3 ? 'severity-warn' : 'dim') : 'severity-error'}>
            {zh === '逾期 {n} 天' ? '■ ' : ''}
            {say(zh, { n })}
          </span>
        </>
      ) : null}
    </span>
  )
}
