import {
  CONCLUSION_NAMES,
  REVIEW_KIND_NAMES,
  REVIEW_STATE_NAMES,
} from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { ReviewSummary } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { date } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { reviewsQuery, useAddReview } from '../api.ts'
import { NO_REVIEW, ReviewForm } from '../components/review-form.tsx'
import { ENGLISH } from '../recognition-english.ts'
import '../recognition.css'

const HEADS = ['名称', '类别', '日期', '状态', '结论', '整改期限', '所到学校'] as const

/** 评估复核: every look at the county from above, those still ahead first. */
export default function ReviewsPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(reviewsQuery)
  const mayManage = useMay('recognition.manage')
  return (
    <PageFrame name={say('评估复核')}>
      <div className="row">
        <h1>{say('评估复核')}</h1>
        {mayManage ? <AddReview /> : null}
      </div>
      {isPending ? <Loading what={say('正在载入评估复核')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 ? (
        <Empty title={say('还没有登记评估复核')}>
          <p>
            {say('市级复核、省级评估、国家认定和复查登记在这里：日期（可以未定）、评估组、所到学校、结果、反馈意见和整改期限。')}
          </p>
        </Empty>
      ) : null}
      {data && data.length > 0 ? (
        <section className="card card-flush">
          <PlainTable label={say('评估复核')} heads={HEADS.map((head) => say(head))}>
            {data.map((review) => (
              <ReviewRow key={review.id} review={review} />
            ))}
          </PlainTable>
        </section>
      ) : null}
    </PageFrame>
  )
}

function ReviewRow({ review: r }: { review: ReviewSummary }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row">
        <Link to="/reviews/$id" params={{ id: r.id }} search={{}}>
          {r.title}
        </Link>
      </th>
      <td data-label={say('类别')}>{say(REVIEW_KIND_NAMES[r.kind])}</td>
      <td data-label={say('日期')} className="nowrap">
        {r.heldOn ?? (r.plannedOn ? say('计划 {day}', { day: r.plannedOn }) : say('未定'))}
      </td>
      <td data-label={say('状态')}>
        {say(REVIEW_STATE_NAMES[r.state])}
        {r.isOverdue ? <span className="mark line-overdue"> ▲ {say('逾期')}</span> : null}
      </td>
      <td data-label={say('结论')}>{r.conclusion ? say(CONCLUSION_NAMES[r.conclusion]) : '—'}</td>
      <td data-label={say('整改期限')} className="nowrap">
        {r.term ?? '—'}
      </td>
      <td data-label={say('所到学校')}>{say('{n} 所', { n: r.schools })}</td>
    </tr>
  )
}

function AddReview() {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const add = useAddReview()
  const [isOpen, setOpen] = useState(false)
  const [facts, setFacts] = useState(NO_REVIEW)
  const close = () => {
    setOpen(false)
    setFacts(NO_REVIEW)
    add.reset()
  }
  const send = () =>
    add.mutate(facts, {
      onSuccess: ({ id }) => {
        close()
        void navigate({ to: '/reviews/$id', params: { id }, search: {} })
      },
    })
  return (
    <>
      <Button className="row-end no-print" type="primary" onClick={() => setOpen(true)}>
        {say('登记评估复核')}
      </Button>
      <Modal
        open={isOpen}
        title={say('登记评估复核')}
        okText={say('登记')}
        cancelText={say('取消')}
        okButtonProps={{ disabled: !facts.title.trim(), loading: add.isPending }}
        onCancel={close}
        onOk={send}
        width={680}
        destroyOnHidden
      >
        <div className="stack">
          <ReviewForm facts={facts} change={setFacts} today={date(new Date().toISOString())} />
          {add.error ? <Failed error={add.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
