import { type RefObject, useEffect, useRef } from 'react'

/** Does `act` with the element of the ref when `key` is pressed anywhere outside a field or an open dialog. */
export function useKey<E extends HTMLElement>(key: string, act: (element: E) => void): RefObject<E | null> {
  const element = useRef<E>(null)
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const inField = e.target instanceof Element && e.target.closest('input, textarea, select, [contenteditable], dialog[open]')
      if (e.key.toLowerCase() !== key || e.ctrlKey || e.metaKey || e.altKey || inField || !element.current) return
      e.preventDefault()
      latest.current(element.current)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key])
  return element
}
