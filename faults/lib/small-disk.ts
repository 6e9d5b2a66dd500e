import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../packages/server/src/db/test-database.ts'

export interface SmallDisk {
  mount: string
  /** A data folder on it. */
  dir: string
  /** Takes all room but so many bytes. */
  fillUpTo: (left: number) => void
  empty: () => void
  remove: () => void
}

/** Why there can be none here; null where there can. */
export function noSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a small disk is a tmpfs: needs root on Linux'
  const { dir, remove } = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'pipe' })
    execFileSync('umount', [dir])
    return null
  } catch (error) {
    return `a tmpfs cannot be mounted here: ${(error as Error).message.split('\n')[0]}`
  } finally {
    remove()
  }
}

/** A disk of its own that is really full when it is full. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const { dir, remove } = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', dir])
  const data = join(dir, 'data')
  const filler = join(dir, 'filler')
  return {
    mount: dir,
    dir: data,
    fillUpTo(left) {
      rmSync(filler, { force: true })
      const { bavail, bsize } = statfsSync(dir)
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
      } catch (error) {
        // Somebody else took the last of it meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', ['-l', dir])
      remove()
    },
  }
}
