import { useText } from '../../../shared/text.ts'
import type { Figure } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../forms-english.ts'
import { ExplainLink } from './explain-link.tsx'

interface Props {
  cell: { text: string; explain: Figure | null; missing: readonly string[] }
  /** What the cell is called where it is blank. */
  where: string
}

/** What stands in a cell of a paper; it opens its explanation. */
export function FormCell({ cell: { text, explain, missing }, where }: Props) {
  const isBlank = text === '' && missing.length > 0
  if (text === '' && !isBlank) return null
  // The form indents with full-width spaces, which are no part of what is pressed.
  const words = text.trimStart()
  const shown = isBlank ? <Blank where={where} /> : words
  return (
    <>
      {text.slice(0, text.length - words.length)}
      {explain ? <ExplainLink figure={explain}>{shown}</ExplainLink> : shown}
    </>
  )
}

/** Blank on paper; on the screen it says that something is still to come. */
function Blank({ where }: { where: string }) {
  const say = useText(ENGLISH)
  return (
    <span className="paper-blank">
      <span aria-hidden="true">○ </span>
      <span className="sr">{where}</span>
      {say('待补')}
    </span>
  )
}
