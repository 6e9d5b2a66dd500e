/** What somebody typed and the server has not confirmed yet. `seen`: the version they saw; `at`: when, in milliseconds. */
export interface Draft {
  path: string
  value: string
  seen: number
  at: number
}

/** What of one return is kept in this browser until the server has it: one entry a value, so that two tabs do not overwrite each other's. */
export interface Drafts {
  /** False where the browser keeps nothing: then leaving the page would lose it. */
  put: (draft: Draft) => boolean
  /** Forgets a value once it is known to be safe; one typed since (in another tab) stays. */
  remove: (path: string, value?: string) => void
  /** The oldest first. */
  all: () => Draft[]
  /** Whether a key of the storage is one of these: another tab wrote it. */
  owns: (key: string | null) => boolean
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * Keeps them under the account and the return, so that whoever signs in after somebody else is not offered that person's.
 *
 * @param store null where the browser has none to give
 */
export function draftsIn(store: Store | null, accountId: string, returnId: string): Drafts {
  const prefix = `junheng.fill/${accountId}/${returnId}/`
  const owns = (key: string | null): boolean => key?.startsWith(prefix) ?? false
  const read = (key: string): Draft | null => readDraft(key.slice(prefix.length), store?.getItem(key) ?? null)
  return {
    owns,
    put({ path, value, seen, at }) {
      try {
        store?.setItem(prefix + path, JSON.stringify({ value, seen, at }))
        return store !== null
      } catch {
        // Full, or a browser that keeps nothing.
        return false
      }
    },
    remove(path, value) {
      const kept = value === undefined ? null : read(prefix + path)
      if (kept === null || kept.value === value) store?.removeItem(prefix + path)
    },
    all() {
      if (store === null) return []
      const keys = Array.from({ length: store.length }, (_, at) => store.key(at)).filter(owns)
      return keys.flatMap((key) => read(key!) ?? []).sort((a, b) => a.at - b.at)
    },
  }
}

function readDraft(path: string, text: string | null): Draft | null {
  if (text === null) return null
  try {
    const { value, seen, at } = JSON.parse(text) as Partial<Draft>
    return typeof value === 'string' && typeof seen === 'number' && typeof at === 'number' ? { path, value, seen, at } : null
  } catch {
    return null
  }
}

/** This browser's storage; null where it refuses. */
export function storageHere(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
