import type { Judgement } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type ItemKey, useReview } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'

/** The review by a second person; whoever recorded the conclusion reads that somebody else must. */
export function ReviewForm({ of, recorded }: { of: ItemKey; recorded: Judgement }) {
  const say = useText(ENGLISH)
  const review = useReview()
  const id = useId()
  const [note, setNote] = useState('')
  const send = (accepted: boolean) =>
    review.mutate({ ...of, version: recorded.version, accepted, note: note.trim() }, { onSuccess: () => setNote('') })
  const isReady = note.trim().length >= 2
  return (
    <section className="stack" aria-label={say('复核')}>
      <h3>{say('复核')}</h3>
      {recorded.review ? (
        <p>
          {say(recorded.review.accepted ? '{by} 于 {at} 复核通过：{note}' : '{by} 于 {at} 复核未通过：{note}', {
            by: recorded.review.by,
            at: dateTime(recorded.review.at),
            note: recorded.review.note,
          })}
        </p>
      ) : null}
      {recorded.isOwn ? (
        <p className="dim">{say('这一版结论由您记录，请另一位同志复核。')}</p>
      ) : (
        <>
          <label htmlFor={id}>{say('复核意见')}</label>
          <Input.TextArea id={id} rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
          {review.error ? <Failed error={review.error} /> : null}
          <div className="row">
            <Button type="primary" disabled={!isReady} loading={review.isPending} onClick={() => send(true)}>
              {say('复核通过')}
            </Button>
            <Button disabled={!isReady || review.isPending} onClick={() => send(false)}>
              {say('复核不通过')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
