import type { ReturnValue, SavedValues, ValueChange } from '@junheng/core/features/collection/round/schema.ts'
import { draftsIn } from './drafts.ts'
import { FillStore } from './fill-store.ts'

/** A browser's storage, for tests. */
export class Memory {
  readonly kept = new Map<string, string>()
  isFull = false
  get length() {
    return this.kept.size
  }
  key(at: number) {
    return [...this.kept.keys()][at] ?? null
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, text: string) {
    if (this.isFull) throw new Error('full')
    this.kept.set(key, text)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
}

/** A server of one return: what two people save meets here, as it does in save-values.ts. */
export class Server {
  readonly values = new Map<string, ReturnValue>()
  revision = 1
  failing: Error | null = null
  /** Holds replies back until let go. */
  gate: Promise<void> | null = null

  save = async (changes: ValueChange[], by = '甲'): Promise<SavedValues> => {
    if (this.failing) throw this.failing
    const conflicts: ReturnValue[] = []
    const saved: SavedValues['saved'] = []
    let changed = false
    for (const { path, value, seen } of changes) {
      const stands = this.values.get(path)
      const version = stands?.version ?? 0
      if ((stands?.value ?? '') === value) saved.push({ path, version })
      else if (version !== seen) conflicts.push(stands!)
      else {
        this.values.set(path, {
          basis: 'reported',
          path,
          value,
          version: version + 1,
          how: 'typed',
          note: null,
          at: NOW.toISOString(),
          by,
        })
        saved.push({ path, version: version + 1 })
        changed = true
      }
    }
    if (changed) this.revision++
    const reply = { revision: this.revision, saved, conflicts }
    await this.gate
    return reply
  }
}

export const NOW = new Date('2026-09-10T04:03:00Z')

/** Somebody at a page of the return. */
export function desk(server = new Server(), memory = new Memory(), by = '甲') {
  const waiting: { after: number; act: () => void }[] = []
  let behind = 0
  const drafts = draftsIn(memory, 'account', 'return')
  const store = new FillStore({
    send: (changes) => server.save(changes, by),
    drafts,
    isPassing: (error) => (error as Error).message === 'offline',
    onBehind: () => behind++,
    now: () => NOW,
    beat: { after: (after, act) => waiting.splice(0, 1, { after, act }), stop: () => waiting.splice(0) },
  })
  store.take([...server.values.values()], server.revision)
  return { store, server, memory, drafts, waiting, behind: () => behind }
}
