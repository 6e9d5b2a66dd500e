import '../notices.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../shared/text.ts'
import { countQuery } from '../api.ts'
import { ENGLISH } from '../inbox-english.ts'

/** The way to the inbox with the number of unread notices, always in the same room, so that nothing moves when the number comes. */
export function Bell() {
  const say = useText(ENGLISH)
  const { data } = useQuery(countQuery)
  const unread = data?.unread ?? 0
  return (
    <Link to="/inbox" search={{}} className="bell">
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
        <path
          d="M12 3a6 6 0 0 0-6 6v4.2L4.3 16.5h15.4L18 13.2V9a6 6 0 0 0-6-6Zm-2.2 15.2a2.3 2.3 0 0 0 4.4 0Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinejoin="round"
        />
      </svg>
      <span className="sr">{unread > 0 ? say('通知，{n} 条未读', { n: unread }) : say('通知')}</span>
      {unread > 0 ? (
        <span className={`bell-count${data?.urgent ? ' is-urgent' : ''}`} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  )
}
