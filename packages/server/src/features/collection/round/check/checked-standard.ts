import { type Profile, readProfile } from '@junheng/core/features/standards/profile.ts'
import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readStandard } from '../../../standards/files.ts'

/** By what a round is checked: its standard and its 口径. */
export interface RulesAsked {
  standard: StandardKey
  /** Null: the standard's own defaults. */
  profile: { name: string; settings: unknown } | null
  /** 2026 is 2026—2027. Exemptions are held against the day its figures are of, 1 September 2026. */
  schoolYear: number
}

export interface Rules {
  standard: Standard
  profile: Profile
}

export function rulesOf({ standard: key, profile, schoolYear }: RulesAsked): Rules {
  const standard = readStandard(key)
  return { standard, profile: readProfile(profile, standard, `${schoolYear}-09-01`).profile }
}
