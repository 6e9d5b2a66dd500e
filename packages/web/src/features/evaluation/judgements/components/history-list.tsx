import type { StatementKind } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { useQuery } from '@tanstack/react-query'
import { dateTime } from '../../../../shared/dates.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { historyQuery, type ItemKey } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'
import { useConclusionWord } from '../use-conclusion-word.ts'

/** Every version of a conclusion with what was said to it, newest first. */
export function HistoryList({ of, kind }: { of: ItemKey; kind: StatementKind }) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const { data, error, refetch } = useQuery(historyQuery(of))
  return (
    <section className="stack" aria-label={say('历次记录')}>
      <h3>{say('历次记录')}</h3>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在取历次记录')} /> : null}
      <ol className="county-history">
        {data?.versions.map((each) => (
          <li key={each.version}>
            <p>
              {say('第 {n} 版', { n: each.version })} <strong>{word(kind, each.conclusion)}</strong>{' '}
              <span className="dim small">
                {each.by} {dateTime(each.at)}
              </span>
            </p>
            <p>{each.grounds}</p>
            {each.reviews.map((review) => (
              <p key={review.at} className="small">
                {say(review.accepted ? '{by} 于 {at} 复核通过：{note}' : '{by} 于 {at} 复核未通过：{note}', {
                  by: review.by,
                  at: dateTime(review.at),
                  note: review.note,
                })}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
