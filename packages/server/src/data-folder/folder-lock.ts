import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

export interface FolderLock {
  release: () => void
}

/**
 * Takes the lock of `file`, or answers null when another program (or this one) has it. The operating system frees it when the process
 * ends, however it ends, so nothing stale is ever left to judge.
 *
 * Node has no file locks of its own; SQLite's exclusive transaction on an otherwise empty file is one, on every platform.
 */
export function takeLock(file: string): FolderLock | null {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    // Whoever may read a file may lock it against its owner.
    chmodSync(file, 0o600)
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
  return { release: () => lock.close() }
}

const SQLITE_BUSY = 5
