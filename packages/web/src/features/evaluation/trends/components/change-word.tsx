import { useText } from '../../../../shared/text.ts'
import { changeText, directionOf } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'

interface Props {
  change: number | null
  digits: number
  /** For coefficients: less is better. */
  isLessBetter: boolean
}

/** How far a figure went since the year before, and whether that is the better way. */
export function ChangeWord({ change, digits, isLessBetter }: Props) {
  const say = useText(ENGLISH)
  const direction = directionOf(change, isLessBetter, digits)
  return (
    <span className={direction === 'better' ? 'mark-met' : direction === 'worse' ? 'mark-unmet' : 'dim'}>
      {direction ? (
        <>
          <span aria-hidden="true">{direction === 'better' ? '↗' : '↘'}</span>
          <span className="sr">{say(direction === 'better' ? '改善' : '下滑')}</span>{' '}
        </>
      ) : null}
      {changeText(change, digits)}
    </span>
  )
}
