import type { LetterLine } from '@junheng/core/features/rectification/letters/schema.ts'
import { dueText } from '../../../../shared/due-words.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../letters-english.ts'

type Due = Pick<LetterLine, 'state' | 'replyDue' | 'repliedOn' | 'isLate' | 'holder'>

/** By when the reply must be there, and how that stands: left, overdue and with whom it lies, or late. @param today `YYYY-MM-DD` in China */
export function LetterDue({ letter: { state, replyDue, isLate, holder }, today }: { letter: Due; today: string }) {
  const say = useText(ENGLISH)
  if (replyDue === null) return '—'
  if (state === 'replied' || state === 'settled')
    return (
      <>
        {replyDue} {isLate ? <span className="letter-late">■ {say('逾期回复')}</span> : null}
      </>
    )
  if (state === 'void') return replyDue
  const { zh, n } = dueText(replyDue, today)
  return (
    <>
      {replyDue} <span className={isLate ? 'letter-late' : 'dim'}>{`${isLate ? '■ ' : ''}${say(zh, { n })}`}</span>
      {isLate && holder !== 'county' ? (
        <span className="dim small"> {say(holder === 'city' ? '已上报市级' : '已上报县领导')}</span>
      ) : null}
    </>
  )
}
