import type { Review, ReviewFacts } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { CallFailed } from '../../../../shared/call.ts'
import { date, dateTime } from '../../../../shared/dates.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { reviewQuery, useChangeReview } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'
import { ReviewForm } from './review-form.tsx'

/** Changing what is said of a review. Where somebody else changed it meanwhile, both stand beside each other and nothing typed is lost. */
export function EditReview({ review, close }: { review: Review; close: () => void }) {
  const say = useText(ENGLISH)
  const client = useQueryClient()
  const save = useChangeReview(review.id)
  const [facts, setFacts] = useState<ReviewFacts>(() => factsOf(review))
  // What the form began from, or what one has seen of others' changes since.
  const [revision, setRevision] = useState(review.revision)
  const isChanged = save.error instanceof CallFailed && save.error.reply.code === 'record.changed'
  const send = (against: number) =>
    save.mutate(
      { ...facts, revision: against },
      {
        onSuccess: close,
        onError: (error) => {
          if (error instanceof CallFailed && error.reply.code === 'record.changed')
            void client.invalidateQueries({ queryKey: reviewQuery(review.id).queryKey })
        },
      },
    )
  return (
    <section className="card stack" aria-label={say('修改')}>
      <ReviewForm facts={facts} change={setFacts} today={date(new Date().toISOString())} known={review.schoolList} />
      {isChanged || review.revision !== revision ? <Meanwhile review={review} since={revision} /> : null}
      {save.error && !isChanged ? <Failed error={save.error} /> : null}
      <div className="row">
        {review.revision === revision ? (
          <Button type="primary" disabled={!facts.title.trim()} loading={save.isPending} onClick={() => send(revision)}>
            {say('保存')}
          </Button>
        ) : (
          <>
            <Button
              type="primary"
              loading={save.isPending}
              onClick={() => {
                setRevision(review.revision)
                send(review.revision)
              }}
            >
              {say('仍按我填的保存')}
            </Button>
            <Button
              onClick={() => {
                setRevision(review.revision)
                setFacts(factsOf(review))
                save.reset()
              }}
            >
              {say('改用对方的')}
            </Button>
          </>
        )}
        <Button onClick={close}>{say('取消')}</Button>
      </div>
    </section>
  )
}

/** What others did while one was typing: who, when, and each value before and after. */
function Meanwhile({ review, since }: { review: Review; since: number }) {
  const say = useText(ENGLISH)
  const added = review.history.slice(0, Math.max(1, review.revision - since))
  return (
    <div className="notice notice-spare" role="alert">
      <p className="notice-title">{say('您填写时，别人改过这次评估复核，没有保存您的修改。')}</p>
      <ul className="bullets">
        {added.flatMap(({ number, by, at, changes }) =>
          changes.length === 0
            ? [<li key={number}>{`${by} ${dateTime(at)}`}</li>]
            : changes.map(({ name, before, after }) => (
                <li key={`${number} ${name}`}>
                  {say('{by} {at} 把“{name}”从“{before}”改为“{after}”', {
                    by,
                    at: dateTime(at),
                    name,
                    before: before || say('空'),
                    after: after || say('空'),
                  })}
                </li>
              )),
        )}
      </ul>
    </div>
  )
}

const factsOf = (review: Review): ReviewFacts => ({
  kind: review.kind,
  title: review.title,
  plannedOn: review.plannedOn,
  heldOn: review.heldOn,
  team: review.team,
  schools: review.schoolList.map(({ code }) => code),
  conclusion: review.conclusion,
  results: review.results,
  term: review.term,
})
