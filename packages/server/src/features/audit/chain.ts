import { createHash } from 'node:crypto'
import { type EntryTexts, entryText } from '@junheng/core/features/audit/canonical.ts'
import type { Break } from '@junheng/core/features/audit/schema.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** One entry at its place in the chain. */
export interface Linked {
  no: number
  entryId: string
  hash: string
  /** Null when the entry is gone. */
  entry: EntryTexts | null
  /** The hash before it, where a file says it; in the database it is the hash of the entry before. */
  previous?: string
}

/**
 * Follows the chain entry by entry and tells each place where it does not hold. One altered entry is one break: what follows is held
 * against the hash that was stored, and, should that have been the altered part, against the one that was computed.
 *
 * @param start  the number and hash of the entry before the first one to come; null takes the first as it comes (part of a file)
 */
export function chainWalker(
  start: { no: number; hash: string } | null,
  found: (broken: Break) => void,
  { gaps }: { gaps: 'broken' | 'allowed' } = { gaps: 'broken' },
): (linked: Linked) => void {
  let last = start ? { no: start.no, hashes: [start.hash] } : null
  return (linked) => {
    const { no, entryId, hash, entry } = linked
    const isNext = last === null || no === last.no + 1
    if (last && no <= last.no)
      found(breakAt('altered', no, no, entryId, `第 ${no} 条不在自己的位置上：它排在第 ${last.no} 条之后。`))
    else if (last && !isNext && gaps === 'broken') found(missing(last.no + 1, no - 1))
    const before = candidates(linked, isNext ? last : null)
    let computed: string | null = null
    if (entry === null) {
      found(breakAt('entry-missing', no, no, entryId, `第 ${no} 条的内容被删除，链上只剩它的位置。`))
    } else if (before.length > 0) {
      const hashes = before.map((previous) => sha256(entryText(previous, no, entry)))
      computed = hashes[0] ?? null
      if (!hashes.includes(hash))
        found(breakAt('altered', no, no, entryId, `第 ${no} 条的内容、次序或链上的值被改动，与它前面的接不上。`))
      else if (linked.previous !== undefined && isNext && last && !last.hashes.includes(linked.previous))
        found(breakAt('altered', no, no, entryId, `第 ${no} 条与前一条（第 ${no - 1} 条）接不上。`))
    }
    last = { no, hashes: computed === null || computed === hash ? [hash] : [hash, computed] }
  }
}

function candidates(linked: Linked, last: { hashes: string[] } | null): readonly string[] {
  if (linked.previous !== undefined) return [linked.previous]
  return last?.hashes ?? []
}

function missing(from: number, to: number): Break {
  const which = from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`
  return breakAt('link-missing', from, to, null, `${which}从链上缺失，其后一条因此无法核对。`)
}

export function breakAt(kind: Break['kind'], no: number | null, to: number | null, entryId: string | null, text: string): Break {
  return { kind, no, to, entryId, seal: null, text }
}

export function sealBreak(kind: Break['kind'], seal: number, text: string): Break {
  return { kind, no: null, to: null, entryId: null, seal, text }
}
