import type { Review } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { letterAddress, useAddLetter } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'

/** 反馈意见 as they came in. */
export function ReviewLetters({ review }: { review: Review }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('recognition.manage')
  const mayMake = useMay('item.manage')
  const add = useAddLetter(review.id)
  return (
    <section className="card stack" aria-labelledby="letters">
      <h2 id="letters">{say('反馈意见')}</h2>
      {review.letterList.length === 0 ? <p className="dim">{say('还没有上传反馈意见。')}</p> : null}
      <ul className="review-letters">
        {review.letterList.map(({ number, name, sha256, at, by }) => (
          <li key={number}>
            <a href={letterAddress(review.id, number)} title={`SHA-256 ${sha256}`} download>
              {name}
            </a>{' '}
            <span className="dim small">
              {by} {dateTime(at)}
            </span>
          </li>
        ))}
      </ul>
      {mayManage ? (
        <DropZone
          button={say('上传反馈意见')}
          accept=".pdf,.docx,.jpg,.jpeg,.png"
          primary={false}
          disabled={add.isPending}
          onFile={(file) => add.mutate(file)}
        >
          <span className="dim small">{say('pdf、docx 或照片')}</span>
        </DropZone>
      ) : null}
      {add.error ? <Failed error={add.error} /> : null}
      <p className="no-print">
        {mayMake ? (
          <Link to="/ledger/letters-in" search={{ new: '1', review: review.id, due: review.term ?? undefined }}>
            {say('逐条列入整改台账')}
          </Link>
        ) : (
          <Link to="/ledger/letters-in" search={{}}>
            {say('反馈意见的整改进展')}
          </Link>
        )}
      </p>
    </section>
  )
}
