import { type Mark, MarkWord } from '../../../../shared/marks.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../measures-english.ts'

/** A verdict before and after; one word where it stays. */
export function ChangeWord({ before, after }: { before: Mark | null; after: Mark | null }) {
  const say = useText(ENGLISH)
  const word = (mark: Mark | null) => (mark === null ? <span className="dim">{say('不判定')}</span> : <MarkWord mark={mark} />)
  if (before === after) return word(after)
  return (
    <span className="nowrap">
      {word(before)} <span aria-hidden="true">→</span>
      <span className="sr">{say('变为')}</span> {word(after)}
    </span>
  )
}
