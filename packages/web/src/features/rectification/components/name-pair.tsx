import type { NameDecision, NameVariant } from '@junheng/core/features/rectification/schema.ts'
import { Button } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useReviewName } from '../api.ts'
import { ENGLISH } from '../plan-english.ts'

const STANDS = { open: '待确认', confirmed: '是同一个', refused: '不是同一个' } as const satisfies Record<NameDecision, string>
const GLYPHS: Readonly<Record<NameDecision, string>> = { open: '○', confirmed: '●', refused: '◆' }

/** Two names that look alike; a person says whether they are one, and can take it back. */
export function NamePair({ planId, variant: v, mayReview }: { planId: string; variant: NameVariant; mayReview: boolean }) {
  const say = useText(ENGLISH)
  const review = useReviewName(planId)
  const names = { a: v.published, b: v.canonical }
  const decide = (decision: NameDecision) =>
    review.mutate({ published: v.published, canonical: v.canonical, decision, seen: v.decisions })
  return (
    <div className="pair">
      <span className="dim">{say(v.kind === 'school' ? '学校' : '项目')}</span>
      <span>{say('“{a}”与“{b}”', names)}</span>
      <span className={v.decision === 'open' ? '' : 'dim'}>
        <span aria-hidden="true">{GLYPHS[v.decision]}</span> {say(STANDS[v.decision])}
      </span>
      <span className="row">
        {v.decidedBy && v.decidedAt ? (
          <span className="dim small">{say('由 {by} 于 {at}', { by: v.decidedBy, at: dateTime(v.decidedAt) })}</span>
        ) : null}
        {mayReview && v.decision === 'open' ? (
          <>
            <Button
              size="small"
              disabled={review.isPending}
              onClick={() => decide('confirmed')}
              aria-label={say('“{a}”与“{b}”是同一个', names)}
            >
              {say('是同一个')}
            </Button>
            <Button
              size="small"
              disabled={review.isPending}
              onClick={() => decide('refused')}
              aria-label={say('“{a}”与“{b}”不是同一个', names)}
            >
              {say('不是同一个')}
            </Button>
          </>
        ) : null}
        {mayReview && v.decision !== 'open' ? (
          <Button
            size="small"
            disabled={review.isPending}
            onClick={() => decide('open')}
            aria-label={say('撤销决定：“{a}”与“{b}”', names)}
          >
            {say('撤销决定')}
          </Button>
        ) : null}
      </span>
      {review.isError ? <Failed error={review.error} /> : null}
    </div>
  )
}
