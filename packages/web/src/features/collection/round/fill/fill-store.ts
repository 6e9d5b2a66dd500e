import type { ReturnValue, SavedValues, ValueChange } from '@junheng/core/features/collection/round/schema.ts'
import type { Drafts } from './drafts.ts'
import { type Beat, retryAfter } from './retry.ts'

/** One value as the page shows it: as typed here, else as it stands on the server. */
export interface Shown {
  value: string
  isUnsaved: boolean
  /** What stands on the server, where somebody else changed it after it was seen here; nothing is sent until one is chosen. */
  theirs: ReturnValue | null
  /** Who gave what stands, and when; null where nobody did. */
  by: string | null
  at: string | null
}

/**
 * `saved`: the server has everything. `saving`: on its way. `waiting`: kept here, tried again by itself. `refused`: the server will not take it
 * (`error`), the rest stays here.
 */
export interface SaveStatus {
  state: 'saved' | 'saving' | 'waiting' | 'refused'
  unsaved: number
  conflicts: number
  savedAt: Date | null
  error: unknown
  /** False once this browser could not keep something: then leaving would lose it. */
  isKept: boolean
}

export interface FillDeps {
  send: (changes: ValueChange[]) => Promise<SavedValues>
  drafts: Drafts
  /** Whether a failure may pass by itself: no connection, a busy server. */
  isPassing: (error: unknown) => boolean
  /** Others changed values too: the page reads the return again and hands it to `take`. */
  onBehind: () => void
  now: () => Date
  beat: Beat
}

/** How long after the last key a change is sent. */
export const PAUSE = 600
const MOST_AT_ONCE = 500
const NOTHING: Shown = { value: '', isUnsaved: false, theirs: null, by: null, at: null }

/**
 * The values of one return while somebody types. One queue: what is typed is kept in the browser at once, sent after a pause, and forgotten there only
 * when the server has confirmed it. A value somebody else changed meanwhile is never overwritten: it waits until one of the two is chosen.
 */
export class FillStore {
  readonly #deps: FillDeps
  readonly #server = new Map<string, ReturnValue>()
  readonly #typed = new Map<string, { value: string; seen: number }>()
  readonly #conflicts = new Map<string, ReturnValue>()
  #sent: ReadonlyMap<string, string> | null = null
  #revision = 0
  #failures = 0
  #status: SaveStatus = { state: 'saved', unsaved: 0, conflicts: 0, savedAt: null, error: null, isKept: true }
  readonly #shown = new Map<string, Shown>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #everyone = new Set<() => void>()
  #ticks = 0

  constructor(deps: FillDeps) {
    this.#deps = deps
  }

  get revision(): number {
    return this.#revision
  }

  /** The same object until something about the value changes. */
  read(path: string): Shown {
    const known = this.#shown.get(path)
    if (known) return known
    const stands = this.#server.get(path)
    const typed = this.#typed.get(path)
    const shown: Shown =
      !stands && !typed
        ? NOTHING
        : {
            value: typed?.value ?? stands?.value ?? '',
            isUnsaved: typed !== undefined,
            theirs: this.#conflicts.get(path) ?? null,
            by: stands?.by ?? null,
            at: stands?.at ?? null,
          }
    this.#shown.set(path, shown)
    return shown
  }

