import { signOut } from '@junheng/core/features/access/contract.ts'
import type { Permission } from '@junheng/core/features/access/rules.ts'
import { ROLE_NAMES } from '@junheng/core/features/access/rules.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { call, rememberCsrfToken } from '../shared/call.ts'
import { useSignedIn } from '../shared/session.ts'
import { Loading } from '../shared/states.tsx'
import { switchLanguage } from '../shared/text.ts'
import { useWords } from '../shared/words.ts'

const ROOMS = [
  { to: '/', word: 'home', needs: null },
  { to: '/packages', word: 'packages', needs: 'collection.read' },
  { to: '/evaluation', word: 'evaluation', needs: 'evaluation.read' },
  { to: '/matrix', word: 'matrix', needs: 'evaluation.read' },
  { to: '/forms', word: 'forms', needs: 'evaluation.read' },
  { to: '/plans', word: 'plans', needs: 'rectification.read' },
  { to: '/standards', word: 'standards', needs: 'standards.read' },
  { to: '/accounts', word: 'accounts', needs: 'account.read' },
  { to: '/help', word: 'help', needs: null },
] as const satisfies readonly { to: string; word: string; needs: Permission | null }[]

/** The frame of every room: navigation at the left, on small screens behind a button; the page in `<main>`. */
export function Shell() {
  const words = useWords()
  const session = useSignedIn()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const lastPath = useRef(pathname)

  // A new room: the keyboard and the screen reader start at its beginning.
  useEffect(() => {
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
        <div id="side-body" className="side-body">
          <nav aria-label={words.navigation}>
            <ul>
              {ROOMS.filter(({ needs }) => needs === null || session.permissions.includes(needs)).map(({ to, word }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
                    {words[word]}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <SideFoot name={session.account.displayName} role={ROLE_NAMES[session.role]} />
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

function SideFoot({ name, role }: { name: string; role: string }) {
  const words = useWords()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    // Also when the server cannot be reached nothing of this person stays on the screen.
    onSettled: async () => {
      rememberCsrfToken('')
      await navigate({ to: '/login', search: {} })
      queryClient.clear()
    },
  })
  return (
    <div className="side-foot">
      <p>
        {name}
        <br />
        <span className="side-role">{role}</span>
      </p>
      <Link to="/me">{words.me}</Link>
      <button type="button" onClick={() => leave.mutate()} disabled={leave.isPending}>
        {words.signOut}
      </button>
      <button type="button" onClick={switchLanguage}>
        {words.language}
      </button>
    </div>
  )
}
