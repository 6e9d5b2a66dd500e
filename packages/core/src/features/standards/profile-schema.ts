import { z } from 'zod'

/** The settings of a profile as a profile file has them: `{"cv.mode": "composite", "exemptions.<key>": true}`. */
export const ProfileSettings = z.record(z.string(), z.unknown())
export type ProfileSettings = z.infer<typeof ProfileSettings>

/**
 * A profile file `{name, settings}`, as the command line takes it. Nothing is said of its parts here: `readProfile` holds them against the
 * standards, so that everything wrong is told at once and in the user's words.
 */
export const ProfileFile = z.looseObject({ name: z.unknown(), settings: z.unknown() })
export type ProfileFile = z.infer<typeof ProfileFile>

/** A stored 口径 of a county. What it says never changes; a withdrawn one stays readable for what was judged by it. */
export const LocalProfile = z.object({
  id: z.uuid(),
  name: z.string(),
  settings: ProfileSettings,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type LocalProfile = z.infer<typeof LocalProfile>

/** All profiles of a county, newest first, withdrawn ones too, and which its pages judge by unless told otherwise. */
export const ProfileList = z.object({
  profiles: z.array(LocalProfile),
  /** Null: the standard's own defaults. */
  adopted: z.uuid().nullable(),
  /** Null where nothing was ever adopted. */
  adoption: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type ProfileList = z.infer<typeof ProfileList>

/** `profile` takes the place of `instead`, the one the caller saw adopted; null is the standard's own defaults. */
export const Adoption = z.strictObject({ profile: z.uuid().nullable(), instead: z.uuid().nullable() })
export type Adoption = z.infer<typeof Adoption>

/** Withdrawing wants the profile's name once more. */
export const ProfileWithdrawal = z.strictObject({ confirmName: z.string().max(200) })
export type ProfileWithdrawal = z.infer<typeof ProfileWithdrawal>
