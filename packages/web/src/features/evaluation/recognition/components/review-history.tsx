import type { Review } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'

const WORDS = {
  add: '登记',
  edit: '修改',
  hold: '记为已开展',
  receive: '记为已反馈',
  close: '办结',
  reopen: '重新打开',
  cancel: '取消这次复核',
  letter: '上传反馈意见',
} as const

/** What happened to a review, newest first, each change with what stood before. */
export function ReviewHistory({ history }: { history: Review['history'] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{say('经过')}</h2>
      <ol className="review-history">
        {history.map(({ number, action, note, changes, at, by }) => (
          <li key={number}>
            <strong>{say(WORDS[action])}</strong> {note ? <span className="break">{note}</span> : null}{' '}
            <span className="dim small">
              {by} {dateTime(at)}
            </span>
            {changes.length > 0 ? (
              <ul className="bullets small">
                {changes.map(({ name, before, after }) => (
                  <li key={name} className="break">
                    {name}：<s className="dim">{before || say('空')}</s> → {after || say('空')}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
