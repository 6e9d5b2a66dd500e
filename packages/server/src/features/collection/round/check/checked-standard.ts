import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readStandard } from '../../../standards/files.ts'

const standards = new Map<StandardKey, Standard>()

/** A thread checks many returns; the files do not change under it. */
export function standardOf(key: StandardKey): Standard {
  const known = standards.get(key) ?? readStandard(key)
  standards.set(key, known)
  return known
}
