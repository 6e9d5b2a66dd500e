import { useMemo, useState } from 'react'
import type { BulkItem } from './api.ts'

/** Items one has picked to do something to, across pages. */
export interface Picking {
  items: readonly BulkItem[]
  has: (no: number) => boolean
  toggle: (item: BulkItem) => void
  add: (items: readonly BulkItem[]) => void
  clear: () => void
}

export function usePicking(): Picking {
  const [picked, setPicked] = useState<ReadonlyMap<number, BulkItem>>(new Map())
  return useMemo(
    () => ({
      items: [...picked.values()],
      has: (no) => picked.has(no),
      toggle: (item) =>
        setPicked((now) => {
          const next = new Map(now)
          if (!next.delete(item.no)) next.set(item.no, item)
          return next
        }),
      add: (items) => setPicked((now) => new Map([...now, ...items.map((item) => [item.no, item] as const)])),
      clear: () => setPicked(new Map()),
    }),
    [picked],
  )
}
