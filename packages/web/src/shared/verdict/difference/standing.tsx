import { MarkWord } from '../../marks.tsx'
import { useText } from '../../text.ts'
import { ENGLISH } from './flips-english.ts'

/** How something stands on one side of a difference; null where it has no verdict of its own. */
export function Standing({ of }: { of: 'met' | 'unmet' | 'not_judgeable' | 'out' | null }) {
  const say = useText(ENGLISH)
  return of === null ? <span className="dim">{say('不单独判定')}</span> : <MarkWord mark={of} />
}
