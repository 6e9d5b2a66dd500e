import { Link } from '@tanstack/react-router'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../sources-english.ts'

const WAYS = [
  ['/ledger/from-run', '从评估结果'],
  ['/ledger/letters-in', '反馈意见'],
  ['/ledger/import', '从工作簿'],
  ['/ledger/new', '手工新增'],
] as const

/** Where items come from; one of it is where one is. */
export function SourceNav({ here }: { here?: (typeof WAYS)[number][0] }) {
  const say = useText(ENGLISH)
  return (
    <nav className="row no-print" aria-label={say('列入台账的途径')}>
      <Link to="/ledger" search={{}}>
        {say('整改台账')}
      </Link>
      {WAYS.map(([to, word]) => (
        <Link key={to} to={to} search={{}} className="chip" aria-current={to === here ? 'page' : undefined}>
          {say(word)}
        </Link>
      ))}
    </nav>
  )
}
