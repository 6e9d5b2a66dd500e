import {
  CONCLUSION_NAMES,
  REVIEW_KIND_NAMES,
  REVIEW_LIFE,
  REVIEW_STATE_NAMES,
  type ReviewAction,
} from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { Review } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { reviewQuery, useStepReview } from '../api.ts'
import { EditReview } from '../components/edit-review.tsx'
import { RecordDialog } from '../components/record-dialog.tsx'
import { ReviewHistory } from '../components/review-history.tsx'
import { ReviewLetters } from '../components/review-letters.tsx'
import { ENGLISH } from '../recognition-english.ts'
import '../recognition.css'

const LINE = ['planned', 'held', 'feedback', 'closed'] as const

/** One look at the county from above: what is known of it, its letters, what happened to it, and what may be done now. */
export default function ReviewPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useQuery(reviewQuery(id))
  return (
    <PageFrame name={data?.title ?? say('评估复核')}>
      <Link to="/reviews" search={{}} className="no-print">
        {say('← 评估复核')}
      </Link>
      {isPending ? <Loading what={say('正在载入评估复核')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Sheet review={data} /> : null}
    </PageFrame>
  )
}

function Sheet({ review }: { review: Review }) {
  const say = useText(ENGLISH)
  const [{ edit }, change] = useUrl()
  const isEditing = edit === '1' && review.actions.includes('edit')
  return (
    <>
      <h1>{review.title}</h1>
      {review.state === 'cancelled' ? (
        <p className="notice">{say('这次评估复核已取消。')}</p>
      ) : (
        <ol className="way">
          {LINE.map((state) => (
            <li key={state} aria-current={state === review.state ? 'step' : undefined}>
              <span aria-hidden="true">{state === review.state ? '●' : '○'}</span> {say(REVIEW_STATE_NAMES[state])}
            </li>
          ))}
        </ol>
      )}
      <div className="row no-print">
        {review.actions.map((action, i) =>
          action === 'edit' ? (
            <Button key={action} onClick={() => change({ edit: isEditing ? undefined : '1' })} aria-expanded={isEditing}>
              {say('修改')}
            </Button>
          ) : (
            <Step key={action} review={review} action={action} isPrimary={i === 1} />
          ),
        )}
      </div>
      <div className="review-body">
        {isEditing ? <EditReview review={review} close={() => change({ edit: undefined })} /> : <Facts review={review} />}
        <div className="stack">
          <ReviewLetters review={review} />
          <ReviewHistory history={review.history} />
        </div>
      </div>
    </>
  )
}

function Facts({ review: r }: { review: Review }) {
  const say = useText(ENGLISH)
  return (
    <section className="card" aria-label={say('情况')}>
      <dl className="facts">
        <dt>{say('类别')}</dt>
        <dd>{say(REVIEW_KIND_NAMES[r.kind])}</dd>
        <dt>{say('计划日期')}</dt>
        <dd>{r.plannedOn ?? say('未定')}</dd>
        <dt>{say('开展日期')}</dt>
        <dd>{r.heldOn ?? '—'}</dd>
        <dt>{say('评估组')}</dt>
        <dd>{r.team || '—'}</dd>
        <dt>{say('所到学校')}</dt>
        <dd>
          {r.schoolList.length === 0 ? '—' : null}
          <ul className="review-schools">
            {r.schoolList.map(({ code, name }) => (
              <li key={code}>
                <Link to="/schools/$code" params={{ code }} search={{}}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{say('结论')}</dt>
        <dd>{r.conclusion ? say(CONCLUSION_NAMES[r.conclusion]) : '—'}</dd>
        <dt>{say('结果和发现的问题')}</dt>
        <dd className="review-results">{r.results || '—'}</dd>
        <dt>{say('整改期限')}</dt>
        <dd>
          {r.term ?? '—'} {r.isOverdue ? <span className="mark line-overdue">▲ {say('逾期')}</span> : null}
        </dd>
      </dl>
    </section>
  )
}

function Step({ review, action, isPrimary }: { review: Review; action: Exclude<ReviewAction, 'edit'>; isPrimary: boolean }) {
  const say = useText(ENGLISH)
  const step = useStepReview(review.id)
  const { zh, asks }: { zh: (typeof REVIEW_LIFE)[ReviewAction]['zh']; asks: readonly string[] } = REVIEW_LIFE[action]
  return (
    <RecordDialog
      button={say(zh)}
      title={`${say(zh)}：${review.title}`}
      isPrimary={isPrimary}
      on={null}
      docNo="no"
      note={asks.includes('note') ? 'must' : 'may'}
      given={({ note }) => ({ action, note, revision: review.revision })}
      act={step}
    >
      {asks.includes('heldOn') && review.heldOn === null ? <p className="notice">{say('请先在“修改”里填写开展日期。')}</p> : null}
      {asks.includes('conclusion') && review.conclusion === null ? (
        <p className="notice">{say('请先在“修改”里填写结论。')}</p>
      ) : null}
    </RecordDialog>
  )
}
