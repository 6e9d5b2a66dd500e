import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to an address of this house that comes as text; opened in place, or elsewhere with the usual keys. */
export function InsideLink({ to, children }: { to: string; children: ReactNode }) {
  const router = useRouter()
  return (
    <a
      href={to}
      onClick={(e) => {
        if (e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return
        e.preventDefault()
        router.history.push(to)
      }}
    >
      {children}
    </a>
  )
}
