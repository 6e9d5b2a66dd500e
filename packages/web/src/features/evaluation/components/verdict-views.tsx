import { Link } from '@tanstack/react-router'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../verdict-english.ts'

/** One standard, or both beside each other; and the rooms one goes to from here. */
export function VerdictViews() {
  const say = useText(ENGLISH)
  const [{ view }, change] = useUrl()
  return (
    <nav className="row no-print" aria-label={say('看什么')}>
      <button type="button" className="chip" aria-pressed={view !== 'both'} onClick={() => change({ view: undefined })}>
        {say('本标准')}
      </button>
      <button type="button" className="chip" aria-pressed={view === 'both'} onClick={() => change({ view: 'both' })}>
        {say('两套标准对照')}
      </button>
      <Link className="row-end" to="/matrix" search={judgedSearch}>
        {say('看学校矩阵')}
      </Link>
      <Link to="/county-items" search={judgedSearch}>
        {say('看县级指标')}
      </Link>
      <Link to="/forms" search={judgedSearch}>
        {say('看申报表')}
      </Link>
    </nav>
  )
}
