import '../letters.css'
import { LETTER_STATE_NAMES } from '@junheng/core/features/rectification/letters/life.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { date } from '../../../../shared/dates.ts'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { lettersQuery } from '../api.ts'
import { ENGLISH } from '../letters-english.ts'
import { LetterDue } from './letter-due.tsx'

/** The letters that were sent about an item, with what came back, and the way to its departments' approvals. */
export function LettersOfItem({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const mayIssue = useMay('item.manage')
  const { data, error, refetch } = useQuery(lettersQuery({ item: String(no), size: '50' }))
  return (
    <section className="stack" aria-labelledby="letters-of-item">
      <h2 id="letters-of-item">{say('督办和审批')}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入')} /> : null}
      {data?.items.length === 0 ? <p className="dim">{say('还没有为这一条发过文书。')}</p> : null}
      {data && data.items.length > 0 ? (
        <ul className="letters-of-item">
          {data.items.map((letter) => (
            <li key={letter.id}>
              <Link to="/rectification/letters/$id" params={{ id: letter.id }}>
                {letter.number}
              </Link>{' '}
              {letter.to} · {say(LETTER_STATE_NAMES[letter.state] as '已编号')} ·{' '}
              <LetterDue letter={letter} today={date(new Date().toISOString())} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="row no-print">
        {mayIssue ? (
          <Link to="/rectification/letters/new" search={{ items: String(no) }}>
            {say('起草文书')}
          </Link>
        ) : null}
        <Link to="/rectification/approvals" search={{ item: String(no) }}>
          {say('并联审批')}
        </Link>
      </p>
    </section>
  )
}
