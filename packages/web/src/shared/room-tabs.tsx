import { Link, useLocation } from '@tanstack/react-router'
import { openPlaces, roomAt } from './sections.ts'
import { useSignedIn } from './session.ts'
import { useWords } from './words.ts'

/** The pages of the room one is in, over each of them; nothing where a room has one page, or below its pages. */
export function RoomTabs() {
  const words = useWords()
  const { permissions } = useSignedIn()
  const { pathname } = useLocation()
  const room = roomAt(pathname)
  const tabs = room ? openPlaces(room, permissions) : []
  if (!room || tabs.length < 2 || !tabs.some(({ to }) => to === pathname)) return null
  return (
    <nav className="rooms no-print" aria-label={words[room.word]}>
      {tabs.map(({ to, word }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {words[word]}
        </Link>
      ))}
    </nav>
  )
}
