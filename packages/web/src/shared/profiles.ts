import { listProfiles } from '@junheng/core/features/standards/contract.ts'
import type { ProfileList } from '@junheng/core/features/standards/profile-schema.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import type { Search } from './url.ts'

/** First part of every query key about profiles 口径: one invalidation after a write refreshes them. */
export const profilesKey = ['profiles'] as const

export const profilesQuery = queryOptions({
  queryKey: [...profilesKey],
  queryFn: ({ signal }) => call(listProfiles, {}, signal),
  staleTime: 60_000,
})

/** Which profile to judge by: one that is stored, settings nobody stored (JSON text), or neither: the standard's own defaults. */
export interface ChosenProfile {
  profile?: string
  settings?: string
}

/** In an address, `profile=default` asks for the standard's own defaults whatever the county has adopted. */
export const DEFAULTS = 'default'

/** What an address asks for: `settings`, else `profile`, else what the county has adopted. Null until that is known. */
export function chosenProfile({ settings, profile }: Search, list: ProfileList | undefined): ChosenProfile | null {
  if (settings) return { settings }
  if (profile) return profile === DEFAULTS ? {} : { profile }
  if (!list) return null
  return list.adopted === null ? {} : { profile: list.adopted }
}

/** The address of a profile (null: the defaults): nothing where the county has adopted it, so that links follow the adoption. */
export function profileAddress(id: string | null, adopted: string | null): { profile: string | undefined; settings: undefined } {
  return { profile: id === adopted ? undefined : (id ?? DEFAULTS), settings: undefined }
}
