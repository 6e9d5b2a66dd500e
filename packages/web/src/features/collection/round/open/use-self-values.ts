import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { useRef, useState } from 'react'
import { useSaveSelf } from './api.ts'

export interface SelfValues {
  /** As it stands or was given here just now; empty where there is none. */
  read: (path: string) => string
  save: (changes: readonly { path: string; value: string }[]) => void
  isSaving: boolean
  /** When something was last saved here. */
  savedAt: string | null
  /** What kept the last change from being saved; it stays on the page and goes along with the next. */
  error: unknown
  /** Somebody else's value stood in the way of one typed here. */
  isOverridden: boolean
}

/** The values of a 自查, saved one after the other as they are given. */
export function useSelfValues(detail: ReturnDetail): SelfValues {
  const saving = useSaveSelf(detail.id)
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [isOverridden, setOverridden] = useState(false)
  const versions = useRef(new Map<string, number>())
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const standing = new Map(detail.values.flatMap((each) => (each.basis === 'reported' ? [[each.path, each] as const] : [])))

  const send = async (changes: readonly { path: string; value: string }[]) => {
    const seenOf = (path: string) => Math.max(versions.current.get(path) ?? 0, standing.get(path)?.version ?? 0)
    const { saved, conflicts } = await saving.mutateAsync(changes.map((change) => ({ ...change, seen: seenOf(change.path) })))
    for (const { path, version } of [...saved, ...conflicts]) versions.current.set(path, version)
    setOverridden(conflicts.length > 0)
    setSavedAt(new Date().toISOString())
    setGiven((now) => new Map([...now, ...conflicts.map(({ path, value }) => [path, value] as const)]))
  }
  return {
    read: (path) => given.get(path) ?? standing.get(path)?.value ?? '',
    save: (changes) => {
      setGiven((now) => new Map([...now, ...changes.map(({ path, value }) => [path, value] as const)]))
      turn.current = turn.current.then(() => send(changes)).catch(() => {})
    },
    isSaving: saving.isPending,
    savedAt,
    error: saving.error,
    isOverridden,
  }
}