  /** Every path that has a value or had one typed. */
  paths(): string[] {
    return [...new Set([...this.#server.keys(), ...this.#typed.keys()])]
  }

  conflicts(): string[] {
    return [...this.#conflicts.keys()]
  }

  status = (): SaveStatus => this.#status

  /** Counts every change of any value. */
  ticks = (): number => this.#ticks

  /** Hears of changes of one value, or of anything at all. */
  subscribe(path: string | null, tell: () => void): () => void {
    if (path === null) {
      this.#everyone.add(tell)
      return () => this.#everyone.delete(tell)
    }
    const own = this.#listeners.get(path) ?? new Set()
    this.#listeners.set(path, own.add(tell))
    return () => own.delete(tell)
  }

  type(path: string, value: string): void {
    this.typeAll([[path, value]])
  }

  typeAll(changes: readonly (readonly [path: string, value: string])[]): void {
    let isKept = true
    for (const [path, value] of changes) {
      const stands = this.#server.get(path)
      const isSettled = !this.#sent?.has(path) && !this.#conflicts.has(path)
      if (isSettled && value === (stands?.value ?? '')) {
        this.#typed.delete(path)
        this.#deps.drafts.remove(path)
      } else {
        const seen = this.#typed.get(path)?.seen ?? stands?.version ?? 0
        this.#typed.set(path, { value, seen })
        if (!this.#keep(path)) isKept = false
      }
    }
    this.#tell(
      changes.map(([path]) => path),
      { isKept: this.#status.isKept && isKept },
    )
    this.#deps.beat.after(PAUSE, () => void this.flush())
  }

  /** Something left from before: takes it up as if typed now, against the version it was typed against. */
  takeUp(path: string, value: string, seen: number): void {
    this.#typed.set(path, { value, seen })
    this.#keep(path)
    this.#tell([path])
    this.#deps.beat.after(0, () => void this.flush())
  }

  /** Sends what waits now, and again until nothing does. */
  async flush(): Promise<void> {
    if (this.#sent !== null) return
    const changes = [...this.#typed]
      .filter(([path]) => !this.#conflicts.has(path))
      .slice(0, MOST_AT_ONCE)
      .map(([path, { value, seen }]): ValueChange => ({ path, value, seen }))
    if (changes.length === 0) return this.#tell([], { state: 'saved' })
    this.#sent = new Map(changes.map(({ path, value }) => [path, value]))
    this.#tell([], { state: 'saving' })
    try {
      const reply = await this.#deps.send(changes)
      const sent = this.#sent
      this.#sent = null
      this.#failures = 0
      this.#confirm(sent, reply)
      if ([...this.#typed.keys()].some((path) => !this.#conflicts.has(path)))
        this.#deps.beat.after(PAUSE, () => void this.flush())
    } catch (error) {
      this.#sent = null
      const isPassing = this.#deps.isPassing(error)
      this.#tell([], { state: isPassing ? 'waiting' : 'refused', error })
      if (isPassing) this.#deps.beat.after(retryAfter(this.#failures++), () => void this.flush())
    }
  }

  /** What the return says now. A value changed elsewhere takes its place here unless something else was typed: then both stand. */
  take(values: readonly ReturnValue[], revision: number): void {
    if (revision < this.#revision) return
    this.#revision = revision
    const changed: string[] = []
    for (const value of values) {
      if (value.basis !== 'reported' || this.#sent?.has(value.path)) continue
      const known = this.#server.get(value.path)
      if (known && known.version >= value.version) continue
      this.#stand(value)
      changed.push(value.path)
    }
    this.#tell(changed)
  }

  /** Chooses between what was typed here and what stands. */
  resolve(path: string, which: 'mine' | 'theirs'): void {
    const theirs = this.#conflicts.get(path)
    const typed = this.#typed.get(path)
    if (!theirs || !typed) return
    this.#conflicts.delete(path)
    if (which === 'theirs') {
      this.#typed.delete(path)
      this.#deps.drafts.remove(path)
    } else {
      this.#typed.set(path, { value: typed.value, seen: theirs.version })
      this.#keep(path)
    }
    this.#tell([path])
    this.#deps.beat.after(0, () => void this.flush())
  }

  /** Gives up what was typed and the server will not take. */
  discard(): void {
    const paths = [...this.#typed.keys()]
    this.#typed.clear()
    this.#conflicts.clear()
    for (const path of paths) this.#deps.drafts.remove(path)
    this.#tell(paths, { state: 'saved', error: null })
  }

  #confirm(sent: ReadonlyMap<string, string>, { saved, conflicts, revision }: SavedValues): void {
    const at = this.#deps.now()
    for (const { path, version } of saved) {
      const value = sent.get(path) ?? ''
      const before = this.#server.get(path)
      const mine = { basis: 'reported', how: 'typed', note: null, by: '', at: at.toISOString() } as const
      this.#server.set(path, before?.version === version ? before : { ...mine, path, value, version })
      const typed = this.#typed.get(path)
      if (typed?.value === value) {
        this.#typed.delete(path)
        this.#deps.drafts.remove(path, value)
      } else if (typed) {
        this.#typed.set(path, { value: typed.value, seen: version })
        this.#keep(path)
      }
    }
    for (const theirs of conflicts) this.#stand(theirs)
    this.#tell([...sent.keys()], { state: 'saved', savedAt: at, error: null })
    if (revision > this.#revision + 1) this.#deps.onBehind()
    else this.#revision = Math.max(this.#revision, revision)
  }

  /** Something else stands now than was seen. */
  #stand(value: ReturnValue): void {
    const { path } = value
    this.#server.set(path, value)
    const typed = this.#typed.get(path)
    if (!typed) return
    if (typed.value !== value.value) this.#conflicts.set(path, value)
    else {
      this.#typed.delete(path)
      this.#conflicts.delete(path)
      this.#deps.drafts.remove(path, value.value)
    }
  }

  #keep(path: string): boolean {
    const typed = this.#typed.get(path)
    return typed === undefined || this.#deps.drafts.put({ path, ...typed, at: this.#deps.now().getTime() })
  }

  #tell(paths: readonly string[], change: Partial<SaveStatus> = {}): void {
    for (const path of paths) this.#shown.delete(path)
    if (paths.length > 0) this.#ticks++
    this.#status = { ...this.#status, ...change, unsaved: this.#typed.size, conflicts: this.#conflicts.size }
    for (const path of paths) for (const tell of this.#listeners.get(path) ?? []) tell()
    for (const tell of this.#everyone) tell()
  }
}
