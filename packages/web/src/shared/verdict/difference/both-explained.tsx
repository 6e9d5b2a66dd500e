import { Link } from '@tanstack/react-router'
import { useText } from '../../text.ts'
import { explainKey, type Figure } from '../explain-address.ts'
import { ENGLISH } from './flips-english.ts'
import type { SideSearch } from './side-search.ts'

interface Props {
  /** Null on a side where there is nothing to take apart. */
  before: Figure | null
  after: Figure | null
  name: string
  search: SideSearch
}

/** The way to a figure's explanation under either profile. */
export function BothExplained({ before, after, name, search }: Props) {
  const say = useText(ENGLISH)
  return (
    <span className="row both-explained">
      {before ? (
        <Link
          className="rule-link"
          to="/evaluation"
          search={{ ...search.before, explain: explainKey(before) }}
          aria-label={say('{name} 的原依据', { name })}
        >
          {say('原依据')}
        </Link>
      ) : null}
      {after ? (
        <Link
          className="rule-link"
          to="/evaluation"
          search={{ ...search.after, explain: explainKey(after) }}
          aria-label={say('{name} 的新依据', { name })}
        >
          {say('新依据')}
        </Link>
      ) : null}
    </span>
  )
}
