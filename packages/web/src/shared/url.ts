import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Search = Readonly<Record<string, string | undefined>>

/** Reads `?a=b` as plain text values: codes with leading zeros stay as they are. */
export const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

export function writeSearch(search: Record<string, unknown>): string {
  const out = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) if (value !== undefined && value !== '') out.set(key, String(value))
  return out.size === 0 ? '' : `?${out}`
}

/**
 * The address as a page's memory: what it is filtered by and what is open. `change` merges; undefined or '' removes a key. Typing
 * replaces the entry in the history, choosing adds one.
 */
export function useUrl(): [Search, (changes: Search, how?: 'replace' | 'push') => void] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Search, how: 'replace' | 'push' = 'push') => {
      void navigate({
        to: '.',
        search: (before: Search) => Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, v]) => v)),
        replace: how === 'replace',
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [search, change]
}
