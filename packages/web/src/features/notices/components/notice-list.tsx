import { kindName, urgencyOf } from '@junheng/core/features/notices/kinds.ts'
import type { Notice } from '@junheng/core/features/notices/schema.ts'
import { useRouter } from '@tanstack/react-router'
import type { KeyboardEvent, MouseEvent } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { useMark } from '../api.ts'
import { ENGLISH } from '../inbox-english.ts'

/** Notices newest first. Arrow keys go from one to the next, Enter opens, U marks as read or unread. */
export function NoticeList({ items }: { items: readonly Notice[] }) {
  const say = useText(ENGLISH)
  const mark = useMark()
  const onKeyDown = (e: KeyboardEvent<HTMLUListElement>) => {
    if (move(e) || e.key.toLowerCase() !== 'u' || e.ctrlKey || e.metaKey || e.altKey) return
    const id = (e.target as Element).closest('li')?.id
    const notice = items.find((each) => idOf(each) === id)
    if (!notice) return
    e.preventDefault()
    mark.mutate({ ids: [notice.id], isRead: notice.readAt === null })
  }
  return (
    <ul className="notices" aria-label={say('通知列表')} onKeyDown={onKeyDown}>
      {items.map((notice) => (
        <Row key={notice.id} notice={notice} mark={(isRead) => mark.mutate({ ids: [notice.id], isRead })} />
      ))}
    </ul>
  )
}

function Row({ notice, mark }: { notice: Notice; mark: (isRead: boolean) => void }) {
  const say = useText(ENGLISH)
  const { county } = useSignedIn()
  const isRead = notice.readAt !== null
  const isElsewhere = notice.county !== null && notice.county.code !== county?.code
  const action = isRead ? say('标为未读') : say('标为已读')
  const isUrgent = urgencyOf(notice.kind) === 'urgent'
  return (
    <li id={idOf(notice)} className={isRead ? 'notice-row is-read' : 'notice-row'}>
      <span className="notice-mark">
        <span aria-hidden="true">{isRead ? '○' : '●'}</span>
        <span className="sr">{isRead ? say('已读') : say('未读')}</span>
      </span>
      <div className="notice-text">
        <p className="notice-head">
          <span className={isUrgent ? 'notice-kind is-urgent' : 'notice-kind'}>
            {isUrgent ? (
              <>
                <span aria-hidden="true">▲ </span>
                <span className="sr">{say('要紧')} </span>
              </>
            ) : null}
            {kindName(notice.kind)}
          </span>
          <NoticeTitle notice={notice} isElsewhere={isElsewhere} open={() => !isRead && mark(true)} />
        </p>
        {notice.body ? <p className="notice-body">{notice.body}</p> : null}
        {isElsewhere && notice.county ? (
          <p className="dim small">{say('{county}的通知，换到该地的岗位后打开', { county: notice.county.name })}</p>
        ) : null}
        <p className="dim small">
          {notice.from} · <time dateTime={notice.at}>{dateTime(notice.at)}</time>
        </p>
      </div>
      <button type="button" className="link small notice-toggle no-print" onClick={() => mark(!isRead)}>
        <span aria-hidden="true">{action}</span>
        <span className="sr">{say('{action}：{title}', { action, title: notice.title })}</span>
      </button>
    </li>
  )
}

/** Opening marks as read; what belongs to another county is not opened from here, where it would only be refused. */
function NoticeTitle({ notice, isElsewhere, open }: { notice: Notice; isElsewhere: boolean; open: () => void }) {
  const router = useRouter()
  if (isElsewhere) return <span className="notice-title-text">{notice.title}</span>
  const onClick = (e: MouseEvent) => {
    open()
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    router.history.push(notice.link)
  }
  return (
    <a href={notice.link} className="notice-title-text" onClick={onClick} onAuxClick={open}>
      {notice.title}
    </a>
  )
}

const idOf = (notice: Notice): string => `notice-${notice.id}`

/** @returns true where the key was an arrow */
function move(e: KeyboardEvent<HTMLUListElement>): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
  if (step === undefined) return false
  const rows = [...e.currentTarget.children]
  const at = rows.findIndex((row) => row.contains(e.target as Node))
  const next = rows[at + step]?.querySelector<HTMLElement>('a, button')
  if (!next) return true
  e.preventDefault()
  next.focus()
  return true
}
