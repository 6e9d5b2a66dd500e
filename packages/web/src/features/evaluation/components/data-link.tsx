import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** To the data that was judged: the file as handed in with its faults, or the round it is of. */
export function DataLink({ of: { id, round }, children }: { of: Pick<PackageSummary, 'id' | 'round'>; children: ReactNode }) {
  return round ? (
    <Link to="/rounds/$round/lock" params={{ round: round.id }}>
      {children}
    </Link>
  ) : (
    <Link to="/packages/$id" params={{ id }}>
      {children}
    </Link>
  )
}
