import type { Permission } from '@junheng/core/features/access/rules.ts'
import type { Pending } from '@junheng/core/features/access/schema.ts'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { insideAddress } from '../shared/inside-address.ts'
import { sessionQuery, useMay } from '../shared/session.ts'
import { Refused } from '../shared/states.tsx'
import type { Search } from '../shared/url.ts'
import { Shell } from './shell.tsx'

type Page = () => Promise<{ default: () => ReactNode }>

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  validateSearch: (search): Search => search as Search,
})

export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('../features/access/pages/sign-in-page.tsx')),
})

/** Where the organisation's own sign-in sends the browser back to. */
export const signOn = createRoute({
  getParentRoute: () => root,
  path: '/login/sign-on',
  component: lazyRouteComponent(() => import('../features/access/pages/sign-on-page.tsx')),
})

/** Shown while there is no account at all. */
export const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/access/pages/start-page.tsx')),
})

/** Between the sign-in and the house: a page for each thing that may be left to do at the door. */
const DOORS = { code: '/code', 'new-password': '/new-password', 'second-factor': '/second-factor' } as const

export function door<const P extends Pending>(pending: P, page: Page) {
  return createRoute({
    getParentRoute: () => root,
    path: DOORS[pending],
    beforeLoad: async ({ context, search }) => {
      const session = await context.queryClient.fetchQuery(sessionQuery)
      if (!session.signedIn) throw redirect({ to: '/login', search })
      if (session.pending === pending) return
      throw session.pending === null
        ? redirect({ href: insideAddress(search['to']) })
        : redirect({ to: DOORS[session.pending], search })
    },
    component: lazyRouteComponent(page),
  })
}

/** Everything behind the sign-in. Whoever is not signed in is taken there and brought back after. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.fetchQuery(sessionQuery)
    if (!session.signedIn && session.isEmpty) throw redirect({ to: '/start', search: {} })
    if (!session.signedIn) throw redirect({ to: '/login', search: { to: location.href } })
    if (session.pending !== null) throw redirect({ to: DOORS[session.pending], search: { to: location.href } })
  },
  component: Shell,
})

/** One room of the house: its address, what it is called where it is refused, who may enter, and its page, loaded when entered. */
export function room<const P extends string>(path: P, name: string, needs: Permission | null, page: Page) {
  const Page = lazyRouteComponent(page)
  const Guarded = ({ permission }: { permission: Permission }) => (useMay(permission) ? <Page /> : <Refused what={name} />)
  const component = Object.assign(() => (needs ? <Guarded permission={needs} /> : <Page />), {
    preload: async () => Page.preload?.(),
  })
  return createRoute({ getParentRoute: () => inside, path, component })
}
