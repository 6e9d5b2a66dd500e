import { signOut } from '@junheng/core/features/access/contract.ts'
import type { Permission } from '@junheng/core/features/access/rules.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Bell } from '../features/notices/components/bell.tsx'
import { call, rememberCsrfToken } from '../shared/call.ts'
import { openPlaces, roomAt, SECTIONS } from '../shared/sections.ts'
import { rememberLeaveAt, useSignedIn } from '../shared/session.ts'
import { Loading } from '../shared/states.tsx'
import { switchLanguage, useLanguage } from '../shared/text.ts'
import { useWords } from '../shared/words.ts'
import { FindSchoolButton } from './find-school-button.tsx'
import { PostSwitcher } from './post-switcher.tsx'
import { useContrast } from './theme.ts'

/** The frame of every room: navigation at the left, on small screens behind a button; the page in `<main>`. */
export function Shell() {
  const words = useWords()
  const session = useSignedIn()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const side = useRef<HTMLDivElement>(null)
  const lastPath = useRef(pathname)

  // A new room: the keyboard and the screen reader start at its beginning.
  useEffect(() => {
    showHere(side.current)
    if (lastPath.current === pathname) return
    lastPath.current = pathname
    setOpen(false)
    main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className={`side${isOpen ? ' is-open' : ''}`}>
        <div className="side-top">
          <div>
            <p className="side-name">{words.product}</p>
            <p className="side-subtitle">{words.subtitle}</p>
          </div>
          <Bell />
          <button
            type="button"
            className="side-toggle"
            aria-expanded={isOpen}
            aria-controls="side-body"
            onClick={() => setOpen(!isOpen)}
          >
            <span aria-hidden="true">{isOpen ? '✕' : '☰'}</span>
            <span className="sr">{isOpen ? words.closeNavigation : words.openNavigation}</span>
          </button>
        </div>
        <div id="side-body" ref={side} className="side-body">
          {session.permissions.includes('evaluation.read') ? <FindSchoolButton onGo={() => setOpen(false)} /> : null}
          <nav aria-label={words.navigation}>
            <ul>
              {SECTIONS.map((section) => (
                <NavigationSection
                  key={section.rooms[0].to}
                  section={section}
                  permissions={session.permissions}
                  isOfSchools={session.schools !== null}
                />
              ))}
            </ul>
          </nav>
          <SideFoot name={session.account.displayName} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

/** The list of rooms is longer than some screens: the one we are in is brought into sight within it, and nothing else moves. */
function showHere(side: HTMLElement | null): void {
  const here = side?.querySelector('nav a.active')
  if (!side || !here) return
  const [frame, link] = [side.getBoundingClientRect(), here.getBoundingClientRect()]
  if (link.bottom > frame.bottom) side.scrollTop += link.bottom - frame.bottom + link.height
  if (link.top < frame.top) side.scrollTop -= frame.top - link.top + link.height
}

interface SectionProps {
  section: (typeof SECTIONS)[number]
  permissions: readonly Permission[]
  isOfSchools: boolean
}

/** The rooms of a section this person may enter, under its name; nothing where there are none. */
function NavigationSection({ section: { word, rooms }, permissions, isOfSchools }: SectionProps) {
  const words = useWords()
  const here = roomAt(useLocation().pathname)
  const open = rooms.filter((room) => openPlaces(room, permissions).length > 0 && (isOfSchools || !('ofSchools' in room)))
  if (open.length === 0) return null
  const links = open.map((room) => {
    const places = openPlaces(room, permissions)
    // A room of which one page is open to this person is that page.
    const shown = places.length === 1 ? places[0]! : room
    return (
      <li key={room.to} {...(word === null ? { className: 'side-single' } : {})}>
        <Link
          to={places[0]!.to}
          className={room === here ? 'active' : undefined}
          activeProps={{}}
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={room === here ? 'page' : undefined}
        >
          {words[shown.word]}
        </Link>
      </li>
    )
  })
  if (word === null) return links
  return (
    <li>
      <p className="side-section" id={`section-${word}`}>
        {words[word]}
      </p>
      <ul aria-labelledby={`section-${word}`}>{links}</ul>
    </li>
  )
}

function SideFoot({ name }: { name: string }) {
  const words = useWords()
  const language = useLanguage()
  const [isHighContrast, turnContrast] = useContrast()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    // Also when the server cannot be reached nothing of this person stays on the screen.
    onSettled: async (left) => {
      rememberCsrfToken('')
      rememberLeaveAt(left?.leaveAt ?? null)
      await navigate({ to: '/login', search: {} })
      // The door's own question to the server is under way; all else is the person's.
      queryClient.removeQueries({ type: 'inactive' })
    },
  })
  return (
    <div className="side-foot">
      <p>{name}</p>
      <PostSwitcher />
      <Link to="/me">{words.me}</Link>
      <button type="button" onClick={() => leave.mutate()} disabled={leave.isPending}>
        {words.signOut}
      </button>
      <button type="button" onClick={switchLanguage} lang={language === 'zh' ? 'en' : 'zh-CN'}>
        {words.language}
      </button>
      <button type="button" aria-pressed={isHighContrast} onClick={turnContrast}>
        {words.highContrast}
      </button>
    </div>
  )
}
