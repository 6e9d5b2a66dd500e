/**
 * Enter and ↓ go to the next field, Shift+Enter and ↑ to the one before; in a table to the same column of the next row. ↑ and ↓ stay with fields that
 * need them themselves: choices and texts of several lines.
 *
 * @returns true where the key was taken
 */
export function moveByKey(e: { key: string; shiftKey: boolean; target: EventTarget }, within: HTMLElement): boolean {
  const from = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>('[data-fill]') : null
  if (!from) return false
  const isOwn = from instanceof HTMLSelectElement || from instanceof HTMLTextAreaElement
  const down = (e.key === 'Enter' && !e.shiftKey && !(from instanceof HTMLTextAreaElement)) || (e.key === 'ArrowDown' && !isOwn)
  const up = (e.key === 'Enter' && e.shiftKey) || (e.key === 'ArrowUp' && !isOwn)
  if (!down && !up) return false
  const column = from.dataset['column']
  const all = [...within.querySelectorAll<HTMLElement>(column ? `[data-fill][data-column="${column}"]` : '[data-fill]')]
  const visible = all.filter((each) => each.offsetParent !== null)
  const next = visible[visible.indexOf(from) + (down ? 1 : -1)]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
  return next !== undefined
}
