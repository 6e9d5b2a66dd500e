import './base.css'
import './shell.css'
import './parts.css'
import './drawer.css'
import './verdict.css'
import './paper.css'
import './sheet.css'
import './print.css'
import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CallFailed, whenSignedOut } from '../shared/call.ts'
import { sessionQuery } from '../shared/session.ts'
import { restoreLanguage } from '../shared/text.ts'
import { Root } from './root.tsx'
import { makeRouter } from './routes.tsx'
import { applyTheme } from './theme.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only a lost connection or a busy server is worth another try.
      retry: (count, error) =>
        count < 2 && error instanceof CallFailed && (error.reply.status === 0 || error.reply.status === 503),
    },
  },
})

const router = makeRouter(queryClient)

// The session ended while a page was open: sign in and come back to the same address.
whenSignedOut(() => {
  const { href, pathname } = router.state.location
  if (pathname === '/login') return
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey })
  void router.navigate({ to: '/login', search: { to: href, why: 'ended' } })
})

restoreLanguage()
applyTheme()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root queryClient={queryClient} router={router} />
  </StrictMode>,
)
